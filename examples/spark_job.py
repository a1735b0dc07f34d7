"""Facts of a crawl with Spark: python spark_job.py [PAGES.parquet OUT], or `spark-submit` with the same arguments.

PAGES is one or more Parquet files with the columns `document` and `html` and, if known, `url` and `published`; without
arguments the example pages beside this file are packed first. Every machine needs `pip install 'viennews[spark]'`.
"""

import os
import pathlib
import sys
import tempfile

from pyspark.sql import SparkSession
from pyspark.sql import functions as f

from viennews import cluster

EXAMPLES = pathlib.Path(__file__).parent / "pages"


def main(pages: str, out: str) -> None:
    """Read pages, write facts, say what was found."""
    # On this machine unless spark-submit or the environment says otherwise; executors use the Python of the driver.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    spark = (
        SparkSession.builder.appName("viennews facts")
        # Pages are large: 100 of them are 10 MB.
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "100")
        .getOrCreate()
    )
    rows = cluster.on_spark(spark.read.parquet(pages), "facts")
    rows.write.mode("overwrite").parquet(out)
    written = spark.read.parquet(out)
    print("documents that failed:", written.where(f.col("error").isNotNull()).count())
    counts = written.where(f.col("error").isNull()).groupBy("organization_name").count()
    counts.orderBy(f.desc("count"), "organization_name").show(10, truncate=60)
    spark.stop()


if __name__ == "__main__":
    if len(sys.argv) == 3:
        main(*sys.argv[1:])
    else:
        with tempfile.TemporaryDirectory() as folder:
            cluster.pack(EXAMPLES, f"{folder}/pages.parquet")
            main(f"{folder}/pages.parquet", f"{folder}/facts")
