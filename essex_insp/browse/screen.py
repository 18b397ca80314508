"""The full screen: the list to the left, an answer to the right, keys and a prompt below."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import signal
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from rich.text import Text
from textual import events, on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.filter import LineFilter, NoColor
from textual.theme import Theme
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from essex_insp.browse import outside
from essex_insp.browse.keys import ASKED, KEYS, all_keys, bar, offered
from essex_insp.browse.part import Typed
from essex_insp.browse.reader import NOTHING, Reader, View
from essex_insp.browse.shelf import Shelf, part_name, parts_of
from essex_insp.errors import EssexInspError
from essex_insp.library import glossary
from essex_insp.questions.search import SearchItem
from essex_insp.show.answer import Answer
from essex_insp.show.display import Display
from essex_insp.show.marks import STYLES
from essex_insp.show.visible import visible

_STOP = "nothing is here for that; move to a grade, a quotation or a [1]"
_COLUMNS, _ROWS, _WIDE = 60, 14, 110
"""The least room that there has to be, and from where on the list stays beside what is shown."""
_GREY = STYLES["quiet"]
_THEMES = [  # on black and on white, on which every colour of a grade can be read
    Theme(name, ink, foreground=ink, background=paper, surface=paper, dark=name == "dark")
    for name, ink, paper in (("dark", "#eeeeee", "#000000"), ("light", "#1a1a1a", "#ffffff"))
]
_CSS = f"""
* {{ scrollbar-size: 1 1; scrollbar-color: {_GREY}; scrollbar-background: $background;
    scrollbar-color-hover: {_GREY}; scrollbar-background-hover: $background;
    scrollbar-color-active: {_GREY}; scrollbar-background-active: $background; }}
Screen {{ layers: base over; }}
Static {{ padding: 0 1; link-style: none; link-style-hover: underline;
    link-color: $foreground; link-color-hover: $foreground; link-background-hover: $background; }}
Shelf {{ width: 50%; max-width: 46; height: 100%; text-wrap: nowrap; text-overflow: ellipsis; }}
Shelf, Shelf:focus {{ border: none; border-right: solid {_GREY}; padding: 0 1; }}
Shelf:focus, Input:focus {{ background-tint: $background 0%; }}
Shelf > *, Shelf:focus > .option-list--option-highlighted {{
    color: $foreground; background: $background; text-style: none; }}
Shelf > .option-list--option-highlighted {{ text-style: underline; }}
Reader {{ padding-left: 1; width: 1fr; scrollbar-gutter: stable; }}
#status {{ min-height: 1; text-style: bold; }}
#keys {{ max-height: 8; border-top: solid {_GREY}; }}
#small {{ display: none; layer: over; padding: 1; width: 100%; height: 100%;
    background: $background; }}
