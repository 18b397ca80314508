"""The keys: each binding says what it does, in a word for the bottom line, and in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from rich.style import Style
from rich.text import Text
from textual.binding import Binding

from essex_insp.browse.part import Part
from essex_insp.show.answer import Answer
from essex_insp.show.document import Fields, heading, line, prose
from essex_insp.show.folding import strung


def _key(keys: str, action: str, shown: str, does: str, told: str) -> Binding:
    return Binding(keys, action, does, key_display=shown, tooltip=told)


MOVES = (
    _key("down,j", "vertical(1)", "↓ j", "move", "to the next line that leads on, or scroll"),
    _key("up,k", "vertical(-1)", "↑ k", "move", "to the one before"),
    _key("right,l", "sideways(1)", "→ l", "right", "to the next on the line; from the list, in"),
    _key("left,h", "sideways(-1)", "← h", "left", "to the one before; from the first, to the list"),
    _key("space,pagedown", "page(1)", "Space", "more", "the next screenful (Page Down too)"),
    _key("b,pageup", "page(-1)", "b", "up", "the screenful before (Page Up too)"),
    _key("tab,shift+tab", "app.switch", "Tab", "other side", "between the list and what is shown"),
    _key("g,home", "edge(0)", "g", "top", "to the beginning (Home too)"),
    _key("G,end", "edge(1)", "G", "end", "to the end (End too)"),
)
KEYS = (
    _key("enter", "lead('')", "Enter", "open", "in: the words that it rests on, or what is named"),
    _key("escape,backspace", "back", "Esc", "back", "out, to where you were (Backspace too)"),
    _key("1", "part(1)", "0-9", "parts", "the parts of a report, as they are named below"),
    _key("w", "lead('words')", "w", "evidence", "the words that it rests on"),
    _key("s", "lead('source')", "s", "source", "the source in full, with its terms"),
    _key("r", "lead('later')", "r", "other years", "the area in other years; or what came next"),
    _key("a", "lead('forces')", "a", "other forces", "the same area, all forces"),
    _key("o", "open", "o", "web page", "the source in a browser, at the words"),
    _key("c", "copy", "c", "copy", "a quotation or citation, with its reference"),
    _key("slash", "search", "/", "search all", "words in all reports"),
    _key("n", "match(1)", "n", "next match", "the next match"),
    _key("N", "match(-1)", "N", "previous", "the match before"),
    _key("x", "explain", "x", "explain a word", "what a grade or a word means, round by round"),
    _key("f", "filter", "f", "filter", "show only what answers to some words"),
    _key("e", "export", "e", "save to file", "what is shown, as .md .csv .json .html .svg .txt"),
    _key("t", "theme", "t", "dark or light", "dark or light"),
    _key("question_mark", "keys", "?", "all keys", "all keys"),
    _key("q", "quit", "q", "leave", "leave (Ctrl-C too)"),
)
ASKED = (  # what ends a question
    Binding("enter", "submit", "do it", key_display="Enter"),
    Binding("escape", "back", "cancel", key_display="Esc"),
)


def all_keys() -> Answer:
    """Return the list of all keys."""
    rows = [(key.key_display or "", line(key.tooltip)) for key in (*MOVES, *KEYS)]
    reader = prose("With a screen reader: any command with --format plain.")
    return Answer([None], lambda _: (heading("Keys"), Fields(rows, close=True), reader), {}, "")


def offered(part: Part | None, **also: bool) -> Iterator[Binding]:
    """Yield the keys that do something on a part, or in the list if that is `None`.

    `also` are keys that do something or not whatever the part is, by their names.
    """
    does: dict[str, Any] = {"down": "choose", "enter": "read it"}
    if part is not None:
        leads, later = part.leads, part.commands.get("later")
        does = {"enter": "evidence" if leads == "words" else leads}
        does["s"] = leads != "source" and bool(part.cites)
        does["r"] = later and (later[0] == "history" or "what came next")
        does["a"], does["o"] = "forces" in part.commands, bool(part.address)
        does |= {"c": bool(part.copied[1]), "space": True, "escape": True}
    does |= dict.fromkeys(("slash", "x", "e", "question_mark", "q"), True) | also
    for key in (*MOVES, *KEYS):
        name = key.key.partition(",")[0]
        if said := does.get(name):
            yield replace(key, description=said) if isinstance(said, str) else key


def bar(keys: Iterable[Binding], width: int, here: str = "") -> list[Text]:
    """Return keys with what they do, to be clicked too; no pair is broken between lines."""
    pairs = []
    for key in keys:
        click = f"app.simulate_key('{key.key.partition(',')[0]}')"
        look = Style(reverse=key.description == here, meta={"@click": click})
        shown = (f"{key.key_display or key.key} ", look + Style(bold=True))
        pairs.append(Text.assemble(shown, (key.description, look)))
    return strung(pairs, width, between="  ") if pairs else []
