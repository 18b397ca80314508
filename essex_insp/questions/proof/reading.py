"""A paper as it was read: its words and sentences, and the grades, times and forces it names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple, Protocol, TypeVar

from essex_insp.dates import years
from essex_insp.draft import draft
from essex_insp.draft.result import OVERALL, Rating
from essex_insp.draft.text import read
from essex_insp.library.papers import Paper
from essex_insp.questions.record import Cite, Record
from essex_insp.questions.verification import VerifyItem

OUTCOMES = {
    "wrong": ("altered", "turned", "contradicts"),
    "to look at": ("carried over",),
    "not known": ("absent", "not known"),
    "not checked": ("not checked", "cannot be told"),
    "right": ("exact", "typographic", "joined", "bracketed", "elided", "agrees"),
}
"""What statements come to, in the order in which a reader wants to know, with their verdicts."""
DENIED = re.compile(
    r"(?:\b(?:not|no|never|without|rather than|nor|cannot)\b|n[’']t\b)[^.;]{0,40}$", re.IGNORECASE
)
"""Before what is said not to be so."""
SUPPOSED = re.compile(
    r"(?:\b(?:if|whether|unless)\b[^.;:]{0,90}|\b(?:could|would|should|might|hop\w+|aim\w*|want\w*|"
    r"expect\w*|seek\w*|wish\w*)\b[^.;:,]{0,60}|^Had\b[^.;:,]*)$",
    re.IGNORECASE,
)
"""Before what is not told as a fact."""
_TIME = re.compile(r"(?<![\d£.,-])(20[12]\d)(?:\s?[-–/]\s?(?:20)?(\d\d)(?!\d))?(?!\d|,\d)")
# What stands before a time that something is only set against.
_SINCE = re.compile(
    r"\b(?:since|from|than|with|to|last|previous|earlier|before)\b[^.;]{0,30}$", re.IGNORECASE
)
_INSPECTED = re.compile(
    r"inspect|report|peel|assess|round|grad|rat(?:ed|ing)|judg|publish", re.IGNORECASE
)
# The date that an entry of a story of events begins with: `2 May 2019: `.
_ENTRY = re.compile(r"\W*(?:\d{1,2} )?(?:[A-Z][a-z]+ )?20\d\d\W*?(?:: |  |\n)")
_NEAR = 60  # code points between a time and what says that it is one of an inspection
# What parts a grade from a time: it speaks of another grade, or of another time.
_PARTED = re.compile(
    r"[;:]|\b(?:from|than|since|before|until|after|compar\w+|now|today|current\w*|latest|same|"
    r"previous\w*)\b",
    re.IGNORECASE,
)
# What stands before a time that something came long after: `two years after the inspection of`.
_LATER = re.compile(
    r"\b(?:years?|months?|weeks?|long|soon|time) (?:after|before) "
    r"(?:the |its |that )?(?:\w+ ){0,2}$"
)
_PUBLISHED = re.compile(r"\b(?:published|released|issued|report of)\b", re.IGNORECASE)
_OPENING = 3
"""Paragraphs of a paper that say what all of it is about."""
_KIND = re.compile(r" (?:Police Service|Police|Constabulary)$")
# What stands before a force that another one is only set beside.
_BESIDE = re.compile(
    r"\b(?:unlike|like|than|with|alongside|against|from|as) (?:the )?$", re.IGNORECASE
)
_FIRE = re.compile(r"\bfire ?(?:fighters?|fighting|and rescue|service)", re.IGNORECASE)
_JOINED = re.compile(r"(?:,| and| &|,? and the)? ?")
Span = tuple[int, int]


class Time(NamedTuple):
    """A year or a round that a paper names, and where."""

    start: int
    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) + (f"-{self.last % 100:02}" if self.last > self.first else "")


class Named(NamedTuple):
    """A force that a paper names, and where."""

    start: int
    end: int
    name: str


class ProofItem(Record):
    """A statement of a paper, and what the record says of it."""

    outcome: str
    verdict: str
    kind: str
    paragraph: int
    page: int | None
    start: int
    end: int
    words: str
    says: str
    report: str | None
    check: VerifyItem | None
    sources: list[Cite]


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


P = TypeVar("P", bound=_Placed)


def _between(placed: Sequence[P], start: int, end: int) -> Sequence[P]:
    """What starts in a stretch."""
    low, high = (bisect_left(placed, at, key=attrgetter("start")) for at in (start, end))
    return placed[low:high]


class Reading:
    """A paper as it was read, by forces of these names; offsets are code points of its text."""

    def __init__(self, paper: Paper, forces: Iterable[str]) -> None:
        text = read(paper.text)
        self.paper, self.words, self.result = paper, paper.text, draft(paper.text)
        grades, self._asked = [*self.result.grades, *self.result.again], dict[int, str]()
        for doubt in self.result.doubts:
            if doubt.grade and doubt.candidates:  # whether it is of an area is what is in doubt
                start, end = doubt.start, doubt.end
                grades.append(Rating(start, end, OVERALL, start, end, doubt.grade, None))
                self._asked[start] = doubt.candidates[0]
        self.grades = sorted(grades, key=attrgetter("start"))
        self.sentences = [text.span(each.start, each.end) for each in text.sentences]
        narration = list(self.words)
        for quote in self.result.quotes:
            if quote.marked:
                narration[quote.start : quote.end] = "\0" * (quote.end - quote.start)
        self.narration = "".join(narration)
        self._times = [
            Time(match.start(), *span)
            for match in _TIME.finditer(self.words)
            if (span := years("-".join(filter(None, match.groups()))))
        ]
        paragraphs = [(*text.span(each.start, each.end), each.heading) for each in text.paragraphs]
        opening = self._told(0, paragraphs[:_OPENING][-1][1]) if paragraphs else []
        known = opening[:1] if len({time[1:] for time in opening}) == 1 else []
        self._known = list[tuple[int, list[Time]]]()
        for start, end, heading in paragraphs:
            self._known.append((start, known))
            known = (heading and [*self.times(start, end)]) or known
        self._named = self._forces(forces)

    def _forces(self, forces: Iterable[str]) -> list[Named]:
        full = {name: name for name in forces}
        short = {_KIND.sub("", name): name for name in full}
        names, places = (
            "|".join(sorted(map(re.escape, known), key=len, reverse=True))
            for known in (full, short)
        )
        police = self.words.lower().count("police") >= len(_FIRE.findall(self.words))
        places = places if police else names
        pattern = rf"\b(?:{names})\b|(?<!\bof )(?<!\bfor )\b(?:{places})\b(?!(?:[’']s)? [A-Z])(?!-)"
        return [
            Named(*match.span(), (short | full)[match[0]])
            for match in re.finditer(pattern, self.narration)
        ]

    def sentence(self, offset: int) -> Span:
        """Return where the sentence that an offset lies in starts and ends."""
        return self.sentences[max(0, bisect_right(self.sentences, (offset + 1,)) - 1)]

    def paragraph(self, offset: int) -> int:
        """Return where the paragraph that an offset lies in starts."""
        return max(0, self.words.rfind("\n\n", 0, offset))

    def stated(self, start: int, end: int) -> Sequence[Rating]:
        """Return the grades that a stretch states."""
        return _between(self.grades, start, end)

    def times(self, start: int, end: int) -> Sequence[Time]:
        """Return the times that are named in a stretch."""
        return _between(self._times, start, end)

    def named(self, start: int, end: int) -> Sequence[Named]:
        """Return the forces that are named in a stretch."""
        return _between(self._named, start, end)

    def areas(self, grade: Rating) -> list[str]:
        """Return the area that a grade is stated for; where none is named, those it may be."""
        start, end = self.sentence(grade.start)
        if grade.area != OVERALL or OVERALL in self.words[start:end].lower():
            return [grade.area]
        beside, before = (
            [self._asked.get(other.start, other.area) for other in self.stated(*stretch)]
            for stretch in ((start, end), (self.paragraph(start), start))
        )
        named = [area for area in beside if area != OVERALL] or before[-1:]
        return list(dict.fromkeys([*named, OVERALL]))

    def bodies(self, at: int, read: str | None) -> list[str | None]:
        """Return the body that is meant at a place; all that may be, the likeliest first.

        Args:
            at: Where something is stated of it.
            read: The body that was read for it.
        """
        start, end = self.sentence(at)
        told = self.named(start, end)
        if not told:
            earlier = self.named(self.paragraph(start), start)[-1:]
            return list(dict.fromkeys([read, *(force.name for force in earlier)]))
        before = [force for force in told if force.end <= at]
        own = [each for each in before if not _BESIDE.search(self.words[start : each.start])]
        own = own or before
        if own and own[-1] == before[-1] and "," not in self.words[own[-1].end : at]:
            group = [own[-1]]
            for force in reversed(own[:-1]):
                if not _JOINED.fullmatch(self.narration, force.end, group[-1].start):
                    break
                group.append(force)
            names = [force.name for force in group]
            return [read] if read in names else [*names[:1]]
        likely = [force.name for force in reversed(own)] if own else [read] if read else []
        return list(dict.fromkeys([*likely, *(force.name for force in told)]))

    def around(self, start: int) -> Sequence[Time]:
        """Return what a sentence without a time of its own speaks of.

        That is the last time before it in its paragraph, else what the nearest heading above it
        names, else the one time that the opening of the paper names.
        """
        paragraph, known = self._known[max(0, bisect_right(self._known, (start, [])) - 1)]
        return self._told(paragraph, start)[-1:] or known

    def time(self, grade: Rating) -> Time | None:
        """Return the time that a grade is stated for; `None` where that is open."""
        start, end = self.sentence(grade.start)
        named = self.times(start, end)
        if not named and grade.period == "current":
            named = self.around(start)
        elif grade.basis != "carried-over" and (
            _PARTED.search(self.words, start, end) or len({time[1:] for time in named}) > 1
        ):
            return self.beside(grade)
        return named[0] if named else None

    def beside(self, grade: Rating) -> Time | None:
        """Return the time that stands right after a grade and its area, or leads up to it."""
        start, end = self.sentence(grade.start)
        area = self.words[grade.area_start : grade.area_end]
        for time in self.times(grade.end, end)[:1]:
            between = self.words[grade.end : time.start]
            dated = _PUBLISHED.search(between) or (
                not _PARTED.search(between) and "," not in between.replace(area, "")
            )
            if dated and not self.stated(grade.end, time.start):
                return time
        for time in self.times(start, grade.start)[-1:]:
            before = self.stated(start, time.start)
            free = not before or self.beside(before[-1]) != time
            lead = self.words[start : time.start]
            against = _SINCE.search(lead[-12:]) or _LATER.search(lead)
            apart = self.stated(time.start, grade.start)
            parted = _PARTED.search(self.words[time.start : grade.start])
            if free and not (apart or against or parted):
                return time
        return None

    def _told(self, start: int, end: int) -> list[Time]:
        """The times of inspections in a stretch, without those that something is set against."""
        entry = _ENTRY.match(self.words, start)
        opened, times = entry.end() if entry else start, []
        for time in self.times(start, end):
            low, high = max(start, time.start - _NEAR), min(end, time.start + _NEAR)
            near = opened > time.start or _INSPECTED.search(self.words, low, high)
            if near and not _SINCE.search(self.words[low : time.start]):
                times.append(time)
        return times

    def item(
        self,
        kind: str,
        span: Span,
        verdict: str,
        says: str,
        report: str | None = None,
        sources: list[Cite] | None = None,
        check: VerifyItem | None = None,
    ) -> ProofItem:
        """Return what the record, or a report of it, says of a stretch of the paper, and why."""
        start, end = span
        placed = {"start": start, "end": end, **self.paper.place(start)._asdict()}
        told = {"kind": kind, "verdict": verdict, "says": says, "report": report, "check": check}
        outcome = next(name for name, verdicts in OUTCOMES.items() if verdict in verdicts)
        words = self.words[start:end]
        return ProofItem.of({**placed, **told}, outcome=outcome, words=words, sources=sources or [])
