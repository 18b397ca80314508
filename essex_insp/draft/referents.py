"""Whom a mention in narration means, by what went before it and what stands around it."""

from __future__ import annotations

import re
from dataclasses import replace

from essex_insp.draft.cast import Cast
from essex_insp.draft.inspectorates import inspects
from essex_insp.draft.mentions import Mention
from essex_insp.draft.reactions import reacts
from essex_insp.draft.speakers import Level, Speaker
from essex_insp.draft.verbs import ACCORDING, TELLS
from essex_insp.draft.words import FAMILY, REPORTING_PATTERN, REPORTS, WRITINGS

_LEADS = re.compile(
    r"[\s,]*(?:who\s+)?(?:(?:has|had|have)\s+)?(?:been\s+in\s+charge|led|leads|headed|heads|runs?|"
    r"took\s+(?:over|charge|up|the\s+(?:helm|reins|job|post))|was\s+(?:appointed|sworn\s+in)|"
    r"took\s+command)\b"
)
# `Jane Example, whose father lives there`: she is his daughter, whom the story may mean later.
_RELATED = re.compile(
    r"(?:[\s,(]+(?:aged\s)?\d\d\)?)?,?\s+whose\s+(?:\d\d-year-old\s|late\s|elderly\s|own\s)?"
    r"(?:" + "|".join(sorted(FAMILY)) + r"|parents?|grand(?:mother|father)|gran|child|partner)\b"
)
_ALSO = re.compile(r"(?:(?:also|then|has|had|have|does|did|itself|later|\w+ly) ){1,2}")
# `The report, published on Tuesday, says`
_ASIDE = re.compile(
    r",\s(?:published|released|issued|out|seen|compiled|carried|written|produced|due|prepared|"
    r"which)\s[^,.;:]{1,80},\s"
)
# `a report by the Inspectorate of This and That (IT) found`
_REPORT_BY = re.compile(
    r"\s(?:by|from|of)\s(?:the\s)?(?:[A-Z(][\w’')-]{0,40}\s|&\s|(?:and|of|for|in)\s){1,14}"
)
_WHICH = re.compile(r",\s(?:which|who)\s")
_SPEAKING = re.compile(
    r"\s(?:\([^()]{1,30}\)\s)?(?:(?:was|is|had been) (?:speaking|responding|commenting|reacting|"
    r"replying|asked|addressing|writing|quizzed|questioned|giving evidence|answering|appearing)\b|"
    r"(?:has|had) [a-z]|appeared|appears|faced|fielded|gave evidence|took questions|spoke|met|"
    r"[a-z]{3,12}ed\b)"
)
_SHORT = re.compile(r"\s\(([A-Z]{3,8})\)")


class Referents:
    """Narration that is read from the start, so that each mention has a past.

    Args:
        text: The copy with all speech struck out.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.cast = Cast()

    def _meant(self, mention: Mention, level: Level) -> tuple[Speaker | None, str | None]:
        if mention.kind == "pronoun":
            return self.cast.pronoun(mention.gender or "it", level)
        if mention.kind == "body":
            if mention.noun in WRITINGS and not mention.organisation:
                # `Jane Example wrote to staff. … The letter goes on`: she does.
                before = self.text[mention.start : mention.start + 4].lower()
                if before in ("his ", "her "):
                    return self.cast.pronoun("he" if before == "his " else "she", level)
                writer = self.cast.written() if before == "the " else None
                if writer is not None:
                    return writer, None
            if mention.organisation and mention.noun in REPORTS:
                # `Ofsted’s report`: the report, and from now on it is known whose.
                self.cast.body(mention.organisation, None)
                return self.cast.body(None, mention.noun), None
            before = self.text[max(0, mention.start - 5) : mention.start]
            joined = before.endswith((" and ", " & "))
            short = _SHORT.match(self.text, mention.end, mention.end + 20)
            if short and mention.organisation and inspects(mention.organisation):
                # `HM Inspectorate of Constabulary (HMIC)`: the story goes on with the short name.
                self.cast.shorten(mention.organisation, short[1])
                return self.cast.body(short[1], None, joined), None
            return self.cast.body(mention.organisation, mention.noun, joined), None
        if mention.organisation:
            self.cast.body(mention.organisation, None)
        elif mention.role and self.text[mention.start : mention.start + 4].lower() == "its ":
            inspecting = self.cast.inspecting if "inspector" in mention.role.lower() else None
            owner = inspecting.organisation if inspecting else self.cast.its()
            mention = replace(mention, organisation=owner)
        if mention.kind == "person":
            if (
                mention.weak
                and self.cast.surname((mention.name or "").split()[-1]) is None
                and not self._likely(mention)
            ):
                return None, None
            if mention.title == "called" and level.people and not level.people[-1].name:
                # `One woman, who asked us to call her Jess`
                return self.cast.christen(level.people[-1], mention.name or ""), None
            if not (mention.role or mention.organisation or mention.title) and (
                self._tells(mention) or _SPEAKING.match(self.text, mention.end)
            ):
                self.cast.identify(mention)
            speaker, doubt = self.cast.person(mention)
            if speaker is not None and _RELATED.match(self.text, mention.end):
                speaker.related = True
            if speaker is not None and _LEADS.match(self.text, mention.end):
                speaker = self.cast.leader(speaker)
            return speaker, doubt
        if mention.weak and not self._likely(mention):
            return None, None
        if mention.title == "group":
            return self.cast.group(mention.role or ""), None
        first = self.text[mention.start : mention.start + 4].lower()
        return self.cast.role(
            mention,
            first.startswith(("the ", "his ", "her ", "its "))
            or not first.startswith(("a ", "an ", "anot", "one ")),
        ), None

    def _likely(self, mention: Mention) -> bool:
        """Whether a name made of capitals alone is a person's: a reporting verb stands by it."""
        after = self.text[mention.end : mention.end + 60]
        before = self.text[max(0, mention.start - 24) : mention.start]
        return (
            TELLS.match(after.lstrip(" ,")) is not None
            or re.search(r"\b(?:" + REPORTING_PATTERN + r"|by|to)\s+$", before, re.IGNORECASE)
            is not None
            or re.match(r"[\s,]*(?:who|\(|\d\d\b)|,\s(?:of|from)\s", after) is not None
            or _LEADS.match(after) is not None
            or reacts(self.text, mention.start, mention.end)
        )

    def _tells(self, mention: Mention) -> bool:
        """Whether a verb of telling stands right after a mention, or `according to` before it."""
        after = mention.end
        while self.text[after : after + 1] == " ":
            after += 1
        aside = _ASIDE.match(self.text, after)
        if mention.noun in REPORTS:
            aside = aside or _REPORT_BY.match(self.text, mention.end)
        after = aside.end() if aside else after
        aside = _WHICH.match(self.text, after)
        after = aside.end() if aside else after
        also = _ALSO.match(self.text, after)
        after = also.end() if also else after
        before = self.text[max(0, mention.start - 18) : mention.start]
        return TELLS.match(self.text, after) is not None or (
            ACCORDING.search(before) is not None and before.rstrip().lower().endswith(("to", "the"))
        )

    def _at_clause(self, start: int, begin: int) -> bool:
        before = self.text[max(begin, start - 12) : start].rstrip("“\"‘' ")
        return (
            not before.strip()
            or before[-1] in ",;:—–"
            or before.endswith((" and", " but", " while", " as"))
        )
