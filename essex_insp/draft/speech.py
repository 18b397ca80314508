"""Which quotations are speech, and which are titles, grades, nicknames and scare quotes.

Speech is a quotation that stands as a sentence of its own, that a reporting verb or a colon
introduces, that an attribution follows, or that goes on a statement left open in the paragraph
before. A fragment inside narration is speech only where the sentence says who used the words, and
only from two words on: a quoted grade, a title, a name given to a thing and a lone word are not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from essex_insp.draft.captions import caption
from essex_insp.draft.fragments import Setting, reported, viewed
from essex_insp.draft.marks import Run, runs
from essex_insp.draft.occurrences import TELLS, Verbs
from essex_insp.draft.text import Reading, sentences
from essex_insp.draft.words import REPORTING_PATTERN

GRADE = re.compile(
    r"(?:good|outstanding|adequate|inadequate|satisfactory|excellent|special measures|"
    r"requir(?:es|ing|ed|e) (?:significant |some )?improvements?(?: to be good)?|"
    r"needs? (?:to improve|improvement)|cause(?:s)? (?:of|for) concern|areas? (?:for|"
    r"of) improvement)",
    re.IGNORECASE,
)
_SAYS_AFTER = re.compile(
    r"\s*,?\s*(?:and |but )?(?!\w+ing\b)(?:" + REPORTING_PATTERN + r")\b", re.IGNORECASE
)
_SUBJECT_SAYS = re.compile(
    r"\s*,?\s*(?:[\w’'.&/-]+,?\s+(?:\([^()]{1,20}\),?\s+)?){1,24}?(?:" + REPORTING_PATTERN + r")\b",
    re.IGNORECASE,
)
# `,” chuckles Jane Example`: whatever the verb, the comma and the turned order say it.
_INVERTED = re.compile(
    r"\s*,?\s*[a-z]{3,14}(?:s|ed)\s+(?:the\s+|her\s+|his\s+|a\s+)?(?:[a-z-]+\s+){0,2}[A-Z]"
)
# `,” was how it was put to us`
_WAS_HOW = re.compile(
    r"\s*,?\s*(?:(?:is|was|were|are) (?:how|what|the (?:[\w-]+ ){0,2}?(?:words?|verdict|view|"
    r"message|answer|response|reply|reaction))|(?:came|comes) the (?:[\w-]+ ){0,2}?"
    r"(?:answer|response|reply|verdict|message))\b"
)
# `READ MORE: …`: another story.
ELSEWHERE = re.compile(
    r"(?:read (?:more|next|also)|more(?: on this)?|related(?: stor(?:y|ies))?|see also|"
    r"watch|listen|don[’']t miss|opinion|most read)\s*[:|>-]",
    re.IGNORECASE,
)
_ALIAS = re.compile(r",?\s\(?(?:not (?:her|his|their) real|(?:whose|her|his) (?:real )?name)\b")
_CALLED = re.compile(
    r"\b(?:(?:be|are|is) (?:called|calling)|(?:call|calling|called) (?:her|him|them)|"
    r"(?:known|identified) (?:only )?as)\s$"
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Uu]s|[Mm]y|[Mm]yself|[Oo]urselves|me)\b")
WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_REACH = 4


@dataclass
class Speech:
    """A quoted paragraph of direct speech, or a part of one, in the copy.

    Args:
        start: Where its words start.
        end: Where they end.
        paragraph: The index of its paragraph.
        marked: Whether quotation marks were printed.
        closed: Whether a closing mark was printed.
        chained: Whether it goes on a statement that the paragraph before left open.
        fragment: Whether it is a part of a sentence of narration.
        loose: Whether nothing in the sentence says that anyone said it.
        passive: Whether the sentence says so without saying who: `was described as`.
    """

    start: int
    end: int
    paragraph: int
    marked: bool = True
    closed: bool = True
    chained: bool = False
    fragment: bool = False
    loose: bool = False
    passive: bool = False


def find(reading: Reading) -> list[Speech]:
    """Return the speech in a text, in order.

    Args:
        reading: The text as read.
    """
    return _Finder(reading).find()


class _Finder:
    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        self.paragraphs = reading.paragraphs
        self.runs = [runs(self.text, p.start, p.end) for p in self.paragraphs]
        self.found: list[Speech] = []
        self.loose = self.passive = False
        self.verbs: Verbs | None = None

    def find(self) -> list[Speech]:
        left_open = False
        index = 0
        while index < len(self.paragraphs):
            if not self.runs[index]:
                upto = self._unmarked(index, left_open)
                announced = upto == index and not left_open
                if announced:
                    upto = self._announced(index)
                for inside in range(index, upto):
                    part = self.paragraphs[inside]
                    goes_on = inside > index or not announced
                    self.found.append(Speech(part.start, part.end, inside, False, False, goes_on))
                if upto == index:
                    part = self.paragraphs[index]
                    left_open = left_open and (
                        (part.heading and not self._ends(index))
                        or caption(self.text[part.start : part.end])
                    )
                    upto += 1
                index = upto
                continue
            left_open = self._paragraph(index, left_open)
            index += 1
        return self.found

    def _ends(self, index: int) -> bool:
        part = self.paragraphs[index]
        return self.text[part.start : part.end].strip(" *#-").lower() in (
            "ends",
            "end",
            "notes to editors",
        )

    def _paragraph(self, index: int, left_open: bool) -> bool:
        """Sort the quotations of a paragraph; return whether its speech is left open."""
        part = self.paragraphs[index]
        here = self.runs[index]
        before = len(self.found)
        if ELSEWHERE.match(self.text, part.start, part.end):
            return left_open
        for number, run in enumerate(here):
            leads = number == 0 and not self._wordy(part.start, run.start)
            if not run.opened:
                self._unopened(index, run, left_open)
                continue
            chained = leads and left_open
            self.loose = False
            if (chained and (run.end - run.start) > 0) or self._speaks(index, number):
                # A whole sentence stands by itself; what a sentence needs around it is a fragment.
                fragment = not leads and self._fragmentary(index, number)
                self.found.append(
                    Speech(run.start, run.end, index, True, run.closed, chained, fragment)
                )
                self.found[-1].loose = self.loose
                self.found[-1].passive = self.loose and self.passive
        return len(self.found) > before and not self.found[-1].closed

    def _unopened(self, index: int, run: Run, left_open: bool) -> None:
        """A closing mark alone: the end of a statement, or one whose opening was forgotten."""
        part = self.paragraphs[index]
        if left_open:
            self.found.append(Speech(run.start, run.end, index, True, True, True))
            return
        colon = self.text.rfind(": ", run.start, min(run.end, run.start + 300))
        if colon >= 0 and TELLS.search(self.text, run.start, colon):
            low = colon + 2
            while low < run.end and self.text[low].isspace():
                low += 1
            self.found.append(Speech(low, run.end, index))
        elif (
            run.end >= part.end - 2
            and index
            and (
                self.text[self.paragraphs[index - 1].end - 1] == ":"
                or (
                    _FIRST_PERSON.search(self.text, run.start, run.end)
                    and self.text[run.end - 1] in ".?!"
                )
            )
        ):
            self.found.append(Speech(run.start, run.end, index))

    def _unmarked(self, index: int, left_open: bool) -> int:
        """Return the paragraph up to which speech goes on without marks, from `index` on."""
        later = index
        while later < len(self.paragraphs) and not self.runs[later] and later < index + _REACH:
            later += 1
        if (
            later >= len(self.paragraphs)
            or not self.runs[later]
            or not (left_open or later == index + 1)
        ):
            return index
        following = self.runs[later][0]
        between = [self.paragraphs[i] for i in range(index, later)]
        if any(
            p.heading or self.text[p.end - 1] == ":" or caption(self.text[p.start : p.end])
            for p in between
        ):
            return index
        if left_open and not following.opened:
            return later
        if not following.opened or self._wordy(self.paragraphs[later].start, following.start):
            return index
        if not self.found or self.found[-1].paragraph != index - 1:
            return index
        personal = [_FIRST_PERSON.search(self.text, p.start, p.end) is not None for p in between]
        told = [TELLS.search(self.text, p.start, p.end) is not None for p in between]
        if left_open and all(mine or not by for mine, by in zip(personal, told, strict=False)):
            alone = not self._wordy(following.end, self.paragraphs[later].end)
            return later if all(personal) or (alone and len(between) == 1) else index
        return later if not left_open and all(personal) and not any(told) else index

    def _announced(self, index: int) -> int:
        """Return the paragraph up to which speech without marks goes on after `X said:`."""
        before = self.paragraphs[index - 1] if index else None
        if before is None or self.text[before.end - 1] != ":":
            return index
        if not TELLS.search(self.text, max(before.start, before.end - 200), before.end):
            return index
        upto = index
        while upto < min(len(self.paragraphs), index + _REACH) and not self.runs[upto]:
            part = self.paragraphs[upto]
            if (
                part.heading
                or part.bullet
                or self.text[part.end - 1] == ":"
                or not _FIRST_PERSON.search(self.text, part.start, part.end)
                or (upto > index and TELLS.search(self.text, part.start, part.end))
            ):
                break
            upto += 1
        return upto

    def _wordy(self, start: int, end: int) -> bool:
        return WORD.search(self.text, start, end) is not None

    def _around(self, index: int, number: int) -> tuple[int, int]:
        """Where the quotation before ends, and where the one after starts."""
        part, here = self.paragraphs[index], self.runs[index]
        low = here[number - 1].end + 1 if number else part.start
        high = here[number + 1].start - 1 if number + 1 < len(here) else part.end
        return low, high

    def _speaks(self, index: int, number: int) -> bool:
        part, run = self.paragraphs[index], self.runs[index][number]
        low, high = self._around(index, number)
        inner = self.text[run.start : run.end]
        words = len(WORD.findall(inner[:2000]))
        before, after = self.text[low : run.start - 1], self.text[run.end + run.closed : high]
        bare = inner.rstrip(" .,?!;:…—–-")
        ended = inner.rstrip("’'”\"")[-1:] in tuple(".?!…")
        if GRADE.fullmatch(bare) or (_titled(bare) and not ended and inner[-1] != ","):
            return False
        if part.heading and words < 8 and run.closed:
            return False
        if (
            words < 3
            and bare[:1].isupper()
            and (_ALIAS.match(after) or _CALLED.search(before[-40:]))
        ):
            # `asked to be called “Kit”, said`; `“Kit”, not his real name,`
            return False
        if not self._wordy(part.start, run.start) and not self._wordy(run.end, part.end):
            announced = index > 0 and self.text[self.paragraphs[index - 1].end - 1] == ":"
            return ended or not run.closed or words > 6 or announced
        if self._attributed(inner, before, after):
            return True
        capital = inner[0].isupper() or inner[0] in "…[(" or not inner[0].isalpha()
        spoken = bool(self.found) and self.found[-1].paragraph == index
        if (
            ended
            and capital
            and (words >= 3 or spoken or (inner[-1] in "?!" and not before.strip()))
        ):
            return True
        if before.rstrip().endswith(":") and (words >= 3 or ended):
            return capital or TELLS.search(before) is not None
        if not run.closed:
            return not before.strip() or TELLS.search(before) is not None
        if ended and not before.strip() and words >= 3:
            return True
        return self._fragment(index, number, words)

    def _attributed(self, inner: str, before: str, after: str) -> bool:
        """Whether an attribution stands right after the marks, or a reporting verb right before."""
        # `‘He told us, “I wait,”’ they said`: the pause stands before the inner marks.
        last = inner.rstrip("’'”\"")[-1:] or inner[-1]
        if not inner[0].isupper() and " " not in inner.strip() and last not in ".?!,":
            return False
        paused = last in ",.?!…—–-" or after[:1] == ","
        head = after[:260]
        stop = re.search(r"[.:;?!](?:\s|$)", head)
        head = head[: stop.start()] if stop else head
        inverted = last in ",?!" and _INVERTED.match(head)
        opens = not before.strip() and inner[0].isupper()
        if (last == "," or opens) and " " in inner and _WAS_HOW.match(head):
            return True
        if paused and (_SAYS_AFTER.match(head) or _SUBJECT_SAYS.match(head) or inverted):
            # `“…” He added: “…”` announces the next words, and says nothing of these.
            colon = stop is not None and after[stop.start()] == ":"
            if not (colon and (last in ".?!" or before.strip())):
                return True
        verb = re.search(
            r"\b(?:" + REPORTING_PATTERN + r")(?: that)?\s*[,:]\s*$", before[-40:], re.IGNORECASE
        )
        return verb is not None and (len(inner) > 12 or inner[-1] in ".?!")

    def _fragmentary(self, index: int, number: int) -> bool:
        run = self.runs[index][number]
        inner = self.text[run.start : run.end]
        low, _ = self._around(index, number)
        before = self.text[low : run.start - 1].rstrip()
        return not (inner[0].isupper() and (not before or before[-1] in ":,.?!—–-"))

    def _fragment(self, index: int, number: int, words: int) -> bool:
        """Whether a quotation within a sentence is words of someone whom the sentence reports."""
        part, run = self.paragraphs[index], self.runs[index][number]
        if part.heading:
            return False
        begin, end = self._sentence(index, run)
        last = self.found[-1] if self.found else None
        stop = run.start - 1
        if self.verbs is None or self.verbs.paragraph != index:
            self.verbs = Verbs(self.text, part.start, part.end, index, self.runs[index])
        setting = Setting(
            before=self.text[begin:stop],
            inner=self.text[run.start : run.end],
            after=self.text[run.end + 1 : end],
            words=words,
            told=self.verbs.told(begin, stop),
            passive=self.verbs.passive(begin, stop),
            goes_on=last is not None
            and last.paragraph == index
            and last.fragment
            and not last.loose,
        )
        if reported(setting):
            return True
        self.loose, self.passive = viewed(setting), setting.passive
        return self.loose

    def _sentence(self, index: int, run: Run) -> tuple[int, int]:
        part = self.paragraphs[index]
        begin = max(part.start, run.start - 700)
        for start, end in sentences(self.text, begin, min(part.end, run.end + 500)):
            if start <= run.start < end + 1:
                return start, max(end, run.end)
        return begin, part.end


def _titled(words: str) -> bool:
    """Whether the words are written as a title: two or more, each of weight with a capital."""
    heavy = [word for word in WORD.findall(words[:300]) if len(word) > 3]
    return len(heavy) >= 2 and all(word[0].isupper() for word in heavy)
