"""Who tells each sentence of a text: whose speech it is, or whom the narration names for it."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice

from essex_insp.draft.parties import CRITICAL, CRITICAL_BODY, LEADS, OVERSEES, Party, of
from essex_insp.draft.speakers import plain
from essex_insp.draft.speech import Speech
from essex_insp.draft.ties import Tie
from essex_insp.draft.words import REPORTING_PATTERN
from essex_insp.matching import fold

_SAYS = re.compile(
    r"\b(?!reported\b(?! that)|reads?\b|declared\b)(?:"
    + REPORTING_PATTERN
    + r"|described|criticised|criticises|called|blamed|accused|apologised|branded|praised|"
    r"concludes?|questioned|thought|welcomed|hopes?|spoke)\b",
    re.IGNORECASE,
)
_FINDERS = (
    r"(?:inspectors?(?![’'])|inspection(?: team| report)?|report|review|hmic(?:frs)?|hmip|ofsted|"
    r"cqc|estyn|care quality commission|(?:hm|majesty[’']s) inspector\w*|"
    r"(?:chief )?inspector of [a-z]+|inspectorate(?: of [a-z]+)?|watchdog|regulator|findings)"
)
_ACCORDING = re.compile(
    r"\baccording to (?:the |its |an? |government |police |their )?(?:[\w’']+ ){0,3}?"
    + _FINDERS
    + r"|\btold (?:the |hm )?(?:[\w’']+ )?inspect(?:ors|ion)|"
    + _FINDERS
    + r" (?:was|were) told|\bfound[^,.]{0,60} by (?:the )?"
    + _FINDERS,
    re.IGNORECASE,
)
# `…, inspectors have found.`; `…, the watchdog HMICFRS said yesterday.`
_LAST = re.compile(
    r", (?:the |its |a |an |government |his |her |police ){0,2}(?:[\w’']+ ){0,3}?"
    + _FINDERS
    + r"(?: [\w’']+){0,8}? (?:says?|said|found|warned|concluded|revealed|adds?|added|notes?|noted|"
    r"states?|stated|reports?|shows?|decided|ruled|judged|believes?|heard|told)\b[^,]{0,40}$",
    re.IGNORECASE,
)
# `… after inspectors had found that …`
_FOUND = re.compile(
    r"\b"
    + _FINDERS
    + r" (?:\w+ )?(?:has |have |had |also )*(?:say(?:s|ing)?|said|found|finding|warn(?:s|ed)|"
    r"concluded|concludes|reveal(?:s|ed)|notes|noted|ruled|decided|believes?|discovered|heard|"
    r"saw|raised|uncovered)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"\W{0,3}(?:but |and |the |its |her |his |however, |in (?:its|their|the) |meanwhile, |"
    r"government |police ){0,3}"
    + _FINDERS
    + r"\b(?! (?:by|into|on|of|visited|will|is|was published))",
    re.IGNORECASE,
)
# `They also found`; `it did note`: nobody but inspectors finds, in such a story.
_THEY_FIND = re.compile(
    r"(?:^\W{0,3}|[,;] |\b(?:but|and|while|where|which) )(?:they|it) (?:also |did |then |had |"
    r"has |have )?"
    r"(?:found|finds?|discover(?:ed)?|heard|saw|highlight(?:ed|s)?|identif(?:ied|ies|y)|"
    r"reveal(?:ed|s)?|count(?:ed)?|examined|looked at|note[ds]?|raised|visited|recommend(?:ed|"
    r"s)|judged)\b",
    re.IGNORECASE,
)
_FINDER = re.compile(r"\b" + _FINDERS + r"\b", re.IGNORECASE)
_BODY_NOUN = re.compile(
    r"\W{0,3}(?:but |and |however, )?(?:the|its|a) (?:[\w’'-]+ )?(?:force|council|school|trust|"
    r"company|service|constabulary|home|college|brigade|bosses|chiefs|chief)\b|.*\b(?:police|"
    r"constabulary|"
    r"council|service|force|trust|homes?|hospitals?|school|academy|prison|college)(?: has|"
    r" have)?\W{0,3}$"
)
# `One officer told us`: of the body, and no voice of it.
_UNNAMED = re.compile(
    r"\b(?:one|an|another|some|several|many) (?:[\w’'-]+ ){0,3}(?:officers?|sergeants?|detectives?|"
    r"constables?|nurses?|doctors?|teachers?|carers?|members? of staff|firefighters?|workers?|"
    r"pupils?|patients?|prisoners?|victims?|parents?|residents?)\b"
)
_PRONOUN = re.compile(
    r"(?:^|[,;:] |[“‘\"] |\b(?:but|and|while|where|which|that|as|however,) )\W{0,2}"
    r"(?:they|it|he|she)(?: also| then| later| too| had| has| have)?$",
    re.IGNORECASE,
)
_SURNAME = re.compile(r"[A-Z][\w’'-]+")
# `was told`, `nobody had told`: no words of the subject.
_PASSIVE = re.compile(
    r"\b(?:(?:was|were|been|being|is|are) (?:also |again |\w+ly )?|"
    r"(?:nobody|no one|not|never)(?: had| has| have)? )$|n[’']t $",
    re.IGNORECASE,
)
# `has been criticised for …`: the story says so itself.
_CRITICISED = re.compile(
    r"\b(?:has|have|had) (?:also |again )?been (?:criticised|condemned|rebuked|"
    r"censured|lambasted)\b"
)
_REACH, _MOST = 160, 4


def _party(text: str, tie: Tie) -> Party:
    if tie.speaker is None:
        return "nobody"
    if tie.where is not None and not tie.speaker.person:
        # `it said` after quoted words is the report, whatever single body stood before.
        said = text[tie.where[0] : tie.where[1]].strip().lower()
        if said == "it" or said.startswith("it "):
            return "inspector"
    return of(tie.speaker)


class Tellers:
    """Who tells each sentence of a text, read in order.

    Args:
        text: The copy.
        speech: The speech of the text, in order.
        ties: Who said each piece of it.
    """

    def __init__(self, text: str, speech: list[Speech], ties: list[Tie]) -> None:
        self._speech = speech
        self._parties = [_party(text, tie) for tie in ties]
        self._starts = [piece.start for piece in speech]
        self._known: dict[str, Party] = {}
        for tie, party in zip(ties, self._parties, strict=True):
            if tie.speaker is not None and tie.speaker.name:
                surname = plain(tie.speaker.name).rpartition(" ")[2]
                self._known[surname] = party
        self._last: Party = "nobody"

    def speaking(self, start: int, end: int) -> Party | None:
        """Return the party whose speech a sentence is, or None where it is told.

        Args:
            start: Where the sentence starts in the copy.
            end: Where it ends.
        """
        at = bisect_right(self._starts, start + 2) - 1
        for index in (at, at + 1):
            if 0 <= index < len(self._speech):
                piece = self._speech[index]
                shared = min(end, piece.end) - max(start, piece.start)
                if shared * 2 > end - start:
                    self._last = self._parties[index]
                    return self._last
        return None

    def telling(self, sentence: str) -> tuple[Party, bool]:
        """Return the party that a sentence of narration tells of, and whether it says so itself.

        Args:
            sentence: The sentence, with all speech struck out.
        """
        party = self._teller(sentence)
        if party is not None:
            self._last = party
            return party, True
        return self._last, False

    def _teller(self, sentence: str) -> Party | None:
        if (
            _OPENS.match(sentence)
            or _ACCORDING.search(sentence)
            or _FOUND.search(sentence)
            or _THEY_FIND.search(sentence)
            or _LAST.search(sentence[-_REACH:])
        ):
            return "inspector"
        if _CRITICISED.search(sentence):
            return "nobody"
        for says in islice(_SAYS.finditer(sentence), _MOST):
            subject = sentence[max(0, says.start() - _REACH) : says.start()]
            if _PASSIVE.search(subject):
                continue
            party = self._named(subject)
            if party is None and says.group().islower():
                # `…,” said Jane Example, of Anytown Women’s Aid`; `…, the report said`
                party = self._turned(sentence, says.end())
            return party
        return None

    def _turned(self, sentence: str, at: int) -> Party | None:
        later = _SAYS.search(sentence, at)
        return self._named(
            sentence[at : min(at + _REACH, later.start() if later else len(sentence))]
        )

    def _named(self, subject: str) -> Party | None:
        """Return the party of the subject of a verb of saying, if the words tell it."""
        if _PRONOUN.search(subject.strip()):
            return self._last if self._last != "nobody" else None
        for word in _SURNAME.findall(subject):
            known = self._known.get(fold(word))
            if known and known != "nobody":
                return known
        folded = fold(subject)
        if _FINDER.search(subject) and not LEADS.search(folded):
            return "inspector"
        tests: tuple[tuple[re.Pattern[str], Party], ...] = (
            (OVERSEES, "overseer"),
            (CRITICAL_BODY, "critic"),
            (_UNNAMED, "critic"),
            (LEADS, "body"),
            (CRITICAL, "critic"),
        )
        for pattern, party in tests:
            if pattern.search(folded):
                return party
        return "body" if _BODY_NOUN.match(folded) else None
