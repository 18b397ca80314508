"""Narration as it is told: its sentences, and whom each mention in them means."""

from __future__ import annotations

import re
from dataclasses import replace

from essex_insp.draft.cast import Cast
from essex_insp.draft.inspectorates import inspects
from essex_insp.draft.kinds import PLURALS
from essex_insp.draft.mentions import Mention
from essex_insp.draft.people import scan
from essex_insp.draft.reactions import reacts
from essex_insp.draft.speakers import Level, Speaker, plain
from essex_insp.draft.text import sentences
from essex_insp.draft.ties import Told
from essex_insp.draft.verbs import (
    ACCORDING,
    OPENER,
    SAYS,
    TELLS,
)
from essex_insp.draft.words import FAMILY, INSPECTORS, REPORTING_PATTERN, REPORTS, WRITINGS

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
_ARTICLE = re.compile(r"(?:A|An|One|Another|The)\s(?:[\w-]+\s){0,2}")
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
_PARENTHESIS = re.compile(r"\w,\s(?i:it)\s(?:also\s)?\w{3,12},")
_SURNAME = re.compile(r"([A-Z][a-z][\w’'-]*),\swho")
_WROTE = re.compile(
    r",?\s(?:(?:has|have|had|also|then|later|today|yesterday)\s){0,3}"
    r"(?:written|wrote|writes|emailed|messaged)\b"
)
_SPEAKING = re.compile(
    r"\s(?:\([^()]{1,30}\)\s)?(?:(?:was|is|had been) (?:speaking|responding|commenting|reacting|"
    r"replying|asked|addressing|writing|quizzed|questioned|giving evidence|answering|appearing)\b|"
    r"(?:has|had) [a-z]|appeared|appears|faced|fielded|gave evidence|took questions|spoke|met|"
    r"[a-z]{3,12}ed\b)"
)
# `It adds: …` goes on with what was told before, whatever the sentence before is about.
_ADDS = re.compile(r"\s(?:also\s|then\s)?(?:adds?|added|goes on|went on|continues|continued)\b")
_FINDS = re.compile(r"\s(?:also\s|then\s|has\s|had\s)*(?:found|finds|identified|discovered)\b")
# `The report attributes most of it to …`: it tells, whatever the verb.
_WRITES = re.compile(r"\s(?:also\s)?(?!is\b|was\b|has\b|comes\b|follows\b)[a-z]{3,14}s\s")
_ASKED_BY = re.compile(
    r"(?:^|[,:]\s|\bwhen\s|\bBut\s)(?i:asked|questioned|pressed|challenged|quizzed)\sby\s(?:the\s)?$"
)
_NUMBERED = re.compile(r"[(]?\d[\d.]*[)]?\s+(?:The\s|the\s)?")
_AND = re.compile(r"\s(?:and|&)\s(?:the\s|a\s|his\s|her\s)?")
_SHORT = re.compile(r"\s\(([A-Z]{3,8})\)")


