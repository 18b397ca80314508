"""How long `search` takes for a folder of 1,000 reports of one's own, by how long they are.

    python -m tests.bench.search

One word stands in four of ten texts of the long report, the other in none of it. The best of five
is what is measured, against reading and parsing the same files alone; then what each step takes
that finds the common word in the long reports. Of these, 34,000 texts are indexed and ranked, and
the reports of the best hundred hits are checked, however many reports there are.
"""

from __future__ import annotations

import gc
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import essex_insp
from essex_insp.library import reports as library
from essex_insp.library.checking import outlined
from essex_insp.questions import index, search
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


def _steps(own: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """What `search` does, step by step, each with what came of those before it."""
    query = index.Query.of(COMMON)
    files = [(path.read_bytes(), path) for path in own.iterdir()]
    yield "read", lambda: [path.read_bytes() for _, path in files]
    yield "parse", lambda: [outlined(data, path.stem) and None for data, path in files]
    content = [outlined(data, path.stem) for data, path in files]
    yield "look for it", lambda: [_likely(query, each) for each in content]
    found = [entry for each in content for entry in _likely(query, each)]
    yield "index and rank", lambda: index.ranked(query, found)
    answers, _ = index.ranked(query, found)
    shown = dict.fromkeys(files[at // (len(found) // COUNT)][1].stem for at in list(answers)[:100])
    yield "check what is shown", lambda: library.loaded(shown, [])


def _likely(query: index.Query, content: dict[str, Any]) -> list[index.Entry]:
    return list(filter(query.likely, search.entries(content, "")))


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
            steps = list(_steps(own)) if name == LONG else []
            told = [(what, min(took(step) for _ in range(5))) for what, step in steps]
        print(
            f"{size // 1000} KB a report: {COMMON} {1000 * common / COUNT:.2f} ms each, "
            f"{RARE} {1000 * rare / COUNT:.2f} (parsing alone {1000 * read / COUNT:.2f})"
        )
    print(", ".join(f"{what} {1000 * seconds / COUNT:.2f}" for what, seconds in told))


if __name__ == "__main__":
    main()
