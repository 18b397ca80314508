"""Which quotations are speech, which are parts of a sentence that someone used, and which neither.

The reason is kept: a grade, a name given to a thing and a lone word are neither.
"""

import re
from typing import Literal, NamedTuple

from essex_insp.draft import areas, lexicon
from essex_insp.draft.lexicon import wording
from essex_insp.draft.marks import Run, runs
from essex_insp.draft.text import START, Paragraph, Row, Text, masked, within

Kind = Literal["quote", "fragment", "other"]
UNPAIRED = "a mark without its pair"
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_LETTERS = re.compile(r"[^\W\d_]{3,}")  # no verb is shorter
_REACH = 4
# How far from a quotation the words stand that tell whose it is.
_NEAR, _FAR, _CLOSE = 320, 400, 12
_FEW_WORDS = 12
_BEFORE_VERB = re.compile(r"\s*[,–—-]?\s*(?:and |but )?")
_SUBJECT = re.compile(r"\s*,?\s*(?:[\w’'.&/-]+,?\s+(?:\([^()]{1,20}\),?\s+)?){1,24}?")
_STRAY = re.compile(r"[“”„]+|(?<![\w.,;:!?”’])[\"‘'](?=\w)|(?<=[.,?!])[\"’](?!\w)")


class Verb(NamedTuple):
    """A verb that tells of someone's words or view; `says` where quoted speech goes with it."""

    start: int
    end: int
    word: str
    says: bool


class Quotation(NamedTuple):
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


def verbs(text: str) -> Row[Verb]:
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
        for more in wording("more").finditer(text)
        if more.start() not in taken
    ]
    return Row(sorted(told, key=START))


def quotations(text: Text, told: list[Verb]) -> tuple[Quotation, ...]:
    """Return what stands between quotation marks in a text, and speech without them, in order."""
    parts = text.paragraphs
    paired = [runs(text.read, part.start, part.end) for part in parts]
    made: list[Quotation] = []
    left_open = False
    index = 0
    while index < len(parts):
        spoken = _announced(text, told, index, paired)
        if left_open and not spoken:
            spoken = _unmarked(text, index, paired)
        if spoken:
            made += spoken
            index += len(spoken) - 1
        elif paired[index]:
            here = _paragraph(text, told, index, paired[index], left_open)
            made += here
            said = [quotation for quotation in here if quotation.kind != "other"]
            left_open = bool(said) and not said[-1].closed
        else:
            left_open = left_open and _aside(text.read, parts[index])
        index += 1
    return tuple(sorted([*made, *_strays(text, made)], key=START))


def _strays(text: Text, made: list[Quotation]) -> list[Quotation]:
    """The marks that are part of no quotation, so that each is accounted for."""
    beside = ((max(0, quotation.start - 2), quotation.end + 2) for quotation in made)
    return [
        Quotation(*mark.span(), text.paragraphs.at(mark.start()), "other", UNPAIRED)
        for mark in _STRAY.finditer(masked(text.read, {" ": beside}))
    ]


def _aside(text: str, part: Paragraph) -> bool:
    """Whether a paragraph stands between those of one statement: a heading, a caption."""
    spoken = wording("finite").search(text, part.start, part.end) and not part.heading
    return not (spoken or wording("release_ends").fullmatch(text, part.start, part.end))


def _paragraph(
    text: Text, told: list[Verb], index: int, here: list[Run], left_open: bool
) -> list[Quotation]:
    part, read = text.paragraphs[index], text.read
    made: list[Quotation] = []
    for number, run in enumerate(here):
        low = min(run.start, here[number - 1].end + 1) if number else part.start
        high = max(run.end, here[number + 1].start - 1) if number + 1 < len(here) else part.end
        # Of a statement whose paragraphs a copy ran together each opens anew and does not close.
        goes_on = not here[number - 1].closed if number else left_open
        chained = goes_on and not _WORD.search(read, low, run.start)
        kind, reason = judge(text, told, part, run, (low, high))
        chained = chained and kind == "quote"
        made.append(Quotation(run.start, run.end, index, kind, reason, True, run.closed, chained))
    return made


