"""Ray Data: `pip install '.[ray]'` in a clone.

dataset = ray.data.read_parquet("articles.parquet")          # columns id, text
extract(dataset, concurrency=2).write_parquet("quotes")
"""

from __future__ import annotations

from typing import Any

from newsextract.articles import TableName
from newsextract.engines.batches import Reader
from newsextract.workers import BLAS_THREADS


def extract(
    dataset: Any,
    *,
    text: str = "text",
    id: str | None = "id",
    table: TableName = "quotes",
    concurrency: int = 1,
    batch_size: int = 64,
    num_cpus: float = 0.5,
    **options: Any,
) -> Any:
    """A dataset of quotations, entities or mentions, read by `concurrency` actors that load the models once each.

    text, id, table: as `Reader` takes them; options: those of Extractor. `num_cpus` is what Ray sets aside for an
    actor: where actors take every CPU, none is left for reading and writing and Ray waits for ever; hence half of one.
    """
    return dataset.map_batches(
        Reader,
        fn_constructor_kwargs={"text": text, "id": id, "table": table, "options": options},
        batch_format="pyarrow",
        batch_size=batch_size,
        concurrency=concurrency,
        num_cpus=num_cpus,
        runtime_env={"env_vars": dict.fromkeys(BLAS_THREADS, "1")},  # or actors of one machine slow each other down
    )