.-small #small, .-low #small {{ display: block; }}
.-reading Shelf {{ display: none; }}
"""


class CommandLine(NamedTuple):
    """What the full screen is given by the command line, of which it knows nothing."""

    answer: Callable[..., Answer]  # to the words of a command line
    save: Callable[..., None]
    opened: Callable[..., str]
    filters: Mapping[str, str]  # the options of a command that words are tried on in turn


class Browser(App[int]):
    """The full screen."""

    CSS, ENABLE_COMMAND_PALETTE, AUTO_FOCUS = _CSS, False, "Shelf"
    BINDINGS: ClassVar[list[BindingType]] = [
        *KEYS,
        *((str(number % 10), f"part({number})") for number in range(2, 11)),
        Binding("ctrl+c", "interrupt", priority=True),
    ]

    def __init__(self, cli: CommandLine, report: str, display: Display) -> None:
        super().__init__()
        self._cli = cli
        self._part, self._parts = part_name(()), tuple[Typed, ...]()
        self._before: list[View] = []
        self._hits, self._hit, self._searched = list[SearchItem](), -1, ""
        self.shelf, self.reader, self.prompt = Shelf(report), Reader(display), Input(compact=True)
        self._side: Widget = self.shelf
        self._done: Callable[[str], Any] = str
        self._plain = self.no_color or self.console.color_system == "standard"
        """Whether there is no colour; of 16, each terminal has its own, some too dark to read."""
        self.HORIZONTAL_BREAKPOINTS = [(0, "-small"), (_COLUMNS, "-broad")]
        self.VERTICAL_BREAKPOINTS = [(0, "-low"), (_ROWS, "-high")]
        for theme in _THEMES:
            self.register_theme(theme)
        light = os.environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")
        self.theme = "light" if light else "dark"

    def compose(self) -> ComposeResult:
        yield Horizontal(self.shelf, self.reader)
        yield Static(id="status")
        yield self.prompt
        yield Static(id="keys")
        yield Static(
            f"This window is too small: browse needs {_COLUMNS} columns and {_ROWS} lines. "
            "Make it larger, or leave with q: every command fits any width.",
            id="small",
        )

    def on_mount(self) -> None:
        """List what there is, and leave the terminal in order when told to end."""
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError, AttributeError):
                number = getattr(signal, name)
                asyncio.get_running_loop().add_signal_handler(number, self.exit, 128 + number)
        self.watch(self.reader, "part", self._update, init=False)
        self.watch(self.shelf, "highlighted", self._look, init=False)
        self.call_after_refresh(self.shelf.fill)

    def _fatal_error(self) -> None:
        """End without a traceback: what is wrong becomes a line once the screen is left."""
        self._close_messages_no_wait()

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [NoColor()] if self._plain else super().get_line_filters()

    @property
    def parts(self) -> tuple[Typed, ...]:
        """The parts of the report that is shown, which a match or a hint may have led to."""
        answer = self.reader.view.answer
        return self._parts if answer.head is None else parts_of(answer.asked)

    def visit(self, typed: Iterable[str], hit: SearchItem | None = None) -> bool:
        """Show what a command line is answered with, at a hit, or say why not; return whether."""
        try:
            self._turn(View(self._cli.answer(*typed), tuple(typed), hit))
        except EssexInspError as error:
            self.say(error.message)
            return False
        return True

    def _turn(self, view: View) -> None:
        """Show a view, from which one comes back to the one before."""
        self.reader.view.side = self._side
        self._before.append(self.reader.view)
        self._show(view)
        self.reader.focus()

    def _show(self, view: View, name: str = "") -> None:
        self.reader.show(view)
        self.say("; ".join(note.removeprefix("note: ") for note in view.answer.talk) or name)

    def say(self, message: str) -> None:
        self.query_one("#status", Static).update(Text(visible(message)))

    def ask(self, question: str, done: Callable[[str], Any], value: str = "") -> None:
        """Ask something; what is typed goes to `done`, and nothing if it is left."""
        self.say(question)
        self._done, self.prompt.value, self.prompt.display = done, value, True
        self.prompt.action_end()
        self.screen.set_focus(self.prompt)  # at once: what is typed ahead is part of the answer

    @on(Input.Submitted)
    async def _answered(self, event: Input.Submitted) -> None:
        await self.action_back()
        if event.value.strip():
            self._done(event.value.strip())

    def _look(self, at: int | None) -> None:
        """Show what is under the cursor of the list, in the part that is looked at."""
        if at is None:
            return
        subject: Any = self.shelf.options[at]
        self._before.clear()
        named = {part_name(typed): typed for typed in subject.parts}
        try:
            if not named:
                raise EssexInspError(subject.name)
            typed = named.get(self._part) or subject.parts[0]
            view = View(self._cli.answer(*typed), typed)
            self._parts = subject.parts
        except EssexInspError as error:
            self.shelf.replace_option_prompt_at_index(at, f"  !  {subject.name}")
            view = View(NOTHING._replace(nothing=f"Passed over: {visible(error.message)}"))
            self._parts = ()
        self._show(view, subject.name)

    @on(OptionList.OptionSelected)
    def _enter(self) -> None:
        self.reader.focus()

    @on(events.DescendantFocus)
    def _update(self) -> None:
        """Say what can be typed here."""
        if self.focused in (self.shelf, self.reader):
            self._side = self.focused
        reading, room = self._side is self.reader, self.size.width - 2
        self.prompt.display = self.prompt.has_focus
        self.screen.set_class(reading and self.size.width < _WIDE, "-reading")
        names = enumerate(map(part_name, self.parts), 1)
        parts = [Binding(str(number % 10), "part", name) for number, name in names]
        hits, filters = bool(self._hits), not reading or bool(self._filtered_by)
        also = {"n": hits, "N": hits, "f": filters, "t": not (reading or self._plain)}
        keys = offered(self.reader.part if reading else None, **also)
        bars = [ASKED] if self.prompt.display else [parts, keys]
        told = [
            line for keys in bars for line in bar(keys, room, part_name(self.reader.view.typed))
        ]
        self.query_one("#keys", Static).update(Text("\n").join(told))

    def action_part(self, number: int) -> None:
        if number > len(self.parts):
            self.say(f"{number % 10} leads nowhere here; the numbers that do stand below")
        elif self.visit(self.parts[number - 1]):
            self._part = part_name(self.parts[number - 1])
            self._before.clear()

    def action_switch(self) -> None:
        (self.shelf if self._side is self.reader else self.reader).focus()

    async def action_back(self) -> None:
        if self.prompt.has_focus:
            self.say("")
            self.screen.set_focus(self._side)
        elif self._before:
            view = self._before.pop()
            self._show(view)
            (view.side or self.reader).focus()
        elif self._side is self.reader:
            self.shelf.focus()
        else:
            self.shelf.fill()

    def action_lead(self, to: str) -> None:
        part = self.reader.part
        to = to or part.leads
        if to == "open" and "command" in part.record:  # a hit
            self._hits = part.answer.items
            self.action_match(self._hits.index(part.record) - self._hit)
        elif to in part.commands and self.visit(part.commands[to]):
            pass
        elif part.evidence and to in ("source", "words"):
            self._turn(View(part.evidence))
        elif to not in part.commands:
            self.say(_STOP)

    def action_open(self) -> None:
        address = self.reader.part.address
        self.say(self._cli.opened(address, self.suspend) if address else _STOP)

    def action_copy(self) -> None:
        what, text = self.reader.part.copied
        tool = outside.taken(text) if text else None
        if text and not tool:
            self.copy_to_clipboard(text)
        how = f"copied with {tool}" if tool else "sent to the terminal (paste to check)"
        self.say(f"{how}: {what}" if text else _STOP)

    def action_search(self) -> None:
        self.ask("Search all reports for:", self._search)

    def _search(self, words: str) -> None:
        if self.visit(("search", "--limit", "0", "--", *words.split())):
            self._hits, self._hit, self._searched = self.reader.part.answer.items, -1, words
            count = f"{len(self._hits)} match{'es' * (len(self._hits) > 1)} of {words}"
            means = ", x says what it means" * bool(glossary.load().named(words))
            self.say(f"{count}; n shows the first in its place{means}")

    def action_match(self, step: int) -> None:
        at, count = max(0, self._hit + step), len(self._hits)
        if at >= count:
            last = f"that was the last of {count} matches"
            self.say(last if count else "nothing was searched for yet; / searches")
            return
        hit, again = self._hits[at], self.reader.view.hit is not None
        if self.visit(hit.command, hit):
            self.say(f"match {at + 1} of {count}: {', '.join(hit.words)}")
            self._hit = at
            if again:
                self._before.pop()

    def action_explain(self) -> None:
        word = self.reader.part.record.get("grade") or self._searched
        self.ask("Explain this word, or another:", self._explain, word)

    def _explain(self, words: str) -> None:
        self.visit(("explain", "--", *words.split()))

    @property
    def _filtered_by(self) -> list[str]:
        return self._cli.filters.get("".join(self.reader.view.typed[:1]), "").split()

    def action_filter(self) -> None:
        if self._side is self.shelf:
            self.ask("List only what answers to:", self.shelf.fill)
        elif self._filtered_by:
            self.ask("Show only what answers to:", self._filter)
        else:
            self.say("nothing to filter here; the parts of a report have filters")

    def _filter(self, words: str) -> None:
        typed = self.reader.view.typed
        any(self.visit((*typed, option, words)) for option in self._filtered_by)

    def action_export(self) -> None:
        name = "-".join(re.findall(r"[^\W_]+", " ".join(self.reader.view.typed)))[:60] or "report"
        self.ask("Save it as (.md .csv .json .html .svg .txt):", self._write, f"{name}.md")

    def _write(self, name: str, said: str = "") -> None:
        path = Path(name).expanduser()
        if path.is_file() and not said:
            self.ask(f"{name} is there. Replace it? y or n:", partial(self._write, name))
        elif said.lower() in ("", "y", "yes"):
            try:
                self._cli.save(self.reader.view.answer, str(path), bool(said))
                self.say(f"written: {path}")
            except EssexInspError as error:
                self.say(error.message)

    def action_keys(self) -> None:
        self._turn(View(all_keys()))

    def action_theme(self) -> None:
        self.theme = "light" if self.theme == "dark" else "dark"

    def action_interrupt(self) -> None:
        self.exit(130)


def run(browser: Browser) -> int:
    """Show the full screen until it is left; return the exit code."""
    code = browser.run()
    if browser._exception is not None:
        raise browser._exception
    return code or 0
