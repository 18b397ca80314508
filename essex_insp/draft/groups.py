"""People who speak as several, and are told by no name: `junior doctors told inspectors …`."""

from __future__ import annotations

from essex_insp.draft.aliases import Aliases
from essex_insp.draft.heads import DETERMINERS
from essex_insp.draft.mentions import Mention
from essex_insp.draft.words import BODY_NOUNS, DESCRIBING, NO_NAME, PRONOUNS, ROLE_HEADS, WRITINGS

_GROUPS_WORDS = """
doctors nurses leavers consultants midwives medics staff residents villagers councillors parents
carers families relatives patients pupils students children youngsters prisoners inmates
detainees victims
survivors firefighters crews teachers governors workers employees members colleagues neighbours
callers women men mothers fathers detectives sergeants constables supervisors managers apprentices
tenants unions critics opponents supporters protesters mps recruits probationers paramedics
shopkeepers traders farmers volunteers learners trainees civilians witnesses experts officials
insiders shoppers motorists drivers commuters landlords landowners ratepayers pensioners clinicians
therapists professionals practitioners porters guards wardens cadets dispatchers controllers
"""
GROUPS = frozenset(_GROUPS_WORDS.split())
# Someone whom only what they are tells: `one visitor told us`.
_SOMEONE = frozenset(
    ["person", "visitor", "shopper", "customer", "respondent", "participant", "learner", "trainee",
     "recruit", "colleague", "friend", "voter", "viewer", "listener", "reader", "passer-by",
     "onlooker", "user", "resident", "individual", "staffer", "civilian", "user", "child"]
)  # fmt: skip
# With a word before them these are some of a body, and without one the body.
_MODIFIED = frozenset(["officers", "inspectors", "leaders", "chiefs", "bosses", "police"])
_TELLING = DESCRIBING | frozenset(
    ["tell", "describe", "complain", "warn", "speak", "spoke", "accuse", "believe", "think", "felt"]
)
_ALSO = frozenset(["have", "had", "has", "also", "then", "all", "both", "later", "even", "still"])
# What may stand before a group's first word.
_BEFORE = frozenset(
    ["from", "to", "by", "while", "but", "and", "as", "the", "some", "many", "several", "of", "two",
     "three", "another", "a", "an", "second", "third", "four", "five", "most", "other", "more",
     "where", "when", "that", "one"]
)  # fmt: skip


_MET = frozenset(
    ["spoken", "interviewed", "surveyed", "questioned", "contacted", "quoted", "seen", "met"]
)
_PERSONAL = frozenset(
    ["said", "says", "told", "tells", "recalled", "admitted", "complained", "explained", "joked",
     "confided", "insisted", "remembered", "added", "texted", "emailed", "messaged", "wrote"]
)  # fmt: skip
_ASIDE = frozenset(["who", "now", "aged", "from", "speaking", "whose", "a", "an"])
# What says where someone is: `said a barber two doors along`.
_STANDING = frozenset(
    ["two", "three", "a", "at", "in", "on", "from", "near", "outside", "along", "down", "who", "as",
     "after", "opposite", "with", "next", "waiting", "queuing", "standing", "yesterday", "last"]
)  # fmt: skip
_WHOSE = frozenset(["the", "his", "her", "its", "their", "our", "these", "those"])
_THINGS_WORDS = """
sign banner poster notice placard headline poll survey source thing point part note line passage
section paragraph page chapter entry clause rule law tweet email story article paper newspaper
website bulletin release summary finding judgment ruling briefing in at on with who which of for
he she it they we you i said says told also then third quarter half tenth fifth
"""
_THINGS = frozenset(_THINGS_WORDS.split()) | BODY_NOUNS | WRITINGS


