"""How long `search` takes for a folder of 1,000 reports of one's own, by how long they are.

    python -m tests.bench.search

One word stands in four of ten texts of the long report, the other in none of it. The best of five
is what is measured, against reading and parsing the same files alone.
"""

from __future__ import annotations

import gc
import json
import os
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import essex_insp
from tests.bench.own import shelf
from tests.bench.startup import ROOT

LONG, SHORT = "essex-effectiveness-2017", "essex-peel-2021-22"
COMMON, RARE = "offenders", "custody"
COUNT = 1000


def took(do: Callable[[], object]) -> float:
    """Return the seconds of processor time that something takes."""
    start = time.process_time()
    do()
    return time.process_time() - start


def _search(word: str) -> None:
    essex_insp.search(word)


def _parse(folder: Path) -> None:
    for path in folder.iterdir():
        json.loads(path.read_bytes())


def main() -> None:
    """Measure and print, as the program runs: nothing collects garbage."""
    gc.disable()
    for name in (SHORT, LONG):
        size = (ROOT / "data" / "reports" / f"{name}.json").stat().st_size
        with tempfile.TemporaryDirectory() as home:
            own = Path(home) / "own"
            os.environ.update(ESSEX_INSP_PATH=shelf(own, COUNT, name))
            common, rare = (
                min(took(partial(_search, word)) for _ in range(5)) for word in (COMMON, RARE)
            )
            read = min(took(partial(_parse, own)) for _ in range(5))
        print(
            f"{size // 1000} KB a report: {COMMON} {1000 * common / COUNT:.2f} ms each, "
            f"{RARE} {1000 * rare / COUNT:.2f} (parsing alone {1000 * read / COUNT:.2f})"
        )


if __name__ == "__main__":
    main()
