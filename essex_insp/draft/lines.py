"""Lines of their own that give a grade: of which area, and of which body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from essex_insp.draft import pairs
from essex_insp.draft.cells import Entry, Legend
from essex_insp.draft.frameworks import AREAS, ATOMS
from essex_insp.draft.headers import Header, Known, header
from essex_insp.draft.people import scan
from essex_insp.draft.text import Paragraph, Span, sentences
from essex_insp.draft.triggers import TRIGGER

_LABELLED = re.compile(r"(?:area|category|pillar|question|domain)\s?[:–-]\s?", re.IGNORECASE)
# `The ratings in full: …`
_INTRO = re.compile(r"[^:.]{3,100}:\s")
_MARK = re.compile(r"\s?(?::|[–—]|\s-)\s+")


class Lines:
    """The lines of a text that each give one thing its grade.

    Args:
        text: The text.
        parts: Its paragraphs.
        known: What gives the full name of a body by its name or the first words of it.
        legend: What stands for grades in the text.
    """

    def __init__(self, text: str, parts: Sequence[Paragraph], known: Known, legend: Legend) -> None:
        self._text, self._parts, self._known, self._legend = text, parts, known, legend
        self._looked: dict[int, tuple[pairs.Pair | None, Header | None]] = {}

    def read(self, index: int, listing: bool) -> list[Entry] | None:
        """Return the grades of a line, or of sentences that each give one; None for other lines.

        Args:
            index: The number of the line.
            listing: Whether a list of grades was announced, which this line may be part of.
        """
        part = self._parts[index]
        found: list[pairs.Pair | None] = []
        owner, low = self._owned(part.start, min(part.end, part.start + 120))
        if part.end - part.start < 1500:
            found.extend(self._several(low, part.end, owner is not None))
            intro = _INTRO.match(self._text, low, part.end) if not found else None
            if intro and TRIGGER.search(intro[0]):
                found.extend(self._several(intro.end(), part.end, False))
        several = len(found) > 1
        listed = part.bullet or listing
        if not found:
            found = [self._pair(low, part.end, listed)]
            if owner is not None and found == [None]:
                owner, found = None, [self._pair(part.start, part.end, listed)]
        entries = []
        for pair in found:
            if pair is None or not self._fits(index, pair, owner, listed or several):
                return None
            entry = self._entry(index, pair, owner)
            if entry is not None:
                entries.append(entry)
        return entries

    def _several(self, start: int, end: int, owned: bool) -> list[pairs.Pair]:
        """The pairs of a line that holds two or more, or sentences that are each one."""
        found = pairs.series(self._text, start, end, owned, self._legend)
        if found:
            return found
        spans = sentences(self._text, start, end)
        each = [self._pair(*span) for span in spans if len(spans) > 1]
        return [] if None in each else [pair for pair in each if pair]

    def _pair(self, start: int, end: int, listed: bool = False) -> pairs.Pair | None:
        return pairs.read(self._text, start, end, listed, self._legend)

    def _fits(self, index: int, pair: pairs.Pair, owner: str | None, listed: bool) -> bool:
        """Whether a line is one of a table, and not a sentence that happens to look like one."""
        part = self._parts[index]
        alone = part.heading or part.bullet or self._text[part.end - 1] in ".,;|"
        grade = self._text[slice(*pair.grade)] if pair.grade else "-"
        name = self._text[slice(*pair.name)]
        if not alone and len(name.split()) > 12:
            return False
        if owner is not None and alone:
            return True
        if not grade[0].isupper() and not (
            pair.marked and (listed or pairs.is_area(name) or self._among(index, name))
        ):
            return False
        if pair.grade is None and not (part.heading or part.bullet):
            return False
        if not pair.marked and not (part.bullet or part.heading or AREAS.search(name)):
            return False
        mentions = scan(name, 0, len(name))
        return not any(one.kind == "person" and not one.weak for one in mentions)

    def _among(self, index: int, name: str) -> bool:
        """Whether a line without capitals is one of a table: its area or its neighbour says so."""
        parts = self._parts
        near = [at for at in (index - 1, index + 1) if 0 <= at < len(parts)]
        return parts[index].heading and (
            AREAS.search(name) is not None
            or ATOMS.fullmatch(name.strip()) is not None
            or any(self._paired_at(at)[0] for at in near)
        )

    def _entry(self, index: int, pair: pairs.Pair, body: str | None) -> Entry | None:
        """What a line gives: a grade that holds now, and what it is for."""
        head = header(self._text, pair.name, self._known)
        if pair.grade is None:
            return None
        if head.kind == "time":
            # `2019: Good` below `2017: Adequate`, `Previous grade: Good`
            latest = max(self._rank(index, -1), self._rank(index, 1))
            now = head.time > (0, 0) and head.time >= latest
            return Entry(pair.grade, self._above(index), body) if now else None
        name: Span | None = pair.name
        if head.kind == "grade" and "overall" not in self._text[slice(*pair.name)].casefold():
            name = self._above(index)
        return Entry(pair.grade, name, body)

    def _owned(self, start: int, end: int) -> tuple[str | None, int]:
        """The body that a line begins with, and where its areas begin: `Force A – roads: Good`."""
        mark = _MARK.search(self._text, start, end)
        body = self._known(self._text[start : mark.start()]) if mark else None
        return (body, mark.end()) if mark and body else (None, start)

    def _paired_at(self, index: int) -> tuple[pairs.Pair | None, Header | None]:
        """What a line gives a grade, and what its name stands for; looked at once."""
        found = self._looked.get(index)
        if found is None:
            part = self._parts[index]
            pair = self._pair(part.start, part.end)
            found = (pair, header(self._text, pair.name, self._known) if pair else None)
            self._looked[index] = found
        return found

    def _rank(self, index: int, step: int) -> tuple[int, int]:
        """The latest of the times of the lines before or after one that is for a time."""
        parts, latest = self._parts, (0, 0)
        for at in range(index + step, index + 7 * step, step):
            if not 0 <= at < len(parts):
                break
            head = self._paired_at(at)[1]
            if head is None or head.kind not in ("time", "grade"):
                break
            latest = max(latest, head.time)
        return latest

    def _above(self, index: int) -> Span | None:
        """The heading of a line that only says `Grade: Good`, where it names an area."""
        parts = self._parts
        for at in range(index - 1, max(index - 6, -1), -1):
            part = parts[at]
            if self._paired_at(at)[0] is not None:
                continue
            words = self._text[part.start : part.end]
            named = _LABELLED.match(words)
            low = part.start + (named.end() if named else 0)
            if not part.heading or TRIGGER.search(words) or pairs.is_verb(words):
                return None
            known = named or AREAS.search(words) or (at > 0 and len(words.split()) < 9)
            return (low, part.end) if known else None
        return None
