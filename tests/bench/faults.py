"""Whether the suite notices small faults that are put into the code at random.

    python -m tests.bench.faults [FAULTS] [SEED]

Copies the checkout, changes one comparison, `and`, `not`, sign or index at a time outside `draft/`,
runs the suite until it fails, the likeliest tests first and two faults at a time, and prints what
noticed each fault, then how many were. The suite must pass without one.
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
    (re.compile(r"(?<!frozen=)(?<!slots=)\bTrue\b"), "False"),  # those two guard only the code
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


def suite(path: Path) -> list[str]:
    """Return the test files, first those named like a module and the golden ones."""
    files = [file.relative_to(ROOT) for file in sorted((ROOT / "tests").rglob("test_*.py"))]
    kept = [file for file in files if "draft" not in file.parts]
    kept.sort(key=lambda file: (-len(_stems(file) & _stems(path)), file.stem != "test_golden"))
    return [str(file) for file in kept]


def _stems(path: Path) -> set[str]:
    words = re.split(r"\W|_", str(path.relative_to(ROOT) if path.is_absolute() else path))
    return {word[:4] for word in words} - {"", "test", "py", "esse", "insp"}


def noticed(path: Path, number: int, line: str) -> str:
    """Return the first test that fails on a copy of the checkout with one line changed, if any."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", ".*_cache"))
        file = copy / path.relative_to(ROOT)
        lines = file.read_text(encoding="utf-8").splitlines()
        lines[number] = line
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        words = [sys.executable, "-m", "pytest", "-qx", "-p", "no:cacheprovider", *suite(path)]
        try:
            done = subprocess.run(words, cwd=copy, capture_output=True, text=True, timeout=3600)
        except subprocess.TimeoutExpired:
            return "an hour"
        failed = re.search(r"^(?:FAILED|ERROR) (\S+)", done.stdout, re.MULTILINE)
        return failed[1] if failed else f"exit {done.returncode}" if done.returncode else ""


def main() -> None:
    """Put faults in, two at a time, and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 48
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    chosen = random.Random(seed).sample(places(), count)
    if failed := noticed(chosen[0][0], 0, chosen[0][0].read_text(encoding="utf-8").splitlines()[0]):
        sys.exit(f"the suite fails without a fault: {failed}")
    kept = 0
    with ThreadPoolExecutor(2) as pool:
        running = {pool.submit(noticed, *fault): fault for fault in chosen}
        for done in as_completed(running):
            path, number, line = running[done]
            kept += bool(done.result())
            verdict = f"noticed by {done.result()}" if done.result() else "NOT NOTICED"
            print(
                f"{path.relative_to(ROOT)}:{number + 1}: {line.strip()}\n    {verdict}", flush=True
            )
    print(f"{kept} of {count} faults noticed (seed {seed})")


if __name__ == "__main__":
    main()
