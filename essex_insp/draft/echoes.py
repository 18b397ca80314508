"""Words of a heading that somebody says, as the heading or the body of a story tells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from essex_insp.draft.inspectorates import inspects
from essex_insp.draft.marks import Run, runs
from essex_insp.draft.speakers import answers, canonical, plain
from essex_insp.draft.speech import ELSEWHERE, GRADE, WORD, Speech
from essex_insp.draft.text import Reading
from essex_insp.draft.ties import Tie
from essex_insp.draft.words import ROLE_HEADS, VOICED
from essex_insp.matching import fold

_LONGEST = 400
_SAYS = (
    r"(?:says?|said|warns?|finds?|found|reveals?|claims?|admits?|insists?|tells?(?: [\w’'-]+){1,3}|"
    r"concludes?|reports?|fears?|vows?|complains?|argues?|believes?|hears?|blasts?|"
    r"hails?|praises?|slams?|condemns?|brands?|calls?|accuses?|welcomes?|pledges?|promises?|denies|"
    r"(?:has |have )(?:said|warned|found))"
)
# `… to answer calls - watchdog`, `…, inspectors find`, `…, says chief`
_AFTER = re.compile(
    r"(?:[,;:]|\s[-–—])\s*(?:" + _SAYS + r"\s+(?P<turned>[^,;:]{2,60})|"
    r"(?P<who>[^,;:]{2,60}?)\s+" + _SAYS + r")\s*$"
    r"|\s[-–—]\s+(?P<lone>[\w’' ]{2,40})$"
    r"|^[”\"’']?,?\s*" + _SAYS + r"\s+(?P<first>[^,;:]{2,60}?)"
    r"(?:\s+(?:as|in|after|over)\s[^:]{0,80})?$",
    re.IGNORECASE,
)
# `Watchdog: ‘…’`, `Chief tells councillors ‘…’`, `Inspectors find …`
_BEFORE = re.compile(
    r"^\W{0,3}(?P<who>[^,;:]{2,60}?)(?:\s+" + _SAYS + r"(?:\s[^:;]{0,60})?\s*:?|:"
    r"(?:\s[^:;]{0,60})?)\s*[“‘\"']?$",
    re.IGNORECASE,
)
_WATCHDOGS = frozenset(["watchdogs", "regulators"])
_CHIEFS = ("chief constable", "chief fire", "chief executive", "chief officer", "governor")
# How many headings are looked up: a text of nothing else must not cost a search for each.
_MOST = 60


@dataclass(frozen=True)
class Source:
    """Who says what a heading quotes.

    Args:
        at: The index of speech of the body that they say.
        noun: What the heading calls them where it is an inspectorate: `report`, `inspectors`.
    """

    at: int
    noun: str | None = None


def find(reading: Reading, speech: list[Speech], ties: list[Tie]) -> list[tuple[Speech, Source]]:
    """Return what headings quote of speech, each with who says it.

    A headline or a crosshead quotes before the story does; who says it is told where it is said,
    or by the heading itself: `… ‘too slow’, say inspectors`.

    Args:
        reading: The text as read.
        speech: Its speech, in order.
        ties: Who said each piece of it.
    """
    taken = {one.start for one in speech}
    headings = {one.paragraph for one in speech if reading.paragraphs[one.paragraph].heading}
    body = _Body(reading, speech, ties, headings)
    found: list[tuple[Speech, Source]] = []
    for index, run in _quoted(reading):
        if run.start in taken:
            continue
        source = body.source(index, run)
        if source is not None:
            found.append((Speech(run.start, run.end, index, fragment=True), source))
    return found


def settle(reading: Reading, speech: list[Speech], ties: list[Tie]) -> list[Tie]:
    """Return the ties, those of headings taken from where the body names who speaks.

    Args:
        reading: The text as read.
        speech: Its speech, in order.
        ties: Who said each piece of it, as far as the text was read up to there.
    """
    open_ = {
        one.start: number
        for number, (one, tie) in enumerate(zip(speech, ties, strict=True))
        if reading.paragraphs[one.paragraph].heading
        and not (tie.speaker is not None and tie.speaker.name)
    }
    if not open_:
        return ties
    headings = {one.paragraph for one in speech if reading.paragraphs[one.paragraph].heading}
    body = _Body(reading, speech, ties, headings)
    settled = list(ties)
    for index, run in _quoted(reading):
        number = open_.get(run.start)
        source = body.source(index, run) if number is not None else None
        one = ties[source.at].speaker if source is not None else None
        if number is not None and source is not None and one is not None:
            doubt = "the heading does not name them; the body of the story does"
            one = replace(one, noun=source.noun) if source.noun else one
            settled[number] = Tie(one, "by-context", ties[number].where, doubt)
    return settled


def _quoted(reading: Reading) -> Iterator[tuple[int, Run]]:
    """Give each whole quotation of a heading that is no grade, with the heading's index."""
    for index, part in enumerate(reading.paragraphs):
        if not part.heading or ELSEWHERE.match(reading.text, part.start, part.end):
            continue
        for run in runs(reading.text, part.start, part.end):
            inner = reading.text[run.start : run.end]
            grade = GRADE.fullmatch(inner.rstrip(" .,?!;:…—–-"))
            if run.opened and run.closed and not grade:
                yield index, run


