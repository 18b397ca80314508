"""Which quotations are speech, which are parts of a sentence, and which are neither, and why.

Speech stands as a sentence of its own, or a verb of saying or a colon introduces it, or an
attribution follows it, or it goes on a statement that the paragraph before left open. Words in
marks inside a sentence of narration are a fragment where the sentence tells that someone used
them; a grade, a name given to a thing and a lone word are neither.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from essex_insp.draft import areas, lexicon
from essex_insp.draft.marks import Run, runs
from essex_insp.draft.text import START, Paragraph, Text, within

Kind = Literal["quote", "fragment", "other"]
Verdict = tuple[Kind, str] | None
UNPAIRED = "a mark without its pair"
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_REACH = 4
# How far from a quotation the words stand that tell whose it is.
_NEAR, _FAR = 320, 400
_FEW_WORDS = 12
_BEFORE_VERB = re.compile(r"\s*[,–—-]?\s*(?:and |but )?")
_SUBJECT = re.compile(r"\s*,?\s*(?:[\w’'.&/-]+,?\s+(?:\([^()]{1,20}\),?\s+)?){1,24}?")
_STRAY = re.compile(r"[“”„]|(?<![\w.,;:!?”’])[\"‘'](?=\w)|(?<=[.,?!])[\"’](?!\w)")
_OWNED = re.compile(r"(?:[’']s?|\b(?:the|its|their|his|her|new|this|that))\s*$")
_ATTRIBUTE = re.compile(r"\s+(?!(?:and|or|but|in|on|of|by|at|for|to|when|after|as)\b)[a-z]")
_NAMES = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that tells of someone's words or view; `says` where quoted speech goes with it."""

    start: int
    end: int
    word: str
    says: bool


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between quotation marks, without them, or is speech printed without any.

    `kind` is `quote` for speech, `fragment` for part of a sentence of narration, `other` for what
    is no speech; `chained`: it goes on a statement that the paragraph before left open.
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

    `before` and `after` are the narration beside it, up to other quotations; `sentence` its own
    sentence before it, and `told` whether that has a verb of telling; `following` the verbs in
    `after`, each with where it starts there; `alone`: its paragraph has no other words; `chained`:
    the paragraph before left a statement open; `announced`: that ends in a colon.
    """

    part: Paragraph
    run: Run
    inner: str
    words: int
    before: str
    sentence: str
    after: str
    told: bool
    following: list[tuple[Verb, int]]
    alone: bool
    chained: bool
    announced: bool

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.inner.rstrip("’'”\"")[-1:] in tuple(".?!…")

    @property
    def capital(self) -> bool:
        """Whether it begins as a sentence does."""
        first = self.inner[0]
        return first.isupper() or not first.isalpha()


def verbs(text: str) -> list[Verb]:
    """Return the verbs of saying of a text."""
    saying, telling = lexicon.words("speech", "saying"), lexicon.words("speech", "telling", "found")
    told = [
        Verb(word.start(), word.end(), low, low in saying)
        for word in _LETTERS.finditer(text)
        if (low := word[0].lower()) in saying or low in telling
    ]
    taken = {verb.start for verb in told}
    told += [
        Verb(more.start(), more.end(), more[0].lower(), True)
        for more in lexicon.any_of("more").finditer(text)
        if more.start() not in taken
    ]
    return sorted(told, key=START)


def quotations(text: Text, told: list[Verb]) -> tuple[Quotation, ...]:
    """Return what stands between quotation marks in a text, and speech without them, in order."""
    parts = text.paragraphs
    paired = [runs(text.read, part.start, part.end) for part in parts]
    made: list[Quotation] = []
    left_open = False
    index = 0
    while index < len(parts):
        part = parts[index]
        if paired[index]:
            here = _paragraph(text, told, index, paired[index], left_open)
            made += here
            spoken = [quotation for quotation in here if quotation.kind != "other"]
            left_open = bool(spoken) and not spoken[-1].closed
            index += 1
            continue
        upto = _unmarked(text, index, paired, left_open)
        goes_on = upto > index
        upto = upto if goes_on else _announced(text, told, index, paired)
        for at in range(index, upto):
            reason = "goes on between marked paragraphs" if goes_on else "announced by a colon"
            chained = at > index or goes_on
            made.append(
                Quotation(
                    parts[at].start, parts[at].end, at, "quote", reason, False, False, chained
                )
            )
        left_open = left_open and (upto > index or _aside(text.read, part))
        index = max(upto, index + 1)
    return tuple(_with_strays(text, made))


def _with_strays(text: Text, made: list[Quotation]) -> list[Quotation]:
    """Add the marks that are part of no quotation, so that each is accounted for."""
    strays, at = [], 0
    for mark in _STRAY.finditer(text.read):
        while at < len(made) and made[at].end + 2 <= mark.start():
            at += 1
        if at == len(made) or mark.start() < made[at].start - 2:
            index = text.paragraph(mark.start())
            strays.append(Quotation(*mark.span(), index, "other", UNPAIRED))
    return sorted([*made, *strays], key=lambda quotation: quotation.start)


def _aside(text: str, part: Paragraph) -> bool:
    """Whether a paragraph stands between those of one statement: a heading, a caption."""
    words = text[part.start : part.end]
    ends = words.strip(" *#-").lower() in ("ends", "end", "notes to editors")
    # A caption is short, of names and without a verb of its own.
    names = len(words) <= _NEAR and len(_NAMES.findall(words)) >= 2
    return (part.heading and not ends) or (names and not lexicon.any_of("finite").search(words))


def _paragraph(
    text: Text, told: list[Verb], index: int, here: list[Run], left_open: bool
) -> list[Quotation]:
    part, read = text.paragraphs[index], text.read
    announced = index > 0 and read[text.paragraphs[index - 1].end - 1] == ":"
    made: list[Quotation] = []
    for number, run in enumerate(here):
        low = min(run.start, here[number - 1].end + 1) if number else part.start
        high = max(run.end, here[number + 1].start - 1) if number + 1 < len(here) else part.end
        stop, rest = max(low, run.start - run.opened), min(high, run.end + run.closed)
        begin = max(part.start, min(run.start, text.sentences[text.sentence(run.start)].start))
        chained = left_open and number == 0 and not _WORD.search(read, part.start, run.start)
        setting = Setting(
            part,
            run,
            read[run.start : run.end],
            len(_WORD.findall(read, run.start, min(run.end, run.start + 2000))),
            read[max(low, stop - _NEAR) : stop],
            read[max(begin, stop - _NEAR) : stop],
            read[rest : min(high, rest + _FAR)],
            bool(within(told, max(begin, stop - 2 * _FAR), stop)),
            [(verb, verb.start - rest) for verb in within(told, rest, min(high, rest + _FAR))],
            not (_WORD.search(read, low, stop) or _WORD.search(read, rest, high)),
            chained,
            announced,
        )
        kind, reason = judge(setting)
        chained = chained and kind == "quote"
        span = (run.start, run.end)
        made.append(Quotation(*span, index, kind, reason, True, run.closed, chained))
        left_open = left_open and run.opened
    return made


def judge(setting: Setting) -> tuple[Kind, str]:
    """Return what a quotation is, by the first rule that answers."""
    verdicts = (rule(setting) for rule in RULES)
    return next(filter(None, verdicts), ("other", "a few words that nobody is said to have used"))


def label(setting: Setting) -> Verdict:
    """A grade, an area that is graded or a formal label in marks is no speech."""
    bare = " ".join(setting.inner.rstrip(" .,?!;:…—–-").lower().split())
    few = _FEW_WORDS >= setting.words > 1
    known = bare in lexicon.words("speech", "grade_words") or (few and areas.whole(bare))
    return ("other", "a grade or a label") if known else None


def headline(setting: Setting) -> Verdict:
    """A few words in a heading are quoted from the text below it."""
    few = setting.words < 8 and setting.run.closed
    return ("other", "a few words in a heading") if setting.part.heading and few else None


def standing(setting: Setting) -> Verdict:
    """A quotation that is its whole paragraph is speech."""
    whole = setting.ended or not setting.run.closed or setting.words > 6
    return ("quote", "stands as a paragraph") if setting.alone and whole else None


def attributed(setting: Setting) -> Verdict:
    """`“…,” said X`; `“…,” X said`."""
    after = setting.after
    last = setting.inner.rstrip("’'”\"")[-1:]
    head = re.split(r"[.:;?!](?:\s|$)", after[:260], maxsplit=1)[0]
    if last not in ",.?!…—–-" and after[:1] != ",":
        return None
    # `“It is late.” X said: “…`: what follows is said.
    told_later = after[len(head) : len(head) + 1] == ":" and last in ".?!"
    said = any(
        _BEFORE_VERB.fullmatch(after[:at]) or _SUBJECT.fullmatch(after[:at])
        for verb, at in setting.following
        if verb.says and at < len(head)
    )
    if said and not told_later:
        return "quote" if setting.capital else "fragment", "said after it"
    return None


def sentence(setting: Setting) -> Verdict:
    """A quotation that begins and ends as a sentence does is speech."""
    if setting.ended and setting.capital and setting.words >= 3:
        return "quote", "a sentence of its own"
    return None


def unclosed(setting: Setting) -> Verdict:
    """A mark that is not closed runs to the end of its paragraph."""
    if setting.run.closed:
        return ("other", UNPAIRED) if not setting.run.opened else None
    if setting.before.rstrip()[-1:] in ("", ":") or setting.told:
        return "quote", "runs to the end of its paragraph"
    return "other", UNPAIRED


def lone(setting: Setting) -> Verdict:
    """A word of narration in marks is its own or a name."""
    return ("other", "a single word") if setting.words < 2 else None


def naming(setting: Setting) -> Verdict:
    """`known as “…”`, `rated “…”`, `the “help desk” team`."""
    if setting.words <= 6 and lexicon.any_of("named").search(setting.sentence[-60:]):
        return "other", "a name, a grade or a term"
    if setting.words <= 3 and _OWNED.search(setting.sentence) and _ATTRIBUTE.match(setting.after):
        return "other", "an attribute of the word after it"
    return None


def reported(setting: Setting) -> Verdict:
    """A fragment of a sentence that tells of someone’s words."""
    return ("fragment", "words that the sentence reports") if setting.told else None


def several(setting: Setting) -> Verdict:
    """Four words or more inside a sentence are someone’s, even where it does not say whose."""
    some = setting.words >= 4 and not setting.part.heading
    return ("fragment", "several words of someone") if some else None


RULES: tuple[Callable[[Setting], Verdict], ...] = (
    label, headline, standing, attributed, sentence, unclosed, lone,
    naming, reported, several,
)  # fmt: skip


def _unmarked(text: Text, index: int, paired: list[list[Run]], left_open: bool) -> int:
    """Return the paragraph up to which speech goes on without marks, from `index` on."""
    parts, read = text.paragraphs, text.read
    later = index
    while later < min(len(parts), index + _REACH) and not paired[later]:
        later += 1
    ends = later == len(parts)
    if not left_open or not (ends or paired[later]):
        return index
    between = parts[index:later]
    if any(_aside(read, part) for part in between):
        return index
    first_person = lexicon.any_of("first_person")
    personal = all(first_person.search(read, part.start, part.end) for part in between)
    # Before a paragraph that only goes on, one alone need not be in the first person.
    alone = len(between) == 1 and not ends
    leads = ends or not _WORD.search(read, parts[later].start, paired[later][0].start)
    return later if leads and (personal or alone) else index


def _announced(text: Text, told: list[Verb], index: int, paired: list[list[Run]]) -> int:
    """Return the paragraph up to which speech without marks goes on after `X said:`."""
    parts, read = text.paragraphs, text.read
    before = parts[index - 1] if index else None
    if before is None or read[before.end - 1] != ":" or not within(told, before.start, before.end):
        return index
    upto = index
    while upto < min(len(parts), index + _REACH) and not paired[upto]:
        part = parts[upto]
        personal = lexicon.any_of("first_person").search(read, part.start, part.end)
        if part.heading or not personal or (upto > index and within(told, part.start, part.end)):
            break
        upto += 1
    return upto