class Groups(Aliases):
    """A sentence in which groups of people who say something are read."""

    def _group(self, i: int) -> Mention | None:
        """Read several people from word `i` on, where a verb of telling stands after them."""
        one = self._one_of(i)
        if one is not None:
            return one
        if i and self.tokens[i - 1].low not in _BEFORE and self._close(i):
            return None
        for k in range(i, min(len(self.tokens), i + 3)):
            token = self.tokens[k]
            if (k > i and not self._close(k)) or token.possessive:
                return None
            if token.low in DETERMINERS or token.low in _BEFORE or token.low in PRONOUNS:
                return None
            kept = token.low in _MODIFIED or token.low == "former"
            if token.low.capitalize() in NO_NAME and not kept:
                return None
            group = token.low in GROUPS or (k > i and token.low in _MODIFIED)
            group = group or (token.low in _SOMEONE and k == i and self._single(i))
            group = group or self._somebody(i, k)
            if group and (k == i or token.text[0].islower()):
                told = self._turned(i, k) or self._told(self._where(k + 1), self._heard_from(i))
                if not told and not (self._single(i) and self._relates(k + 1)):
                    return None
                return Mention(
                    "role", self.tokens[i].start, token.end, role=self._span(i, k + 1),
                    title="group",
                )  # fmt: skip
            if token.low in DESCRIBING or (i and token.capital):
                return None
        return None

    def _one_of(self, i: int) -> Mention | None:
        """Read `one of his sergeants`, who may be heard later: one of them, and nobody named."""
        if self.tokens[i].low not in ("one", "another") or not self._close(i + 3):
            return None
        if self.tokens[i + 1].low != "of" or self.tokens[i + 2].low not in _WHOSE:
            return None
        for k in range(i + 3, min(len(self.tokens), i + 6)):
            token = self.tokens[k]
            if not self._close(k) or not token.text.islower() or token.possessive:
                return None
            single = token.low.removesuffix("s")
            if single != token.low and (single in ROLE_HEADS or token.low in GROUPS):
                role = self._span(i + 3, k + 1).removesuffix("s")
                return Mention("role", self.tokens[i].start, token.end, role=role, title="group")
        return None

    def _where(self, k: int) -> int:
        """Go on over `on Example Parade`, `in Anytown` at a word."""
        if not self._close(k) or self.tokens[k].low not in ("on", "in", "at", "from", "near"):
            return k
        stop = k + 1
        while stop < k + 5 and self._close(stop) and self.tokens[stop].capital:
            stop += 1
        return stop if stop > k + 1 else k

    def _somebody(self, i: int, k: int) -> bool:
        """Whether a word is what `one` or `a` stands for, who says something: `one care leaver`."""
        if not self._single(i) or self._role(i) is not None:
            return False
        token, after = self.tokens[k], k + 1
        if self._close(after) and self.tokens[after].low in _ALSO:
            after += 1
        told = self._close(after) and self.tokens[after].low in _PERSONAL
        told = told or self._relates(k + 1)
        words = [one.text for one in self.tokens[i : k + 1]]
        return (
            (told or self._turned(i, k))
            and all(word.islower() and word.isalpha() for word in words)
            and not any(word in _THINGS for word in words)
            and token.low.capitalize() not in NO_NAME
            and not token.low.endswith(("ly", "ing"))
        )

    def _relates(self, at: int) -> bool:
        """Whether `, who …,` or `, now …,` and a verb of telling stand at a word."""
        if at >= len(self.tokens) or "," not in self._gap(at):
            return False
        if self.tokens[at].low not in _ASIDE and not self.tokens[at].text.isdigit():
            return False
        for stop in range(at + 2, min(len(self.tokens), at + 14)):
            if not self._close(stop) or (stop == at + 1 and self._gap(stop)[:1] == ","):
                return self._gap(stop).startswith(",") and self.tokens[stop].low in _PERSONAL
        return False

    def _turned(self, i: int, k: int) -> bool:
        """Whether a verb of telling stands before `one` or `a`: `said one care leaver`."""
        return (
            i > 1
            and self._single(i)
            and self._close(i)
            and self._close(i - 1)
            and self.tokens[i - 2].low in _PERSONAL - {"told", "tells"}
            and (not self._close(k + 1) or self.tokens[k + 1].low in _STANDING)
        )

    def _single(self, i: int) -> bool:
        return i > 0 and self.tokens[i - 1].low in ("one", "another", "a", "an", "second", "third")

    def _heard_from(self, i: int) -> bool:
        """Whether words before word `i` say that those who follow were heard."""
        before = [token.low for token in self.tokens[max(0, i - 3) : i]]
        return bool({"from", "to", "with"} & set(before)) and bool(
            {"heard", "spoke", "spoken"} & set(before)
        )

    def _told(self, k: int, heard: bool) -> bool:
        """Whether a verb of telling stands at word `k`, or `who` after those who were heard."""
        while k < len(self.tokens) and self._close(k) and self.tokens[k].low in _ALSO:
            k += 1
        if k < len(self.tokens) and self._close(k) and self.tokens[k].low in _MET:
            # `parents spoken to by inspectors said`
            stop = k + 1
            while stop < min(len(self.tokens), k + 7) and self._close(stop):
                if self.tokens[stop].low in _PERSONAL:
                    return True
                stop += 1
            return False
        if k >= len(self.tokens) or not self._close(k):
            return False
        return self.tokens[k].low in _TELLING or (heard and self.tokens[k].low == "who")
