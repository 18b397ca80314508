"""Which quotations are speech, which are parts of a sentence, and which are neither, and why.

Speech stands as a sentence of its own, or a verb of saying or a colon introduces it, or an
attribution follows it, or it goes on a statement that the paragraph before left open. Words in
marks inside a sentence of narration are a fragment where the sentence tells that someone used
them; a grade, a title, a name given to a thing and a lone word are neither. (Agreed interface;
`Quotation` also knows its marks, and what it goes on.)
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from essex_insp.draft import lexicon
from essex_insp.draft.marks import Run, runs
from essex_insp.draft.text import Paragraph, Text
from essex_insp.draft.verbs import Verbs, verbs

Kind = Literal["quote", "fragment", "other"]
WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_REACH = 4
_LONGEST_CAPTION = 300
# How far from a quotation the words stand that tell whose it is.
_NEAR, _FAR = 320, 400
_ENDS = (".", "?", "!", "…")


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between quotation marks, or is speech that is printed without them.

    Args:
        start: Where its words start in `Text.read`, without the marks.
        end: Where they end.
        paragraph: The index of its paragraph.
        kind: `quote` for speech, `fragment` for part of a sentence of narration, `other` for
            what is no speech.
        reason: What told the kind, in a few words.
        marked: Whether quotation marks are printed.
        closed: Whether a closing mark is printed.
        chained: Whether it goes on a statement that the paragraph before left open.
    """

    start: int
    end: int
    paragraph: int
    kind: Kind
    reason: str
    marked: bool = True
    closed: bool = True
    chained: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """A quotation and what stands around it in its paragraph.

    Args:
        read: The text.
        verbs: The verbs of saying of the text.
        part: The paragraph.
        run: The quotation.
        low: Where the quotation before it ends, or its paragraph starts.
        begin: Where its sentence starts.
        high: Where the quotation after it starts, or its paragraph ends.
        chained: Whether the paragraph before left a statement open that this one goes on.
        announced: Whether the paragraph before ends in a colon.
        spoken: Whether speech stands in the paragraph before it.
    """

    read: str
    verbs: Verbs
    part: Paragraph
    run: Run
    low: int
    begin: int
    high: int
    chained: bool
    announced: bool
    spoken: bool

    @property
    def inner(self) -> str:
        """Its words."""
        return self.read[self.run.start : self.run.end]

    @property
    def stop(self) -> int:
        """Where the narration before it ends."""
        return max(self.low, self.run.start - self.run.opened)

    @property
    def before(self) -> str:
        """The end of the narration before it, in its paragraph."""
        return self.read[max(self.low, self.stop - _NEAR) : self.stop]

    @property
    def sentence(self) -> str:
        """The end of its own sentence before it, other quotations included."""
        return self.read[max(self.begin, self.stop - _NEAR) : self.stop]

    @property
    def rest(self) -> int:
        """Where the narration after it starts."""
        return min(self.high, self.run.end + self.run.closed)

    @property
    def after(self) -> str:
        """The start of the narration after it, in its paragraph."""
        return self.read[self.rest : min(self.high, self.rest + _FAR)]

    @property
    def told(self) -> bool:
        """Whether a verb of telling stands in its sentence before it."""
        return self.verbs.any(max(self.begin, self.stop - 2 * _FAR), self.stop)

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(WORD.findall(self.inner[:2000]))

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.inner.rstrip("’'”\"")[-1:] in _ENDS

    @property
    def capital(self) -> bool:
        """Whether it begins as a sentence does."""
        first = self.inner[0]
        return first.isupper() or first in "…[(" or not first.isalpha()

    @property
    def alone(self) -> bool:
        """Whether its paragraph has no other words beside it."""
        return not (
            WORD.search(self.read, self.low, self.stop)
            or WORD.search(self.read, self.rest, self.high)
        )


Verdict = tuple[Kind, str] | None


