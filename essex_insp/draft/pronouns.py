"""Whom a pronoun means: the people and the body of the sentences before it."""

from __future__ import annotations

from essex_insp.draft.institutions import Institutions
from essex_insp.draft.speakers import Level, Speaker, agrees

# How many sentences a pronoun may look back.
_LOOK_BACK = 8


class Pronouns(Institutions):
    """The people of each sentence so far, and the bodies."""

    def __init__(self) -> None:
        super().__init__()
        self.levels: list[Level] = []

    def pronoun(self, pronoun: str, here: Level) -> tuple[Speaker | None, str | None]:
        """Return whom a pronoun means, seen from a sentence, and a doubt, if any.

        Args:
            pronoun: `he`, `she`, `they` or `it`.
            here: The people of the same sentence before the pronoun.
        """
        if pronoun == "it":
            # What the sentence before is about, before a body that it only mentions.
            return self.subject_body or self.last_single, None
        unnamed: Speaker | None = None
        asked, self.asked = self.asked, None
        for level in [here, *reversed(self.levels[-_LOOK_BACK:])]:
            # `“What then?” asked X. “This,” she replied`: someone else.
            people = [one for one in level.people if agrees(one, pronoun) and one is not asked]
            distinct = list(dict.fromkeys(people))
            if pronoun == "they" and len(dict.fromkeys(level.people)) > 1:
                return None, "“they” may be several people"
            if not distinct:
                continue
            if pronoun == "they" and distinct[0].name is None and level.subject is None:
                # `… waited for an officer. They also say`: several, and not the one in passing.
                continue
            if len(distinct) == 1:
                if level is here and distinct[0] is here.subject:
                    # `A teacher, who left in May, said he was tired`
                    return self._learned(distinct[0], pronoun), None
                if pronoun != "they" and distinct[0].name is None and distinct[0].gender is None:
                    # `A source` may be anyone: someone known to be `she` goes before.
                    unnamed = unnamed or distinct[0]
                    continue
                return self._learned(distinct[0], pronoun), None
            sure = [one for one in distinct if one.gender == pronoun]
            first = level.subject
            if len(sure) == 1 and first in distinct and first.name:
                # `Jane Example said that one woman had waited. … she said`: the one who tells.
                return self._learned(first, pronoun), None
            if len(sure) == 1:
                return sure[0], None
            if level.subject in distinct and level.subject is not None:
                return level.subject, None
            names = " or ".join(str(one.name or one.role) for one in distinct)
            return None, f"“{pronoun}” may be {names}"
        if unnamed is not None:
            return self._learned(unnamed, pronoun), None
        if pronoun == "they":
            return self.last_body, None
        return None, f"nobody whom “{pronoun}” could mean was named before"

    @staticmethod
    def _learned(speaker: Speaker, pronoun: str) -> Speaker:
        if pronoun in ("he", "she"):
            speaker.gender = speaker.gender or pronoun
        return speaker
