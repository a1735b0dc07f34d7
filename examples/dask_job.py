"""Facts of a crawl with Dask: python dask_job.py [PAGES.parquet OUT [SCHEDULER]].

PAGES is one or more Parquet files with the columns `document` and `html` and, if known, `url` and `published`; without
arguments the example pages beside this file are packed first. SCHEDULER is the address of a running cluster, whose
machines need `pip install 'viennews[dask]'`; without it two processes are started here.
"""

import pathlib
import sys
import tempfile

import dask.dataframe
from dask.distributed import Client, LocalCluster

from viennews import cluster

EXAMPLES = pathlib.Path(__file__).parent / "pages"


def main(pages: str, out: str, scheduler: str | None = None) -> None:
    """Read pages, write facts, say what was found."""
    # One thread a process: the work is all Python.
    local = None if scheduler else LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None)
    with Client(scheduler or local):
        # A partition for each row group, so that pages are read in small pieces by many processes.
        frame = dask.dataframe.read_parquet(pages, split_row_groups=True)
        cluster.on_dask(frame, "facts").to_parquet(out, write_index=False)
        written = dask.dataframe.read_parquet(out)
        print("documents that failed:", int(written["error"].notnull().sum().compute()))
        facts = written[written["error"].isnull()]
        print(facts["organization_name"].value_counts().nlargest(10).compute().to_string())
    if local:
        local.close()


if __name__ == "__main__":
    if len(sys.argv) in (3, 4):
        main(*sys.argv[1:])
    else:
        with tempfile.TemporaryDirectory() as folder:
            cluster.pack(EXAMPLES, f"{folder}/pages.parquet")
            main(f"{folder}/pages.parquet", f"{folder}/facts")