def quotations(text: Text) -> tuple[Quotation, ...]:
    """Return what stands between quotation marks in a text, and speech without them, in order.

    Args:
        text: The text, read.
    """
    parts, told = text.paragraphs, verbs(text.read)
    found = [runs(text.read, part.start, part.end) for part in parts]
    made: list[Quotation] = []
    left_open = False
    index = 0
    while index < len(parts):
        part = parts[index]
        if found[index]:
            here = _paragraph(text, told, index, found[index], left_open)
            made += here
            spoken = [one for one in here if one.kind != "other"]
            elsewhere = not spoken and part.heading
            left_open = not spoken[-1].closed if spoken else (left_open and elsewhere)
            index += 1
            continue
        upto = _unmarked(text, told, index, found, left_open, made)
        announced = upto == index and not left_open
        if announced:
            upto = _announced(text, told, index, found)
        for inside in range(index, upto):
            reason = (
                "goes on between marked paragraphs" if not announced else "announced by a colon"
            )
            chained = inside > index or not announced
            made.append(
                Quotation(
                    parts[inside].start, parts[inside].end, inside, "quote", reason,
                    marked=False, closed=False, chained=chained,
                )
            )  # fmt: skip
        if upto == index:
            left_open = left_open and _aside(text.read, part)
            upto += 1
        index = upto
    return tuple(_with_strays(text, made))


_STRAY = re.compile(r"[“”„]|(?<![\w.,;:!?”’])[\"‘'](?=\w)|(?<=[.,?!])[\"’](?!\w)")


def _with_strays(text: Text, made: list[Quotation]) -> list[Quotation]:
    """Add the marks that are part of no quotation, so that each is accounted for."""
    spans = [(one.start - 2, one.end + 2) for one in made]
    strays, at = [], 0
    for mark in _STRAY.finditer(text.read):
        while at < len(spans) and spans[at][1] <= mark.start():
            at += 1
        if at < len(spans) and spans[at][0] <= mark.start():
            continue
        index = text.paragraph(mark.start())
        strays.append(
            Quotation(mark.start(), mark.end(), index, "other", "a mark without its pair")
        )
    return sorted([*made, *strays], key=lambda one: one.start)


def _aside(text: str, part: Paragraph) -> bool:
    """Whether a paragraph stands between those of one statement: a heading, a caption."""
    words = text[part.start : part.end]
    ends = words.strip(" *#-").lower() in ("ends", "end", "notes to editors")
    return (part.heading and not ends and not words.endswith(":")) or caption(words)


def _paragraph(
    text: Text, told: Verbs, index: int, here: list[Run], left_open: bool
) -> list[Quotation]:
    part, read = text.paragraphs[index], text.read
    before = text.paragraphs[index - 1] if index else None
    announced = before is not None and read[before.end - 1] == ":"
    made: list[Quotation] = []
    spoken = False
    for number, run in enumerate(here):
        low = min(run.start, here[number - 1].end + 1) if number else part.start
        high = max(run.end, here[number + 1].start - 1) if number + 1 < len(here) else part.end
        leads = number == 0 and not WORD.search(read, part.start, run.start)
        begin = text.sentences[text.sentence(run.start)].start if text.sentences else part.start
        begin = max(part.start, min(begin, run.start))
        chained = leads and left_open
        setting = Setting(
            read, told, part, run, low, begin, high, chained, announced, spoken
        )  # fmt: skip
        if not run.opened:
            made.append(_unopened(setting, index, left_open))
            spoken = spoken or made[-1].kind != "other"
            continue
        kind, reason = judge(setting)
        spoken = spoken or kind != "other"
        made.append(
            Quotation(
                run.start, run.end, index, kind, reason,
                closed=run.closed, chained=setting.chained and kind == "quote",
            )
        )  # fmt: skip
    return made


def judge(setting: Setting) -> tuple[Kind, str]:
    """Return what a quotation is, by the first rule that answers.

    Args:
        setting: The quotation and what stands around it.
    """
    for rule in RULES:
        verdict = rule(setting)
        if verdict is not None:
            return verdict
    return "other", "a few words that nobody is said to have used"


