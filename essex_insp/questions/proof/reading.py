"""A paper as it was read: its sentences, with the grades, times and forces that each names."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from essex_insp.dates import years
from essex_insp.draft.areas import find, whole
from essex_insp.draft.lexicon import pattern
from essex_insp.draft.names import names
from essex_insp.draft.page import bare
from essex_insp.draft.reader import drafted
from essex_insp.draft.result import OVERALL, PassedOver, Rating
from essex_insp.draft.sectors import sectors
from essex_insp.draft.text import START, read, within
from essex_insp.library.papers import Paper

_TIME = re.compile(r"(?<![\d£.,-])(20[12]\d)(?:\s?[-–/]\s?(?:20)?(\d\d)(?!\d))?(?!\d|,\d)")
# What stands before a time that something is only set against.
_AGAINST = pattern(r"\b{against}\b[^.;]{0,25}$")
# What parts a grade from a time: it speaks of another grade, or of another time.
_PARTED = pattern(r"\b{other_time}\b")
_LATER = pattern(r"[^.,;\d]{0,60}?\b(?:later|earlier|ago|years? on)\b")
# A time that labels what comes right after it: `2017 (good)`, `2017: good`.
_LABELLED = re.compile(r"\d\d ?[(:–-] ?\W?$")
_KIND = re.compile(r" (?:Police Service|Police|Constabulary)$")
_PLACE = r"(?!(?:[’']s)? [A-Z]|-)"  # and no part of a longer name: `Essex County Council`
_BAR = re.compile(r"\|")
_NEAR = 120
"""So many characters before a place can lead up to it."""
_AGAIN = ("told already", "says again what is told with its area", "names the scale")


class Time(NamedTuple):
    """A year or a round that a paper names, and where."""

    start: int
    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) + (f"-{self.last % 100:02}" if self.last > self.first else "")


NEWEST = Time(0, 9999, 9999)
"""The time of the newest round that there is."""


class Force(NamedTuple):
    """A force that a paper names, and where."""

    start: int
    end: int
    name: str


@dataclass(slots=True)
class Sentence:
    """A sentence, up to the next one, without what it quotes, and what it names.

    `areas` are in its own words, else what its paragraph has graded last. `unread` is what looks
    like a grade and was not read, with the reason. `around` is the time that its paragraph has
    told of before, `force` whom the paper is about, `columns` the times of the cells of a row.
    """

    start: int
    words: str
    grades: Sequence[Rating]
    times: Sequence[Time]
    forces: Sequence[Force]
    areas: Sequence[str]
    unread: Sequence[PassedOver]
    around: Time | None
    force: str | None
    columns: Sequence[Time]

    def span(self, match: re.Match[str]) -> tuple[int, int]:
        """Return where in the paper a match in its words stands, without the space after it."""
        return self.start + match.start(), self.start + match.start() + len(match[0].rstrip())

    def between(self, low: int, high: int) -> str:
        """Return its words between two places of the paper."""
        return self.words[max(0, low - self.start) : max(0, high - self.start)]

    def leads(self, pattern: re.Pattern[str], at: int) -> re.Match[str] | None:
        """Return what leads up to a place of the paper, by a pattern that ends in `$`."""
        upto = at - self.start
        return pattern.search(self.words, max(0, upto - _NEAR), max(0, upto))

    def column(self, at: int) -> Time | None:
        """Return what the head of a column names for a place in a row of a table."""
        return next((time for time in reversed(self.columns) if time.start <= at), None)

    def time(self, grade: Rating) -> Time | None:
        """Return the time that a grade is stated for; `None` where that is open."""
        if column := self.column(grade.start):
            return column
        first = next((time.start for time in self.times), self.start)
        inside = "|" in self.words and self.between(self.start, first).strip("| ")
        if not self.times or (inside and self.around):  # a table has it elsewhere than in a cell
            head = years(grade.round or "")
            return Time(grade.start, *head) if head else self.around
        parted = _PARTED.search(self.words) or len({time[1:] for time in self.times}) > 1
        return self.beside(grade) if parted and grade.basis == "inspected" else self.times[0]

    def beside(self, grade: Rating) -> Time | None:
        """Return the time that stands right after a grade and its area, or leads up to it."""
        before = within(self.times, self.start, grade.start)[-1:]
        if before and self.leads(_LABELLED, grade.start):
            return before[0]
        for time in within(self.times, grade.end, self.start + len(self.words)):
            between = self.between(grade.end, time.start)
            apart = _PARTED.search(between) or {*",;:"} & {*between}
            if not (apart or within(self.grades, grade.end, time.start)):
                return time
        for time in before:
            parted = _PARTED.search(self.between(time.start, grade.start))
            later = _LATER.match(self.words, grade.end - self.start)
            if not (parted or later or self.leads(_AGAINST, time.start)):
                return time
        return None

    def body(self, at: int, grade: Rating | None = None) -> str | None:
        """Return the body that is most likely meant at a place, or by a grade there, if any.

        It is the one that was read for the grade, if it is named; but one to which the grade went
        (`good for Force A`), or that it is told of (`, which`, `was`), goes first.
        """
        if grade:
            for force in self.forces:
                if self.between(grade.end, force.start).strip("’'”") in (" for ", " at "):
                    return force.name
        last = next((force for force in reversed(self.forces) if force.end <= at), None)
        if last and self.between(last.end, at).startswith((", which", " was ", " is ")):
            return last.name
        read = grade.body if grade else None
        tied = next((it.name for it in self.forces if bare(it.name) == bare(read)), None)
        only = self.forces[0].name if self.forces else None
        return tied or (last.name if last else read or self.force or only)


class Reading:
    """A paper as it was read, by forces of these names; offsets are code points of its text."""

    def __init__(self, paper: Paper, forces: Iterable[str]) -> None:
        self.paper, self.text = paper, read(paper.text)
        cast = names(self.text)
        self.people = [mention for mention in cast.mentions if mention.kind == "person"]
        self.result = drafted(self.text, cast)
        narration = list(paper.text)
        for quote in self.result.quotes:
            narration[quote.start : quote.end] = "\0" * (quote.end - quote.start)
        self.narration = "".join(narration)
        self.sentences = list(self._sentences(self._forces(forces)))

    def _sentences(self, forces: list[Force]) -> Iterator[Sentence]:
        """The sentences with what they name.

        What a sentence without a time speaks of is the last time that its paragraph has graded for,
        else what the heading above it, what leads up to it, or the line above its table names.
        """
        words, sentences = self.paper.text, self.text.sentences
        grades, unread = self._grades()
        every = find(self.narration, 0, len(words), frozenset(["police"]))
        areas = [area for area in every if area.kind == "name"]
        times = [
            Time(match.start(), *first_last)
            for match in _TIME.finditer(self.narration)
            if (first_last := years("-".join(filter(None, match.groups()))))
        ]
        starts = [self.text.at(each.start) for each in sentences]
        around = known = None
        above: Time | None = None
        graded, last = list[str](), -1
        heads = list[tuple[Sequence[Force], Sequence[Time]]]()
        for each, (start, end) in zip(sentences, pairwise([*starts, len(words)]), strict=True):
            paragraph = self.text.paragraphs[each.paragraph]
            here, row = [*within(forces, start, end)], "|" in words[start:end]
            edges = [start, *(bar.end() for bar in _BAR.finditer(words, start, end)), end]
            cells, columns = [*pairwise(edges)], list[Time]()
            if row and heads:  # what the head of a column names is told of in each of its cells
                for edge, (force, time) in zip(edges, heads, strict=False):
                    here += [Force(edge, edge, named.name) for named in force]
                    columns += [Time(edge, *named[1:]) for named in time]
            heads = heads or [(within(forces, *it)[:1], within(times, *it)[:1]) for it in cells]
            heads = heads if row else []
            if each.paragraph != last and not paragraph.bullet:
                around, graded = known or (above if row else None), []
            last = each.paragraph
            named = [words[area.start : area.end] for area in within(areas, start, end)]
            sentence = Sentence(
                start, self.narration[start:end], within(grades, start, end),
                within(times, start, end), sorted(here),
                [*dict.fromkeys(named or graded)], within(unread, start, end), around,
                self.result.body, columns,
            )  # fmt: skip
            yield sentence
            if sentence.grades or sentence.unread:
                told = (it for it in sentence.times if not sentence.leads(_AGAINST, it.start))
                around = [around, *told][-1]
            graded = [it.area for it in sentence.grades if it.area != OVERALL][-1:] or graded
            led = self.text.read[paragraph.end - 1] == ":"
            if led or (paragraph.heading and not (paragraph.bullet or sentence.grades or row)):
                known = next(iter(sentence.times), known if led else None)
            kept = above if paragraph.heading else None
            above = above if row else next(iter(sentence.times), kept)

    def _grades(self) -> tuple[list[Rating], list[PassedOver]]:
        """The grades that are stated, and what looks like one and was not read, with the reason."""
        grades = [*self.result.grades, *self.result.again]
        unread = [
            passed
            for passed in self.result.passed_over
            if passed.what == "grade word" and passed.reason not in _AGAIN
        ]
        for doubt in self.result.doubts:
            span, meant = (doubt.start, doubt.end), next(iter(doubt.candidates), "")
            if doubt.grade and whole(meant):
                grades.append(Rating(*span, meant, *span, doubt.grade, None))
            elif doubt.about == "grade":
                unread.append(PassedOver(*span, "grade word", doubt.question))
        return sorted(grades, key=START), sorted(unread, key=START)

    def _forces(self, names: Iterable[str]) -> list[Force]:
        """The forces that are named, also by their places in a paper on police."""
        full = {name: name for name in names}
        police = "police" in sectors(self.text)
        known = {_KIND.sub("", name): name for name in full if police} | full
        either = "|".join(
            re.escape(name) + _PLACE * (name not in full)
            for name in sorted(known, key=len, reverse=True)
        )
        matches = re.finditer(rf"\b(?:{either})\b", self.narration)
        return [Force(*match.span(), known[match[0]]) for match in matches]
