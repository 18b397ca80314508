"""The keys: how each is shown, and what it does in full."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.style import Style
from rich.text import Text

from essex_insp.show.answer import Answer
from essex_insp.show.document import Fields, heading, line, prose
from essex_insp.show.folding import strung

KEYS = {  # as Textual has them: how they are shown, what they do, and the action of a column
    "down,j": ("↓ j", "to the next line that leads on, or scroll", "vertical(1)"),
    "up,k": ("↑ k", "to the one before", "vertical(-1)"),
    "right,l": ("→ l", "to the next on the line; from the list, in", "sideways(1)"),
    "left,h": ("← h", "to the one before; from the first, to the list", "sideways(-1)"),
    "space,pagedown": ("Space", "the next screenful (Page Down too)", "page(1)"),
    "b,pageup": ("b", "the screenful before (Page Up too)", "page(-1)"),
    "tab,shift+tab": ("Tab", "between the list and what is shown", "app.switch"),
    "g,home": ("g", "to the beginning (Home too)", "edge(0)"),
    "G,end": ("G", "to the end (End too)", "edge(1)"),
    "enter": ("Enter", "in: what is named, or the words that it rests on", ""),
    "escape,backspace": ("Esc", "out, to where you were (Backspace too)", ""),
    "w": ("w", "the words that it rests on", ""),
    "s": ("s", "the source in full, with its terms", ""),
    "r": ("r", "the area in other years; or what came next", ""),
    "a": ("a", "the same area, all forces", ""),
    "o": ("o", "the source in a browser, at the words", ""),
    "c": ("c", "a quotation or citation, with its reference", ""),
    "slash": ("/", "words in all reports", ""),
    "n": ("n", "the next match; after the last one, the first", ""),
    "N": ("N", "the match before", ""),
    "x": ("x", "what a grade, a label or a word means, round by round", ""),
    "colon": (":", "the answer to any command, as brief or history --chart", ""),
    "f": ("f", "show only what answers to some words", ""),
    "e": ("e", "what is shown to a file, as .md .csv .json .html .svg .txt", ""),
    "t": ("t", "dark or light", ""),
    "question_mark": ("?", "all keys", ""),
    "q": ("q", "leave (Ctrl-C too)", ""),
}
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