def elsewhere(setting: Setting) -> Verdict:
    """`READ MORE: …` is another story."""
    pointer = _elsewhere().match(setting.before)
    return ("other", "a pointer to another story") if pointer else None


def label(setting: Setting) -> Verdict:
    """A grade or a formal label in marks is no speech."""
    bare = " ".join(setting.inner.rstrip(" .,?!;:…—–-").lower().split())
    if bare in lexicon.words("speech", "grade_words"):
        return "other", "a grade or a label"
    return None


def goes_on(setting: Setting) -> Verdict:
    """A mark that opens a paragraph goes on a statement that was left open."""
    return ("quote", "goes on the paragraph before") if setting.chained else None


def title(setting: Setting) -> Verdict:
    """`“Policing in Austerity”`, and a mark over a name, is a title."""
    heavy = [word for word in WORD.findall(setting.inner[:300]) if len(word) > 3]
    titled = len(heavy) >= 2 and all(word[0].isupper() for word in heavy)
    if titled and not setting.ended and setting.inner[-1] != "," and setting.run.closed:
        return "other", "a title or a name"
    return None


def headline(setting: Setting) -> Verdict:
    """A few words in a heading are quoted from the text below it."""
    if setting.part.heading and setting.words < 8 and setting.run.closed and not setting.ended:
        return "other", "a few words in a heading"
    return None


def standing(setting: Setting) -> Verdict:
    """A quotation that is its whole paragraph is speech."""
    if not setting.alone:
        return None
    if setting.ended or not setting.run.closed or setting.words > 6 or setting.announced:
        return "quote", "stands as a paragraph"
    return None


def attributed(setting: Setting) -> Verdict:
    """`“…,” said X`; `“…,” X said`; `X said: “…`."""
    inner, after = setting.inner, setting.after
    last = inner.rstrip("’'”\"")[-1:] or inner[-1]
    lone = setting.words == 1 and not inner[0].isupper()
    paused = last in ",.?!…—–-" or after[:1] == ","
    head = re.split(r"[.:;?!](?:\s|$)", after[:260], maxsplit=1)[0]
    if paused and not (lone and last not in ".?!,"):
        colon = after[len(head) : len(head) + 1] == ":" and (
            last in ".?!" or setting.before.strip()
        )
        if not colon and _says(setting, head):
            return "quote" if setting.capital or last == "," else "fragment", "said after it"
    if _is_told_before(setting) and (setting.words >= 3 or setting.ended):
        return "quote" if setting.capital else "fragment", "said before it"
    return None


def sentence(setting: Setting) -> Verdict:
    """A quotation that begins and ends as a sentence does is speech."""
    long = setting.words >= 3 or setting.spoken
    asked = setting.inner[-1] in "?!" and not setting.before.strip()
    if setting.ended and setting.capital and (long or asked):
        return "quote", "a sentence of its own"
    if setting.before.rstrip().endswith(":") and (setting.words >= 3 or setting.ended):
        if setting.capital or setting.told:
            return "quote", "announced by a colon"
    if setting.ended and not setting.before.strip() and setting.words >= 3:
        return "quote", "a sentence of its own"
    return None


def unclosed(setting: Setting) -> Verdict:
    """A mark that is not closed runs to the end of its paragraph."""
    if setting.run.closed:
        return None
    if not setting.before.strip() or setting.told:
        return "quote", "runs to the end of its paragraph"
    return "other", "a mark without its pair"


def lone(setting: Setting) -> Verdict:
    """A word or two of narration in marks are its own or a name."""
    if setting.words < 2:
        return "other", "a single word"
    return None


