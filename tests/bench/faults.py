"""Whether the suite notices small faults that are put into the code at random.

    python -m tests.bench.faults [FAULTS] [SEED]

Copies the checkout, changes one comparison, `and`, `not`, sign or index at a time outside `draft/`,
runs the suite until it fails, and prints each fault that no test noticed, then how many were.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import tempfile
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
    (re.compile(r"\bTrue\b"), "False"),
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


def noticed(path: Path, number: int, line: str) -> bool:
    """Whether the suite fails on a copy of the checkout with one line changed."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", ".*_cache"))
        file = copy / path.relative_to(ROOT)
        lines = file.read_text(encoding="utf-8").splitlines()
        lines[number] = line
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        words = [sys.executable, "-m", "pytest", "-q", "-x", "-n", "2", "--ignore", "tests/draft"]
        done = subprocess.run(words, cwd=copy, capture_output=True, check=False)
        return done.returncode != 0


def main() -> None:
    """Put faults in, one at a time, and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 48
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    chosen = random.Random(seed).sample(places(), count)
    kept = 0
    for path, number, line in chosen:
        if noticed(path, number, line):
            kept += 1
        else:
            print(f"{path.relative_to(ROOT)}:{number + 1}: {line.strip()}", flush=True)
    print(f"{kept} of {count} faults noticed (seed {seed})")


if __name__ == "__main__":
    main()
