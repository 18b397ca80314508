"""Try the program on hostile inputs for some minutes, and print each that breaks a promise.

    python -m tests.fuzz MINUTES [SEED]

ends with 1 if there was one; `python -m tests.fuzz SEED/NUMBER` makes a run again and shows it.
"""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest import mock

from essex_insp.cli import output
from essex_insp.show.page import Page, page_of
from tests.fuzz.inputs import Case, case
from tests.program import run
from tests.test_hostile import assert_safe

OLD = b"what was there before"


class Hang(BaseException):
    """A run was stopped after 20 seconds."""


def broken(given: Case) -> Iterator[str]:
    """Run the program in an empty folder; yield each promise that it breaks."""
    words, screen = given.words, SimpleNamespace(isatty=lambda: True, encoding=given.encoding)
    for folder in ("folder", "own"):
        Path(folder).mkdir()
    for name, data in {"old.json": OLD, **given.files}.items():
        Path(name).write_bytes(data)
    Path("link.json").symlink_to("old.json")
    os.mkfifo("pipe.json")

    def seen(stream: Any, *args: Any, **more: Any) -> Page:
        return page_of(screen if given.terminal else stream, *args, **more)

    start, env = time.process_time(), {"HOME": str(Path.cwd()), **given.env}
    signal.alarm(20)
    try:
        with mock.patch.object(output, "page_of", seen), mock.patch("webbrowser.open"):
            code, shown, said = run(*words, stdin=given.stdin, env=env, encoding=given.encoding)
        assert_safe(said)
        assert_safe(shown.replace("\r\n", "\n"))
    except (Exception, Hang) as error:  # noqa: BLE001
        at = traceback.extract_tb(error.__traceback__)[-1]
        yield f"{type(error).__name__}: {error} ({Path(at.filename).name}, line {at.lineno})"
        return
    finally:
        signal.alarm(0)
    if (taken := time.process_time() - start) > 2:
        yield f"{taken:.1f} s"
    completes = "_ESSEX_INSP_COMPLETE" in given.env
    if code not in (0, 2, 3, 1 if words[:1] in (["verify"], ["proof"], ["validate"]) else 0):
        yield f"ends with {code}"
    if code in (2, 3) and not completes and not said.startswith("essex-insp: "):
        yield f"ends with {code}, and says {said!r}"
    if "defect" in said or "Traceback" in said or max(map(len, said.split("\n"))) > 2000:
        yield f"says {said!r}"
    forms = [after for word, after in pairwise(words) if word in ("-f", "--format")]
    told = completes or {"--", "--help"} & {*words}
    texts = {} if told else dict.fromkeys(forms[-1:], shown)
    for path in Path().rglob("*"):
        if any(part.startswith(".") for part in path.parts) and path.name not in words:
            yield f"leaves {path} behind"
        elif path.name in ("a.json", "a.csv"):
            texts[path.suffix[1:]] = path.read_text(encoding="utf-8")
    if Path("old.json").read_bytes() != OLD and not {"--force", "--overwrite"} & {*words}:
        yield "overwrites old.json"
    try:
        json.loads(texts.get("json") or "{}")
        if len({len(row) for row in csv.reader(io.StringIO(texts.get("csv", ""), ""))}) > 1:
            yield "CSV with rows of several lengths"
    except ValueError as error:
        yield f"no JSON: {error}"


def tried(seed: int, number: int) -> list[str]:
    """Make one run in a folder of its own; return what it breaks."""
    home = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            return list(broken(case(seed, number)))
        finally:
            os.chdir(home)


def stop(*_: object) -> None:
    raise Hang


def main(minutes: str, seed: str = "") -> int:
    signal.signal(signal.SIGALRM, stop)
    if "/" in minutes:
        first, at = map(int, minutes.split("/"))
        print(case(first, at), *tried(first, at), sep="\n\n")
        return 0
    number, faults, chosen = 0, 0, int(seed or time.time())
    print(f"seed {chosen}", flush=True)
    end = time.monotonic() + float(minutes) * 60
    while time.monotonic() < end:
        for fault in tried(chosen, number):
            faults += 1
            words = [word[:60] for word in case(chosen, number).words]
            print(f"{chosen}/{number}  {fault[:300]!r}  {words!r}", flush=True)
        number += 1
    print(f"{number} inputs, {faults} broken promises")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
