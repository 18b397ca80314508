"""What `draft` takes on repetitions, which no story is, and how it grows with their length.

    python -m tests.bench.repeats [KB]

Each kind is read in texts of a quarter of KB (200 if not given) and of KB, three times each; the
least of the processor's time counts. Prints the seconds a MB, the exponent of growth (1 is linear)
and the kind, the slowest first; then how many take five seconds or more, or grow faster.
"""

from __future__ import annotations

import contextlib
import math
import random
import re
import sys
import time
from pathlib import Path

from essex_insp.draft.report import draft_report

_MOST, _STEEP, _ROUNDS = 5, 1.3, 3
# Kinds, each up to a `¦`; `↵` is a line end, `↹` a tab, each `xx` a word that is new.
_KINDS = """
a¦A ¦ABC DEF ¦Xx ¦Xx xx ¦police ¦police↵¦police↵↵¦Police and ¦It Is↵¦
the force was not able to say↵¦A. ¦A.B. ¦Dr ¦Mr Xx ¦Xx Xx, ¦Xx Xx said so. ¦Xx Xx and Xx Xx said ¦
HMI ¦HMICFRS ¦NHS ¦And ¦May ¦I ¦PCC for Xx¦Chief Constable ¦Chief Constable Xx Xx of Xx Police. ¦
the chief constable ¦chair of the ¦former ¦his her their¦Xx Police ¦Xx Police’s ¦
Xx Council, Xx NHS Trust and ¦Board of ¦Office of ¦University Hospitals ¦Police and Crime¦
Xx Primary School ¦HMP Xx was reasonably good for safety. ¦XX POLICE WAS GOOD. ¦Her Majesty’s ¦
He said. ¦They said so.¦“¦“a” ¦‘¦‘a’ ¦" ¦it’s ¦Xx’s ¦s’ ¦“a ¦“a↵¦a” ¦“‘a’” ¦(¦(a) ¦[a] ¦
“A xx xx.” ¦“xx” and “xx”, ¦”↵¦“a” – ¦…¦& ¦&amp;¦“It is late.” ¦“It is late.”↵↵¦“It is late.↵↵¦
"It is late.↵↵¦Xx Xx said: “It is late.”↵↵¦“It is late,” said Xx Xx.¦“It is late,” he said, “¦
He called it “late” and ¦said ¦said: ¦who said ¦according to Xx, ¦which Xx said, ¦Xx told Xx that¦
A spokesman for Xx Police said: “xx xx.”↵↵¦“It is late.” Xx, chair, said: ¦
Xx Xx said:↵↵We are late.↵↵¦inspectors said they¦good ¦Good. ¦Good↵¦Good!↵↵¦good, good; ¦‘good’ ¦
good or ¦good and ¦was good ¦rated good ¦Xx was good. ¦Is it good?¦requires improvement ¦
inadequate at ¦from good to outstanding ¦good in 2016, ¦not good, ¦was not inspected. ¦
36 forces as good,¦The force was rated good at preventing crime. ¦Xx and Xx were both rated good. ¦
effectiveness ¦preventing crime and ¦how well ¦effectiveness – good; ¦Effectiveness: Good↵↵¦
Effectiveness↵Good↵¦# Good↵↵¦- effectiveness: good↵¦
It is good at:↵- preventing crime↵- leadership↵↵¦A Good Force↵↵¦Overall judgment: Good↵↵¦overall¦
Good | a↵¦a | Good | b↵¦|Good|Good|↵¦a: Good; a: Good↵¦a,Good,a↵¦a  Good  a↵¦a↹Good↵¦
| |a | 2016 | 2017↵a | Good | Inadequate↵¦Xx | Good | Inadequate↵¦Area | Xx↵---|---↵¦,↵¦, ¦: ¦a; ¦
- ¦- a↵¦1. ¦1.2 A↵¦1. It is late.↵¦Page 1 of 2↵↵¦a-↵¦worda.Xx¦word1. A¦
The inspector is concerned that the force is late. ¦Cause of concern: ¦area for improvement ¦
It needs to improve. ¦fell short;¦- failure to protect↵¦
Inspectors found:↵- failures in care↵- poor records↵↵¦weaknesses, ¦must ¦cannot ¦but it failed, ¦
praised for¦22 March 2018 ¦published on 1 May ¦2018 ¦2016/17 ¦1¦1 ¦£1.5m ¦
https://example.org/a-good-b ¦a/¦a@b.example ¦<b>good</b> ¦<p>¦&#¦)””¦!"‘-¦!"!”¦
"""


def repeated(kind: str, size: int) -> str:
    """Return a kind again and again, up to a size, with other words in place of `xx` each time."""
    some = random.Random(0)
    parts, length = [], 0

    def word(place: re.Match[str]) -> str:
        made = "".join(some.choices("aeioubcdfglmnprst", k=some.randint(3, 8)))
        return made if place[0] == "xx" else made.title() if place[0] == "Xx" else made.upper()

    while length < size:
        parts.append(re.sub(r"\b[Xx][Xx]\b", word, kind))
        length += len(parts[-1])
    return "".join(parts)[:size]


def taken(text: str) -> float:
    """Return the seconds that a draft of a text takes, refused or not."""
    least = math.inf
    for _ in range(_ROUNDS):
        start = time.process_time()
        with contextlib.suppress(OverflowError):
            draft_report(text)
        least = min(least, time.process_time() - start)
    return least


def main() -> None:
    """Print what each kind takes."""
    size = 1000 * int(sys.argv[1] if len(sys.argv) > 1 else 200)
    stories = sorted((Path(__file__).parents[1] / "draft" / "stories").glob("*.txt"))
    kinds = [
        kind.replace("↵", "\n").replace("↹", "\t")
        for kind in _KINDS.replace("\n", "").split("¦")[:-1]
    ]
    told = []
    for kind in [*kinds, "\n\n".join(story.read_text(encoding="utf-8") for story in stories)]:
        less, more = (taken(repeated(kind, of)) for of in (size // 4, size))
        rate = max(less * 4, more) * 1_000_000 / size
        told.append((rate, math.log(more / less, 4), kind))
    for rate, exponent, kind in sorted(told, reverse=True):
        print(f"{rate:6.2f} s/MB  {exponent:5.2f}  {kind[:60]!r}")
    over = sum(rate >= _MOST or exponent > _STEEP for rate, exponent, _ in told)
    print(f"{over} of {len(told)} take {_MOST} s a MB or more, or grow faster than linear")


if __name__ == "__main__":
    main()