class _Body:
    """The body of a story, to look up in it what a heading quotes, and whom it names.

    Args:
        reading: The text as read.
        speech: Its speech, in order.
        ties: Who said each piece of it.
        headings: The indexes of headings that have speech.
    """

    def __init__(
        self, reading: Reading, speech: list[Speech], ties: list[Tie], headings: set[int]
    ) -> None:
        self._reading, self._ties = reading, ties
        self._at = [i for i, one in enumerate(speech) if one.paragraph not in headings]
        spans = [(speech[i].start, speech[i].end) for i in self._at]
        self._said = _Said(reading.text, spans)
        self._looked = 0

    def source(self, index: int, run: Run) -> Source | None:
        """Return who says what a heading quotes, if that is told.

        Args:
            index: The index of the heading.
            run: What it quotes.
        """
        self._looked += 1
        if self._looked > _MOST:
            return None
        inner = self._reading.text[run.start : run.end]
        at = self._said.where(inner)
        who = self._named(index, run)
        if at is not None:
            source = Source(self._at[at])
            # Two words may be said by anyone; three are those of whoever says them later.
            named = self._inspected(who) if inner.strip().count(" ") < 2 else None
            one = self._ties[source.at].speaker
            if named is not None and (one is None or one.person):
                # `… ‘let down’ children, inspectors say`: theirs, whoever says it later as well.
                source = Source(named)
        elif " " not in inner.strip() or who is None:
            return None
        else:
            found = self._who(who)
            if found is None:
                return None
            source = Source(found)
        one = self._ties[source.at].speaker
        nouns = set(plain(who or "").split()) & (VOICED | _WATCHDOGS)
        if len(nouns) == 1 and one is not None and not one.person:
            # `…, says report`: the name that the heading itself has for it.
            return Source(source.at, nouns.pop())
        return source

    def _named(self, index: int, run: Run) -> str | None:
        """Return the words for whoever says it that stand in a heading beside a quotation."""
        part = self._reading.paragraphs[index]
        after = _AFTER.search(self._reading.text[run.end + 1 : min(part.end, run.end + 200)])
        before = _BEFORE.match(self._reading.text[max(part.start, run.start - 200) : run.start - 1])
        who = before or after
        return None if who is None else next(one for one in who.groups() if one)

    def _inspected(self, who: str | None) -> int | None:
        """Return the first speech of a body that inspects, where a heading names one."""
        if who is None or not self._inspectorial(who):
            return None
        own, voiced = inspects(who), None
        for i in self._at:
            one = self._ties[i].speaker
            if one and not one.person and (one.noun in VOICED or inspects(one.organisation or "")):
                if not own or one.noun is None:
                    return i
                voiced = i if voiced is None else voiced
        return voiced

    @staticmethod
    def _inspectorial(who: str) -> bool:
        """Whether words of a heading mean those who inspect, and not one person among them."""
        named = set(plain(who).split())
        return bool(named & (VOICED | _WATCHDOGS) or inspects(who)) and not named & ROLE_HEADS

    def _who(self, words: str) -> int | None:
        """Return the index of the first speech by whom some words of a heading mean."""
        folded = fold(words).removeprefix("the ").removesuffix(" report")
        named = set(plain(words).split())
        role = canonical(folded.removeprefix("new ").removeprefix("police "))
        inspecting = bool(named & (VOICED | _WATCHDOGS)) or inspects(words)
        heads = bool(named & ROLE_HEADS)
        chief = folded.endswith((" chief", " boss", " chiefs", " bosses"))
        found: dict[int, int] = {}
        inspector: int | None = None
        for i in self._at:
            one = self._ties[i].speaker
            if one is None:
                continue
            if one.person:
                fits = bool(one.name and plain(one.name).split()[-1] in named) or (
                    heads and any(answers(role, held) or role in held.split() for held in one.roles)
                )
                # `Fire chief hails “…”`: the chief officer of whatever it is.
                fits = fits or (chief and any(held.startswith(_CHIEFS) for held in one.roles))
            else:
                fits = False
                if inspecting and (one.noun in VOICED or inspects(one.organisation or "")):
                    if one.noun in named:
                        return i
                    inspector = i if inspector is None else inspector
            if fits:
                found.setdefault(id(one), i)
        if inspector is not None:
            return inspector
        return next(iter(found.values())) if len(found) == 1 else None


class _Said:
    """All that is said in a body, to look words up in.

    Args:
        text: The text.
        spans: Where each piece of speech starts and ends, in order.
    """

    def __init__(self, text: str, spans: list[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        parts: list[str] = []
        at = 0
        for start, end in spans:
            words = _plain(text[start:end])
            self._starts.append(at)
            parts.append(words)
            at += len(words)
        self._all = "".join(parts)

    def where(self, words: str) -> int | None:
        """Return the index of the first piece of speech that has the words, if one does.

        Args:
            words: Two words or more, as printed in a heading.
        """
        plain = _plain(words[:_LONGEST]).strip("\n")
        if plain.count(" ") < 3:
            return None
        at = self._all.find(plain)
        return bisect_right(self._starts, at) - 1 if at >= 0 else None


def _plain(words: str) -> str:
    """Return words in small letters, parted by single spaces, between line ends."""
    return "\n " + " ".join(WORD.findall(words.lower().replace("’", "'"))) + " \n"