def judge(
    text: Text, verbs: list[Verb], part: Paragraph, run: Run, beside: tuple[int, int]
) -> tuple[Kind, str]:
    """Return what a quotation is, and why, by the first rule that answers.

    `beside`: where the narration starts and ends that it stands in, up to other quotations.
    """
    read, (low, high) = text.read, beside
    stop, rest = max(low, run.start - run.opened), min(high, run.end + run.closed)
    begin = max(part.start, min(run.start, text.sentences.around(run.start).start))
    inner = read[run.start : run.end]
    words = len(_WORD.findall(read, run.start, min(run.end, run.start + 2000)))
    lead = read[max(low, stop - _NEAR) : stop].rstrip()[-1:]
    sentence = read[max(begin, stop - _NEAR) : stop]
    told = bool(within(verbs, max(begin, stop - 2 * _FAR), stop))
    heading = part.heading and not part.bullet
    bare = " ".join(inner.rstrip(" .,?!;:…—–-").lower().split())
    last = inner.rstrip("’'”\"")[-1:]
    capital = inner[0].isupper() or not inner[0].isalpha()
    named = 1 < words <= _FEW_WORDS and areas.whole(bare)
    if named or bare in lexicon.words("speech", "grade_words"):
        return "other", "a grade or a label"
    if heading and words < 8:
        # It is quoted from the text below.
        return "other", "a few words in a heading"
    if not (_WORD.search(read, low, stop) or _WORD.search(read, rest, high)):
        return "quote", "stands as a paragraph"
    if _attributed(read, last, verbs, rest, min(high, rest + _FAR)):
        return "quote" if capital else "fragment", "said after it"
    if words > 1 and lead.isalnum() and not told and wording("title_marked").fullmatch(inner):
        # `star of “The Made-Up Film.”`
        return "other", "a name, a grade or a term"
    if last in tuple(".?!…") and capital and words >= 3:
        return "quote", "a sentence of its own"
    if not run.closed and (lead in ("", ":") or told):
        return "quote", "runs to the end of its paragraph"
    if not (run.closed and run.opened):
        return "other", UNPAIRED
    if words < 2:
        return "other", "a single word"
    if words <= 6 and wording("named").search(sentence[-60:]):
        # `known as “…”`, `rated “…”`
        return "other", "a name, a grade or a term"
    whose, thing = wording("whose_marked"), wording("thing_marked")
    if words <= 3 and whose.search(sentence) and thing.match(read, rest, high):
        # `the “help desk” team`
        return "other", "an attribute of the word after it"
    if told or (words >= 4 and not heading):
        return "fragment", "words that the sentence reports"
    return "other", "a few words that nobody is said to have used"


def _attributed(read: str, last: str, verbs: list[Verb], rest: int, high: int) -> bool:
    """Whether it is said after a quotation whose it is: `“…,” said X`; `“…,” X said`."""
    after = read[rest:high]
    head = re.split(r"[.:;?!](?:\s|$)", after[:260], maxsplit=1)[0]
    return (last in ",.?!…—–-" or after[:1] == ",") and any(
        _BEFORE_VERB.fullmatch(read, rest, verb.start) or _SUBJECT.fullmatch(read, rest, verb.start)
        for verb in within(verbs, rest, rest + len(head))
        if verb.says
    )


def _whole(part: Paragraph, index: int, chained: bool) -> Quotation:
    """A paragraph of speech that is printed without marks."""
    return Quotation(part.start, part.end, index, "quote", "without marks", False, False, chained)


def _announced(
    text: Text, told: list[Verb], index: int, paired: list[list[Run]]
) -> list[Quotation]:
    """The paragraphs of speech without marks from `index` on, after one that ends in `X said:`."""
    parts, read = text.paragraphs, text.read
    before = parts[index - 1].end if index else 0
    telling = within(told, max(0, before - _CLOSE), before) if index else ()
    spoken: list[Quotation] = []
    if not any(verb.says for verb in telling) or read[before - 1] not in ":,":
        return spoken
    for at in range(index, len(parts)):
        part = parts[at]
        personal = wording("first_person").search(read, part.start, part.end)
        if part.bullet or _leads(read, part, paired[at]) or (spoken and not personal):
            break
        spoken.append(_whole(part, at, bool(spoken)))
    return spoken


def _leads(read: str, part: Paragraph, here: list[Run]) -> bool:
    """Whether a paragraph begins with a quotation."""
    return bool(here) and not _WORD.search(read, part.start, here[0].start)


def _unmarked(text: Text, index: int, paired: list[list[Run]]) -> list[Quotation]:
    """The paragraphs of open speech that go on without marks, from `index` on."""
    parts, read = text.paragraphs, text.read
    later, ended = index, False
    while later < min(len(parts), index + _REACH) and not (paired[later] or ended):
        part = parts[later]
        ended = wording("release_ends").fullmatch(read, part.start, part.end) is not None
        later += not ended
    goes_on = ended or later == len(parts) or _leads(read, parts[later], paired[later])
    aside = any(_aside(read, part) for part in parts[index:later])
    return [
        _whole(parts[at], at, True) for at in range(index, later if goes_on and not aside else 0)
    ]
