"""How well and how fast `draft` reads: over pairs of NAME.txt and NAME.json in a folder.

    python -m tests.bench.draft FOLDER [--misses]

Quotes count at their exact span. A speaker is judged on quotes that were found: by name where the
gold names one (folded, a title disregarded, a surname standing for the whole name), else by role or
organisation; right, wrong (another speaker), or missing (none was given). Names, roles and
organisations that agree are also counted one by one. A speaker where the gold has none is wrong.
Grades count as body, area and grade together; areas are folded and lose a leading article or
possessive, and none stated counts as `overall`. Concerns count when the spans overlap.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from essex_insp.draft import Result, draft
from essex_insp.matching import fold

_LEAD = re.compile(
    r"^(?:(?:the|a|an|its|their|our|being|"
    r"(?:how(?: well)?|(?:the )?way(?: in which)?) "
    r"(?:it|they|we|the (?:force|service|council|school)))\s+)+"
)
_TITLES_WORDS = """
mr mrs ms miss mx dr sir dame cllr coun councillor prof lord lady rev
"""
_TITLES = frozenset(_TITLES_WORDS.split())


@dataclass
class Count:
    """What was found, expected, and both; and how speakers fared."""

    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    hit: Counter[str] = field(default_factory=Counter)
    covered: Counter[str] = field(default_factory=Counter)
    speakers: Counter[str] = field(default_factory=Counter)
    parts: Counter[str] = field(default_factory=Counter)
    words: int = 0
    seconds: float = 0.0

    def add(self, other: Count) -> None:
        """Add another count to this one."""
        for name in ("found", "gold", "hit", "covered", "speakers", "parts"):
            getattr(self, name).update(getattr(other, name))
        self.words += other.words
        self.seconds += other.seconds

    def rates(self, kind: str) -> tuple[float, float, float]:
        """Precision, recall and F1 of a kind; 1 where there was nothing to find and nothing was."""
        found, gold = self.found[kind], self.gold[kind]
        precision = self.hit[kind] / found if found else float(not gold)
        recall = self.covered[kind] / gold if gold else 1.0
        total = precision + recall
        return precision, recall, 2 * precision * recall / total if total else 0.0


def measure(text: str, gold: dict[str, Any]) -> tuple[Count, list[str]]:
    """Measure one text; return the counts, and a line for each miss."""
    count, misses = Count(), []
    started = time.perf_counter()
    result = draft(text)
    count.seconds = time.perf_counter() - started
    count.words = len(text.split())
    misses += _quotes(count, result, text, gold["quotes"])
    misses += _grades(count, result, gold["grades"])
    spans = [(one["start"], one["end"]) for one in gold["concerns"]]
    drawn = [(one.start, one.end) for one in result.concerns]
    count.found["concerns"], count.gold["concerns"] = len(drawn), len(spans)
    count.hit["concerns"] = sum(any(_overlap(one, two) for two in spans) for one in drawn)
    count.covered["concerns"] = sum(any(_overlap(one, two) for two in drawn) for one in spans)
    misses += [
        f"concern missed: {text[a:b][:80]!r}"
        for a, b in spans
        if not any(_overlap((a, b), d) for d in drawn)
    ]
    misses += [
        f"concern extra: {text[a:b][:80]!r}"
        for a, b in drawn
        if not any(_overlap((a, b), s) for s in spans)
    ]
    return count, misses


def _overlap(one: tuple[int, int], two: tuple[int, int]) -> bool:
    return one[0] < two[1] and two[0] < one[1]


def _quotes(count: Count, result: Result, text: str, gold: list[dict[str, Any]]) -> list[str]:
    misses = []
    found = {(quote.start, quote.end): quote for quote in result.quotes}
    wanted = {(one["start"], one["end"]): one["speaker"] for one in gold}
    both = [span for span in wanted if span in found]
    count.found["quotes"], count.gold["quotes"] = len(found), len(wanted)
    count.hit["quotes"] = count.covered["quotes"] = len(both)
    misses += [f"quote missed: {text[a:b][:80]!r}" for a, b in wanted if (a, b) not in found]
    misses += [f"quote extra: {text[a:b][:80]!r}" for a, b in found if (a, b) not in wanted]
    for span in both:
        speaker, voice = wanted[span], found[span].speaker
        drawn = (voice.name, voice.role, voice.organisation) if voice else None
        verdict = _speaker(speaker, drawn)
        count.speakers[verdict] += 1
        for i, part in enumerate(("name", "role", "organisation")):
            value = speaker[part] if speaker else None
            if value is not None:
                count.parts[f"{part} gold"] += 1
                count.parts[f"{part} right"] += drawn is not None and fold(drawn[i] or "") == fold(
                    value
                )
        if verdict != "right":
            misses.append(
                f"speaker {verdict}: {drawn} for {speaker}: {text[span[0] : span[1]][:50]!r}"
            )
    return misses


def _speaker(gold: dict[str, Any] | None, drawn: tuple[str | None, ...] | None) -> str:
    if gold is None or not any(gold.values()):
        return "right" if drawn is None else "wrong"
    if drawn is None:
        return "missing"
    if gold["name"] or drawn[0]:
        one, two = _name(gold["name"]), _name(drawn[0])
        return (
            "right"
            if one and two and one[-1] == two[-1] and (set(one) <= set(two) or set(two) <= set(one))
            else "wrong"
        )
    pairs = [(gold["role"], drawn[1]), (gold["organisation"], drawn[2])]
    return (
        "right"
        if any(one and two and _plain(one) == _plain(two) for one, two in pairs)
        else "wrong"
    )


def _name(name: str | None) -> list[str]:
    return [word for word in fold(name or "").replace(".", "").split() if word not in _TITLES]


def _plain(words: str) -> str:
    return _LEAD.sub("", fold(words).strip("'\" "))


def _grades(count: Count, result: Result, gold: list[dict[str, Any]]) -> list[str]:
    drawn = {
        (_plain(g.body or ""), _plain(g.area or "overall"), fold(g.grade)) for g in result.grades
    }
    wanted = {
        (_plain(g["body"] or ""), _plain(g["area"] or "overall"), fold(g["grade"])) for g in gold
    }
    count.found["grades"], count.gold["grades"] = len(drawn), len(wanted)
    count.hit["grades"] = count.covered["grades"] = len(drawn & wanted)
    return [f"grade missed: {one}" for one in sorted(wanted - drawn)] + [
        f"grade extra: {one}" for one in sorted(drawn - wanted)
    ]


def folder(path: Path) -> tuple[Count, list[tuple[str, Count, list[str]]]]:
    """Measure every pair of a folder; return the total, and each file's counts and misses."""
    total, files = Count(), []
    for gold in sorted(path.glob("*.json")):
        story = gold.with_suffix(".txt")
        if story.exists():
            with story.open(encoding="utf-8", newline="") as file:
                count, misses = measure(file.read(), json.loads(gold.read_text(encoding="utf-8")))
            total.add(count)
            files.append((gold.stem, count, misses))
    return total, files


