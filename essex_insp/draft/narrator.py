"""Narration as it is told: its sentences, and whom each mention in them means."""

from __future__ import annotations

import re

from essex_insp.draft.inspectorates import inspects
from essex_insp.draft.kinds import PLURALS
from essex_insp.draft.mentions import Mention
from essex_insp.draft.people import scan
from essex_insp.draft.referents import Referents
from essex_insp.draft.speakers import Level, Speaker, plain
from essex_insp.draft.text import sentences
from essex_insp.draft.ties import Meant, Told
from essex_insp.draft.verbs import (
    ACCORDING,
    OPENER,
    SAYS,
)
from essex_insp.draft.words import INSPECTORS, REPORTS

_ARTICLE = re.compile(r"(?:A|An|One|Another|The)\s(?:[\w-]+\s){0,2}")
_PARENTHESIS = re.compile(r"\w,\s(?i:it)\s(?:also\s)?\w{3,12},")
_SURNAME = re.compile(r"([A-Z][a-z][\w’'-]*),\swho")
_WROTE = re.compile(
    r",?\s(?:(?:has|have|had|also|then|later|today|yesterday)\s){0,3}"
    r"(?:written|wrote|writes|emailed|messaged)\b"
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


class Narrator(Referents):
    """Narration as it is told, sentence by sentence."""

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
                self._remember(mention, speaker, begin, bool(opens))
                if mention.gender == "they" and mention.kind == "pronoun" and not level.people:
                    several = self._they(mention, sentence)
                    speaker, doubt = (several, None) if several else (speaker, doubt)
                    if several and opens:
                        self.cast.several_at = self.cast.sentence
                sentence.mentions.append(Meant(mention, speaker, doubt))
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

    def _remember(self, mention: Mention, speaker: Speaker | None, begin: int, opens: bool) -> None:
        """Keep in mind who tells what comes next: a body, a report, or several who inspect."""
        tells = mention.kind == "body" and self._tells(mention)
        if (
            tells
            and mention.noun not in PLURALS
            # `The report says the force answered late`: the report tells it.
            and (
                self.cast.teller_at != self.cast.sentence
                or (
                    self._at_clause(mention.start, begin)
                    and SAYS.match(self.text, mention.end + 1) is not None
                )
            )
        ) or (opens and mention.noun in REPORTS and _WRITES.match(self.text, mention.end)):
            self.cast.teller, self.cast.teller_at = speaker, self.cast.sentence
        if mention.noun in INSPECTORS & PLURALS and self._tells(mention):
            # `In Anytown, inspectors found …` … `They said …`
            self.cast.several, self.cast.several_at = speaker, self.cast.sentence

    def _they(self, mention: Mention, sentence: Told) -> Speaker | None:
        """Return the several whom a `they` means, where a sentence names no person."""
        plural = [
            one
            for one, *_ in sentence.mentions
            # `misuse of police computers`: nobody.
            if one.noun in PLURALS and self.text[one.start : one.end] != "police"
        ]
        several = None if plural else self.cast.they()
        first = sentence.mentions[0] if sentence.mentions else None
        if first and first.mention.gender == "they" and first.mention.start <= sentence.start + 4:
            # `They found that officers were slow, which they said was “…”`
            plural = [] if self._tells(first.mention) and self._tells(mention) else plural
            several = several if plural else first.speaker
        if plural and plural[-1].noun in INSPECTORS:
            # `inspectors praised what they called “…”`
            return self.cast.body(None, plural[-1].noun)
        return several

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

    def _goes_on(self, mention: Mention, sentence: Told) -> bool:
        """Whether an `it` that says something is the `It` that the sentence opened with."""
        first = sentence.mentions[0].mention if sentence.mentions else None
        return (
            first is not None
            and first.kind == "pronoun"
            and first.gender == "it"
            and first.start <= sentence.start + 4
            and SAYS.match(self.text, mention.end + 1) is not None
        )
