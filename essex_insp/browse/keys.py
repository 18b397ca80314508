"""The keys: how each is shown, and what it does in full."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic_core import from_json
from rich.style import Style
from rich.text import Text

from essex_insp.show.answer import Answer
from essex_insp.show.document import Fields, heading, line, prose
from essex_insp.show.folding import strung

KEYS: dict[str, list[str]] = from_json(Path(__file__).with_suffix(".json").read_bytes())["keys"]
"""How each is shown, what it does, and the action of a column, by its names in Textual."""
MOVES = {keys: action for keys, (*_, action) in KEYS.items() if action}
DIGITS = "1234567890"


def all_keys() -> Answer:
    """Return the list of all keys."""
    rows = [(shown, line(does)) for shown, does, _ in KEYS.values()]
    rows.append(("0-9", line("the parts of a report, as they are named below")))
    reader = prose("With a screen reader: any command with --format plain.")
    return Answer([None], lambda _: (heading("Keys"), Fields(rows, close=True), reader), {}, "")


def bars(does: Mapping[str, tuple[str, Any]], here: str, width: int) -> Iterator[Text]:
    """Yield digits, then the other keys, each with its word, whole and to be clicked too."""
    for keys in (DIGITS, KEYS):
        pairs = []
        for key in keys:
            word, shown = does.get(key, [""])[0], KEYS.get(key, key)[0]
            if word and (key == "enter" or word != does.get("enter", [""])[0]):
                click = f"app.simulate_key('{key.partition(',')[0]}')"
                look = Style(reverse=word == here and keys is DIGITS, meta={"@click": click})
                pairs.append(Text.assemble((f"{shown} ", look + Style(bold=True)), (word, look)))
        yield from strung(pairs, width).split("\n") if pairs else []
