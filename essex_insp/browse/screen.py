"""The full screen: the list to the left, an answer to the right, keys and a prompt below."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from rich.text import Text
from textual import events, on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.filter import LineFilter, NoColor
from textual.widgets import Static, Tree

from essex_insp.browse.command import Parts, Typed, file_name, filters, hint, parts_of
from essex_insp.browse.keys import ASKED, Shown, all_keys, bar, bindings, offered
from essex_insp.browse.outside import copy, opened
from essex_insp.browse.prompt import Prompt
from essex_insp.browse.reader import NOTHING, Place, Reader
from essex_insp.browse.shelf import Shelf, Subject, subjects
from essex_insp.browse.styles import COLUMNS, CSS, ROWS, THEMES, WIDE, Inked
from essex_insp.errors import EssexInspError
from essex_insp.show.answer import Answer, made_visible
from essex_insp.show.document import Link
from essex_insp.show.page import Page
from essex_insp.show.visible import visible

_STOP = "nothing to cite is here; move to a grade, a quotation or a [1]"
_NO_GRADE = "no grade is here; move to one with the arrows"


class View(NamedTuple):
    """An answer with the command line that it is of, if any, the words that stand out, a place."""

    typed: Typed | None
    answer: Answer
    words: Typed = ()
    place: Place = (None, 0)

    @property
    def part(self) -> str:
        """The command, or the part of a report that it is."""
        name = "words" if self.typed is None else "".join(self.typed[:1])
        return name if name[:1] not in ("", "-") else "report"


class Browser(App[int]):
    """The full screen.

    Args:
        ask: Takes the words of a command line, and returns what they are answered with.
        save: Writes an answer to a file; last, whether that may be replaced.
        report: The report to begin with.
        page: What the terminal can carry.
    """

    CSS, ENABLE_COMMAND_PALETTE, AUTO_FOCUS = CSS, False, "Shelf"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("follow back words source lead('rounds') lead('forces') open copy search"),
        *bindings("match(1) match(-1) filter export theme keys leave(0)"),
        Binding("ctrl+q", "leave(0)", priority=True),
        Binding("ctrl+c", "leave(130)", priority=True),
        Binding("tab,shift+tab", "switch", priority=True),
        *(Binding(str(number), f"part({number})") for number in range(1, 10)),
    ]

    def __init__(
        self, ask: Callable[..., Answer], save: Callable[..., None], report: str, page: Page
    ) -> None:
        super().__init__()
        self._ask, self._save, self._report, self._page = ask, save, report, page
        self._subject, self._part = Subject("", (), ""), "report"
        self._views = [View(None, NOTHING)]
        self._hits, self._hit, self._kept = list[Any](), -1, ""
        self.shelf, self.reader, self.prompt = Shelf(""), Reader(page), Prompt()
        for theme in THEMES:
            self.register_theme(theme)
        light = os.environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")
        self.theme = "light" if light else "dark"

    def compose(self) -> ComposeResult:
        yield Static(id="parts")
        with Horizontal():
            yield self.shelf
            yield self.reader
        yield Static(id="status")
        yield self.prompt
        yield Static(id="keys")
        yield Static(id="small")

    def on_mount(self) -> None:
        """List what there is, and leave the terminal in order when told to end."""
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError, AttributeError):
                number = getattr(signal, name)
                asyncio.get_running_loop().add_signal_handler(number, self.exit, 128 + number)
        self.watch(self.reader, "at", self._update, init=False)
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        self.shelf.known = list(subjects(self._report))
        self.shelf.fill()
        self.call_after_refresh(self.shelf.go, self._report)

    def _fatal_error(self) -> None:
        """End without a traceback: what is wrong becomes a line once the screen is left."""
        self._close_messages_no_wait()

    @property
    def _plain(self) -> bool:
        """Whether there is no colour; of 16, each terminal has its own, some too dark to read."""
        return self.no_color or self.console.color_system == "standard"

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what lines go through on their way to the terminal."""
        few = [Inked()] if self.console.color_system == "256" else []
        return [NoColor()] if self._plain else [*super().get_line_filters(), *few]

    @property
    def view(self) -> View:
        """What is shown on the right."""
        return self._views[-1]

    @property
    def parts(self) -> Parts:
        """The parts of the report that is shown, which a match or a hint may have led to."""
        answer = self.view.answer
        return parts_of(answer.asked) if answer.head is not None else self._subject.parts

    def visit(
        self, typed: Iterable[str], words: Typed = (), text: str = "", keep: int = -1
    ) -> bool:
        """Show what a command line is answered with, or say why not; return whether it is shown.

        Args:
            typed: Its words.
            words: Words that stand out.
            text: A text in the answer to begin at.
            keep: How many of the views before are gone back to; all if not given.
        """
        typed = tuple(typed)
        cite = ("--cite",) if typed[:1] == ("trail",) and "--cite" not in typed else ()
        try:  # a trail has its citations only where they are asked for, and leads on by them
            self._turn(View((*typed, *cite), self._ask(*typed, *cite), words), text, keep)
        except EssexInspError as error:
            self.say(error.message)
            return False
        return True

    def _turn(self, view: View, text: str = "", keep: int = -1) -> None:
        self._views[-1] = self.view._replace(place=self.reader.place)
        seen = made_visible(view.answer, ascii_only=self._page.ascii_only)
        self._views[keep if keep >= 0 else len(self._views) :] = [view._replace(answer=seen)]
        self.reader.show(seen, view.words, text, view.place)
        said = "; ".join(note.removeprefix("note: ") for note in seen.talk)
        self.say(said or self._kept)
        self._kept = ""
        self._update()

    def say(self, message: str) -> None:
        """Write a line above the keys."""
        self.query_one("#status", Static).update(Text(visible(message)))

    @on(Tree.NodeHighlighted)
    def _look(self, event: Tree.NodeHighlighted[Subject]) -> None:
        """Show what is under the cursor of the list, in the part that is looked at."""
        if event.node is not self.shelf.cursor_node or event.node.data is None:
            return
        self._subject = event.node.data
        fault, parts = self._subject.fault, dict(self._subject.parts)
        typed = parts.get(self._part, next(iter(parts.values()), ()))
        if not fault:
            try:
                self._turn(View(typed, self._ask(*typed)), keep=0)
                return
            except EssexInspError as error:
                fault = f"Passed over: {visible(error.message)}"
                self._subject = event.node.data = self._subject._replace(parts=(), fault=fault)
                event.node.set_label(Text(f"!  {self._subject.name}"))
        self._turn(View(None, NOTHING._replace(nothing=fault)), keep=0)

    @on(Tree.NodeSelected)
    def _enter(self, event: Tree.NodeSelected[Subject]) -> None:
        if event.node.data is None:
            event.node.toggle()
        elif event.node.data.parts:
            self.reader.focus()

    @on(events.DescendantFocus)
    def _update(self) -> None:
        """Say what can be typed here; with little room, show the list only while one is in it."""
        if not self.prompt.display:
            self.shelf.display = self.size.width >= WIDE or not self.reader.has_focus
        parts = [
            Shown(str(at), name, f"part({at})", name == self.view.part)
            for at, (name, _) in enumerate(self.parts, 1)
        ]
        part, room = self.reader.part if self.reader.has_focus else None, self.size.width - 2
        keys = ASKED if self.prompt.display else offered(part, bool(self._hits))
        self.query_one("#parts", Static).update(bar(parts, room))
        self.query_one("#keys", Static).update(bar(keys, room))

    def action_part(self, number: int) -> None:
        if number <= len(self.parts):
            name, typed = self.parts[number - 1]
            if self.visit(typed, keep=0):
                self._part = name

    def action_switch(self) -> None:
        (self.shelf if self.reader.has_focus else self.reader).focus()

    async def action_back(self) -> None:
        if self.prompt.display:
            self.prompt.leave()
        elif len(self._views) > 1:
            self._views.pop()
            self._turn(self.view, keep=len(self._views) - 1)
        else:
            self.shelf.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Say so where there is too little room."""
        width, height = event.size
        self.screen.set_class(width < COLUMNS or height < ROWS, "small")
        self.query_one("#small", Static).update(
            f"{width} by {height} is too small: browse needs {COLUMNS} columns and {ROWS} lines. "
            "Make the window larger, or leave with q: every command fits any width."
        )
        self.call_after_refresh(self._update)

    def action_follow(self) -> None:
        typed = hint(self.reader.part.stop)
        if typed is not None:
            self.visit(typed)
        elif isinstance(self.reader.part.stop, Link):
            self.action_source()
        else:
            self.action_words()

    def action_words(self) -> None:
        answer = self.reader.part.evidence
        self.say(_STOP) if answer is None else self._turn(View(None, answer))

    def action_source(self) -> None:
        typed = self.reader.part.source
        if typed is None or not self.visit(typed):
            self.action_words()

    def action_lead(self, to: str) -> None:
        typed = self.reader.part.rounds if to == "rounds" else self.reader.part.forces
        self.say(_NO_GRADE) if typed is None else self.visit(typed)

    def action_open(self) -> None:
        addresses = self.reader.part.addresses
        address = next(filter(None, addresses), None)
        told = "no address of the web is known of it" if addresses else _STOP
        self.say(opened(address, self.suspend) if address else told)

    def action_copy(self) -> None:
        text = self.reader.part.copied
        self.say(copy(text, self.copy_to_clipboard) if text else _STOP)

    def action_search(self) -> None:
        self.prompt.ask("Search all reports:", lambda typed: self.run_worker(self._search(typed)))

    async def _search(self, typed: str) -> None:
        self.say(f"searching {typed}")
        words = ("search", "--limit", "0", "--", *typed.split())
        try:
            answer = await asyncio.to_thread(self._ask, *words)
        except EssexInspError as error:
            self.say(error.message)
            return
        self._hits, self._hit = answer.items, -1
        self._kept = f"{len(self._hits)} matches of {typed}; n shows the first in its place"
        self._turn(View(words, answer))
        self.reader.focus()

    def action_match(self, step: int) -> None:
        at, count = max(0, self._hit + step), len(self._hits)
        if at >= count:
            last = f"that was the last of {count} matches"
            self.say(last if count else "nothing was searched for yet; / searches")
            return
        hit, keep = self._hits[at], len(self._views) - bool(self.view.words)
        self._kept = f"match {at + 1} of {count}: {', '.join(hit.words)}"
        if self.visit(hit.command, tuple(hit.words), [*hit.text, hit.title][0], keep):
            self._hit = at
            self.reader.focus()

    def action_filter(self) -> None:
        if self.shelf.has_focus:
            self.prompt.ask("List only:", self._narrow)
        elif filters(self.view.typed, ""):
            self.prompt.ask(f"Of {self.view.part} only:", self._filter)
        else:
            self.say("nothing to filter here; the parts of a report have filters, 2 to 9")

    def _narrow(self, words: str) -> None:
        self._kept = self.shelf.narrow(words)

    def _filter(self, words: str) -> None:
        any(map(self.visit, filters(self.view.typed, words)))

    def action_export(self) -> None:
        name = file_name(self.view.typed or ("words",))
        self.prompt.ask("Write it to:", self._write, name)

    def _write(self, name: str, said: str = "") -> None:
        path, replace = Path(name).expanduser(), said.lower() in ("y", "yes")
        if path.is_file() and not replace:
            if not said:
                question = f"{name} is there. Replace it? y or n:"
                self.prompt.ask(question, lambda said: self._write(name, said))
            return
        try:
            typed = self.view.typed
            self._save(self.view.answer if typed is None else self._ask(*typed), str(path), replace)
            self.say(f"written: {path}")
        except EssexInspError as error:
            self.say(error.message)

    def action_keys(self) -> None:
        self._turn(View(None, all_keys()))
        self.reader.focus()

    def action_theme(self) -> None:
        self.theme = "light" if self.theme == "dark" else "dark"
        if self._plain:
            self.say("the terminal's own colours are used here; its settings change them")

    def action_leave(self, code: int) -> None:
        self.exit(code)


def run(ask: Callable[..., Answer], save: Callable[..., None], report: str, page: Page) -> int:
    """Show the full screen until it is left, as `Browser` takes it; return the exit code."""
    browser = Browser(ask, save, report, page)
    code = browser.run()
    if browser._exception is not None:
        raise browser._exception
    return code or 0
