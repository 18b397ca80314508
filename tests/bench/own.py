"""What 1,000 reports of one's own cost, against the same commands without them.

    python -m tests.bench.own [ROUNDS]

Each is as long as the default report (52 KB) and of its force; for the commands that go over a
force, of another. Runs each command without and with them in turn, ROUNDS times (11 if not
given), and prints the median and the least time of each, with their ratios; then those of
`reports` with 5,000.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.startup import OURS, ROOT, TAB, run

DEFAULT = "essex-effectiveness-2017"
CASES: dict[str, tuple[str, dict[str, str], float]] = {
    "grades": ("essex", {}, 1.0),
    "quotes": ("essex", {}, 1.0),
    "(TAB)": ("essex", TAB, 1.0),
    "reports": ("essex", {}, 2.0),
    "reports --format json": ("essex", {}, 2.0),
    "history": ("kent", {}, 1.5),
    "trail": ("kent", {}, 1.5),
    "concerns --all": ("kent", {}, 1.5),
    "compare": ("kent", {}, 1.5),
}


def shelf(folder: Path, count: int, report: str = DEFAULT, force: str = "essex") -> str:
    """Return a new folder that has a bundled report so many times, as of a force."""
    folder.mkdir()
    content = (ROOT / "data" / "reports" / f"{report}.json").read_text(encoding="utf-8")
    content = content.replace('"id": "essex",', f'"id": "{force}",', 1)
    for number in range(count):
        copy = content.replace(f'"id": "{report}"', f'"id": "mine-{number}"', 1)
        (folder / f"mine-{number}.json").write_text(copy, encoding="utf-8")
    return str(folder)


def timed(command: str, own: str, environment: dict[str, str]) -> float:
    """Return the wall time in seconds of a command with a folder of one's own."""
    words = () if environment else tuple(command.split())
    return run((*OURS, *words), {"ESSEX_INSP_PATH": own, **environment}, Path(own).parent)[0]


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        none = shelf(home / "none", 0)
        own = {force: shelf(home / force, 1000, force=force) for force in ("essex", "kent")}
        print(f"Python {sys.version.split()[0]}, {rounds} rounds; median (least)")
        for command, (force, environment, most) in CASES.items():
            pairs = [
                (timed(command, none, environment), timed(command, own[force], environment))
                for _ in range(rounds + 1)
            ][1:]  # the first warms the caches
            bare, own_too = zip(*pairs, strict=True)
            ratio = statistics.median(took / least for least, took in pairs)
            print(
                f"{command:22} {_shown(bare)}; with 1,000 {_shown(own_too)};"
                f" {ratio:.2f} ({min(own_too) / min(bare):.2f}), at most {most:.2f}"
            )
        many = shelf(home / "many", 5000)
        times = [timed("reports", many, {}) for _ in range(rounds)]
        print(f"{'reports':22} with 5,000 {_shown(times)}, at most 2000")


def _shown(times: Sequence[float]) -> str:
    return f"{1000 * statistics.median(times):6.1f} ({1000 * min(times):6.1f}) ms"


if __name__ == "__main__":
    main()