class Narrator:
    """Narration that is read from the start, so that each mention has a past.

    Args:
        text: The copy with all speech struck out.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.cast = Cast()

    def _sentences(self, start: int, end: int, unmarked: bool) -> list[Told]:
        if unmarked:
            return []
        told = []
        for begin, stop in sentences(self.text, start, end):
            sentence = Told(begin, stop)
            self.cast.sentence += 1
            level = Level()
            subject = self.cast.subject_body
            mentions = scan(self.text, begin, stop)
            opener = self._opener(begin, stop, mentions)
            if opener is not None:
                level.subject = opener
                level.people.append(opener)
                relative = _SURNAME.match(self.text, begin, stop)
                if relative is not None:
                    # `Example, who joined in May, said`
                    where = (relative.start(1), relative.end(1))
                    mentions.insert(0, Mention("person", *where, relative[1]))
            last, joint = begin, False
            for mention in mentions:
                speaker, doubt = self._meant(mention, level)
                # Paragraphs may be numbered: `4.2 HMIC found …`
                opens = (
                    mention.start <= begin + 4
                    or ACCORDING.fullmatch(self.text, begin, mention.start)
                    or _NUMBERED.fullmatch(self.text, begin, mention.start)
                )
                adds = (
                    self.cast.adds()
                    if mention.gender == "it"
                    and (
                        _ADDS.match(self.text, mention.end)
                        or (self._tells(mention) and self.cast.told_last)
                    )
                    else None
                )
                if opens and not sentence.mentions:
                    if mention.kind == "body" and speaker is self.cast.last_single:
                        self.cast.subject_body = speaker
                        self.cast.subject_at = self.cast.sentence
                    elif mention.kind == "body" and mention.noun in PLURALS:
                        self.cast.several, self.cast.several_at = speaker, self.cast.sentence
                        self.cast.subject_body = subject = None
                    elif mention.gender == "it" and (subject or adds):
                        # `It says: …` goes on with the subject of the sentence before.
                        speaker = self.cast.subject_body = self._finder(mention, adds or subject)
                    else:
                        self.cast.subject_body = subject = None
                elif (
                    mention.gender == "it"
                    and subject
                    and self.cast.teller_at != self.cast.sentence
                    and self._goes_on(mention, sentence)
                ):
                    # `It is less kind about the force, where it says …`
                    speaker = subject
                elif mention.gender == "it" and self._tells(mention):
                    if _PARENTHESIS.search(self.text, mention.start - 3, mention.end + 24):
                        # `The force, it said, had to change`: the force says nothing.
                        speaker = self.cast.adds() or self.cast.inspecting
                    else:
                        speaker = self.cast.it()
                if (
                    mention.kind == "body"
                    and mention.noun not in PLURALS
                    and self._tells(mention)
                    # `The report says the force answered late`: the report tells it.
                    and (
                        self.cast.teller_at != self.cast.sentence
                        or (
                            self._at_clause(mention.start, begin)
                            and SAYS.match(self.text, mention.end + 1) is not None
                        )
                    )
                ):
                    self.cast.teller, self.cast.teller_at = speaker, self.cast.sentence
                if opens and mention.noun in REPORTS and _WRITES.match(self.text, mention.end):
                    self.cast.teller, self.cast.teller_at = speaker, self.cast.sentence
                if mention.noun in INSPECTORS & PLURALS and self._tells(mention):
                    # `In Anytown, inspectors found …` … `They said …`
                    self.cast.several, self.cast.several_at = speaker, self.cast.sentence
                if mention.gender == "they" and mention.kind == "pronoun" and not level.people:
                    plural = [
                        one
                        for one, *_ in sentence.mentions
                        # `misuse of police computers`: nobody.
                        if one.noun in PLURALS and self.text[one.start : one.end] != "police"
                    ]
                    several = None if plural else self.cast.they()
                    first = sentence.mentions[0] if sentence.mentions else None
                    if first and first[0].gender == "they" and first[0].start <= begin + 4:
                        # `They found that officers were slow, which they said was “…”`
                        plural = [] if self._tells(first[0]) and self._tells(mention) else plural
                        several = several if plural else first[1]
                    if plural and plural[-1].noun in INSPECTORS:
                        # `inspectors praised what they called “…”`
                        several = self.cast.body(None, plural[-1].noun)
                    speaker, doubt = (several, None) if several else (speaker, doubt)
                    if several and opens:
                        self.cast.several_at = self.cast.sentence
                sentence.mentions.append((mention, speaker, doubt))
                if speaker is not None and _WROTE.match(self.text, mention.end):
                    self.cast.writer, self.cast.writer_at = speaker, self.cast.sentence
                asked = _ASKED_BY.search(self.text[max(begin, mention.start - 24) : mention.start])
                if speaker is not None and speaker.person and not (asked and mention.name):
                    # `Asked by Kit Roe whether it was so, he said`: someone else.
                    if level.people and _AND.fullmatch(self.text, last, mention.start):
                        # `Jane Example and Ann Roe met`: neither goes before the other.
                        level.subject, joint = None, True
                    last = mention.end
                    opened = _ARTICLE.fullmatch(self.text, begin, mention.start)
                    clause = self._at_clause(mention.start, begin)
                    if (
                        level.subject is None
                        and not joint
                        and (clause or (opened and not level.people))
                    ):
                        # `In answer to Cllr Roe, Mr Example said`: the first that no word governs.
                        level.subject = speaker
                    level.people.append(speaker)
            if level.people:
                self.cast.levels.append(level)
            told.append(sentence)
        return told

    def _finder(self, mention: Mention, meant: Speaker | None) -> Speaker | None:
        """Return whom an `It` means: nobody but those who inspect finds, in such a story."""
        if _FINDS.match(self.text, mention.end) is None or meant is None:
            return meant
        ours = meant.noun is None and not meant.person and not inspects(meant.organisation or "")
        return self.cast.inspecting or meant if ours else meant

    def _opener(self, begin: int, stop: int, mentions: list[Mention]) -> Speaker | None:
        """Find someone known whose surname alone opens a sentence or its main clause."""
        opened = OPENER.match(self.text, begin, min(stop, begin + 120))
        if opened is None or any(one.start <= opened.start(1) < one.end for one in mentions):
            return None
        speaker = self.cast.surname(opened[1])
        if speaker is None or plain(opened[1]) not in plain(speaker.name or "").split():
            return None
        return speaker

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

    def _goes_on(self, mention: Mention, sentence: Told) -> bool:
        """Whether an `it` that says something is the `It` that the sentence opened with."""
        first = sentence.mentions[0][0] if sentence.mentions else None
        return (
            first is not None
            and first.kind == "pronoun"
            and first.gender == "it"
            and first.start <= sentence.start + 4
            and SAYS.match(self.text, mention.end + 1) is not None
        )

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

    def _at_clause(self, start: int, begin: int) -> bool:
        before = self.text[max(begin, start - 12) : start].rstrip("“\"‘' ")
        return (
            not before.strip()
            or before[-1] in ",;:—–"
            or before.endswith((" and", " but", " while", " as"))
        )
