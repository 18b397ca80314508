"""The full screen: the list to the left, an answer to the right, keys and a prompt below."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import webbrowser
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from rich.style import Style
from rich.text import Text
from textual import events, on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.filter import LineFilter, NoColor
from textual.widget import Widget
from textual.widgets import Input, Static, Tree

from essex_insp.browse.clipboard import taken
from essex_insp.browse.keys import KEYS, bindings
from essex_insp.browse.place import cites, command, copied, evidence, item
from essex_insp.browse.reader import Place, Reader
from essex_insp.browse.shelf import Parts, Shelf, Subject, Typed, parts_of, subjects
from essex_insp.browse.styles import COLUMNS, CSS, ROWS, THEMES, WIDE, Inked
from essex_insp.errors import EssexInspError
from essex_insp.questions.citations import web_address
from essex_insp.show.answer import Answer, made_visible
from essex_insp.show.document import Block, Fields, Heading, Link, line, prose
from essex_insp.show.page import Page
from essex_insp.show.visible import visible

FILTERS = {
    "grades": "--area --pillar",
    "concerns": "--about --kind --status",
    "quotes": "--speaker --about --tone --contains",
    "speakers": "--speaker",
    "findings": "--about --kind --speaker",
    "history": "--area --pillar --since",
    "compare": "--area --pillar --round --",
    **dict.fromkeys(("trail", "explain", "sources"), "--"),
}
"""The options of each command that words are tried on as a filter, `--` for its argument."""
_STOP = "nothing to cite is here; move to a grade, a quotation or a [1]"


class View(NamedTuple):
    """An answer with the command line that it is of, if any, the words that stand out, a place."""

    typed: Typed | None
    answer: Answer
    words: Typed = ()
    place: Place = (None, 0)


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
        *bindings("follow back words source rounds forces open copy search match(1) match(-1)"),
        *bindings("filter export theme keys leave(0)"),
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
        self._views = [View(None, Answer([], lambda _: (), {}, ""))]
        self._hits, self._hit, self._kept = list[Any](), -1, ""
        self._done: Callable[[str], Any] | None = None
        self._before: Widget | None = None
        self.shelf, self.reader = Shelf(""), Reader(page)
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
        yield Horizontal(Static(id="label"), id="prompt")
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
        path = Path(self._report)
        self.shelf.fill(
            list(subjects(self._report if path.suffix or path.name != str(path) else None))
        )
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
        self._turn(View(None, Answer([], lambda _: (), {}, fault)), keep=0)

    @on(Tree.NodeSelected)
    def _enter(self, event: Tree.NodeSelected[Subject]) -> None:
        if event.node.data is None:
            event.node.toggle()
        elif event.node.data.parts:
            self.reader.focus()

    @on(events.DescendantFocus)
    def _update(self) -> None:
        """Say what can be typed here; with little room, show the list only while one is in it."""
        if self._done is None:
            self.shelf.display = self.size.width >= WIDE or not self.reader.has_focus
        typed = self.view.typed or ("",)
        here = "report" if typed[0][:1] == "-" or self.view.typed == () else typed[0]
        named = enumerate((name for name, _ in self.parts), 1)
        parts = ((str(at), name, f"part({at})", name == here) for at, name in named)
        self.query_one("#parts", Static).update(self._bar(parts))
        self.query_one("#keys", Static).update(self._bar(self._keys()))

    def _keys(self) -> Iterator[tuple[str, str, str, bool]]:
        names, follow = "vertical(1) follow search filter part theme keys leave(0)", "open"
        if self.reader.has_focus:
            answer, part = self.view.answer, self.reader.part
            names = "back search filter export keys leave(0)"
            if command(part) is not None:
                names = f"follow {names}"
            elif isinstance(part, Link):
                names, follow = f"follow open {names}", "source"
            elif cites(answer, part):
                more = "rounds forces" if "area" in (item(answer, part) or ()) else ""
                names, follow = f"follow source {more} open copy {names}", "words"
            names = f"match(1) match(-1) {names}" if self._hits else names
        for name in names.split():
            short = follow if name == "follow" else KEYS[name].short
            press = f"simulate_key('{KEYS[name].keys.partition(',')[0]}')"
            yield KEYS[name].shown, short, press, False

    def _bar(self, keys: Iterable[tuple[str, str, str, bool]]) -> Text:
        """Keys with what they do, to be clicked too; no pair is broken between lines."""
        bar, room = Text(), self.size.width - 2
        for key, does, action, here in keys:
            needed = len(key) + len(does) + 3
            if bar and room < needed - 2:
                bar.append("\n")
                room = self.size.width - 2
            room -= needed
            look = Style(reverse=here, meta={"@click": f"app.{action}"})
            bar.append(f"{key} ", look + Style(bold=True)).append(does, look).append("  ")
        return bar

    def action_part(self, number: int) -> None:
        if number <= len(self.parts):
            name, typed = self.parts[number - 1]
            if self.visit(typed, keep=0):
                self._part = name

    def action_switch(self) -> None:
        (self.shelf if self.reader.has_focus else self.reader).focus()

    async def action_back(self) -> None:
        if self._done is not None:
            self._close()
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
        typed = command(self.reader.part)
        if isinstance(self.reader.part, Link):
            self.action_source()
        elif typed is None:
            self.action_words()
        else:
            self.visit(typed)

    def action_words(self) -> None:
        answer = evidence(self.view.answer, self.reader.part)
        self.say(_STOP) if answer is None else self._turn(View(None, answer))

    def action_source(self) -> None:
        answer, part = self.view.answer, self.reader.part
        record, named = item(answer, part) or {}, answer.asked
        rests: list[Any] = [cite.source for cite in cites(answer, part)]
        if isinstance(part, Link):
            rests = [record.get("id") or record.get("source")]
        if answer.head is None:
            named = ("--report", record["report"]) if record.get("report") else ()
        known = bool(rests) and (answer.head is not None or bool(named))
        if not (known and self.visit(("sources", rests[0], *named))):
            self.action_words()

    def action_rounds(self) -> None:
        record, named = self._judged(), self.view.answer.asked
        if record.get("report"):
            named = ("--report", record["report"])
        elif "force" in record:
            named = ("--force", record["force"])
        if record:
            self.visit(("history", *_area(record), *named))

    def action_forces(self) -> None:
        record, answer = self._judged(), self.view.answer
        round_ = record.get("round") or (answer.head and answer.head.round)
        if record:
            named = (*(("--round", round_) if round_ else ()), *answer.asked)
            self.visit(("compare", *_area(record), *named))

    def _judged(self) -> Any:
        """The judgment under the cursor."""
        record = item(self.view.answer, self.reader.part) or {}
        if "area" not in record:
            self.say("no grade is here; move to one with the arrows")
            return {}
        return record

    def action_open(self) -> None:
        answer, part = self.view.answer, self.reader.part
        rests = [(cite.url, cite.exact) for cite in cites(answer, part)]
        if isinstance(part, Link):
            rests = [(part.url, None)]
        elif not rests:
            rests = [(each["url"], None) for each in answer.items if each and "url" in each]
        for url, words in rests:
            address = web_address(url, filter(None, [words]))
            if address is not None:
                self.say(self._opened(address))
                return
        self.say("no address of the web is known of it" if rests else _STOP)

    def _opened(self, address: str) -> str:
        try:
            browser = webbrowser.get()
            here = type(browser) is webbrowser.GenericBrowser  # one that draws on this terminal
            with self.suspend() if here else contextlib.nullcontext():
                shown = browser.open(address)
        except (webbrowser.Error, OSError, ValueError):
            shown = False
        return f"opened {address}" if shown else f"no browser here; open it in one: {address}"

    def action_copy(self) -> None:
        text = copied(self.view.answer, self.reader.part)
        tool = taken(text) if text else None
        if text and tool is None:
            self.copy_to_clipboard(text)
        what = "the quotation with its reference" if text[:1] == "“" else "the citation"
        sent = f"{what} was sent to the terminal to copy, which does not say whether it did"
        self.say((f"copied with {tool}: {what}" if tool else sent) if text else _STOP)

    def _prompt(self, label: str, done: Callable[[str], Any], value: str = "") -> None:
        if self._done is None:
            self._before = self.focused
        self.query(Input).remove()
        self._done = done
        self.query_one("#label", Static).update(Text(visible(label)))
        prompt, field = self.query_one("#prompt"), Input(value, compact=True, select_on_focus=False)
        prompt.display = True
        prompt.mount(field)
        field.focus()

    def _close(self) -> None:
        self._done = None
        self.query_one("#prompt").display = False
        self.query(Input).remove()
        (self._before or self.shelf).focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        done = self._done
        self._close()
        if done is not None and event.value.strip():
            done(event.value.strip())

    def action_search(self) -> None:
        self._prompt("Search all reports:", lambda typed: self.run_worker(self._search(typed)))

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
        name = (self.view.typed or ("",))[0]
        if self.shelf.has_focus:
            self._prompt("List only:", self._list)
        elif name in FILTERS:
            self._prompt(f"Of {name} only:", self._filter)
        else:
            self.say("nothing to filter here; the parts of a report have filters, 2 to 9")

    def _list(self, words: str) -> None:
        known = self.shelf.known
        self._kept = f"{self.shelf.fill(known, words)} answer to {words}; f and * lists all"
        if not self.shelf.root.children:
            self._kept = "" if words == "*" else f"nothing answers to {words}; all is listed"
            self.shelf.fill(known)
        self.shelf.known = known
        self.shelf.call_after_refresh(self.shelf.action_cursor_down)

    def _filter(self, words: str) -> None:
        typed = self.view.typed or ("",)
        any(self.visit((*typed, option, words)) for option in FILTERS[typed[0]].split())

    def action_export(self) -> None:
        words = "-".join(self.view.typed or ("words",))
        name = "-".join("".join(c if c.isalnum() else " " for c in words).split())
        self._prompt("Write it to:", self._write, f"{name[:60] or 'report'}.md")

    def _write(self, name: str, replace: bool = False) -> None:
        path = Path(name).expanduser()

        def again(said: str) -> None:
            if said.lower() in ("y", "yes"):
                self._write(name, True)

        if path.is_file() and not replace:
            self._prompt(f"{name} is there. Replace it? y or n:", again)
            return
        try:
            typed = self.view.typed
            self._save(self.view.answer if typed is None else self._ask(*typed), str(path), replace)
            self.say(f"written: {path}")
        except EssexInspError as error:
            self.say(error.message)

    def action_keys(self) -> None:
        def document(_: Answer) -> Iterator[Block]:
            yield Heading(line("Keys"))
            yield Fields(tuple((key.shown, line(key.told)) for key in KEYS.values()), close=True)
            yield prose("With a screen reader: any command with --format plain.")

        self._turn(View(None, Answer([None], document, {}, "")))
        self.reader.focus()

    def action_theme(self) -> None:
        self.theme = "light" if self.theme == "dark" else "dark"
        if self._plain:
            self.say("the terminal's own colours are used here; its settings change them")

    def action_leave(self, code: int) -> None:
        self.exit(code)


def _area(record: Any) -> Typed:
    pillar = ("--pillar", record["pillar"]) if record.get("pillar") else ()
    return ("--area", record["area"], *pillar)


def run(ask: Callable[..., Answer], save: Callable[..., None], report: str, page: Page) -> int:
    """Show the full screen until it is left, as `Browser` takes it; return the exit code."""
    browser = Browser(ask, save, report, page)
    code = browser.run()
    if browser._exception is not None:
        raise browser._exception
    return code or 0
