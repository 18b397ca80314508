"""Whether the suite notices small faults that are put into the code at random.

    python -m tests.bench.faults [FAULTS] [SEED]

Changes one comparison, `and`, `not`, sign or index at a time outside `draft/`, two at a time. Each
is put into a fork of a process that has everything imported, which runs the tests that come by the
statement (coverage.py tells), the shortest first, until one fails. What is left, or is run at
import or by one test for all, is put into a copy of the checkout, for the tests that start
processes and those of the module. Prints what noticed each fault, then how many were; and runs once
more, without a fault, the tests that noticed one, which must pass.
"""

from __future__ import annotations

import gc
import importlib
import inspect
import json
import os
import pkgutil
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from types import CodeType, FunctionType
from typing import TypeAlias

import pytest

import essex_insp

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("questions", "library", "show", "evidence", "cli", "model")
CHANGES = (
    (re.compile(r" == "), " != "),
    (re.compile(r" != "), " == "),
    (re.compile(r" < "), " <= "),
    (re.compile(r" > "), " >= "),
    (re.compile(r" and "), " or "),
    (re.compile(r" or "), " and "),
    (re.compile(r"\bnot (?!in\b)"), ""),
    (re.compile(r" is not None"), " is None"),
    (re.compile(r" \+ 1\b"), " + 2"),
    (re.compile(r" - 1\b"), ""),
    (re.compile(r"\[0\]"), "[-1]"),
    (re.compile(r"(?<!frozen=)(?<!slots=)(?<!strict=)\bTrue\b"), "False"),  # they guard the code
    (re.compile(r"\bFalse\b"), "True"),
)
SECONDS, MEMORY = 300, 6 << 30
"""Of the processor, and bytes, at most; a fault that makes a test endless is noticed by that."""
Fault: TypeAlias = tuple[Path, int, str]


def places() -> list[Fault]:
    """Return where a fault can be put: the file, the line's index, and the line with it."""
    spots = []
    for room in ROOMS:
        for path in sorted((ROOT / "essex_insp" / room).rglob("*.py")):
            inside = False
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
                quotes = line.count('"""')
                inside ^= quotes == 1
                if inside or quotes or line.lstrip().startswith(("#", "import ", "from ")):
                    continue
                code = re.sub(r'"[^"]*"', lambda text: "~" * len(text[0]), line).split("  # ")[0]
                spots += [
                    (path, number, line[: match.start()] + new + line[match.end() :])
                    for old, new in CHANGES
                    for match in old.finditer(code)
                ]
    return spots


def swapped(fault: Fault) -> dict[CodeType, CodeType] | None:
    """Return the code of functions that a fault changes; `None` where it changes other code."""
    path, number, line = fault
    lines = path.read_text(encoding="utf-8").splitlines()
    codes = []
    for _ in range(2):
        codes.append(list(_codes(compile("\n".join(lines), str(path), "exec", dont_inherit=True))))
        lines[number] = line
    pairs = list(zip(*codes, strict=True))
    functions = all(old.co_flags & inspect.CO_NEWLOCALS for old, new in pairs if _own(old, new))
    return {old: new for old, new in pairs if old != new} if functions else None


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def _own(*codes: CodeType) -> bool:
    """Whether code differs, whatever the functions in it do."""
    one, other = (
        code.replace(co_consts=tuple(each for each in code.co_consts if type(each) is not CodeType))
        for code in codes
    )
    return one != other


