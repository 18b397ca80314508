"""The words right before, right after and around a quotation that say whose it is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from essex_insp.draft.introductions import Introductions
from essex_insp.draft.narration import narration
from essex_insp.draft.speech import Speech
from essex_insp.draft.text import Reading
from essex_insp.draft.ties import Tie, Told, named
from essex_insp.draft.verbs import ACCORDING, LATER, SAYS
from essex_insp.draft.words import DESCRIBING, REPORTING_PATTERN

_LONE_NAME = re.compile(r"\s([A-Z][\w’'-]+)(?=[.,;]|\s[a-z])")
_INVERTED = re.compile(r"\s*,?\s*([a-z]{3,14}(?:s|ed))\s")

# `Those were the words of X`, `That was the verdict of X`
_WORDS_OF = re.compile(
    r"\s*,?\s*((?:(?:That|This|Those|These|So)\b[^.:;]{0,40}\b|(?:was|is|were|came|comes)\s+"
    r"(?:the|a)\s(?:[\w-]+\s){0,3}?)(?:verdict|views?|words|message|warning|answer|reply|"
    r"conclusion|assessment|plea|reaction|response)\s+(?:of|from)\s|So\s(?:said|says|spoke)\s|"
    r"(?:was|is)\s(?:how|what)\s)"
)
# `One visitor wrote:`, `, a passer-by said`: someone, whom no name or role makes known.
_SOMEBODY = r"(?:one|a|an|another|one of the|the|his|her|their|many|some)"
_UNKNOWN_BEFORE = re.compile(
    r"(?:^|[.!?;:]\s+|[”\"]\s+|\n)(?P<who>(?-i:[A-Z])\w{0,6}(?: [\w’'-]+){1,5}?) "
    r"(?:also |then |later )?(?:"
    + REPORTING_PATTERN
    + r")(?: inspectors| us| me| them| the \w+)?[:,]\s*$",
    re.IGNORECASE,
)
_UNKNOWN_AFTER = re.compile(
    r"[”\"’']?,?[”\"’']?\s(?P<who>"
    + _SOMEBODY
    + r"(?: [\w’'-]+){1,4}?) (?:also |then |later )?(?:"
    + REPORTING_PATTERN
    + r")\b",
    re.IGNORECASE,
)
_SOME_SAY = re.compile(
    r"(?P<who>[A-Z]\w{1,20}(?: [a-z’'-]{1,20}){0,3}?) "
    r"(?:also |had |have )?(?:said|say|told|felt|feel)\b"
)
_HEARD = re.compile(
    r"\b(?:heard from|spoke to|spoken to|met|interviewed) (?:(?:an?|one|some|many|the|several) )?"
    r"(?P<who>\w)"
)
_WHO_SAID = re.compile(r",? who\b[^,.;:]{0,80}")
# `,” reads the banner`, `,” was how it was put`: who says it is not known.
_UNKNOWN_INVERTED = re.compile(
    r"[”\"’']?,?[”\"’']?\s(?:reads?|says?|said|ran|runs|goes|went|declares|proclaims)\s"
    r"(?P<who>(?:the|an?|one|its|another)(?: [a-z’'-]+){1,3})\b"
)
_PUT = re.compile(r"[”\"’']?,?[”\"’']?\s(?P<who>(?:was|is) (?:how|what)\b[^.;:]{0,80})")
_NEXT_CLAUSE = re.compile(r"[”\"’']?\s*,\s*(?:and|but|while|whereas|although|though)\s")
_POINT = re.compile(
    r"[”\"’']?\s*,\s(?:an?|the|something|words?)\s(?:[\w-]+\s){0,2}?(?:that|which)\s"
)
_NEAR_BY = 120
# `was described as “…” by inspectors`, `were “let down” by`: whether a verb of telling is in it.
_TOLD_BY = re.compile(
    r"\b(?:was|were|is|are|been|being)\s+(?:[a-z]+\s+){0,2}(?:"
    + "|".join(sorted(DESCRIBING))
    + r")\b[^.;:]{0,60}$"
)
_ACTIVE = re.compile(
    r"(?<!been )(?<!being )(?<!was )(?<!were )(?<!is )(?<!are )\b(?:said|says|told [\w ]{2,30}?|"
    r"added|adds|admitted|admits|felt|insisted)\s+(?:that\s+)?(?:(?:he|she|they|it|we|I|his|her|"
    r"their|the\s+\w+)\s+)(?:[\w’']+\s+){0,4}[‘“\"']?$"
)


class Clauses(Introductions):
    """Narration in which quotations are tied to those who are named by them."""

    def __init__(self, reading: Reading, speech: list[Speech]) -> None:
        super().__init__(narration(reading, speech))
        self.reading, self.speech = reading, speech

    def _after(self, piece: Speech, high: int, told: list[Told]) -> Tie | None:
        """Read `said X`, `X said` or `– X` right after a quotation."""
        if not piece.closed or not piece.marked:
            return None
        begin = piece.end + 1
        at = bisect_right(told, begin, key=lambda one: one.end)
        stop = told[at].end if at < len(told) else high
        stop = min(high, max(stop, begin), begin + 400)
        clause = self.text[begin:stop]
        if not clause.strip(" .,;"):
            return None
        ended = self._last(piece)
        of = _WORDS_OF.match(clause)
        if of is not None:
            found = self._first(told, begin + of.end() - 1, begin + of.end() + 20)
            if found and found.speaker and found.mention.gender != "it":
                return named(found, begin + of.start(1), found.mention.end)
        verb = SAYS.search(clause)
        if re.match(r"\s*[–—-]+\s*", clause):
            found = self._first(told, begin, begin + 6)
            if found and found.speaker and found.mention.name:
                return named(found, found.mention.start, found.mention.end)
        inverted = _INVERTED.match(clause)
        if inverted and ended in ",?!" and (verb is None or verb.start() > inverted.start(1)):
            found = self._named_after(told, begin + inverted.end(1), stop)
            if found and found.speaker:
                return named(found, begin + inverted.start(1), found.mention.end)
            lone = _LONE_NAME.match(self.text, begin + inverted.end(1), stop)
            known = self.cast.surname(lone[1]) if lone and found is None else None
            if lone is not None and known is not None:
                # `,” confides Kit`
                return Tie(known, "named-in-sentence", (begin + inverted.start(1), lone.end()))
        if verb is None:
            according = ACCORDING.search(clause)
            if according is None:
                return None
            place = begin + according.end()
            found = self._first(told, place - 1, place + 30)
            if found is None or found.speaker is None:
                return None
            return named(found, begin + according.start(), found.mention.end)
        lead = clause[: verb.start()].strip(" ,")
        if (
            clause.lstrip()[:1].isupper()
            and ended in ".?!"
            and clause.rstrip("“\"‘' ").endswith((":", ","))
            and high < self.reading.paragraphs[piece.paragraph].end
        ):
            return None
        if ended.isalnum() and clause[:1] not in ",." and piece.fragment and lead:
            return None
        if piece.fragment and _POINT.match(clause):
            # `There was no “…”, she said, a point that Ofsted accepted`
            return None
        if piece.fragment and _NEXT_CLAUSE.match(clause) and " " in lead:
            # `Ofsted found “…”, and parents told it …`
            return None
        if lead in ("", "and", "but") or re.fullmatch(r"(?:and |but )?(?:also|later|then)", lead):
            place = begin + verb.end()
            found = self._named_after(told, place, stop)
            if found:
                return named(found, begin + verb.start(), max(found.mention.end, place))
            lone = re.match(r"\s+([A-Z][\w’'-]+)", self.text[place : min(place + 60, stop)])
            if lone and (speaker := self.cast.surname(lone[1])):
                return Tie(speaker, "named-in-sentence", (begin + verb.start(), place + lone.end()))
            return None
        found = self._subject(told, begin, begin + verb.start())
        if found is not None and not self._beside(found.mention.end, begin + verb.start()):
            return None
        if found is None or (found.speaker is None and found.doubt is None):
            return None
        opens = begin + len(clause) - len(clause.lstrip(" ,"))
        return named(found, opens, begin + verb.end())

    def _last(self, piece: Speech) -> str:
        """The last mark or letter of speech, but for quotation marks within it."""
        words = self.reading.text[max(piece.start, piece.end - 4) : piece.end]
        return (words.rstrip("’'”\"") or words)[-1]

    def _before(self, piece: Speech, low: int, told: list[Told]) -> Tie | None:
        """Read `X said:`, `according to X:` or `X, of Y:` right before a quotation."""
        at = bisect_left(told, piece.start, key=lambda one: one.start) - 1
        if at < 0:
            return None
        sentence = told[at]
        begin = max(sentence.start, low)
        head = self.text[begin : max(begin, piece.start - piece.marked)]
        if not any(char.isalnum() for char in head):
            return None
        return self._introduced(told, begin, begin + len(head))

    def _by(self, piece: Speech, low: int, told: list[Told]) -> re.Match[str] | None:
        """Match `” by` after a fragment, where the words are theirs who stand after it."""
        by = re.match(r"[”\"’']\s+by\s", self.text[piece.end : piece.end + 12])
        if by is None:
            return None
        head = self.text[max(0, piece.start - _NEAR_BY) : piece.start]
        if _TOLD_BY.search(head):
            return by
        if _ACTIVE.search(head):
            # `She said that she was “humbled” by the report`: the words are hers.
            return None
        at = bisect_right(told, piece.start, key=lambda one: one.start) - 1
        if at < 0 or piece.start > told[at].end:
            return by
        begin = max(told[at].start, low)
        lead = self.text[begin : max(begin, piece.start - piece.marked)]
        # `She said that staff were “let down” by the owners`: hers, and not the owners’.
        return None if self._introduced(told, begin, begin + len(lead)) else by

    def _nobody_known(self, piece: Speech, low: int, told: list[Told]) -> Tie | None:
        """Leave speech to nobody where the words beside it name a speaker who is not known."""
        if piece.fragment or not piece.marked:
            return None
        begin = max(low, piece.start - 160)
        at = bisect_left(told, piece.start, key=lambda one: one.start) - 1
        if at >= 0 and self._announced(max(told[at].start, low), piece.start - 1):
            where = (max(told[at].start, low), piece.start - 1)
            return Tie(None, "unattributed", where, "who is meant by the words before is not known")
        unknown = _UNKNOWN_BEFORE.search(self.text[begin : piece.start - 1])
        if unknown is not None:
            place = begin + unknown.start("who")
        else:
            after = self.text[piece.end : piece.end + 120]
            unknown = (
                _UNKNOWN_AFTER.match(after) or _UNKNOWN_INVERTED.match(after) or _PUT.match(after)
            )
            if unknown is None or not piece.closed:
                return None
            place = piece.end + unknown.start("who")
        who = unknown["who"]
        known = self._mentions(told, place, place + len(who))
        if any(one.mention.kind != "pronoun" for one in known):
            return None
        where = (place, place + len(who))
        return Tie(None, "unattributed", where, f"who “{who.strip()}” is, is not known")

    def _heard(self, sentence: Told, stop: int, told: list[Told]) -> Tie | None:
        """Read `heard from X who “…”`: the words are theirs who were heard."""
        heard = _HEARD.search(self.text, max(sentence.start, stop - 300), stop)
        if heard is None:
            return None
        found = self._first(told, heard.start("who") - 1, heard.start("who") + 5)
        if found is None or found.speaker is None or not found.speaker.person:
            return None
        if not _WHO_SAID.fullmatch(self.text, found.mention.end, stop):
            return None
        return named(found, heard.start(), found.mention.end)

    def _announced(self, begin: int, stop: int) -> bool:
        """Whether a part of narration ends in `said:` or the like, with a subject of its own."""
        head = self.text[max(begin, stop - 300) : stop].rstrip()
        if not head.endswith(":") or not head.lstrip()[:1].isupper():
            return False
        verbs = [verb for verb in SAYS.finditer(head) if not verb[0].endswith("ing")]
        return bool(verbs) and verbs[-1].start() > 4 and len(head) - verbs[-1].end() < 40

    def _within(self, piece: Speech, told: list[Told]) -> Tie | None:
        """Read the sentence around a fragment whose speaker does not stand right by it."""
        at = bisect_right(told, piece.start, key=lambda one: one.start) - 1
        if at < 0 or piece.start > told[at].end:
            return None
        sentence = told[at]
        by = self._by(piece, told[at].start, told)
        if by is not None:
            found = self._first(told, piece.end + by.end() - 1, piece.end + by.end() + 12)
            if found and found.speaker:
                return named(found, piece.end + 1, found.mention.end)
        heard = self._heard(sentence, piece.start, told)
        if heard is not None:
            return heard
        tie = self._introduced(told, sentence.start, piece.start)
        if tie is not None:
            return tie
        tail = self.text[piece.end : min(sentence.end, piece.end + 600)]
        according = ACCORDING.search(tail)
        if according:
            found = self._first(
                told, piece.end + according.end() - 1, piece.end + according.end() + 30
            )
            if found and found.speaker:
                return named(found, piece.end + according.start(), found.mention.end)
        for verb in reversed(list(LATER.finditer(tail))):
            after = self._named_after(told, piece.end + verb.end(), sentence.end)
            place, upto = piece.end + verb.start(), piece.end + verb.end()
            turned = self._turned_to(told, place, upto, sentence.end)
            found = turned or self._subject(told, piece.end, place) or after
            if found and (found.speaker or found.doubt):
                return named(found, found.mention.start, found.mention.end)
        some = _SOME_SAY.match(self.text, sentence.start, piece.start)
        if some is None or self._mentions(told, sentence.start, some.end()):
            return None
        # `Staff said they were “…”`: nobody whom the sentences before name.
        doubt = f"who “{some['who']}” is, is not known"
        return Tie(None, "unattributed", (some.start(), some.end()), doubt)
