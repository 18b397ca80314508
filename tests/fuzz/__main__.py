"""Try the program on hostile inputs for some minutes, and print each that breaks a promise.

    python -m tests.fuzz MINUTES [SEED]

ends with 1 if there was one; `python -m tests.fuzz SEED/NUMBER` makes a run again and shows it.
"""

from __future__ import annotations

import csv
import io
import json
import os
import shlex
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest import mock

from typer.testing import CliRunner

from essex_insp.cli import output
from essex_insp.cli.app import app
from essex_insp.show import page
from tests.fuzz.inputs import Case, case
from tests.program import CLEARED, FIXED
from tests.test_hostile import assert_safe

OLD = b"what was there before"


class Hang(BaseException):
    """A run was stopped."""


def broken(given: Case) -> Iterator[str]:
    """Run the program in an empty folder; yield each promise that it breaks."""
    for folder in ("folder", "own"):
        Path(folder).mkdir()
    for name, data in {"old.json": OLD, **given.files}.items():
        Path(name).write_bytes(data)
    Path("link.json").symlink_to("old.json")
    os.mkfifo("pipe.json")
    encoding = "utf-8" if given.encoding == "idna" else given.encoding  # which carries no text
    screen, real = SimpleNamespace(isatty=lambda: True, encoding=encoding), page.page_of

    def page_of(stream: Any, *args: Any, **more: Any) -> page.Page:
        return real(screen if given.terminal else stream, *args, **more)

    start = time.process_time()
    signal.setitimer(signal.ITIMER_REAL, 20)
    try:
        with mock.patch.object(output, "page_of", page_of), mock.patch("webbrowser.open"):
            done = CliRunner(charset=given.encoding).invoke(
                app,
                given.words,
                input=given.stdin,
                env={**dict.fromkeys(CLEARED), **FIXED, "HOME": str(Path.cwd()), **given.env},
                prog_name="essex-insp",
                catch_exceptions=False,
            )
        said, shown = (data.decode(encoding) for data in (done.stderr_bytes, done.stdout_bytes))
    except (Exception, Hang) as error:  # noqa: BLE001
        at = traceback.extract_tb(error.__traceback__)[-1]
        yield f"crash: {type(error).__name__}: {error} ({Path(at.filename).name}:{at.lineno})"
        return
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    if (taken := time.process_time() - start) > 2:
        yield f"slow: {taken:.1f} s"
    code, completes = done.exit_code, "_ESSEX_INSP_COMPLETE" in given.env
    check = given.words[:1] in (["verify"], ["proof"], ["validate"])
    if code not in (0, 2, 3) and not (check and code == 1):
        yield f"code: {code}"
    if code in (2, 3) and not completes and not said.startswith("essex-insp: "):
        yield f"code: {code}, and {said!r}"
    if "defect" in said or "Traceback" in said or max(map(len, said.split("\n"))) > 2000:
        yield f"talk: {said!r}"
    for text in (said, shown.replace("\r\n", "\n")):
        try:
            assert_safe(text)
        except AssertionError as error:
            yield f"unsafe: {error}"
    asked = [
        given.words[at + 1] for at, word in enumerate(given.words) if word in ("-f", "--format")
    ]
    if shown and code < 2 and asked and not completes and "--help" not in given.words:
        yield from _invalid(asked[-1].lower(), shown)
    yield from _files(given)


def _invalid(form: str, text: str) -> Iterator[str]:
    try:
        if form == "json":
            json.loads(text)
        elif form == "csv" and len({len(row) for row in csv.reader(io.StringIO(text, ""))}) > 1:
            yield "csv: rows of several lengths"
    except ValueError as error:
        yield f"{form}: {error}"


def _files(given: Case) -> Iterator[str]:
    """What was written is whole, and nothing else is there."""
    for path in Path().rglob("*"):
        if any(part.startswith(".") for part in path.parts) and path.name not in given.words:
            yield f"left behind: {path}"
        elif path.name in ("a.json", "a.csv"):
            yield from _invalid(path.suffix[1:], path.read_text(encoding="utf-8"))
    if Path("old.json").read_bytes() != OLD and not {"--force", "--overwrite"} & {*given.words}:
        yield "overwritten: old.json"


def tried(seed: int, number: int) -> list[str]:
    """Make one run in a folder of its own; return what it breaks."""
    given, home = case(seed, number), Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            return list(broken(given))
        finally:
            os.chdir(home)


def main(minutes: str, seed: str = "") -> int:
    def stop(*_: object) -> None:
        raise Hang("stopped after 20 s")

    signal.signal(signal.SIGALRM, stop)
    if "/" in minutes:
        chosen, number = map(int, minutes.split("/"))
        print(case(chosen, number), *tried(chosen, number), sep="\n\n")
        return 0
    number, chosen, kinds = 0, int(seed or time.time()), Counter[str]()
    end = time.monotonic() + float(minutes) * 60
    print(f"seed {chosen}", flush=True)
    while time.monotonic() < end:
        for fault in tried(chosen, number):
            kinds[fault.partition(":")[0] + fault[-40:]] += 1
            words = shlex.join(word[:60] for word in case(chosen, number).words)
            print(f"{chosen}/{number}  {fault[:300]!r}\n    {words!r}", flush=True)
        number += 1
    print(f"{number} inputs, {sum(kinds.values())} broken promises")
    return bool(kinds)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
