"""The keys, each named once: what it does, and the words for it in the bottom line and in `?`."""

from __future__ import annotations

from typing import NamedTuple

from textual.binding import Binding, BindingType


class Key(NamedTuple):
    """What keys do.

    Args:
        keys: Their names, as Textual has them, with commas between them.
        shown: How they are written for a person.
        short: What they do, in a word or two for the bottom line.
        told: What they do, for the list of all keys.
    """

    keys: str
    shown: str
    short: str
    told: str


KEYS: dict[str, Key] = {
    "down": Key("down,j", "↓ j", "move", "to the next line that leads on, or scroll"),
    "up": Key("up,k", "↑ k", "move", "to the one before"),
    "right": Key("right,l", "→ l", "right", "to the next on the line; from the list, in"),
    "left": Key("left,h", "← h", "left", "to the one before; from the first, to the list"),
    "follow": Key("enter", "Enter", "open", "in: the words that it rests on, or what is named"),
    "back": Key("escape,backspace", "Esc", "back", "out, back to where you were (Backspace too)"),
    "switch": Key("tab", "Tab", "other side", "between the list and what is shown"),
    "section": Key("", "1-9", "parts", "the parts of a report, as they are named above"),
    "words": Key("w", "w", "words", "the words that it rests on"),
    "source": Key("s", "s", "source", "the source in full, with its terms"),
    "rounds": Key("r", "r", "rounds", "the same area in other rounds"),
    "forces": Key("a", "a", "forces", "the same area, all forces"),
    "open": Key("o", "o", "web", "the source in a browser, at the words"),
    "copy": Key("c", "c", "copy", "a quotation or citation, with its reference"),
    "search": Key("slash", "/", "search", "words in all reports"),
    "next": Key("n", "n", "next", "the next match"),
    "previous": Key("N", "N", "previous", "the match before"),
    "filter": Key("f", "f", "filter", "show only what answers to some words"),
    "export": Key("e", "e", "save", "what is shown to a file; .md .csv .json .html .svg .txt"),
    "page_down": Key("pagedown,space", "Space", "down", "the next screenful (Page Down too)"),
    "page_up": Key("pageup,b", "b", "up", "the screenful before (Page Up too)"),
    "top": Key("home,g", "g", "top", "to the beginning (Home too)"),
    "bottom": Key("end,G", "G", "end", "to the end (End too)"),
    "theme": Key("t", "t", "theme", "dark or light"),
    "keys": Key("question_mark", "?", "keys", "all keys"),
    "leave": Key("q,ctrl+c,ctrl+q", "q", "leave", "leave (Ctrl-C too)"),
}
"""What can be done, by the name of its action."""


def bindings(names: str) -> list[BindingType]:
    """Return what binds actions to their keys.

    Args:
        names: The names of the actions, with spaces between them.
    """
    return [
        Binding(key, name, show=False)
        for name in names.split()
        for key in KEYS[name].keys.split(",")
    ]