def line(name: str, count: Count) -> str:
    """Return the figures of a file, or of all, in a line."""
    cells = [f"{name:<28.28}"]
    for kind in ("quotes", "grades", "concerns"):
        cells.append(
            f"{kind} "
            + " ".join(f"{rate:.2f}" for rate in count.rates(kind))
            + f" ({count.gold[kind]})"
        )
    spoken = sum(count.speakers.values()) or 1
    cells.append(
        "speakers "
        + " ".join(
            f"{name} {count.speakers[name] / spoken:.0%}" for name in ("right", "wrong", "missing")
        )
    )
    cells.append(f"{1000 * 1000 * count.seconds / max(1, count.words):.1f} ms per 1,000 words")
    return " | ".join(cells)


def main() -> int:
    """Print the measure of a folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="the folder of NAME.txt and NAME.json")
    parser.add_argument("--misses", action="store_true", help="print each miss")
    options = parser.parse_args()
    total, files = folder(options.folder)
    print("precision, recall, F1 (how many in the gold); speakers of quotes found; time")
    for name, count, misses in files:
        print(line(name, count))
        if options.misses:
            for miss in misses:
                print(f"    {miss}")
    print(line(f"ALL {len(files)} files", total))
    for part in ("name", "role", "organisation"):
        gold = total.parts[f"{part} gold"]
        print(f"{part} as in the gold: {total.parts[f'{part} right']} of {gold}")
    return 0 if files else 2


if __name__ == "__main__":
    sys.exit(main())
