"""Who is mentioned in a sentence of narration: people with roles, bodies, and pronouns."""

from __future__ import annotations

from dataclasses import replace

from essex_insp.draft.appositions import PASSING
from essex_insp.draft.forenames import gender
from essex_insp.draft.heads import DETERMINERS
from essex_insp.draft.holders import Holders
from essex_insp.draft.inspectorates import inspects
from essex_insp.draft.mentions import Mention
from essex_insp.draft.words import (
    BODY_NOUNS,
    DESCRIBING,
    DOCUMENTS,
    INSPECTORS,
    NO_NAME,
    PRONOUNS,
    REPORTING,
    REPORTS,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    WRITINGS,
)
from essex_insp.matching import fold

_PLAIN_WORDS = """
and or but of to that which who whom whose for on at by with from as not be been being had has have
was were is are will would could should may might can must do does did said says told than then
there when where while if so up out about after before over more most also only into between under
through because until since very too even still just yet now here how why what no nor
"""
# Words that begin no mention: most of a text, which need not be looked at more closely.
_PLAIN = (
    frozenset(_PLAIN_WORDS.split())
    - frozenset(PRONOUNS)
    - ROLE_HEADS
    - ROLE_MODIFIERS
    - BODY_NOUNS
    - DETERMINERS
    - PASSING
)
# What a body is, before its name.
_NAMED_KINDS = frozenset(["charity", "group", "union", "network", "tank", "firm", "organisation"])
# What stands before a place, and before few people.
_WHERE = frozenset(
    ["in", "on", "at", "near", "outside", "around", "across", "throughout", "into", "along"]
)


def scan(text: str, start: int, end: int) -> list[Mention]:
    """Return the mentions of a sentence, in order.

    Args:
        text: The text that the sentence is part of.
        start: Where it starts.
        end: Where it ends.
    """
    return _Sentence(text, start, end).mentions()


