"""Who said each quotation: ordered rules over the annotations, the first that answers.

In the sentence (after the words, before them, of a quotation before), carried on from the paragraph
before, introduced by narration before, and, with a doubt, taken from what stands nearest.
"""

import re
from collections.abc import Callable, Sequence

from essex_insp.draft.bodies import inspecting
from essex_insp.draft.cast import Mention, Names
from essex_insp.draft.lexicon import wording
from essex_insp.draft.scene import Scene, Tie
from essex_insp.draft.speech import Quotation, Verb
from essex_insp.draft.telling import teller
from essex_insp.draft.text import Text, within

Rule = Callable[[Scene], Tie | None]

_STOPPED = re.compile(r"[.!?]\s+[\"“‘']?(?=[A-Z])")
# How far back speech is introduced, in paragraphs and sentences; how near the verb follows.
_BACK, _SENTENCES, _NEAR, _SHORT = 3, 8, 160, 25
_UNSURE = ("by-context", "unattributed")
_UNKNOWN = "it is not known whom the words before it mean"
_NOBODY = "nobody is named as the speaker"


def speakers(
    text: Text, names: Names, quotations: Sequence[Quotation], told: list[Verb]
) -> list[tuple[Quotation, Tie]]:
    """Return each quote and fragment of a text with its speaker, in order."""
    speech = [quotation for quotation in quotations if quotation.kind != "other"]
    scene = Scene(text, names, speech, told)
    for i in range(len(speech)):
        scene.look(i)
        answers = (rule(scene) for rule in RULES)
        tie = next(filter(None, answers), None)
        scene.ties.append(tie or Tie())
        scene.last = tie.speaker if tie else scene.last
    for i in range(len(speech) - 1, 0, -1):
        if speech[i].chained and scene.ties[i].where and not scene.ties[i - 1].where:
            # `“It is late.` and a new line, `“It is dark,” said X.`
            scene.ties[i - 1] = scene.ties[i]._replace(kind="continued")
    return [(quote, _doubted(tie)) for quote, tie in zip(speech, scene.ties, strict=True)]


def _doubted(tie: Tie) -> Tie:
    """Say whom else a name or a role may mean, or that nobody is named."""
    if tie.speaker is None:
        return tie._replace(doubt=tie.doubt or _NOBODY)
    others = tie.speaker.doubt
    if others and not tie.doubt:
        return tie._replace(doubt=f"it may be {' or '.join(others)} as well", candidates=others)
    return tie


def said_after(scene: Scene) -> Tie | None:
    """`“…,” said X`; `“…,” X told the panel`; `“…”, according to X`."""
    read, quote = scene.text.read, scene.quote
    low, high = scene.after
    # `“…” she said, after inspectors found`; `which X said ‘…’, while Y told`
    turns = scene.worded("turn", low, high)
    high = turns[0].start if turns else high
    described = read.startswith(" by ", low) and any(
        read[verb.end : quote.start - quote.marked].strip() in ("", "as")
        for verb in within(scene.verbs, quote.start - _SHORT, quote.start)
    )
    at = low + len(" by ")
    if described and (by := scene.narrated(at, at + 1)):
        # `X was described as “…” by Y`
        return scene.tie(by[0], low, by[0].end)
    if wording("of_others").search(read, *scene.before):
        return inspectors(scene) or Tie()
    tail, last = read[low:high], read[quote.start : quote.end].rstrip("’'”\"")[-1:]
    before = read[slice(*scene.before)].rstrip()
    told_before = before.endswith(":") and teller(scene, *scene.before)
    follows = last in ".?!" and (before.endswith((":", ",")) or tail.rstrip().endswith(":"))
    if told_before or follows:
        # `X said: “It is late,” Y wrote.`
        # `“It is late.” X, chair of the panel, said: “…`: X says what follows, and not this.
        return None
    # `“…” said X`, `“…”, according to X`
    tells = tail.lstrip(" ,").startswith("according to") or within(scene.verbs, low, low + 2)
    paused = tells or last in ",?!" or tail.lstrip().startswith(",")
    near = within(scene.verbs, low, min(high, low + _NEAR))
    said = tells or (paused and near and near[0].says)
    own = max(scene.before[0], scene.sentence[0])
    if said and last != "," and teller(scene, own, low):
        # `While X called it “…”, Y said it was late`
        return None
    if not said and (before[-1:].isalpha() or last in ".?!"):
        # `it notes that “…” and so on`, a sentence around it; `“It is late.” X disagreed.`
        return None
    told = teller(scene, low, high) if near or tells else None
    # `“…” the family said`: of someone who is not known.
    verb = near[0] if near and "," not in read[low + 2 : near[0].start] else None
    unknown = told is None and verb and verb.says and not verb.word.endswith("ing")
    return Tie(doubt="it is not known whom the words after it mean") if unknown else told


def said_before(scene: Scene) -> Tie | None:
    """`X said: “…`; `X, chair of the panel, said “…`; `X: “…`."""
    read = scene.text.read
    low, high = scene.before
    head = read[low:high].rstrip()
    begin = max([low, *(stop.end() for stop in _STOPPED.finditer(read, low, high))])
    parted = scene.sentence[0] < low
    goes_on = parted or (scene.i and not scene.narrated(low, high))
    if goes_on and wording("adding").search(read, low - 1, high):
        return scene.ties[scene.i - 1]
    if wording("heard").search(read, begin, high):
        return Tie(doubt=_UNKNOWN)
    tie = teller(scene, begin, high)
    named = () if parted else scene.narrated(begin, high)
    if tie is not None or not named or not head.endswith(":"):
        return tie
    return scene.tie(named[0], begin, low + len(head))


