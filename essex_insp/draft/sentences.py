"""A paper in sentences and cells, with the grades, times and forces of each and of its place."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import NamedTuple

from essex_insp.dates import years
from essex_insp.draft.areas import find, whole
from essex_insp.draft.lexicon import pattern, wording
from essex_insp.draft.names import names
from essex_insp.draft.page import bare
from essex_insp.draft.reader import drafted
from essex_insp.draft.result import ABSENT, OVERALL, PassedOver, Rating
from essex_insp.draft.tables import Span, tables
from essex_insp.draft.text import SPAN, START, Row, masked, read, within
from essex_insp.library.papers import Paper

Years = tuple[int, int]
"""The first and the last year of a round."""
NEWEST = (9999, 9999)
"""Those that stand for the newest round."""
_KIND = " (?:Police(?: Service| Force)?|Constabulary)"
_PLACE = r"(?!(?:[’']s)? [A-Z]|-)"  # and no part of a longer name: `Essex County Council`
_NO_CLAIM = ("names the scale", "part of the name of an area", "in an address")
_NEAR = 120
"""In so many characters before a place stands what leads up to it."""


class Named(NamedTuple):
    """What a paper names, and where: a force, or all the rounds of a time that are meant there."""

    start: int
    end: int
    force: str = ""
    rounds: tuple[Years, ...] = ()


class Setting(NamedTuple):
    """What the place of a sentence tells of what it does not name itself."""

    body: str | None = None
    time: Named | None = None
    areas: Sequence[str] = ()


@dataclass(slots=True)
class Sentence:
    """A sentence, or a cell of a table, and what it names; offsets are those of the paper.

    The `mask` is the whole paper, with a sign for each letter of what it quotes or names, as
    `wordings.json` says. `unread` is what looks like a grade and was not read, with the reason.
    """

    start: int
    end: int
    mask: str
    grades: Sequence[Rating]
    unread: Sequence[PassedOver]
    times: Sequence[Named]
    forces: Sequence[Named]
    areas: Sequence[str]
    setting: Setting
    cell: bool

    @property
    def told(self) -> Setting:
        """What it tells of what comes after it; a time, where it grades or leads up to grades."""
        own = self.setting.body  # of which a force in brackets is told beside
        named = [
            force for force in self.forces if not (own and self.leads("proof_beside", force.start))
        ]
        forces = {force.force for force in named}
        dated = self.grades or self.unread or not self.leads("proof_stopped", self.end)
        times = self.times if dated else ()
        graded = [it.area for it in self.grades if it.area != OVERALL][-1:]
        body = forces.pop() if len(forces) == 1 else own
        return Setting(body, [self.setting.time, *times][-1], graded or self.areas)

    @property
    def of_one(self) -> bool:
        """Whether it tells of one area, and names no two forces."""
        return len(self.areas) == 1 and len({it.force for it in self.forces}) < 2

    def has(self, name: str) -> re.Match[str] | None:
        """Return the first match of a wording in it."""
        return wording(name).search(self.mask, self.start, self.end)

    def leads(self, name: str, at: int) -> re.Match[str] | None:
        """Return what of a wording leads up to a place in it."""
        return wording(name).search(self.mask[max(self.start, at - _NEAR) : at])

    def when(self, grade: Rating) -> Named | None:
        """Return the time that stands beside a grade, or that its place tells; `None` if open."""
        if not self.times:
            return self.setting.time
        if len({it.rounds for it in self.times}) == 1 and not self.has("proof_apart"):
            return self.times[0]
        if after := wording("proof_to_time").match(self.mask, grade.end, self.end):
            return within(self.times, after.end(), self.end)[0]
        if self.leads("proof_from_time", grade.start):
            return within(self.times, self.start, grade.start)[-1]
        return self.setting.time if self.cell or grade.basis == "carried-over" else None

    def body(self, at: int, grade: Rating | None = None) -> str | None:
        """Return the body that is most likely meant at a place, or by a grade there, if any.

        It is the one to which the grade went, the one that was read for it, or the last one named.
        """
        last = [it for it in self.forces if it.end <= at][-1:]
        read = [it for it in self.forces if grade and bare(it.force) == bare(grade.body)]
        chosen: Sequence[Named] = last if self.leads("proof_subject", at) else read or last
        if grade and wording("proof_given").match(self.mask, grade.end, self.end):
            chosen = within(self.forces, grade.end, self.end)
        if not chosen and grade and (grade.body or "\0") in self.mask[self.start : self.end]:
            return grade.body  # no force, as `Essex County Council`
        return chosen[0].force if chosen else self.setting.body


class Reading:
    """A paper as it was read, by what forces are called; offsets are code points of its text."""

    def __init__(self, paper: Paper, forces: Mapping[str, str]) -> None:
        self.paper, self.text = paper, read(paper.text)
        cast = names(self.text)
        people = (it for it in cast.mentions if it.kind == "person" and it.name)
        self.people = [(self.text.span(it.start, it.end), it) for it in people]
        self.result = drafted(self.text, cast)
        self.words = masked(paper.text, {"\0": map(SPAN, self.result.quotes)})
        self._forces = Row(_forces(self.words, forces, "police" in cast.sectors))
        self._times = Row(_times(self.words))
        among = cast.sectors | {"police"}
        places = (self.text.span(it.start, it.end) for it in self.text.sentences)
        areas = chain.from_iterable(find(self.words, *place, among) for place in places)
        self._areas = Row(area for area in areas if area.kind == "name")
        self._grades, self._unread = self._graded()
        signs = {
            "Ⓐ": map(SPAN, self._areas),
            "Ⓕ": map(SPAN, self._forces),
            "Ⓣ": map(SPAN, self._times),
            "Ⓖ": map(SPAN, [*self._grades, *self._unread]),
        }
        self._mask = masked(self.words, signs)

    def _graded(self) -> tuple[Row[Rating], Row[PassedOver]]:
        """The grades that are stated, and what looks like one and was not read, with the reason."""
        told = (*self.result.grades, *self.result.again)
        known = {it.start for it in told}
        grades = [it for it in told if it.grade not in ABSENT]
        words = (it for it in self.result.passed_over if it.what == "grade word")
        unread = [it for it in words if not (it.reason in _NO_CLAIM or it.start in known)]
        for doubt in self.result.doubts:
            span, meant = (doubt.start, doubt.end), next(iter(doubt.candidates), "")
            if doubt.grade and doubt.grade not in ABSENT and whole(meant):
                grades.append(Rating(*span, meant, *span, doubt.grade, None))
            elif doubt.about == "grade" or doubt.grade:
                unread.append(PassedOver(*span, "grade word", doubt.question))

        def said(it: Rating | PassedOver) -> bool:  # and not quoted, which is held as a quotation
            return self.words[it.start] != "\0"

        return Row(sorted(filter(said, grades), key=START)), Row(
            sorted(filter(said, unread), key=START)
        )

    def sentences(self) -> Iterator[Sentence]:
        """Yield the sentences and cells with what they name, in the setting of those before them.

        A paragraph is told of what the heading above it names, an item of a list and a cell of what
        leads up to them, a cell before all of what heads its row and its column.
        """
        text, heads, last = self.text, self._heads(), -1
        section = here = Setting(self.result.body)
        places = sorted(heads)
        edges = [*map(text.at, places), len(self.words)]
        for at, (start, end) in zip(places, pairwise(edges), strict=True):
            number, cells = text.paragraphs.at(at), heads[at]
            item = text.paragraphs[number].bullet or cells is not None
            grades = within(self._grades, start, end)
            heading = text.paragraphs[number].heading and not (item or grades)
            if number != last and not item:
                here = Setting(section.body) if heading else section
            around, last = here, number
            for low, high in cells or ():
                around = self._sentence(text.at(low), text.at(high), around).told
            sentence = self._sentence(start, end, around, cells is not None)
            yield sentence
            here = here if item else sentence.told
            section = here if heading else section

    def _sentence(self, start: int, end: int, setting: Setting, cell: bool = False) -> Sentence:
        grades, unread = within(self._grades, start, end), within(self._unread, start, end)
        times, forces = within(self._times, start, end), within(self._forces, start, end)
        own = [self.words[it.start : it.end] for it in within(self._areas, start, end)]
        of_all = OVERALL in self.words[start:end].lower()  # and not of an area named before
        areas = [*dict.fromkeys(own)] or ([] if of_all else setting.areas)
        return Sentence(start, end, self._mask, grades, unread, times, forces, areas, setting, cell)

    def _heads(self) -> dict[int, list[Span] | None]:
        """Where sentences and cells start, as the text was read, a cell with what heads it."""
        text, heads = self.text, dict[int, list[Span] | None]()

        def is_grade(start: int, end: int) -> bool:
            span = text.at(start), text.at(end)
            return wording("proof_cell").match(self._mask, *span) is not None

        heads |= {each.start: None for each in text.sentences}
        for rows in tables(text, is_grade):
            begin = text.paragraphs[text.paragraphs.at(rows[0][0][0])].start
            for each in within(text.sentences, begin, rows[-1][-1][1]):  # rules among them
                heads.pop(each.start, None)
            for row in rows:
                for at, cell in enumerate(row):
                    heads[cell[0]] = [row[0], *rows[0][at : at + 1]]
        return heads


def _forces(words: str, names: Mapping[str, str], by_place: bool) -> Iterator[Named]:
    """The forces that words name in full, or by their places, as `Durham Police` and `the Met`."""
    known = dict[str, str]()
    for called, force in names.items():
        place = re.sub(f"{_KIND}$", "", called)
        known |= dict.fromkeys(
            (place, place.replace(" and ", " & "), place.replace("-", " ")), force
        )
    places = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    for match in re.finditer(rf"(?<![\w-])({places})(?:{_KIND}|{_PLACE})\b", words):
        if by_place or match[0] in names:
            yield Named(*match.span(), force=known[match[1]])


def _times(words: str) -> Iterator[Named]:
    """The times that words name."""
    for match in wording("proof_time").finditer(words):
        told = pattern("{round}").findall(match[0])
        rounds = [years(it) for it in told]
        if all(rounds):
            yield Named(*match.span(), rounds=tuple(filter(None, rounds)) or (NEWEST,))