def naming(setting: Setting) -> Verdict:
    """`known as “…”`, `rated “…”`, `a scheme called “…”`."""
    if setting.words <= 6 and _naming().search(setting.sentence[-60:]) and not _view(setting):
        return "other", "a name, a grade or a term"
    owned = re.search(r"(?:[’']s?|\b(?:the|its|their|his|her|new|this|that))\s*$", setting.sentence)
    attribute = re.match(
        r"\s+(?!and|or|but|in|on|of|by|at|for|to|when|after|as)[a-z]", setting.after
    )
    if setting.words <= 3 and owned and attribute:
        return "other", "an attribute of the word after it"
    return None


def reported(setting: Setting) -> Verdict:
    """A fragment of a sentence that tells of someone’s words."""
    if setting.told or (setting.words >= 3 and _is_told_after(setting)):
        return "fragment", "words that the sentence reports"
    return None


def several(setting: Setting) -> Verdict:
    """Four words or more inside a sentence are someone’s, even where it does not say whose."""
    if setting.words >= 4 and not setting.part.heading:
        return "fragment", "several words of someone"
    return None


RULES: tuple[Callable[[Setting], Verdict], ...] = (
    elsewhere,
    label,
    goes_on,
    title,
    headline,
    standing,
    attributed,
    sentence,
    unclosed,
    lone,
    naming,
    reported,
    several,
)


@cache
def _elsewhere() -> re.Pattern[str]:
    words = lexicon.alternatives("speech", "elsewhere")
    return re.compile(r"\s*(?:" + words + r")\s*[:|>-]", re.IGNORECASE)


_BEFORE_VERB = re.compile(r"\s*[,–—-]?\s*(?:and |but )?")
_SUBJECT = re.compile(r"\s*,?\s*(?:[\w’'.&/-]+,?\s+(?:\([^()]{1,20}\),?\s+)?){1,24}?")
_TAIL = re.compile(r",\s+(?:\(?[\w’'.&-]+\)?\s+){0,12}?$")
_ANNOUNCES = re.compile(r"(?: that)?\s*[,:]\s*")


def _says(setting: Setting, head: str) -> bool:
    """Whether `said X` or `X said` stands right after a quotation."""
    for verb in setting.verbs.within(setting.rest, setting.rest + len(head)):
        between = setting.read[setting.rest : verb.start]
        ing = verb.word.endswith("ing")
        if verb.says and not ing and _BEFORE_VERB.fullmatch(between):
            return True
        if verb.says and _SUBJECT.fullmatch(between):
            return True
    return False


def _is_told_before(setting: Setting) -> bool:
    """Whether a verb of saying with a colon or a comma leads up to a quotation."""
    near = setting.verbs.within(max(setting.low, setting.stop - 60), setting.stop)
    return any(
        one.says and _ANNOUNCES.fullmatch(setting.read, one.end, setting.stop) for one in near
    )


def _is_told_after(setting: Setting) -> bool:
    """Whether the sentence says after a quotation who tells it: `“…” for years, X claimed`."""
    after = setting.after
    if "according to" in after.lower():
        return True
    near = setting.verbs.within(setting.rest, setting.rest + len(after))
    return any(
        _TAIL.search(setting.read[max(setting.rest, one.start - 120) : one.start]) for one in near
    )


@cache
def _naming() -> re.Pattern[str]:
    words = lexicon.alternatives("speech", "naming")
    return re.compile(
        r"\b(?:" + words + r"|known as)\s*(?:as|of|a|an|the)?\s*[,:]?\s*$", re.IGNORECASE
    )


def _view(setting: Setting) -> bool:
    """Whether someone calls something so: `which they called “a model for others”`."""
    return (
        re.search(
            r"\b(?:he|she|they|it|who|inspectors|ofsted|hmicfrs|hmic|cqc)\s+(?:\w+\s+)?"
            r"(?:called|dubbed|termed|branded|labelled)\b[^.;:]{0,30}$",
            setting.sentence,
            re.IGNORECASE,
        )
        is not None
    )


