"""Lines of their own that give a grade: of which area, and of which body."""

from __future__ import annotations

import re

from essex_insp.draft import pairs
from essex_insp.draft.areas import Span
from essex_insp.draft.blocks import Blocks
from essex_insp.draft.frameworks import AREAS, ATOMS
from essex_insp.draft.headers import Header, header
from essex_insp.draft.people import scan
from essex_insp.draft.tally import Tally
from essex_insp.draft.text import Paragraph, Reading, sentences
from essex_insp.draft.triggers import TRIGGER

_LABELLED = re.compile(r"(?:area|category|pillar|question|domain)\s?[:–-]\s?", re.IGNORECASE)
_MARK = re.compile(r"\s?(?::|[–—]|\s-)\s+")


class Lines(Blocks):
    """The grades that lines give one by one."""

    def __init__(self, reading: Reading, narration: str, tally: Tally) -> None:
        super().__init__(reading, narration, tally)
        self._looked: dict[int, tuple[pairs.Pair | None, Header | None]] = {}

    def _line(self, index: int, part: Paragraph) -> bool:
        """Read a line that gives one thing its grade, or sentences that do so one by one."""
        found: list[pairs.Pair | None] = []
        owner, low = self._owned(part.start, min(part.end, part.start + 120))
        if part.end - part.start < 1500:
            found.extend(pairs.series(self.text, low, part.end, owner is not None))
            spans = sentences(self.text, part.start, part.end) if not found else []
            found.extend(pairs.read(self.text, *span) for span in spans if len(spans) > 1)
        if None in found or not found:
            loose = part.bullet or self.listing
            found = [pairs.read(self.text, low, part.end, loose)]
            if owner is not None and found == [None]:
                owner, found = None, [pairs.read(self.text, part.start, part.end, loose)]
        for pair in found:
            if pair is None or not self._fits_line(index, part, pair, owner):
                return False
        for pair in found:
            if pair:
                self._pair(index, pair, owner)
        return True

    def _fits_line(self, index: int, part: Paragraph, pair: pairs.Pair, owner: str | None) -> bool:
        """Whether a line is one of a table, and not a sentence that happens to look like one."""
        alone = part.heading or part.bullet or self.text[part.end - 1] in ".,;|"
        grade = self.text[slice(*pair.grade)] if pair.grade else "-"
        name = self.text[slice(*pair.name)]
        if not alone and len(name.split()) > 12:
            return False
        if owner is not None and alone:
            return True
        if not grade[0].isupper() and not (
            pair.marked and (part.bullet or self.listing or self._among(index, name))
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
        parts = self.reading.paragraphs
        near = [at for at in (index - 1, index + 1) if 0 <= at < len(parts)]
        return parts[index].heading and (
            AREAS.search(name) is not None
            or ATOMS.fullmatch(name.strip()) is not None
            or any(self._paired_at(at)[0] for at in near)
        )

    def _pair(self, index: int, pair: pairs.Pair, body: str | None) -> None:
        head = header(self.text, pair.name, self._known)
        if head.kind == "time":
            # `2019: Good` below `2017: Adequate`, `Previous grade: Good`
            latest = max(self._rank(index, -1), self._rank(index, 1))
            if pair.grade and head.time > (0, 0) and head.time >= latest:
                self._enter(pair.grade, self._above(index), body)
            return
        if pair.grade is None:
            return
        if head.kind == "grade":
            words = self.text[slice(*pair.name)].casefold()
            name = pair.name if "overall" in words else self._above(index)
            self._enter(pair.grade, name, body)
            return
        self._enter(pair.grade, pair.name, body)

    def _owned(self, start: int, end: int) -> tuple[str | None, int]:
        """The body that a line begins with, and where its areas begin: `Force A – roads: Good`."""
        mark = _MARK.search(self.text, start, end)
        body = self._known(self.text[start : mark.start()]) if mark else None
        return (body, mark.end()) if mark and body else (None, start)

    def _paired_at(self, index: int) -> tuple[pairs.Pair | None, Header | None]:
        """What a line gives a grade, and what its name stands for; looked at once."""
        found = self._looked.get(index)
        if found is None:
            part = self.reading.paragraphs[index]
            pair = pairs.read(self.text, part.start, part.end)
            found = (pair, header(self.text, pair.name, self._known) if pair else None)
            self._looked[index] = found
        return found

    def _rank(self, index: int, step: int) -> tuple[int, int]:
        """The latest of the times of the lines before or after one that is for a time."""
        parts, latest = self.reading.paragraphs, (0, 0)
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
        parts = self.reading.paragraphs
        for at in range(index - 1, max(index - 6, -1), -1):
            part = parts[at]
            if self._paired_at(at)[0] is not None:
                continue
            words = self.text[part.start : part.end]
            named = _LABELLED.match(words)
            low = part.start + (named.end() if named else 0)
            if not part.heading or TRIGGER.search(words) or pairs.is_verb(words):
                return None
            known = named or AREAS.search(words) or (at > 0 and len(words.split()) < 9)
            return (low, part.end) if known else None
        return None
