"""Who holds a role or a title: `Mr Example`, `a remand prisoner`, `chair Jane Example`."""

from __future__ import annotations

from dataclasses import replace

from essex_insp.draft.forenames import gender
from essex_insp.draft.groups import Groups
from essex_insp.draft.mentions import Mention
from essex_insp.draft.roles import BOUNDARY
from essex_insp.draft.words import (
    BODY_NOUNS,
    DOCUMENTS,
    FAMILY,
    PRONOUNS,
    TITLE_ROLES,
    TITLES,
)
from essex_insp.matching import fold

# What parts a role from the words before it.
_LINKS = frozenset(["of", "for", "at", "in", "on", "with", "to", "from", "and", "by", "as", "or"])
# Ranks between a role and a name: `the chairman of the federation, Sgt Kit Roe`.
_RANKS = frozenset(["sgt", "pc", "insp", "supt", "dci", "sergeant", "cllr", "coun", "councillor"])


class Holders(Groups):
    """A sentence in which titles, roles and those who hold them are read."""

    def _someone(self, first: int, i: int) -> tuple[Mention, int] | None:
        """Read `a remand prisoner told`: a role that words of no role stand before."""
        if self.tokens[first].low not in ("a", "an", "one", "another") or i == first:
            return None
        for k in range(i, min(len(self.tokens), i + 4)):
            token = self.tokens[k]
            if (k > i and not self._close(k)) or not token.text.islower() or token.possessive:
                return None
            if token.low in BOUNDARY or token.low in _LINKS or token.low in PRONOUNS:
                return None
            end = self._role(k)
            if end is None:
                continue
            after = self._where(end)
            if k == i or not (self._told(after, True) or self._interviewed(after)):
                return None
            mention = Mention(
                "role", self.tokens[first].start, self.tokens[end - 1].end, role=self._span(i, end)
            )
            return mention, end
        return None

    def _interviewed(self, k: int) -> bool:
        """Whether a participle that says how someone came to speak stands at a word."""
        return self._close(k) and self.tokens[k].low in ("interviewed", "quoted", "contacted")

    def _described(self) -> bool:
        """Whether a sentence begins with a word that describes whom the next two name."""
        one, two = (gender(fold(self.tokens[k].bare)) for k in (0, 1))
        return one is None and two is not None

    def _document(self, at: int) -> int | None:
        """Return where a report that the word before `at` owns ends: `’s latest report`."""
        if not self.tokens[at - 1].possessive:
            return None
        stop = at
        while stop < len(self.tokens) and stop < at + 3 and self._close(stop):
            stop += 1
            if self.tokens[stop - 1].low in DOCUMENTS:
                return stop
        return None

    # Names

    def _titled(self, i: int) -> tuple[Mention | None, int]:
        """Read a title and the name after it: `Mr Example`, `Cllr Jane Example`."""
        low = self.tokens[i].low
        if (
            not self.tokens[i].capital
            or (low not in TITLES and low not in TITLE_ROLES)
            or not self._close(i + 1)
        ):
            return None, i
        end = self._name(i + 1, least=1)
        if end is None:
            return None, i
        whole = end - i > 2
        pronoun = TITLES.get(low)
        name = self._span(
            i + 1
            if (
                whole
                and low
                not in ("sir", "dame", "lord", "lady", "baroness", "baron", "dr", "prof", "rev")
            )
            or low in TITLE_ROLES
            else i,
            end,
        )
        role = self.tokens[i].text if low in TITLE_ROLES else None
        person = Mention(
            "person", self.tokens[i].start, self.tokens[end - 1].end, name, role,
            gender=pronoun or (gender(fold(self.tokens[i + 1].bare)) if whole else None), title=low,
        )  # fmt: skip
        return self._apposed(person, end)

    def _role_mention(
        self,
        begin: int,
        i: int,
        end: int,
        organisation: str | None,
        noun: str | None,
        determined: bool,
    ) -> tuple[Mention | None, int]:
        role_end, body, cut = self._complement(end, before_name=True)
        role = self._span(i, cut)
        organisation = organisation or body
        spoken_for = self.tokens[i : end - 1]
        if (
            organisation is None
            and self.tokens[end - 1].low.startswith("spokes")
            and len(spoken_for) > 1
            and all(token.capital for token in spoken_for)
        ):
            # `A Prison Service spokesman`: whom he speaks for is no part of his role.
            role, organisation = self._span(end - 1, cut), self._span(i, end - 1)
        elif (
            organisation is None
            and self.tokens[end - 1].low.startswith("spokes")
            and len(spoken_for) == 1
            and spoken_for[0].text in BODY_NOUNS
        ):
            # `A council spokesman`
            role, noun = self._span(end - 1, cut), noun or spoken_for[0].low
        pronoun = {"man": "he", "woman": "she"}.get(
            self.tokens[end - 1].low[-5:].removeprefix("es").removeprefix("s")[-5:]
        )
        if self.tokens[end - 1].low.endswith("swoman") or self.tokens[end - 1].low in (
            "mother",
            "mum",
            "chairwoman",
            "daughter",
            "sister",
            "widow",
            "wife",
            "woman",
            "girl",
            "grandmother",
        ):
            pronoun = "she"
        elif self.tokens[end - 1].low.endswith("sman") or self.tokens[end - 1].low in (
            "father",
            "dad",
            "son",
            "brother",
            "husband",
            "man",
            "boy",
            "grandfather",
        ):
            pronoun = "he"
        at = role_end + self._bracketed(role_end)
        gap = self._gap(at) if at < len(self.tokens) else ""
        if at > role_end:
            gap = gap.replace(")", "", 1)
        ranked = gap == ", " and self.tokens[at].low in _RANKS and self._close(at + 1)
        ranked = ranked or (
            self._close(at) and self.tokens[at].low == "the" and self._titles(at + 1)
        )
        at, gap = (at + 1, " ") if ranked else (at, gap)
        if at < len(self.tokens) and (self._close(at) or gap in (" ", ", ")):
            titled = self._titled(at)[0] if self.tokens[at].low in TITLES else None
            name_start = (
                at + 1
                if titled
                and not self.tokens[at].low.startswith(
                    ("sir", "dame", "lord", "baron", "lady", "dr", "prof")
                )
                else at
            )
            name_end = self._name(
                at + 1 if titled else at,
                least=1 if titled or gap == " " or self.tokens[end - 1].low in FAMILY else 2,
            )
            if name_end is not None and not self._body(at):
                last = self.tokens[name_end - 1]
                single = name_end - (at + 1 if titled else at) == 1
                known = None if single else gender(fold(self.tokens[at + 1 if titled else at].bare))
                known = known or (titled.gender if titled else None) or pronoun
                name = self._span(at if titled and single else name_start, name_end)
                mention = Mention(
                    "person", begin, last.end, name, role, organisation, known, noun=noun
                )
                return self._apposed(mention, name_end)
        mention = Mention(
            "role",
            begin,
            self.tokens[role_end - 1].end,
            None,
            role,
            organisation,
            pronoun,
            noun=noun,
        )
        if (
            mention.role
            and mention.role[0].islower()
            and not determined
            and organisation is None
            and noun is None
        ):
            return replace(mention, weak=True), role_end
        return mention, role_end

    def _bracketed(self, at: int) -> int:
        """Say how many words an abbreviation in brackets after a role has: `(PCC)`."""
        return int(
            at + 1 < len(self.tokens)
            and self._gap(at) == " ("
            and self.tokens[at].text.isupper()
            and self._gap(at + 1).startswith(")")
        )
