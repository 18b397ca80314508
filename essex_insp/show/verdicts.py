"""The words for a verdict on quoted words: the place, the attribution, what differs."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from essex_insp.questions.record import ATTRIBUTIONS
from essex_insp.questions.verification import VERDICTS, VerifyItem
from essex_insp.show.document import Inline, Line, bare, line, strong

_TURNED = {
    "before": "right before it",
    "after": "right after it",
    "left out": "was left out, which",
    "replaced": "was replaced, which",
    "added": "was added, which",
}


def verdict_counts(items: Iterable[VerifyItem]) -> str:
    """Return how many have each verdict: `41 exact, 1 altered`."""
    counts = Counter(item.verdict for item in items)
    return ", ".join(f"{counts[verdict]} {verdict}" for verdict in VERDICTS if counts[verdict])


def place_words(item: VerifyItem) -> str:
    """Return where words stand: `paragraph 6, characters 43 to 50`; where they do not, that."""
    if not item.places:
        return "nowhere" if item.verdict == "absent" else "not looked for"
    said = []
    for place in item.places:
        first, last = place["paragraph"], place["last_paragraph"]
        paragraphs = f"paragraph {first}" if first == last else f"paragraphs {first} to {last}"
        page = f"page {place['page']}, " if place["page"] else ""
        said.append(f"{page}{paragraphs}, characters {place['start']} to {place['end']}")
    return "; ".join(said)


def attribution_words(item: VerifyItem) -> str:
    """Return how a quote is tied to its speaker, and the words that carry it."""
    tie = item.attribution
    if tie is None:
        return ""
    words = ATTRIBUTIONS[tie["kind"]]
    if tie["words"]:
        stands = {True: "", False: ", which are NOT there", None: ", not checked"}[tie["holds"]]
        words = f"{words}, by the words: {tie['words']}{stands}"
    return " ".join([words, *tie["notes"]])


def difference_words(item: VerifyItem) -> str:
    """Return what differs between words and their source, in one text."""
    again = [("Note", line(note)) for note in item.notes[-1:] if item.turns]
    return " / ".join(f"{label}: {bare(said)}" for label, said in [*difference(item), *again])


def difference(item: Any, whole: bool = True) -> Iterator[tuple[str, Line]]:
    """Yield what differs between words, as `verify` and `proof` hold them, and their source.

    In a difference `[-so-]` stands in the source alone and `{+so+}` in the quotation alone. Where
    it is not `whole`, the words themselves are shown already.
    """
    if whole and item.verdict != "exact" and item.words:
        yield "Quoted", line(item.words)
    if item.verdict in ("typographic", "joined", "elided", "bracketed"):
        for place in item.places:
            yield "Source", line(place["words"])
    for insertion in item.insertions:
        replaced = insertion["replaced"]
        instead = f" for “{replaced['words']}”" if replaced else ", nothing is there"
        yield "In brackets", line(f"{insertion['added']}{instead}")
    if item.differences:
        yield "Differs", tuple(_changes(item.differences))
        words = (f'"{word}"' for each in item.differences for word in each["negations"])
        denied = dict.fromkeys(words)
        if denied:
            are = "is" if len(denied) == 1 else "are"
            yield "Take care", line(f"{', '.join(denied)} {are} in what differs.")
        named = dict.fromkeys(change["what"] for change in item.differences if change["what"])
        if named:
            yield "Of the copy", line(f"{', '.join(named)}, not the words.")
    for omission in item.omissions:
        yield "Left out", line(omission["words"])
        if omission["leaves_speech"]:
            yield "Take care", line("speech is closed or opened in what was left out.")
    for turn in item.turns:
        yield "Fails", line(strong(f"“{turn['words']}” {_TURNED[turn['where']]} turns the sense."))
    for note in item.notes[:-1] if item.turns else item.notes:  # the last tells the turns again
        yield "Note", line(note)


def _changes(changes: Iterable[dict[str, Any]]) -> Iterator[Inline]:
    """A word diff, its steps parted by spaces where the words are."""
    for number, change in enumerate(changes):
        if number and not change["glued"]:
            yield " "
        if change["kind"] == "same":
            yield change["source"]
            continue
        source = f"[-{change['source']}-]" if change["source"] else ""
        quoted = f"{{+{change['quoted']}+}}" if change["quoted"] else ""
        yield strong(source + quoted)
