"""The keys, each named once: what it does, in the bottom line and in the list of all keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType

from essex_insp.browse.command import hint
from essex_insp.browse.part import Part
from essex_insp.show.answer import Answer
from essex_insp.show.document import Block, Fields, Heading, Link, line, prose


class Key(NamedTuple):
    """Keys as Textual names them, and for a person; what they do, in a word and in full."""

    keys: str
    shown: str
    short: str
    told: str


KEYS: dict[str, Key] = {
    "vertical(1)": Key("down,j", "↓ j", "move", "to the next line that leads on, or scroll"),
    "vertical(-1)": Key("up,k", "↑ k", "move", "to the one before"),
    "sideways(1)": Key("right,l", "→ l", "right", "to the next on the line; from the list, in"),
    "sideways(-1)": Key("left,h", "← h", "left", "to the one before; from the first, to the list"),
    "follow": Key("enter", "Enter", "open", "in: the words that it rests on, or what is named"),
    "back": Key("escape,backspace", "Esc", "back", "out, to where you were (Backspace too)"),
    "switch": Key("tab", "Tab", "other side", "between the list and what is shown"),
    "part": Key("", "1-9", "parts", "the parts of a report, as they are named above"),
    "words": Key("w", "w", "words", "the words that it rests on"),
    "source": Key("s", "s", "source", "the source in full, with its terms"),
    "lead('rounds')": Key("r", "r", "rounds", "the same area in other rounds"),
    "lead('forces')": Key("a", "a", "forces", "the same area, all forces"),
    "open": Key("o", "o", "web", "the source in a browser, at the words"),
    "copy": Key("c", "c", "copy", "a quotation or citation, with its reference"),
    "search": Key("slash", "/", "search", "words in all reports"),
    "match(1)": Key("n", "n", "next", "the next match"),
    "match(-1)": Key("N", "N", "previous", "the match before"),
    "filter": Key("f", "f", "filter", "show only what answers to some words"),
    "export": Key("e", "e", "save", "what is shown to a file; .md .csv .json .html .svg .txt"),
    "page(1)": Key("space,pagedown", "Space", "down", "the next screenful (Page Down too)"),
    "page(-1)": Key("b,pageup", "b", "up", "the screenful before (Page Up too)"),
    "edge(0)": Key("g,home", "g", "top", "to the beginning (Home too)"),
    "edge(1)": Key("G,end", "G", "end", "to the end (End too)"),
    "theme": Key("t", "t", "theme", "dark or light"),
    "keys": Key("question_mark", "?", "keys", "all keys"),
    "leave(0)": Key("q", "q", "leave", "leave (Ctrl-C too)"),
}
"""What can be done, by its action."""


def bindings(actions: str) -> list[BindingType]:
    """Return what binds actions, with spaces between them, to their keys."""
    return [Binding(KEYS[action].keys, action, show=False) for action in actions.split()]


def all_keys() -> Answer:
    """Return the list of all keys."""

    def document(_: Answer) -> Iterator[Block]:
        yield Heading(line("Keys"))
        yield Fields(tuple((key.shown, line(key.told)) for key in KEYS.values()), close=True)
        yield prose("With a screen reader: any command with --format plain.")

    return Answer([None], document, {}, "")


class Shown(NamedTuple):
    """A key in a line: its name, what it does, the action of a click, whether one is there."""

    key: str
    does: str
    action: str
    here: bool = False


ASKED = (
    Shown("Enter", "do it", "simulate_key('enter')"),
    Shown("Esc", "cancel", "simulate_key('escape')"),
)
"""The keys while something is asked."""


def offered(part: Part | None, searched: bool) -> Iterator[Shown]:
    """Yield the keys that do something on a part, or in the list; `searched` if with matches."""
    names, follow = "vertical(1) follow search filter part theme keys leave(0)", "open"
    if part is not None:
        names = "back search filter export keys leave(0)"
        if hint(part.stop) is not None:
            names = f"follow {names}"
        elif isinstance(part.stop, Link):
            names, follow = f"follow open {names}", "source"
        elif part.cites:
            more = "lead('rounds') lead('forces')" if "area" in part.record else ""
            names, follow = f"follow source {more} open copy {names}", "words"
        names = f"match(1) match(-1) {names}" if searched else names
    for name in names.split():
        keys, shown, short, _ = KEYS[name]
        does = follow if name == "follow" else short
        yield Shown(shown, does, f"simulate_key('{keys.partition(',')[0]}')")


def bar(keys: Iterable[Shown], width: int) -> Text:
    """Return keys with what they do, to be clicked too; no pair is broken between lines."""
    text, room = Text(), width
    for key, does, action, here in keys:
        needed = len(key) + len(does) + 3
        if text and room < needed - 2:
            text.append("\n")
            room = width
        room -= needed
        look = Style(reverse=here, meta={"@click": f"app.{action}"})
        text.append(f"{key} ", look + Style(bold=True)).append(does, look).append("  ")
    return text
