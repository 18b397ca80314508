"""How well `draft` reads, over pairs of NAME.txt and NAME.json in a folder.

    python -m tests.bench.draft FOLDER [--misses] [--stories]

The gold of a text is an object of these lists (`tests.bench.pages` writes it):

- `quotes`: `start`, `end` (half open, in characters) and `speaker` (`name`, `role`,
  `organisation`, each perhaps null; `alt`, other speakers that are right too), or null.
- `grades`: `body` (or a list of names for it, of which null is that it has none in the text),
  `area`, `grade`; `status` `explicit` or `implied`; `period` `current` or `previous`. Scored are
  the explicit, current ones; a drafted grade that is one of the others is neither right nor wrong.
- `concerns`: `start`, `end`; `also`, other spans that state the same.
- `inspected`: the names of the body inspected that are right, of which null is none and an empty
  list is none at all; absent or null where nothing is scored.

What has `optional` is scored neither way, and so are drafted quotes of fewer than four words that
the gold leaves out.

A quote is right at its exact span, white space at its ends apart. A speaker is judged on quotes
that were found: by name where there is one (folded, a title disregarded, a surname standing for the
whole name), else by role or organisation, of which the voices of an inspectorate are one. A grade
is right where the grades are equal, the bodies agree but for words that all bodies have, and the
areas share at least half of the words of the shorter one; the same grade drafted twice counts once,
and an optional wording takes none that a scored one may have.
A concern is right where the spans overlap.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from essex_insp.draft import Result, draft
from essex_insp.matching import fold

Span = tuple[int, int]
Gold = dict[str, Any]
KINDS = ("quotes", "grades", "concerns")
VERDICTS = ("right", "role only", "wrong", "missing")
FEW = 4  # words: shorter quotes are the annotator's choice


def _of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TITLES = _of("mr mrs ms miss mx dr sir dame cllr coun councillor prof lord lady rev")
# Words that tell no two bodies, and no two areas, apart.
_BODY = _of(
    "the a of for and our its police constabulary service services force fire rescue brigade "
    "council county city borough nhs foundation trust hospital hospitals school primary academy"
)
_AREA = _of(
    "the a an of for and or in at to by with on how well it its is are was be being as their they "
    "force service constabulary school trust which what extent does do this these"
)
_VOICES = _of(
    "report reports inspector inspectors inspectorate hmic hmicfrs hmip ofsted cqc estyn watchdog "
    "constabulary commission prisons probation regulator assessment letter"
)
_GRADE_WORD = re.compile(
    r"\b(?:outstanding|good|adequate|inadequate|requir\w+[ \n]improvement)\b", re.IGNORECASE
)
_OPENING = re.compile(r"[“„«]|(?<![\w.,;:!?”’])[\"‘'](?=\w)")


@dataclass
class Count:
    """What was drafted, expected and found, by kind; how speakers and bodies fared."""

    drafted: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    hit: Counter[str] = field(default_factory=Counter)
    covered: Counter[str] = field(default_factory=Counter)
    speakers: Counter[str] = field(default_factory=Counter)
    bodies: Counter[str] = field(default_factory=Counter)
    unaccounted: Counter[str] = field(default_factory=Counter)
    doubts: int = 0
    words: int = 0
    seconds: float = 0.0

    def add(self, other: Count) -> None:
        """Add another count to this one."""
        for name, value in vars(other).items():
            if isinstance(value, Counter):
                getattr(self, name).update(value)
            else:
                setattr(self, name, getattr(self, name) + value)

    def rates(self, kind: str) -> tuple[float, float, float]:
        """Precision, recall and F1 of a kind; 1 where there was nothing to find and nothing was."""
        drafted, gold = self.drafted[kind], self.gold[kind]
        precision = self.hit[kind] / drafted if drafted else float(not gold)
        recall = self.covered[kind] / gold if gold else 1.0
        total = precision + recall
        return precision, recall, 2 * precision * recall / total if total else 0.0


def measure(text: str, gold: Gold) -> tuple[Count, list[str]]:
    """Measure one text; return the counts, and a line for each miss."""
    count = Count(words=len(text.split()))
    started = time.perf_counter()
    result = draft(text)
    count.seconds = time.perf_counter() - started
    count.doubts = len(getattr(result, "doubts", ()))
    misses = [
        *_quotes(count, result, text, gold["quotes"]),
        *_grades(count, result, gold["grades"]),
        *_concerns(count, result, text, gold["concerns"]),
        *_inspected(count, result, gold.get("inspected")),
        *_accounts(count, result, text),
    ]
    return count, misses


def _overlap(first: Span, second: Span) -> bool:
    return first[0] < second[1] and second[0] < first[1]


def _trim(text: str, span: Span) -> Span:
    words = text[span[0] : span[1]]
    start = span[0] + len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def _shown(text: str, span: Span) -> str:
    return repr(text[span[0] : span[1]][:80])


def _quotes(count: Count, result: Result, text: str, gold: list[Gold]) -> Iterator[str]:
    drafted = {_trim(text, (quote.start, quote.end)): quote.speaker for quote in result.quotes}
    wanted = {
        _trim(text, (g["start"], g["end"])): g["speaker"] for g in gold if not g.get("optional")
    }
    optional = [(g["start"], g["end"]) for g in gold if g.get("optional")]
    extra = [
        span
        for span in drafted
        if span not in wanted
        and len(text[span[0] : span[1]].split()) >= FEW
        and not any(_overlap(span, other) for other in optional)
    ]
    both = [span for span in wanted if span in drafted]
    count.gold["quotes"] += len(wanted)
    count.drafted["quotes"] += len(both) + len(extra)
    count.hit["quotes"] += len(both)
    count.covered["quotes"] += len(both)
    yield from (f"quote missed: {_shown(text, s)}" for s in wanted if s not in drafted)
    yield from (f"quote extra: {_shown(text, s)}" for s in extra)
    for span in both:
        voice = drafted[span]
        given = (voice.name, voice.role, voice.organisation) if voice else None
        verdict = _speaker(wanted[span], given)
        count.speakers[verdict] += 1
        if verdict != "right":
            yield f"speaker {verdict}: {given} for {wanted[span]}: {_shown(text, span)}"


def _speaker(gold: Gold | None, drafted: tuple[str | None, ...] | None) -> str:
    if gold is None or not any(gold[part] for part in ("name", "role", "organisation")):
        return "right" if drafted is None else "wrong"
    if drafted is None:
        return "missing"
    verdicts = [_voice(voice, drafted) for voice in (gold, *gold.get("alt", ()))]
    return min(verdicts, key=VERDICTS.index)


def _voice(gold: Gold, drafted: tuple[str | None, ...]) -> str:
    name, *rest = drafted
    if gold["name"] and name:
        return "right" if _names(gold["name"]) == _names(name, gold["name"]) else "wrong"
    first = _words(f"{gold['role'] or ''} {gold['organisation'] or ''}", _BODY)
    second = _words(" ".join(part for part in rest if part), _BODY)
    if name:
        return "wrong"
    if gold["name"]:
        return "role only" if first & second else "wrong"
    return "right" if first & second or (first & _VOICES and second & _VOICES) else "wrong"


def _names(names: str, whole: str = "") -> list[list[str]]:
    """The people named, each by his words; a surname is the whole name that ends in it."""
    people = [
        [word for word in re.split(r"[\s.]+", fold(name)) if word and word not in _TITLES]
        for name in re.split(r" and | & |, ", names)
    ]
    others = _names(whole) if whole else []
    return [
        next((o for o in others if o[-1:] == p[-1:] and (set(p) <= set(o) or set(o) <= set(p))), p)
        for p in people
    ]


def _words(words: str, common: frozenset[str]) -> set[str]:
    plain = set(re.findall(r"\w+", fold(words).replace("'s", "")))
    return plain - common or plain


def _stem(word: str) -> str:
    for end in ("ings", "ing", "ed", "es", "s", "e"):
        if word.endswith(end) and len(word) - len(end) >= 2:
            word = word[: -len(end)]
            break
    return re.sub(r"([^\W\d_])\1$", r"\1", word)[:5]


def _same_body(gold: str | None, drafted: str | None) -> bool:
    if gold is None:
        return drafted is None
    first, second = _words(gold, _BODY), _words(drafted or "", _BODY)
    if not first and not second:
        # `the trust`, of a text that has no other name for it.
        return drafted is not None and fold(gold) == fold(drafted)
    return bool(first and second) and (first <= second or second <= first)


def _either(names: str | list[str] | None) -> list[str | None]:
    return [*names] if isinstance(names, list) else [names]


def _shared(gold: str | None, drafted: str | None) -> float:
    """How much of two areas' words is the same, where half of the shorter's are; else 0."""
    first, second = ({_stem(w) for w in _words(a or "overall", _AREA)} for a in (gold, drafted))
    same = len(first & second)
    enough = same and 2 * same >= min(len(first), len(second))
    return same / len(first | second) if enough else 0.0


def _grades(count: Count, result: Result, gold: list[Gold]) -> Iterator[str]:
    drafted = [
        (g.body or result.body, g.area, _grade(g.grade))
        for g in result.grades
        if g.period != "previous" and g.basis not in ("ungraded", "not-inspected")
    ]
    scored = [
        g
        for g in gold
        if not g.get("optional")
        and g.get("status", "explicit") == "explicit"
        and g.get("period", "current") == "current"
    ]
    pairs = sorted(
        (
            (g not in scored, -_shared(g["area"], area), i, (body, area, grade))
            for body, area, grade in dict.fromkeys(drafted)
            for i, g in enumerate(gold)
            if _grade(g["grade"]) == grade
            and any(_same_body(name, body) for name in _either(g["body"]))
        ),
        key=lambda pair: pair[:3],
    )
    pairs = [pair for pair in pairs if pair[1]]
    covered: dict[int, tuple[str | None, ...]] = {}
    for *_, i, grade in pairs:
        if i not in covered and grade not in covered.values():
            covered[i] = grade
    extra = [grade for grade in dict.fromkeys(drafted) if grade not in {pair[3] for pair in pairs}]
    hits = sum(gold[i] in scored for i in covered)
    count.gold["grades"] += len(scored)
    count.drafted["grades"] += hits + len(extra)
    count.hit["grades"] += hits
    count.covered["grades"] += hits
    for i, g in enumerate(gold):
        if g in scored and i not in covered:
            yield f"grade missed: {g['body']} | {g['area']} | {g['grade']}"
    yield from (f"grade extra: {body} | {area} | {grade}" for body, area, grade in extra)


def _grade(grade: str) -> str:
    return re.sub(r"requir\w+ improvement.*", "requires improvement", fold(grade))


def _concerns(count: Count, result: Result, text: str, gold: list[Gold]) -> Iterator[str]:
    wanted = [
        [(each["start"], each["end"]) for each in (g, *g.get("also", ()))]
        for g in gold
        if not g.get("optional")
    ]
    optional = [(g["start"], g["end"]) for g in gold if g.get("optional")]
    drafted = [(concern.start, concern.end) for concern in result.concerns]
    hit = [d for d in drafted if any(_overlap(d, s) for spans in wanted for s in spans)]
    extra = [d for d in drafted if d not in hit and not any(_overlap(d, o) for o in optional)]
    missed = [spans for spans in wanted if not any(_overlap(d, s) for d in drafted for s in spans)]
    count.gold["concerns"] += len(wanted)
    count.drafted["concerns"] += len(hit) + len(extra)
    count.hit["concerns"] += len(hit)
    count.covered["concerns"] += len(wanted) - len(missed)
    yield from (f"concern missed: {_shown(text, spans[0])}" for spans in missed)
    yield from (f"concern extra: {_shown(text, span)}" for span in extra)


def _inspected(count: Count, result: Result, right: list[str | None] | None) -> Iterator[str]:
    if right is None:
        return
    body = result.body
    if body is None:
        verdict = "right" if not right or None in right else "missing"
    else:
        verdict = "right" if any(_same_body(body, name) for name in right if name) else "wrong"
    count.bodies[verdict] += 1
    if verdict != "right":
        yield f"body {verdict}: {body!r} for {right}"


def _accounts(count: Count, result: Result, text: str) -> Iterator[str]:
    """Each grade word and opening mark that is in no fact, no doubt and no list of passed-over."""
    passed = getattr(result, "passed_over", None)
    if passed is None:
        return
    doubts = getattr(result, "doubts", ())
    settled = (*doubts, *passed)
    facts = {"grade words": (*result.grades, *result.concerns), "quotation marks": result.quotes}
    for what, pattern in (("grade words", _GRADE_WORD), ("quotation marks", _OPENING)):
        kept = [(each.start, each.end) for each in (*facts[what], *settled)]
        for match in pattern.finditer(text):
            if not any(a - 2 <= match.start() < b + 1 for a, b in kept):
                count.unaccounted[what] += 1
                around = (max(0, match.start() - 20), match.end() + 40)
                yield f"{what} unaccounted: {_shown(text, around)}"


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
    """Return the figures of one file in a line."""
    cells = [f"{name:<12.28}"]
    for kind in KINDS:
        cells.append(f"{kind} {count.rates(kind)[2]:.2f} ({count.gold[kind]})")
    cells.append("speakers " + "/".join(str(count.speakers[verdict]) for verdict in VERDICTS))
    cells.append("body " + "/".join(f"{n} {verdict}" for verdict, n in count.bodies.items()))
    return " | ".join(cells)


def summary(count: Count, files: int) -> str:
    """Return the figures of a folder, a measure a line."""
    lines = [f"{files} texts, {count.words} words"]
    for kind in KINDS:
        precision, recall, f1 = count.rates(kind)
        lines.append(
            f"{kind:<9} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}   gold {count.gold[kind]}, "
            f"drafted {count.drafted[kind]}, right {count.hit[kind]}"
        )
    for what, verdicts in (("speakers", count.speakers), ("bodies", count.bodies)):
        total = sum(verdicts.values()) or 1
        shares = (f"{v} {verdicts[v] / total:.1%} ({verdicts[v]})" for v in VERDICTS if verdicts[v])
        lines.append(f"{what:<9} " + ", ".join(shares) + f" of {total}")
    lines.append(f"{'doubts':<9} {count.doubts}")
    marks = ", ".join(f"{what} {n}" for what, n in count.unaccounted.items()) or "none counted"
    lines.append(f"unaccounted for: {marks}")
    lines.append(f"{1_000_000 * count.seconds / max(1, count.words):.1f} ms per 1,000 words")
    return "\n".join(lines)


def main() -> int:
    """Print the measure of a folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="the folder of NAME.txt and NAME.json")
    parser.add_argument("--misses", action="store_true", help="print each miss")
    parser.add_argument("--stories", action="store_true", help="print the figures of each text")
    options = parser.parse_args()
    total, files = folder(options.folder)
    for name, count, misses in files:
        if options.stories or (options.misses and misses):
            print(line(name, count))
        if options.misses:
            print("".join(f"    {miss}\n" for miss in misses), end="")
    print(summary(total, len(files)))
    return 0 if files else 2


if __name__ == "__main__":
    sys.exit(main())
