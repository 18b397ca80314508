"""Who said each quotation: ordered rules over the annotations, the first that answers.

In the sentence (after the words, before them, around a fragment), in the paragraph, carried on
from the paragraph before, introduced by narration before, signed after, and, with a doubt, taken
from what stands nearest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from essex_insp.draft import lexicon
from essex_insp.draft.mentions import Mention
from essex_insp.draft.names import Names, inspects
from essex_insp.draft.scene import Scene, Tie
from essex_insp.draft.speech import Quotation, caption
from essex_insp.draft.subjects import opener, teller
from essex_insp.draft.text import Text

if TYPE_CHECKING:
    from essex_insp.model import AttributionKind

_STOPPED = re.compile(r"[.!?]\s+[\"“‘']?[A-Z]")
_AFTER_DASH = re.compile(r"\s*[-–—]\s*")
_STATEMENT = re.compile(r"\b(?:statement|message|letter|response|comment|quote)\b", re.IGNORECASE)
_BACK = 3
# How far in its sentence from a fragment it may say whose it is.
_FAR = 700
_NOBODY = "nobody is named as the speaker"

Rule = Callable[[Scene, int], Tie | None]


def speakers(
    text: Text, names: Names, quotations: Sequence[Quotation]
) -> list[tuple[Quotation, Tie]]:
    """Return each quote and fragment of a text with its speaker, in order.

    Args:
        text: The text.
        names: Its names.
        quotations: What stands between quotation marks in it.
    """
    speech = [one for one in quotations if one.kind != "other"]
    scene = Scene(text, names, speech, list(quotations))
    for i in range(len(speech)):
        tie = _first(scene, i)
        scene.ties.append(tie)
        scene.last = tie.speaker or scene.last
    for later in LATER:
        for i in range(len(speech) - 1, -1, -1):
            told = later(scene, i)
            if told is not None:
                scene.ties[i] = replace(told, rule=later.__name__)
    return [(quote, _told(scene, tie)) for quote, tie in zip(speech, scene.ties, strict=True)]


def _first(scene: Scene, i: int) -> Tie:
    for rule in RULES:
        tie = rule(scene, i)
        if tie is not None:
            return replace(tie, rule=rule.__name__)
    return Tie(doubt=_NOBODY)


def _told(scene: Scene, tie: Tie) -> Tie:
    """Say whom else a name or a role may mean."""
    if tie.speaker is None:
        return tie if tie.doubt else replace(tie, doubt=_NOBODY)
    if tie.speaker.doubt and not tie.doubt:
        names = " or ".join(tie.speaker.doubt)
        return replace(tie, doubt=f"it may be {names} as well", candidates=tie.speaker.doubt)
    return tie


def _named(found: tuple[Mention, tuple[int, int]] | None) -> Tie | None:
    if found is None:
        return None
    return Tie(found[0], "named-in-sentence", found[1])


def said_after(scene: Scene, i: int) -> Tie | None:
    """`“…,” said X`; `“…,” X told the panel`; `“…” – X`; `“…”, according to X`."""
    read, quote = scene.text.read, scene.speech[i]
    low, high = scene.after(i)
    stop = _STOPPED.search(read, low, high)
    high = stop.start() if stop else high
    tail = read[low:high]
    if not tail.strip(" .,") or not quote.marked:
        return None
    last = read[quote.start : quote.end].rstrip("’'”\"")[-1:]
    dash = _AFTER_DASH.match(tail)
    if dash and dash.end() > 1:
        people = [one for one in scene.narrated(low, high) if one.kind in ("person", "role")]
        if people and people[0].start - low <= dash.end() + 2 and people[0].end >= high - 60:
            return Tie(people[0], "named-in-sentence", (people[0].start, people[0].end))
    if tail.rstrip().endswith(":") and last in ".?!":
        return None
    if tail.lstrip()[:1].isupper() and last in ".?!" and _before_says(scene, i):
        return None
    found = teller(scene, low, high)
    if found is None:
        return None
    near = scene.verbs.any(low, min(high, low + 160))
    goes_on = re.match(r"\s*(?:,\s*)?(?:and|but|while|which|who|as|in|at|on|of|to|for)\b", tail)
    if not near or (quote.kind == "fragment" and goes_on and not tail.lstrip().startswith(",")):
        return None
    if quote.kind == "fragment" and last not in ",?!" and not re.match(r"\s*,", tail):
        return None
    return _named(found)


def _before_says(scene: Scene, i: int) -> bool:
    low, high = scene.before(i)
    return re.search(r"[:,]\s*$", scene.text.read[low:high]) is not None


def said_before(scene: Scene, i: int) -> Tie | None:
    """`X said: “…`; `X, chair of the panel, said “…`; `X: “…`."""
    read, quote = scene.text.read, scene.speech[i]
    low, high = scene.before(i)
    if quote.kind == "fragment":
        low = max(low, scene.sentence(i)[0])
    head = read[low:high].rstrip()
    if not head or not quote.marked:
        return None
    begin = low
    for stop in _STOPPED.finditer(read, low, high):
        begin = stop.end() - 1
    found = teller(scene, begin, high)
    if found is not None:
        return _named(found)
    if head.endswith(":") or quote.kind == "quote":
        if head.endswith((":", ",")):
            someone = opener(scene, begin, high)
            if someone is not None:
                return Tie(
                    someone, "named-in-sentence", (begin, begin + len(read[begin:high].rstrip()))
                )
            groups = [one for one in scene.narrated(begin, high) if one.kind in ("group", "body")]
            if groups and head.endswith(":"):
                return Tie(groups[0], "named-in-sentence", (groups[0].start, groups[0].end))
    return None


def around(scene: Scene, i: int) -> Tie | None:
    """A fragment is theirs of whose words its whole sentence tells."""
    if scene.speech[i].kind != "fragment":
        return None
    start, end = scene.sentence(i)
    quote = scene.speech[i]
    start, end = max(start, quote.start - _FAR), min(end, quote.end + _FAR)
    found = teller(scene, start, quote.start) or teller(scene, quote.end, end)
    if found is not None:
        return _named(found)
    if i and scene.speech[i - 1].start >= start and scene.ties[i - 1].speaker is not None:
        return replace(scene.ties[i - 1], kind="continued")
    return None


def inspectors(scene: Scene, i: int) -> Tie | None:
    """A view in a sentence that names who inspected is theirs, with a doubt."""
    if scene.speech[i].kind != "fragment":
        return None
    start, end = scene.sentence(i)
    noted = lexicon.words("bodies", "inspectors") | lexicon.words("bodies", "writings")
    for one in scene.narrated(start, end):
        if one.noun in noted or one.noun == "inspection team" or (one.name and inspects(one.name)):
            doubt = "nobody is said to have used these words; the sentence names who inspected"
            return Tie(one, "by-context", (one.start, one.end), doubt)
    return None


def same_paragraph(scene: Scene, i: int) -> Tie | None:
    """`“…,” said X. “…”`: X goes on."""
    quote = scene.speech[i]
    if not i or scene.speech[i - 1].paragraph != quote.paragraph or quote.kind == "fragment":
        return None
    before = scene.ties[i - 1]
    if before.speaker is None:
        return None
    return replace(before, kind="continued")


def chained(scene: Scene, i: int) -> Tie | None:
    """A paragraph goes on the statement that the one before left open."""
    if not scene.speech[i].chained or not i:
        return None
    before = scene.ties[i - 1]
    if before.speaker is None:
        return None
    unmarked = not scene.speech[i].marked
    doubt = "no quotation marks are printed; the speech around it goes on" if unmarked else None
    kind: AttributionKind = "by-context" if unmarked else "continued"
    return replace(
        before,
        kind=kind,
        where=None,
        doubt=doubt or (before.doubt if scene.speech[i - 1].marked else None),
    )


def next_paragraph(scene: Scene, i: int) -> Tie | None:
    """Speech right below speech, with nothing said between, goes on it."""
    quote = scene.speech[i]
    if not i or quote.kind == "fragment" or scene.speech[i - 1].paragraph != quote.paragraph - 1:
        return None
    before = scene.ties[i - 1]
    low, high = scene.after(i - 1)
    if before.speaker is None:
        return None
    if opener(scene, low, high) is not None and not scene.verbs.any(low, high):
        return None
    if scene.before(i)[1] - scene.before(i)[0] > 3:
        return None
    if re.search(r":\s*$", scene.text.read[low:high]):
        return None
    return replace(before, kind="continued", where=None)


def introduced(scene: Scene, i: int) -> Tie | None:
    """The narration before leads up to the speaker: `X welcomed the report.` and a new line."""
    quote, text = scene.speech[i], scene.text
    if quote.kind == "fragment":
        return None
    floor = scene.speech[i - 1].end + 1 if i else 0
    paragraph = quote.paragraph
    first = max(0, paragraph - _BACK)
    low, high = scene.before(i)
    begin = max(floor, text.paragraphs[first].start)
    sentences = [
        one
        for one in text.sentences[text.sentence(begin) : text.sentence(quote.start) + 1]
        if one.end > begin and one.start < high
    ]
    for sentence in reversed(sentences[-8:]):
        start, end = max(sentence.start, floor), min(sentence.end, high)
        part = text.paragraphs[sentence.paragraph]
        if part.heading and caption(text.read[part.start : part.end]):
            continue
        found = teller(scene, start, end)
        people = [
            one for one in scene.narrated(start, end)
            if one.kind in ("person", "role") and not one.weak
        ]  # fmt: skip
        if found is not None and (found[0].kind in ("person", "role") or not people):
            return Tie(found[0], "introduced-earlier", (start, end), _others(people, found[0]))
        announced = text.read[start:end].endswith(":")
        if people:
            doubt = None if announced else _others(people, people[0])
            someone = scene.together(people[0])
            return Tie(someone, "introduced-earlier", (start, end), doubt)
        if announced or _STATEMENT.search(text.read, start, end):
            groups = [one for one in scene.narrated(start, end) if one.kind in ("group", "body")]
            if groups:
                return Tie(groups[0], "introduced-earlier", (start, end))
            pronouns = [one for one in scene.narrated(start, end) if one.kind == "pronoun"]
            meant = scene.meant(pronouns[0]) if pronouns else None
            if meant is not None:
                return Tie(meant, "introduced-earlier", (start, end))
    return None


def _others(people: list[Mention], one: Mention) -> str | None:
    names = [each.name or each.role or "" for each in people]
    others = [name for name in dict.fromkeys(names) if name != (one.name or one.role)]
    if not others or (one.name and " and " in one.name):
        return None
    return f"the sentence before also names {' and '.join(others[:3])}"


def last_speaker(scene: Scene, i: int) -> Tie | None:
    """Whoever spoke last, with a doubt."""
    if scene.speech[i].kind == "fragment":
        return None
    if scene.last is None:
        return None
    doubt = "the speaker is taken from the speech before; nothing names them here"
    return Tie(scene.last, "by-context", None, doubt)


def later_in_paragraph(scene: Scene, i: int) -> Tie | None:
    """`“….” “…,” said X`: the first words of a paragraph are those of whom it names later."""
    quote, tie = scene.speech[i], scene.ties[i]
    if i + 1 >= len(scene.speech) or scene.speech[i + 1].paragraph != quote.paragraph:
        return None
    later = scene.ties[i + 1]
    sure = tie.rule in ("said_after", "said_before", "around", "same_paragraph", "chained")
    if sure or quote.kind == "fragment" or later.speaker is None:
        return None
    if later.rule not in ("said_after", "said_before"):
        return None
    if later.rule == "said_before" and later.where and not _is_pronoun(scene, later.where):
        return None
    return later


def _is_pronoun(scene: Scene, where: tuple[int, int]) -> bool:
    return (
        re.match(r"(?:he|she|they|it)\b", scene.text.read[slice(*where)], re.IGNORECASE) is not None
    )


def named_later(scene: Scene, i: int) -> Tie | None:
    """The statement that a later paragraph of it names the speaker of."""
    if i + 1 >= len(scene.speech) or not scene.speech[i + 1].chained:
        return None
    quote, later = scene.speech[i], scene.ties[i + 1]
    if later.rule not in ("said_after", "named_later") or later.speaker is None:
        return None
    if scene.ties[i].rule in ("said_after", "said_before", "chained") and not quote.chained:
        return None
    return replace(later, kind="continued", where=None)


def signed(scene: Scene, i: int) -> Tie | None:
    """A name on a line of its own below: `– X, chair of the panel`."""
    quote, text = scene.speech[i], scene.text
    if scene.ties[i].rule in ("said_after", "said_before") or quote.paragraph + 1 >= len(
        text.paragraphs
    ):
        return None
    part = text.paragraphs[quote.paragraph + 1]
    if i + 1 < len(scene.speech) and scene.speech[i + 1].paragraph == quote.paragraph + 1:
        return None
    mentions = scene.narrated(part.start, part.end)
    people = [one for one in mentions if one.kind == "person"]
    if not people or people[0].start > part.start + 4 or part.end - part.start > 140:
        return None
    line = text.read[max(0, part.start - 3) : part.start + 1]
    dashed = re.search(r"[-–—]", line) is not None
    titled = people[0].role is not None and part.heading and mentions[-1].end >= part.end - 2
    goes_on = i + 1 < len(scene.speech) and scene.speech[i + 1].paragraph == quote.paragraph + 2
    if dashed or (titled and not goes_on):
        return Tie(people[0], "named-in-sentence", (people[0].start, people[0].end))
    return None


def from_below(scene: Scene, i: int) -> Tie | None:
    """Speech that nobody introduced has the speaker of the paragraph after it, with a doubt."""
    if scene.ties[i].speaker is not None or i + 1 >= len(scene.speech):
        return None
    quote, after = scene.speech[i], scene.speech[i + 1]
    if quote.kind == "fragment" or after.paragraph - quote.paragraph > 1:
        return None
    later = scene.ties[i + 1]
    if later.speaker is None:
        return None
    doubt = "the speaker is taken from the paragraph after; nothing names them here"
    return Tie(later.speaker, "by-context", later.where, doubt)


RULES: tuple[Rule, ...] = (
    said_after,
    said_before,
    around,
    inspectors,
    same_paragraph,
    chained,
    next_paragraph,
    introduced,
    last_speaker,
)
LATER: tuple[Rule, ...] = (signed, later_in_paragraph, named_later, from_below)

__all__ = ["LATER", "RULES", "Rule", "Tie", "speakers"]
