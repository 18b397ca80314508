"""Whether the suite notices small faults that are put into the code at random.

    python -m tests.bench.faults [FAULTS] [SEED]

Copies the checkout, changes one comparison, `and`, `not`, sign or index at a time outside `draft/`,
and runs the suite until it fails, two faults at a time: the likeliest tests for all, then the rest
for what is left. Prints what noticed each fault, then how many were; and runs once more, without a
fault, the tests that noticed one, which must pass.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

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


def places() -> list[tuple[Path, int, str]]:
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


def suite(path: Path) -> tuple[list[str], list[str]]:
    """Return the golden test files and those named like a module; and the rest of the suite."""
    names = _stems(path.relative_to(ROOT))
    likely: tuple[list[str], list[str]] = ([], [])
    for file in sorted(
        (ROOT / "tests").rglob("test_*.py"), key=lambda file: ("browse" in file.parts, file)
    ):
        name = file.relative_to(ROOT)
        if "draft" not in name.parts:
            likely[not _stems(name) & {"gold", *names}].append(str(name))
    return likely


def _stems(path: Path) -> set[str]:
    return {word[:4] for word in re.split(r"\W|_", str(path))} - {
        "",
        "test",
        "py",
        "esse",
        "insp",
        "comm",
    }


def noticed(fault: tuple[Path, int, str], tests: list[str]) -> str:
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
    chosen = random.Random(seed).sample(places(), count)
    by = dict.fromkeys(chosen, "")
    with ThreadPoolExecutor(2) as pool:
        for at, tests in enumerate(("the likeliest tests", "the whole suite")):
            left = [fault for fault in chosen if not by[fault]]
            running = {pool.submit(noticed, fault, suite(fault[0])[at]): fault for fault in left}
            for done in as_completed(running):
                path, number, line = fault = running[done]
                by[fault] = done.result()
                print(f"{path.relative_to(ROOT)}:{number + 1}: {line.strip()}")
                print(f"    noticed by {by[fault] or f'NONE of {tests}'}", flush=True)
    print(f"{sum(map(bool, by.values()))} of {count} faults noticed (seed {seed})")
    words = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        *sorted({test for test in by.values() if "::" in test}),
    ]
    sys.exit(subprocess.run(words, cwd=ROOT, check=False).returncode)


if __name__ == "__main__":
    main()
