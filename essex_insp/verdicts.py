"""The words for a verdict on citations: the place, the attribution, the difference."""

from __future__ import annotations

import re
from typing import Any

from essex_insp.records import Verification
from essex_insp.wording import ATTRIBUTIONS

_SPACE_BEFORE_MARK = re.compile(r" (?=[.,;:!?)’”])")


def place_words(item: Verification) -> str:
    """Return where words stand: `paragraph 6, characters 43 to 50`; where they do not, that."""
    if not item.places:
        return "nowhere" if item.verdict == "absent" else "not looked for"
    return "; ".join(map(_one_place, item.places))


def _one_place(place: dict[str, Any]) -> str:
    first, last = place["paragraph"], place["last_paragraph"]
    paragraphs = f"paragraph {first}" if first == last else f"paragraphs {first} to {last}"
    return f"{paragraphs}, characters {place['start']} to {place['end']}"


def attribution_words(item: Verification) -> str:
    """Return how a quote is tied to its speaker, and the words that carry it."""
    tie = item.attribution
    if tie is None:
        return "not a quote"
    words = ATTRIBUTIONS[tie["kind"]]
    if tie["words"]:
        found = {True: "found", False: "NOT found", None: "not checked"}[tie["holds"]]
        words = f"{words}, by the words: {tie['words']} ({found})"
    return " ".join([words, *tie["notes"]])


def difference_words(item: Verification) -> list[str]:
    """Return what differs between words and their source, a line each.

    In a difference `[-so-]` stands in the source alone and `{+so+}` in the quotation alone.
    """
    if item.verdict == "exact":
        return list(item.notes)
    lines = [f"quoted: {item.words}"] if item.words else []
    if item.verdict in ("typographic", "joined", "bracketed", "elided"):
        lines += [f"source: {place['words']}" for place in item.places]
    if item.differences:
        differs = " ".join(map(_change_words, item.differences))
        # A mark of punctuation is a step of its own; no space was before it.
        lines.append(f"differs: {_SPACE_BEFORE_MARK.sub('', differs)}")
        denied = [word for change in item.differences for word in change["negations"]]
        if denied:
            lines.append(f"Take care: {_words_named(denied)} in what differs.")
    for omission in item.omissions:
        denied = omission["negations"]
        care = f" (take care: {_words_named(denied)} in it)" if denied else ""
        lines.append(f"left out: {omission['words']}{care}")
        if omission["leaves_speech"]:
            lines.append("Take care: speech is closed or opened in what was left out.")
    for insertion in item.insertions:
        replaced = insertion["replaced"]
        instead = f"for: {replaced['words']}" if replaced else "added"
        lines.append(f"in brackets: {insertion['added']} ({instead})")
    return [*lines, *item.notes]


def _words_named(denied: list[str]) -> str:
    """Words spoken of as words: `"not" is`, `"not", "never" are`."""
    named = ", ".join(f'"{word}"' for word in dict.fromkeys(denied))
    return f"{named} {'is' if len(set(denied)) == 1 else 'are'}"


def _change_words(change: dict[str, Any]) -> str:
    if change["kind"] == "same":
        return str(change["source"])
    source = f"[-{change['source']}-]" if change["source"] else ""
    quoted = f"{{+{change['quoted']}+}}" if change["quoted"] else ""
    return source + quoted