class _Sentence(Holders):
    """The words of a sentence, read from the left."""

    def mentions(self) -> list[Mention]:
        found: list[Mention] = []
        i = 0
        while i < len(self.tokens):
            mention, after = self._mention(i)
            if mention is None or after <= i:
                i += 1
                continue
            found.append(mention)
            i = after
        return found

    def _mention(self, i: int) -> tuple[Mention | None, int]:
        token = self.tokens[i]
        if token.text in _PLAIN:
            return None, i + 1
        word = token.text.lower()
        short = word.replace("’", "'").partition("'")[0]
        if word in PRONOUNS or short in ("he", "she"):
            # `she’d`, `he’s`
            pronoun = PRONOUNS[short]
            return Mention("pronoun", token.start, token.end, gender=pronoun), i + 1
        whose = {"his": "he", "her": "she"}.get(token.text.lower())
        if whose and self._close(i + 1) and self._close(i + 2):
            writing, verb = self.tokens[i + 1], self.tokens[i + 2]
            if writing.low in WRITINGS and verb.low in REPORTING:
                # `her message says`: she says it.
                return Mention("pronoun", token.start, writing.end, gender=whose), i + 2
        if token.low == "in" and self._close(i + 2) and self.tokens[i + 2].low == "statement":
            # `In a statement it said`: that is how, and not who.
            return None, i + 3
        group = self._group(i)
        if group is not None:
            after = i
            while after < len(self.tokens) and self.tokens[after].start < group.end:
                after += 1
            return group, after
        named = self._titled(i)
        if named[0]:
            return named
        lone = self._forename(i)
        if lone is not None:
            after = i + 1
            while after < len(self.tokens) and self.tokens[after].start < lone.end:
                after += 1
            return lone, after
        first = i
        if token.low in DETERMINERS and i + 1 < len(self.tokens) and self._close(i + 1):
            if self.tokens[i + 1].low not in ("majesty", "majesty's", "majesty’s"):
                i += 1
            adjective = i
            while (
                adjective < min(len(self.tokens) - 1, i + 2)
                and self._close(adjective + 1)
                and (
                    self.tokens[adjective].text.islower()
                    and not self._role(adjective)
                    and self.tokens[adjective].low not in BODY_NOUNS
                    and self.tokens[adjective].low not in DESCRIBING
                )
            ):
                adjective += 1
                if self.tokens[adjective].low in REPORTS | INSPECTORS:
                    i = adjective
                    break
            named = self._titled(i)
            if named[0]:
                return named
            someone = self._someone(first, i)
            if someone is not None:
                return someone
            token = self.tokens[i]
            if token.capital and self._close(i + 1) and self.tokens[i + 1].low in DOCUMENTS:
                # `the Anytown report`
                place, held = self.tokens[first].start, self.tokens[i + 1]
                return Mention("body", place, held.end, noun=held.low), i + 2
            if token.capital and not self._body(i) and not self._name(i) and self._close(i + 1):
                # `A Whitehall source`: a role that a name stands before.
                role = self._role(i + 1)
                if role is not None and token.bare not in NO_NAME and self._role(i) is None:
                    read = self._role_mention(
                        self.tokens[first].start, i + 1, role, None, None, True
                    )
                    if read[0] and read[0].kind == "role":
                        if self.tokens[role - 1].low.startswith("spokes"):
                            # `An Anytown spokesman`: of whom he speaks.
                            return replace(read[0], organisation=self._span(i, i + 1)), read[1]
                        whole = self._span(i, role)
                        return replace(read[0], role=whole), read[1]
        if token.capital and token.possessive and self._close(i + 1):
            # `Scotland’s prison watchdog`, `the Government’s inspectors`
            for k in range(i + 1, min(len(self.tokens), i + 4)):
                one = self.tokens[k]
                if not self._close(k) or not one.text.islower() or one.possessive:
                    break
                if one.low in INSPECTORS:
                    begin = self.tokens[first].start
                    return Mention("body", begin, one.end, noun=one.low), k + 1
        if self._place(i) and self._close(i + 1):
            i += 1
        elif token.capital and token.possessive and self._close(i + 1) and not self._body(i):
            # `Anytown’s chief constable`: the one whom it has.
            ranked = i + 1 + (self.tokens[i + 1].low in ("most", "top") and self._close(i + 2))
            role = self._role(ranked)
            if role is not None and not token.bare.isupper() and self._role(i) is None:
                if ranked > i + 1:
                    # `Anytown’s most senior officer`
                    found = self._role_mention(token.start, ranked, role, None, None, True)
                    whole = self._span(i + 1, role)
                    return (replace(found[0], role=whole) if found[0] else None), found[1]
                return self._role_mention(token.start, i + 1, role, None, None, True)
        mention, after = self._phrase(i, first)
        if mention is None and first != i:
            return None, first + 1
        return mention, after

    def _phrase(self, i: int, first: int) -> tuple[Mention | None, int]:
        """Read a role, a body or a name that starts at word `i`; a determiner may stand before."""
        begin = self.tokens[first].start
        if self.tokens[i].low in _NAMED_KINDS and self._close(i + 1) and self._name(i + 1, least=1):
            # `the campaign group Help Now`
            stop = i + 1
            while stop < i + 8 and self._close(stop) and self.tokens[stop].capital:
                stop += 1
                if self.tokens[stop - 1].possessive:
                    break
            last = self.tokens[stop - 1]
            named = self._span(i + 1, stop)
            return Mention("body", begin, last.end, organisation=named), stop
        organisation: str | None = None
        noun: str | None = None
        body_end = self._body(i)
        at = i
        if body_end is not None:
            organisation = self._span(i, body_end)
            at = body_end
        elif (
            self.tokens[i].low == "inspection"
            and self._close(i + 1)
            and (self.tokens[i + 1].low == "team")
        ):
            noun, at = "inspection team", i + 2
        elif self.tokens[i].low in BODY_NOUNS and not self._role(i):
            noun, at = self.tokens[i].low, i + 1
            if noun in REPORTS and self._close(at) and self.tokens[at].low in DOCUMENTS:
                # `an inspection report`
                noun, at = self.tokens[at].low, at + 1
        skip = at
        while (
            at > i
            and skip < len(self.tokens)
            and self._close(skip)
            and self.tokens[skip].low in PASSING
        ):
            skip += 1
        role_end = (
            self._role(skip)
            if skip < len(self.tokens) and (skip == i or self._close(skip))
            else None
        )
        if at == i and role_end is None:
            lead = i
            while (
                lead < len(self.tokens)
                and self.tokens[lead].low in PASSING
                and self._close(lead + 1)
            ):
                lead += 1
            if lead != i and (role_end := self._role(lead)):
                skip = lead
        if role_end is not None:
            read = self._role_mention(begin, skip, role_end, organisation, noun, first != i)
            if (
                read[0]
                and read[0].kind == "role"
                and skip > i
                and self.tokens[skip - 1].low == "former"
                and self.tokens[first].low in ("a", "an", "one", "another")
            ):
                # `One former sergeant said`: that is all that is told of them.
                former = f"{self.tokens[skip - 1].text} {read[0].role}"
                return replace(read[0], role=former), read[1]
            return read
        if organisation is not None or noun is not None:
            if (
                organisation
                and at < len(self.tokens)
                and self.tokens[at - 1].possessive
                and self._close(at)
            ):
                name_end = self._name(at)
                if name_end and name_end - at >= 2:
                    person = self._person(begin, at, name_end)
                    return replace(person, organisation=organisation), name_end
            document = self._document(at)
            if document and (noun in INSPECTORS or (organisation and inspects(organisation))):
                # `the inspectorate’s report`, `Ofsted’s latest report`
                held = self.tokens[document - 1]
                return Mention(
                    "body", begin, held.end, organisation=organisation, noun=held.low
                ), document
            end = self.tokens[at - 1].end
            if (
                noun is not None
                and first == i
                and not self.tokens[i].capital
                and noun not in ("inspectors", "police", "officers", "ministers", "campaigners")
            ):
                return None, i + 1
            return Mention("body", begin, end, organisation=organisation, noun=noun), at
        name_end = self._name(i)
        if name_end is None:
            return None, i + 1
        if not i and name_end == 3 and self._described():
            # `Furious Jane Example`
            return self._phrase(1, 1)
        if self.tokens[i].low == "st" or (first != i and self.tokens[first].low == "the"):
            # `St Example’s`, `seen by the Anytown Gazette`: nobody.
            return None, name_end
        if (
            first == i
            and self._close(i)
            and i > 0
            and self.tokens[i - 1].low in _WHERE
            and gender(fold(self.tokens[i].bare)) is None
        ):
            # `One shop owner on Example Parade said`: a place.
            return None, name_end
        person = self._person(begin, i, name_end)
        return self._apposed(person, name_end)