def _unopened(setting: Setting, index: int, left_open: bool) -> Quotation:
    """A closing mark alone: the end of a statement, or one whose opening was forgotten."""
    run, part, text = setting.run, setting.part, setting.read
    if left_open:
        reason = "ends the statement of the paragraph before"
        return Quotation(run.start, run.end, index, "quote", reason, chained=True)
    colon = text.rfind(": ", run.start, min(run.end, run.start + 300))
    if colon >= 0 and setting.verbs.any(run.start, colon):
        low = colon + 2
        while low < run.end and text[low].isspace():
            low += 1
        return Quotation(low, run.end, index, "quote", "announced by a colon, its mark forgotten")
    personal = _first_person().search(text, run.start, run.end) and text[run.end - 1] in ".?!"
    if run.end >= part.end - 2 and index and (setting.announced or personal):
        return Quotation(run.start, run.end, index, "quote", "ends in a mark, its first forgotten")
    return Quotation(run.start, run.end, index, "other", "a mark without its pair")


@cache
def _first_person() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + lexicon.alternatives("speech", "first_person") + r")\b")


def _unmarked(
    text: Text,
    told: Verbs,
    index: int,
    found: list[list[Run]],
    left_open: bool,
    made: list[Quotation],
) -> int:
    """Return the paragraph up to which speech goes on without marks, from `index` on."""
    parts, read = text.paragraphs, text.read
    later = index
    while later < len(parts) and not found[later] and later < index + _REACH:
        later += 1
    if later >= len(parts) or not found[later] or not (left_open or later == index + 1):
        return index
    following = found[later][0]
    between = parts[index:later]
    if any(
        one.heading or read[one.end - 1] == ":" or caption(read[one.start : one.end])
        for one in between
    ):
        return index
    if left_open and not following.opened:
        return later
    if not following.opened or WORD.search(read, parts[later].start, following.start):
        return index
    if not made or made[-1].paragraph != index - 1 or made[-1].kind == "other":
        return index
    personal = [_first_person().search(read, one.start, one.end) is not None for one in between]
    by = [told.any(one.start, one.end, says=left_open) for one in between]
    if left_open and all(mine or not other for mine, other in zip(personal, by, strict=True)):
        alone = not WORD.search(read, following.end, parts[later].end)
        return later if all(personal) or (alone and len(between) == 1) else index
    return later if not left_open and all(personal) and not any(by) else index


def _announced(text: Text, told: Verbs, index: int, found: list[list[Run]]) -> int:
    """Return the paragraph up to which speech without marks goes on after `X said:`."""
    parts, read = text.paragraphs, text.read
    before = parts[index - 1] if index else None
    if before is None or read[before.end - 1] != ":":
        return index
    if not told.any(max(before.start, before.end - 200), before.end):
        return index
    upto = index
    while upto < min(len(parts), index + _REACH) and not found[upto]:
        part = parts[upto]
        if (
            part.heading
            or part.bullet
            or read[part.end - 1] == ":"
            or not _first_person().search(read, part.start, part.end)
            or (upto > index and told.any(part.start, part.end))
        ):
            break
        upto += 1
    return upto


@cache
def _pictured() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + lexicon.alternatives("speech", "caption") + r")\b", re.IGNORECASE)


_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|be|been|has|have|had|will|would|can|could|shall|should|must|may|"
    r"might|do|does|did|said|says|found|made|took|takes|gives|gave|went|goes|comes|came|knows?|"
    r"thinks?|needs?|wants?|works?|means?|helps?|makes?|keeps?|shows?|I|we|you|they|it|he|she|"
    r"us|our|my|your|\w+n[’']t|\w+[’'](?:re|ve|ll|d|m))\b",
    re.IGNORECASE,
)
_NAMES = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+")


def caption(words: str) -> bool:
    """Whether a paragraph reads as a caption: short, of names and without a verb of its own.

    Args:
        words: The paragraph.
    """
    if len(words) > _LONGEST_CAPTION or len(words.split()) > 25:
        return False
    if _pictured().search(words):
        return True
    return _FINITE.search(words) is None and len(_NAMES.findall(words)) >= 2