class Sweep:
    """What pytest does with the tests it has collected: not run them, but put faults in."""

    def __init__(self, faults: list[Fault], folder: Path) -> None:
        self.faults = {str(number): fault for number, fault in enumerate(faults)}
        self.folder, self.failed = folder, ""
        self.by: dict[str, str] = {}
        self.items: dict[str, pytest.Item] = {}
        self.took: dict[str, float] = {}
        self.lines: dict[str, dict[str, list[str]]] = {}
        self.apart: list[str] = []
        self.screen = os.fdopen(os.dup(1), "w")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.failed = self.failed or report.nodeid * report.failed

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        for module in pkgutil.walk_packages(essex_insp.__path__, "essex_insp."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
        self.items = {item.nodeid: item for item in session.items}
        gc.unfreeze()  # `noticed` looks for functions
        self.fork("measured", self.measured, SECONDS * 10)
        os.wait()
        measured = json.loads((self.folder / "measured").read_text(encoding="utf-8"))
        self.took, self.apart, self.lines = measured
        running: dict[int, str] = {}
        for name, fault in self.faults.items():
            codes, tests = swapped(fault), self.tests(fault)
            if codes and tests:
                if len(running) == 2:
                    self.end(running)
                running[self.fork(name, partial(self.noticed, codes, tests))] = name
        while running:
            self.end(running)
        return True

    def fork(self, name: str, work: Callable[[], str], seconds: int = SECONDS) -> int:
        """Do something in a process of its own, which leaves what it returns in a file."""
        if child := os.fork():
            return child
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
            signal.alarm(seconds * 10)  # what waits for ever needs no processor
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            place = self.folder / f"{name}-made"
            place.mkdir()
            os.environ["PYTEST_DEBUG_TEMPROOT"] = str(place)
            (self.folder / name).write_text(work(), encoding="utf-8")
        finally:
            os._exit(0)

    def end(self, running: dict[int, str]) -> None:
        """Wait for one of the processes, and tell."""
        name = running.pop(os.wait()[0])
        left = self.folder / name
        self.tell(name, left.read_text(encoding="utf-8") if left.exists() else "no end")

    def tell(self, name: str, by: str) -> None:
        self.by[name] = by
        path, number, line = self.faults[name]
        print(f"{path.relative_to(ROOT)}:{number + 1}: {line.strip()}", file=self.screen)
        print(f"    noticed by {by or 'NONE'}", file=self.screen, flush=True)

    def run(self, tests: Iterable[str]) -> Iterator[str]:
        """Run tests, each when it is asked for."""
        items = [self.items[name] for name in tests]
        for item, after in zip(items, [*items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            yield item.nodeid

    def measured(self) -> str:
        """Which tests run which lines, how long they take, and which start processes."""
        from coverage import Coverage

        cov = Coverage(None, include=[str(ROOT / "essex_insp" / "*")], config_file=False)
        took, apart = {}, []
        names = list(self.items)
        cov.start()
        cov.switch_context(names[0])
        begun, children = time.perf_counter(), os.times().children_user
        for name, then in zip(self.run(names), [*names[1:], "end"], strict=True):
            cov.switch_context(then)
            if not self.failed:  # which notices nothing, whatever is wrong with it
                took[name] = time.perf_counter() - begun
                apart += [name] * (os.times().children_user > children)
            self.failed, begun, children = "", time.perf_counter(), os.times().children_user
        cov.stop()
        data = cov.get_data()
        files = {str(path) for path, _, _ in self.faults.values()} & data.measured_files()
        return json.dumps([took, apart, {file: data.contexts_by_lineno(file) for file in files}])

    def tests(self, fault: Fault) -> list[str]:
        """The tests that run a line, the shortest first."""
        names = self.lines.get(str(fault[0]), {}).get(str(fault[1] + 1), ())
        return sorted(self.took.keys() & names, key=self.took.__getitem__)

    def noticed(self, codes: dict[CodeType, CodeType], tests: list[str]) -> str:
        """The first test that fails with other code, if any."""
        for function in gc.get_objects():
            if isinstance(function, FunctionType) and function.__code__ in codes:
                function.__code__ = codes[function.__code__]
        return next((self.failed for _ in self.run(tests) if self.failed), "")

    def rest(self, fault: Fault) -> list[str]:
        """The tests that start processes; of what is run at import, or once, its module's."""
        if swapped(fault) is not None and len(self.tests(fault)) > 1:
            return self.apart
        names = {name for tests in self.lines.get(str(fault[0]), {}).values() for name in tests}
        files = sorted({name.partition("::")[0] for name in names} - {"end"})
        return sorted(files, key=lambda file: (file != "tests/test_golden.py", "browse" in file))


def noticed(fault: Fault, tests: list[str]) -> str:
    """Return the first test that fails on a copy of the checkout with one line changed, if any."""
    path, number, line = fault
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", ".*_cache"))
        file = copy / path.relative_to(ROOT)
        lines = file.read_text(encoding="utf-8").splitlines()
        lines[number] = line
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        words = [sys.executable, "-m", "pytest", "-qx", f"--basetemp={folder}/made", *tests]
        done = subprocess.run(words, cwd=copy, capture_output=True, text=True, check=False)
        failed = re.search(r"^(?:FAILED|ERROR) ([^\s\[]+)", done.stdout, re.MULTILINE)
        return failed[1] if failed else f"exit {done.returncode}" if done.returncode else ""


def main() -> None:
    """Put faults in, two at a time, and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 48
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        sweep = Sweep(random.Random(seed).sample(places(), count), Path(folder))
        quiet = ["-oaddopts=", "-pno:terminal", "-pno:cacheprovider"]
        if pytest.main([*quiet, f"--ignore={ROOT}/tests/draft", f"{ROOT}/tests"], [sweep]):
            sys.exit("the tests cannot be collected, or measured")
        left = {name: fault for name, fault in sweep.faults.items() if not sweep.by.get(name)}
        noticing = pool.map(noticed, left.values(), map(sweep.rest, left.values()))
        for name, by in zip(left, noticing, strict=True):
            sweep.tell(name, by)
    print(f"{sum(map(bool, sweep.by.values()))} of {count} faults noticed (seed {seed})")
    tests = sorted({by.partition("[")[0] for by in sweep.by.values() if "::" in by})
    words = [sys.executable, "-m", "pytest", "-q", *tests]
    sys.exit(subprocess.run(words, cwd=ROOT, check=False).returncode)


if __name__ == "__main__":
    main()