def owned(scene: Scene) -> Tie | None:
    """`X’s ruling that “…”`; `the report’s conclusion that “…”`."""
    low, high = scene.before
    for mention in scene.narrated(max(low, high - _NEAR), high):
        if wording("owned").match(scene.text.read, mention.end, high):
            return scene.tie(mention, mention.start, high)
    return None


def felt(scene: Scene) -> Tie | None:
    """`X was “delighted with the outcome”`: who feels it says so."""
    high = scene.before[1]
    for mention in scene.narrated(scene.sentence[0], high)[-1:]:
        if wording("felt").match(scene.text.read, mention.end):
            return scene.tie(mention, mention.start, high)
    return None


def around(scene: Scene) -> Tie | None:
    """Of several quotations in a sentence the later are whose the first is: `says “…” and “…”`."""
    start, _ = scene.sentence
    if scene.i and scene.speech[scene.i - 1].start >= start:
        low, high = scene.before
        for turn in scene.worded("turn", low, high)[-1:]:
            for verb in within(scene.verbs, turn.end, high)[:1]:
                if not wording("speakers_again").fullmatch(scene.text.read, turn.end, verb.start):
                    # `X said “…”, though others said “…”`
                    return Tie(doubt=_UNKNOWN)
        last = scene.ties[scene.i - 1]
        saying = any(verb.says for verb in within(scene.verbs, low, low + _SHORT))
        subjects = scene.narrated(start, low) if saying and last.kind in _UNSURE else ()
        if len(subjects) == 1:
            # `X, praised for “…”, said it was “…”`
            return scene.tie(subjects[0], subjects[0].start, high)
        return last if last.speaker or last.doubt else None
    return teller(scene, start, scene.quote.start)


def inspectors(scene: Scene) -> Tie | None:
    """A sentence that names who inspects, or a part of one that is nobody’s, is theirs: a doubt."""
    start, end = scene.sentence
    quote, doubt = scene.quote, "nobody is said to have used these words; {} who inspected"
    for mention in scene.narrated(start, end):
        if inspecting(mention.noun, mention.body):
            where = (mention.start, mention.end)
            return Tie(mention, "by-context", where, doubt.format("the sentence names"))
    body = scene.names.inspectorate
    if quote.kind != "fragment" or body is None:
        return None
    group = Mention("group", quote.start, quote.end, body=body, noun="inspectors")
    return Tie(group, "by-context", None, doubt.format("they may be theirs"))


def continued(scene: Scene) -> Tie | None:
    """The statement before goes on: it was left open, or nothing is said between."""
    quote, last = scene.quote, scene.speech[scene.i - 1]
    before = scene.ties[scene.i - 1] if scene.i else Tie()
    lead = scene.text.read[last.end : quote.start].rstrip("“”\"‘’' \n")
    below = last.paragraph == quote.paragraph - 1 and quote.kind != "fragment"
    below = below and not lead.endswith(":")
    if before.speaker is None or not (quote.chained or below):
        return None
    if quote.marked:
        return before._replace(
            kind="continued", where=None, doubt=before.doubt if last.marked else None
        )
    doubt = "no quotation marks are printed; the speech around it goes on"
    return before._replace(kind="by-context", where=None, doubt=doubt)


def introduced(scene: Scene) -> Tie | None:
    """The narration before leads up to the speaker: `X welcomed the report.` and a new line."""
    quote, text = scene.quote, scene.text
    if quote.kind == "fragment":
        return None
    floor = scene.speech[scene.i - 1].end + 1 if scene.i else 0
    floor = max(floor, text.paragraphs[max(0, quote.paragraph - _BACK)].start)
    high = scene.before[1]
    sentences = text.sentences[text.sentences.at(floor) : text.sentences.at(quote.start) + 1]
    for sentence in reversed(sentences[-_SENTENCES:]):
        start, end = max(sentence.start, floor), min(sentence.end, high)
        tie = _introduces(scene, start, end)
        if tie is not None:
            return tie
        known = any(mention.kind == "pronoun" for mention in scene.narrated(start, end))
        if text.read[start:end].rstrip().endswith(":") and not known:
            return Tie(doubt=_UNKNOWN)
    return None


def _introduces(scene: Scene, start: int, end: int) -> Tie | None:
    """Whom a sentence of narration leads up to."""
    mentions = scene.narrated(start, end)
    people = [
        mention for mention in mentions if mention.kind in ("person", "role") and not mention.weak
    ]
    told = teller(scene, start, end)
    if told or people:
        speaker = told.speaker if told else scene.meant(people[0])
        own = (speaker.name or speaker.role or "") if speaker else ""
        called = dict.fromkeys(each.name or each.role or "" for each in people)
        others = " and ".join([name for name in called if name not in own][:3])
        doubt = f"the sentence before also names {others}" if others else None
        return Tie(speaker, "introduced-earlier", (start, end), doubt)
    if mentions and scene.text.read[end - 1] == ":":
        tie = scene.tie(mentions[0], start, end)
        return tie._replace(kind="introduced-earlier") if tie else None
    return None


def last_speaker(scene: Scene) -> Tie | None:
    """Whoever spoke last, with a doubt."""
    doubt = "the speaker is taken from the speech before; nothing names them here"
    whole = scene.last if scene.quote.kind == "quote" else None
    return Tie(whole, "by-context", None, doubt) if whole else None


RULES: tuple[Rule, ...] = (
    owned, said_after, said_before, felt, around, inspectors, continued, introduced, last_speaker,
)  # fmt: skip
