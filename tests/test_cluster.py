"""Record batches here; Spark, Dask, Ray and Hugging Face datasets on this machine, where they are installed."""

from __future__ import annotations

import datetime
import os
import pathlib
import shutil
import signal
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

import viennews
from benchmarks.generated import Page, pages
from viennews import cluster
from viennews.batch import read_rows
from viennews.errors import MissingExtraError
from viennews.inputs import Failure, Input
from viennews.tables import TABLES, document_id

pyarrow = pytest.importorskip("pyarrow")

TABLE = "facts"
COUNT = 500
ENGINES = pytest.mark.cluster


def sources(count: int) -> list[Input]:
    """Generated pages, one of which is broken."""
    found = [Input(name, markup) for name, markup in pages(count)]
    found[count // 3] = Input("broken.html", b"%PDF-1.4")
    return found


def in_order(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: (row["document"], row["start"] or 0, row["end"] or 0))


def expected(given: list[Input], table: str) -> list[dict[str, Any]]:
    """The rows of `read_many`, as a cluster gives them."""
    names = cluster.schema(table).names
    rows: list[dict[str, Any]] = []
    for row in read_rows(given, table):
        if isinstance(row, Failure):
            rows.append({"document": row.source, "error": f"{row.error}: {row.message}"})
        else:
            rows.append(row)
    return in_order([{name: row.get(name) for name in names} for row in rows])


def page_table(given: list[Input]) -> Any:
    return pyarrow.Table.from_batches(cluster.page_batches(given))


TEXTS = [Input(f"text {number}", "\n\n".join([Page(number).title, *Page(number).paragraphs()])) for number in range(12)]


@pytest.mark.parametrize("table", ["blocks", TABLE])
def test_the_rows_are_those_of_read_many(table: str) -> None:
    given = [*TEXTS, Input("broken", b"%PDF-1.4")]
    rows = cluster.extract_table(page_table(given), table)
    assert rows.schema == cluster.schema(table)
    assert in_order(rows.to_pylist()) == expected(given, table)
    (broken,) = rows.filter(pyarrow.compute.is_valid(rows["error"])).to_pylist()
    assert broken["document"] == "broken"
    assert broken["error"].startswith("SourceError: ")
    assert {value for name, value in broken.items() if name not in ("document", "error")} == {None}


@pytest.mark.parametrize("table", TABLES)
def test_the_schema_is_plain(table: str) -> None:
    schema = cluster.schema(table)
    assert schema.names[0] == "document"
    assert schema.names[-1] == "error"
    assert {str(each.type) for each in schema} <= set(cluster._SQL)
    assert cluster.extract_table(cluster.page_schema().empty_table(), table).schema == schema


def test_columns_of_other_names_and_types() -> None:
    day = datetime.date(2021, 3, 7)
    batch = pyarrow.RecordBatch.from_pydict(
        {
            "id": ["a", "b", "c", "d", "e"],
            "page": ["Trời đẹp.", "", None, "Trời mưa.", "Trời mát."],
            "seen": ["2021-03-07", "", None, "hôm qua", "2021-03-07T08:00:00"],
            "more": [1, 2, 3, 4, 5],
        }
    )
    rows: list[dict[str, Any]] = []
    for found in cluster.extract_batches([batch], "blocks", html="page", document="id", published="seen"):
        rows += found.to_pylist()
    assert [(row["document"], row["error"]) for row in rows] == [
        ("a", None),
        ("c", "SourceError: there is no page"),
        ("d", "SourceError: published is a date as 2021-03-05, not 'hôm qua'"),
        ("e", None),
    ]
    for given in (day, datetime.datetime(2021, 3, 7, 8), "2021-03-07"):
        assert cluster._day(given) == day


def test_a_page_without_a_name_is_called_by_its_digest() -> None:
    batch = pyarrow.RecordBatch.from_pydict({"document": [None, ""], "html": ["Trời đẹp.", b"%PDF-1.4"]})
    (found,) = cluster.extract_batches([batch], "blocks")
    digest = document_id(viennews.parse("Trời đẹp."))
    assert found["document"].to_pylist() == [digest, None]


def test_a_missing_column_is_told() -> None:
    batch = pyarrow.RecordBatch.from_pydict({"url": ["u"], "body": ["x"]})
    with pytest.raises(ValueError, match="no column 'document', 'html'; the columns are url, body"):
        list(cluster.extract_batches([batch]))


FRAMES = [
    (cluster.extract_table, "to_batches", r"extract_table\(\) takes a pyarrow\.Table"),
    (cluster.on_spark, "mapInArrow", r"on_spark\(\) takes a Spark data frame"),
    (cluster.on_dask, "map_partitions", r"on_dask\(\) takes a Dask data frame"),
    (cluster.on_ray, "map_batches", r"on_ray\(\) takes a Ray dataset"),
    (cluster.on_datasets, "with_format", r"on_datasets\(\) takes a Hugging Face dataset"),
]


@pytest.mark.parametrize(("entry", "method", "message"), FRAMES)
def test_wrong_arguments_are_told_before_the_engine_runs(entry: Any, method: str, message: str) -> None:
    for pages_given in ("pages.parquet", None, [{"html": "x"}]):
        with pytest.raises(TypeError, match=f"^{message}, not {type(pages_given).__name__}$"):
            entry(pages_given)
    frame = type("Frame", (), {method: None})()  # cannot be called: nothing is run
    with pytest.raises(ValueError, match="no table 'people'; the tables are facts, dates"):
        entry(frame, "people")
    with pytest.raises(TypeError, match=r"^lexicon is a "):
        entry(frame, lexicon="units")
    with pytest.raises(TypeError, match="unexpected keyword argument 'text'"):
        entry(frame, text="html")


class Engine:
    """Takes what an engine is given, and does the same at once."""

    column_names = ("id", "page")

    def __init__(self, pages: Any) -> None:
        self.pages = pages

    def mapInArrow(self, work: Any, columns: str) -> Any:  # noqa: N802 - the name is that of Spark
        assert columns.count("`") == 2 * len(cluster.schema(TABLE).names)
        return pyarrow.Table.from_batches(work(self.pages.to_batches()))

    def map_partitions(self, work: Any, *arguments: Any, meta: Any) -> Any:
        return pyarrow.Table.from_pandas(work(self.pages.to_pandas(), *arguments), schema=cluster.schema(TABLE))

    def map_batches(self, work: Any, *, batch_format: str, batch_size: int, fn_kwargs: dict[str, Any]) -> Any:
        assert (batch_format, batch_size) == ("pyarrow", cluster.PAGES)
        return work(self.pages, **fn_kwargs)

    def with_format(self, name: str | None) -> Engine:
        return self

    def map(self, work: Any, *, fn_kwargs: dict[str, Any], batched: bool, remove_columns: Any, **sizes: int) -> Engine:
        assert batched
        assert remove_columns == self.column_names
        return Engine(work(self.pages, **fn_kwargs))


@pytest.mark.parametrize("entry", [cluster.on_spark, cluster.on_dask, cluster.on_ray, cluster.on_datasets])
def test_options_reach_the_work_of_an_engine(entry: Any) -> None:
    pages_given = page_table(TEXTS).select(["document", "html"]).rename_columns(["id", "page"])
    wanted = cluster.extract_table(page_table(TEXTS), TABLE)
    assert wanted.num_rows > len(TEXTS)
    found = entry(Engine(pages_given), TABLE, document="id", html="page")
    found = found.pages if isinstance(found, Engine) else found
    assert found.to_pylist() == wanted.to_pylist()
    with pytest.raises(ValueError, match="no column 'html'"):
        entry(Engine(pages_given), TABLE, document="id")


def test_a_batch_that_is_none_is_told() -> None:
    with pytest.raises(TypeError, match=r"^a batch is a pyarrow\.RecordBatch, not dict$"):
        list(cluster.extract_batches([{"html": "x"}]))
    with pytest.raises(TypeError, match=r"^batches are an iterable of pyarrow\.RecordBatch, not int$"):
        cluster.extract_batches(5)  # type: ignore[arg-type]


def test_batches_stream() -> None:
    taken = 0

    def batches() -> Iterator[Any]:
        nonlocal taken
        for each in page_table(TEXTS).to_batches(max_chunksize=4):
            taken += 1
            yield each

    found = cluster.extract_batches(batches(), "blocks")
    next(found)
    assert taken == 1


def test_pages_are_packed_with_what_could_not_be_read(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.txt").write_text("Trời đẹp.", encoding="utf-8")
    (tmp_path / "b.html.gz").write_bytes(b"no gzip")
    (tmp_path / "c.jsonl").write_text('{"text": "Trời mưa.", "published": "2021-03-07", "url": "u"}\n[]\n', "utf-8")
    (tmp_path / "d.pdf").touch()
    table = page_table([tmp_path])  # type: ignore[list-item]
    assert table["html"].to_pylist() == ["Trời đẹp.".encode(), None, "Trời mưa.".encode(), None, None]
    assert table["published"].to_pylist()[2] == datetime.date(2021, 3, 7)
    errors = table["error"].to_pylist()
    assert [error and error.split(":")[0] for error in errors] == [
        None,
        "BadGzipFile",
        None,
        "SourceError",
        "SourceError",
    ]
    again = cluster.extract_table(table, "blocks")
    assert [error.split(": ", 1)[1] for error in again["error"].to_pylist() if error] == [
        error for error in errors if error
    ]


def test_what_is_packed_leaves_out_itself(tmp_path: pathlib.Path) -> None:
    (tmp_path / "page.txt").write_text("Trời đẹp.", encoding="utf-8")
    assert [cluster.pack(tmp_path, tmp_path / "pages.parquet") for _ in range(2)] == [1, 1]


def test_batches_of_pages_are_small() -> None:
    heavy = [Input(str(number), "x" * 3_000_000) for number in range(7)]
    assert [batch.num_rows for batch in cluster.page_batches(heavy)] == [3, 3, 1]
    light = [Input(str(number), "x") for number in range(100)]
    assert [batch.num_rows for batch in cluster.page_batches(light)] == [64, 36]


def test_without_pyarrow_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    for call in (cluster.schema, cluster.page_schema, lambda: next(cluster.extract_batches([]))):
        with pytest.raises(MissingExtraError, match=r"viennews\[arrow\]"):
            call()


# The engines.


@pytest.fixture(scope="module")
def crawl() -> tuple[Any, list[dict[str, Any]]]:
    """A table of pages, and the rows that are expected of it."""
    given = sources(COUNT)
    return page_table(given), expected(given, TABLE)


@pytest.fixture(scope="module")
def crawl_file(crawl: tuple[Any, list[dict[str, Any]]], tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("crawl") / "pages.parquet"
    assert cluster.pack(sources(COUNT), path) == COUNT
    return str(path)


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A Spark cluster: two executors with one core and 1 GB each, processes of their own."""
    sql = pytest.importorskip("pyspark.sql")
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        pytest.skip("Spark needs Java")
    quick_start = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.extraJavaOptions": quick_start,
        "spark.executor.extraJavaOptions": quick_start,
        "spark.executorEnv.PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "spark.local.dir": str(tmp_path_factory.mktemp("spark")),
        "spark.pyspark.python": sys.executable,
        "spark.sql.execution.arrow.maxRecordsPerBatch": "20",
        "spark.sql.shuffle.partitions": "16",
        "spark.ui.enabled": "false",
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        builder = sql.SparkSession.builder.master("local-cluster[2,1,1024]").appName("viennews tests")
        session = builder.config(map=settings).getOrCreate()
        yield session
        session.stop()


@ENGINES
def test_spark(spark: Any, crawl_file: str, crawl: Any) -> None:
    rows = cluster.on_spark(spark.read.parquet(crawl_file).repartition(8), TABLE)
    assert rows.columns == cluster.schema(TABLE).names
    assert in_order([row.asDict() for row in rows.collect()]) == crawl[1]


def executors(application: str) -> list[int]:
    """The processes of the executors of a Spark application."""
    found = []
    for path in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes().split(b"\0")
        except OSError:
            continue
        if application.encode() in words and any(word.endswith(b"CoarseGrainedExecutorBackend") for word in words):
            found.append(int(path.parent.name))
    return found


@ENGINES
@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="looks for the executor in /proc")
def test_a_killed_spark_executor_loses_nothing(spark: Any, crawl_file: str, crawl: Any) -> None:
    context = spark.sparkContext
    rows = cluster.on_spark(spark.read.parquet(crawl_file).repartition(16), TABLE)
    collected: list[Any] = []
    thread = threading.Thread(target=lambda: collected.extend(rows.collect()))
    thread.start()
    tracker = context.statusTracker()
    killed = None
    while thread.is_alive() and killed is None:
        for stage in tracker.getActiveStageIds():
            info = tracker.getStageInfo(stage)
            if info and info.numTasks == 16 and 2 <= info.numCompletedTasks < 14:
                killed = executors(context.applicationId)[0]
                os.kill(killed, signal.SIGKILL)
                break
        time.sleep(0.01)
    thread.join()
    assert killed is not None
    assert killed not in executors(context.applicationId)
    assert in_order([row.asDict() for row in collected]) == crawl[1]


@pytest.fixture
def dask_client() -> Iterator[tuple[Any, Any]]:
    """A Dask cluster: two worker processes."""
    distributed = pytest.importorskip("distributed")
    pytest.importorskip("dask.dataframe")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
        ) as local,
        distributed.Client(local) as client,
    ):
        yield local, client


def dask_rows(frames: list[Any]) -> list[dict[str, Any]]:
    tables = [pyarrow.Table.from_pandas(frame, preserve_index=False) for frame in frames]
    return in_order(pyarrow.concat_tables(tables).to_pylist())


@ENGINES
def test_dask(dask_client: Any, crawl_file: str, crawl: Any) -> None:
    import dask.dataframe

    rows = cluster.on_dask(dask.dataframe.read_parquet(crawl_file, split_row_groups=True), TABLE)
    assert list(rows.columns) == cluster.schema(TABLE).names
    frame = rows.compute()
    assert (frame.dtypes == rows.dtypes).all()
    assert dask_rows([frame]) == crawl[1]


@ENGINES
def test_a_killed_dask_worker_loses_nothing(dask_client: Any, crawl: Any) -> None:
    import dask.dataframe
    from distributed import wait

    local, client = dask_client
    pages_frame = dask.dataframe.from_pandas(crawl[0].to_pandas(), npartitions=16)
    parts = client.compute(cluster.on_dask(pages_frame, TABLE).to_delayed())
    first = wait(parts, return_when="FIRST_COMPLETED")
    assert len(first.not_done) >= 4
    pid = next(iter(local.workers.values())).pid
    os.kill(pid, signal.SIGKILL)
    assert dask_rows(client.gather(parts)) == crawl[1]
    assert pid not in [worker.pid for worker in local.workers.values()]


@pytest.fixture
def ray() -> Iterator[Any]:
    """Ray on this machine, with two processes."""
    module = pytest.importorskip("ray")
    pytest.importorskip("ray.data")
    module.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    yield module
    module.shutdown()


@ENGINES
def test_ray(ray: Any, crawl: Any) -> None:
    rows = cluster.on_ray(ray.data.from_arrow(crawl[0]), TABLE)
    assert in_order(rows.take_all()) == crawl[1]


@pytest.fixture
def datasets() -> Any:
    """The library of Hugging Face."""
    return pytest.importorskip("datasets")


@ENGINES
def test_hugging_face_datasets(datasets: Any, crawl: Any) -> None:
    rows = cluster.on_datasets(datasets.Dataset(crawl[0]), TABLE)
    assert rows.column_names == cluster.schema(TABLE).names
    assert in_order(rows.to_list()) == crawl[1]
