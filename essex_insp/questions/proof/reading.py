"""A paper as it was read: its sentences and cells, with the grades, times and forces of each."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from essex_insp.draft.areas import find, whole
from essex_insp.draft.lexicon import pattern
from essex_insp.draft.names import names
from essex_insp.draft.page import bare
from essex_insp.draft.reader import drafted
from essex_insp.draft.result import ABSENT, OVERALL, PassedOver, Rating
from essex_insp.draft.tables import Span, tables
from essex_insp.draft.text import START, read, within
from essex_insp.library.papers import Paper
from essex_insp.questions.proof.times import NEWEST, Time, dated, times

# What stands before a time that something is only set against.
_AGAINST = pattern(r"\b{against}\b[^.;]{0,25}$")
# What parts a grade from a time: it speaks of another grade, or of another time.
_PARTED = pattern(r"\b{other_time}\b")
# Between times that one grade is of: `in 2016 and again in 2017`
_BETWEEN = re.compile(r"\b(?:between|from)\W+$", re.IGNORECASE)
_JOINED = re.compile(r"(?:,|,? and)(?: again)?(?: in)?(?: the)? ")
_NOTE = re.compile(r"[^\W\d]: [a-z]")  # an item, no heading: `Efficiency: from the 2017 inspection`
_PAST = re.compile(r"\b(?:was|were|had)\b")
_KIND = re.compile(r" (?:Police Service|Police|Constabulary)$")
_PLACE = r"(?!(?:[’']s)? [A-Z]|-)"  # and no part of a longer name: `Essex County Council`
_NEAR = 120
"""So many characters before a place can lead up to it."""
_NO_CLAIM = ("names the scale", "part of the name of an area", "in an address")


class Force(NamedTuple):
    """A force that a paper names, and where."""

    start: int
    end: int
    name: str


class Change(NamedTuple):
    """A change that a sentence tells of: where, which way, and between which times."""

    start: int
    end: int
    move: str
    times: tuple[Time | None, Time | None] = (None, None)
    was: Sequence[Rating] = ()
    now: Sequence[Rating] = ()
    areas: Sequence[str] = ()
    reason: str = ""


class Setting(NamedTuple):
    """What the place of a sentence tells of what it does not name itself.

    A `body` is that of its section or table; `told` the time that its paragraph has graded for
    last, or of the heading, lead or head above; and `areas` what was graded then, or is there.
    """

    body: str | None = None
    told: Time | None = None
    areas: Sequence[str] = ()


@dataclass(slots=True)
class Sentence:
    """A sentence, or a cell of a table, without what it quotes, and what it names.

    `unread` is what looks like a grade and was not read, with the reason.
    """

    start: int
    words: str
    grades: Sequence[Rating]
    unread: Sequence[PassedOver]
    times: Sequence[Time]
    forces: Sequence[Force]
    areas: Sequence[str]
    named: Sequence[tuple[Span, str]]
    setting: Setting
    cell: bool
    paper: str | None

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

    def parted(self, low: int, high: int) -> bool:
        """Return whether another time than those that are read is told of between two places."""
        return _PARTED.search(self.between(low, high)) is not None

    def _word(self, time: Time) -> bool:
        """Whether a time is one word that may tell of something else: `now`."""
        return time.first == NEWEST.first and " " not in self.between(time.start, time.end)

    def whens(self, grade: Rating) -> list[Time | None]:
        """Return all times that a grade is stated for, which are joined."""
        when, joined = self.when(grade), list[Time]()
        for time in self.times:
            between = self.between(joined[-1].end, time.start) if joined else ""
            apart = not _JOINED.fullmatch(between) or self.leads(_BETWEEN, joined[0].start)
            if apart and when in joined:
                break
            joined = [time] if apart else [*joined, time]
        others = {self.when(it) for it in self.grades if it.grade != grade.grade}
        more = (it for it in joined if when in joined and it != when and it not in others)
        # Beside another year, one is of its own round.
        return [when, *(it._replace(every=True) for it in more if it.first < NEWEST.first)]

    def when(self, grade: Rating) -> Time | None:
        """Return the time that a grade is stated for; `None` where that is open."""
        start, end = self.start, self.start + len(self.words)
        if not self.times:
            return self.setting.told
        if len({time[2:] for time in self.times}) == 1 and not self.parted(start, end):
            return self.times[0]
        placed = self.cell or grade.basis == "carried-over"
        return self.beside(grade) or (self.setting.told if placed else None)

    def beside(self, grade: Rating) -> Time | None:
        """Return the time that stands right after a grade and its area, or leads up to it."""
        # `In 2017 the force, now led by another, was good`
        before = [
            it
            for it in within(self.times, self.start, grade.start)
            if not (self._word(it) and _PAST.search(self.between(it.end, grade.start)))
        ][-1:]
        for end in (grade.end, max(grade.end, grade.area_end)):
            for time in within(self.times, end, self.start + len(self.words))[:1]:
                between = self.between(end, time.start)
                others = within(self.grades, grade.end, time.start)
                apart = others or self.parted(end, time.start)
                # `in 2016 good for this and in 2017 outstanding`
                turned = before and " and " in between
                if not (apart or turned or {*",;:"} & {*between}):
                    return time
        for time in before:
            if not (self.parted(time.end, grade.start) or self.leads(_AGAINST, time.start)):
                return time
        return None

    def body(self, at: int, grade: Rating | None = None) -> str | None:
        """Return the body that is most likely meant at a place, or by a grade there, if any.

        It is the one that was read for the grade, if it is named; but one to which the grade went
        (`good for Force A`), or that it is told of (`, which`, `was`, `(`), goes first.
        """
        read = grade.body if grade else None
        last = [force for force in self.forces if force.end <= at][-1:]
        told = (", which", " was ", " is ", " (")
        chosen = [
            *(it for it in self.forces if grade and self._given(grade, it)),
            *(it for it in last if self.between(it.end, at).startswith(told)),
            *(it for it in self.forces if bare(it.name) == bare(read)),
            *last,
        ]
        if chosen:
            return chosen[0].name
        near = read if read != self.paper else None  # its paragraph names it
        return near or self.setting.body or (self.forces[0].name if self.forces else None)

    def _given(self, grade: Rating, force: Force) -> bool:
        return self.between(grade.end, force.start).strip("’'”") in (" for ", " at ")


class Reading:
    """A paper as it was read, by forces of these names; offsets are code points of its text."""

    def __init__(self, paper: Paper, forces: Iterable[str]) -> None:
        self.paper, self.text = paper, read(paper.text)
        cast = names(self.text)
        self.named = [(self.text.span(it.start, it.end), it) for it in cast.mentions if it.name]
        self.result = drafted(self.text, cast)
        narration = list(paper.text)
        for quote in self.result.quotes:
            narration[quote.start : quote.end] = "\0" * (quote.end - quote.start)
        self.narration = "".join(narration)
        self._sectors = cast.sectors
        self._forces = self._named(forces)
        self._times = times(self.narration)
        every = find(self.narration, 0, len(narration), self._sectors | {"police"})
        self._areas = [area for area in every if area.kind == "name"]
        self._grades, self._unread = self._graded()
        self.sentences = list(self._sentences())

    def _sentences(self) -> Iterator[Sentence]:
        """The sentences and cells with what they name, each in the setting of those before it.

        A paragraph is told of what the heading above it names, an item of a list and a cell of what
        leads up to them, a cell before all of what heads its column and its row.
        """
        text, heads, paper = self.text, self._heads(), self.result.body
        section = here = lead = Setting(paper)
        places, last = sorted(heads), -1
        edges = [*map(text.at, places), len(self.narration)]
        for at, (start, end) in zip(places, pairwise(edges), strict=True):
            number, cells = text.paragraph(at), heads[at]
            paragraph, cell = text.paragraphs[number], cells is not None
            if cell or number != last:
                here = lead if cell or paragraph.bullet else section
            for low, high in reversed(cells or ()):
                here, _ = self._named_in(text.at(low), text.at(high), here)
            named, times = self._named_in(start, end, here)
            grades, unread = within(self._grades, start, end), within(self._unread, start, end)
            sentence = Sentence(
                start, self.narration[start:end], grades, unread, times,
                within(self._forces, start, end), named.areas,
                [(span, it.name or "") for span, it in self.named if start <= span[0] < end],
                here, cell, paper,
            )  # fmt: skip
            yield sentence
            if cell:
                continue
            own = [time for time in times if not sentence.leads(_AGAINST, time.start)]
            graded = [it.area for it in grades if it.area != OVERALL][-1:] or here.areas
            noted = _NOTE.search(sentence.words)
            if paragraph.heading and not (paragraph.bullet or grades or noted):
                alone, _ = self._named_in(start, end, Setting(section.body))
                kept = sentence.forces or alone.areas or times or section.body == paper
                section = here = alone if kept else alone._replace(body=None)
            else:
                told = [here.told, *(own if grades or unread else ())][-1]
                here = Setting(here.body, told, graded)
            if not paragraph.bullet:
                lead = Setting(named.body, next(iter(times), lead.told), here.areas)
            last = number

    def _named_in(self, start: int, end: int, setting: Setting) -> tuple[Setting, list[Time]]:
        """What a part of the paper names or its setting tells, and the times that it names."""
        forces = {force.name for force in within(self._forces, start, end)}
        areas = [self.narration[it.start : it.end] for it in within(self._areas, start, end)]
        times = [*dated(within(self._times, start, end), setting.told)]
        body = forces.pop() if len(forces) == 1 else setting.body
        told = times[0] if times else setting.told
        return Setting(body, told, [*dict.fromkeys(areas)] or setting.areas), times

    def _heads(self) -> dict[int, list[Span] | None]:
        """Where sentences and cells start, as the text was read, a cell with what heads it."""
        text = self.text
        graded = {it.start for it in self._grades} | {it.start for it in self._unread}

        def is_grade(start: int, end: int) -> bool:
            """Whether a cell begins with a grade."""
            first = re.compile(r"\w").search(text.read, start, end)
            return first is not None and text.at(first.start()) in graded

        heads: dict[int, list[Span] | None] = {each.start: None for each in text.sentences}
        for rows in tables(text, is_grade):
            begin = text.paragraphs[text.paragraph(rows[0][0][0])].start
            for each in within(text.sentences, begin, rows[-1][-1][1]):  # rules among them
                heads.pop(each.start, None)
            for row in rows:
                for at, cell in enumerate(row):
                    heads[cell[0]] = [*rows[0][at : at + 1], row[0]]
        return heads

    def _graded(self) -> tuple[list[Rating], list[PassedOver]]:
        """The grades that are stated, and what looks like one and was not read, with the reason."""
        told = [*self.result.grades, *self.result.again]
        grades = [each for each in told if each.grade not in ABSENT]
        known = {each.start for each in told}
        words = (it for it in self.result.passed_over if it.what == "grade word")
        unread = [it for it in words if not (it.reason in _NO_CLAIM or it.start in known)]
        for doubt in self.result.doubts:
            span, meant = (doubt.start, doubt.end), next(iter(doubt.candidates), "")
            if doubt.grade and doubt.grade not in ABSENT and whole(meant):
                grades.append(Rating(*span, meant, *span, doubt.grade, None))
            elif doubt.about == "grade" or doubt.grade:
                unread.append(PassedOver(*span, "grade word", doubt.question))
        return sorted(grades, key=START), sorted(unread, key=START)

    def _named(self, names: Iterable[str]) -> list[Force]:
        """The forces that are named, also by their places in a paper on police."""
        full = {name: name for name in names}
        known = {_KIND.sub("", name): name for name in full if "police" in self._sectors} | full
        either = "|".join(
            re.escape(name) + _PLACE * (name not in full)
            for name in sorted(known, key=len, reverse=True)
        )
        matches = re.finditer(rf"\b(?:{either})\b", self.narration)
        return [Force(*match.span(), known[match[0]]) for match in matches]
