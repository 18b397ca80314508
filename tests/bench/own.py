"""What 1,000 reports of one's own cost, against the same commands without them.

    python -m tests.bench.own [ROUNDS]

Each is as long as the default report (52 KB), all of one round. They are of the force that is asked
for, of another, or of the 43 forces in turn, 23 of each. What goes over a force passes over reports
on others by a glance; each on the force itself is checked in full, as it may be shown: no ratio is
promised there, and what a report takes is told. Runs each command without and with them in turn,
ROUNDS times (11 if not given), and prints the median and the least time of each, with their ratios;
then those of `reports` with 5,000.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.startup import OURS, ROOT, TAB, run

DEFAULT = "essex-effectiveness-2017"
COUNT = 1000
CASES: tuple[tuple[str, str, float | None], ...] = (
    ("grades", "essex", 1.0),
    ("quotes", "essex", 1.0),
    ("(TAB)", "essex", 1.0),
    ("reports", "essex", 2.0),
    ("reports --format json", "essex", 2.0),
    *((command, "kent", 1.5) for command in ("history", "trail", "concerns --all", "compare")),
    ("history --force kent", "essex", 1.5),
    ("history --force kent", "all", 1.5),
    ("trail", "all", 1.5),
    ("concerns --all", "all", 1.5),
    ("compare kent", "kent", 1.5),
    ("history --force kent", "kent", None),
    ("trail", "essex", None),
    ("concerns --all", "essex", None),
)
"""Commands, what the reports of one's own are on, and how many times as long they may take."""


def shelf(folder: Path, count: int, report: str = DEFAULT, forces: Sequence[str] = "") -> str:
    """Return a new folder that has a bundled report so many times, of forces in turn if given."""
    folder.mkdir()
    content = (ROOT / "data" / "reports" / f"{report}.json").read_text(encoding="utf-8")
    for number in range(count):
        copy = content.replace(f'"id": "{report}"', f'"id": "mine-{number}"', 1)
        if forces:
            copy = copy.replace('"id": "essex",', f'"id": "{forces[number % len(forces)]}",', 1)
        (folder / f"mine-{number}.json").write_text(copy, encoding="utf-8")
    return str(folder)


def timed(command: str, own: str) -> float:
    """Return the wall time in seconds of a command with a folder of one's own."""
    environment, words = (TAB, ()) if command == "(TAB)" else ({}, tuple(command.split()))
    return run((*OURS, *words), {"ESSEX_INSP_PATH": own, **environment}, Path(own).parent)[0]


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    known = json.loads((ROOT / "data" / "forces.json").read_text(encoding="utf-8"))["forces"]
    on = {"essex": ["essex"], "kent": ["kent"], "all": [force["id"] for force in known]}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        none = shelf(home / "none", 0)
        own = {name: shelf(home / name, COUNT, forces=forces) for name, forces in on.items()}
        print(f"Python {sys.version.split()[0]}, {rounds} rounds; median (least)")
        for command, forces, most in CASES:
            pairs = [
                (timed(command, none), timed(command, own[forces])) for _ in range(rounds + 1)
            ][1:]  # the first warms the caches
            bare, own_too = zip(*pairs, strict=True)
            ratio = statistics.median(took / least for least, took in pairs)
            each = 1000 * (min(own_too) - min(bare)) / COUNT
            bound = f"at most {most:.2f}" if most else f"{each:.2f} ms a report"
            print(
                f"{command:22} {_shown(bare)}; with {COUNT} on {forces:5} {_shown(own_too)};"
                f" {ratio:.2f} ({min(own_too) / min(bare):.2f}), {bound}",
                flush=True,
            )
        many = shelf(home / "many", 5000)
        times = [timed("reports", many) for _ in range(rounds)]
        print(f"{'reports':22} with 5,000 {_shown(times)}, at most 2000")


def _shown(times: Sequence[float]) -> str:
    return f"{1000 * statistics.median(times):6.1f} ({1000 * min(times):6.1f}) ms"


if __name__ == "__main__":
    main()
