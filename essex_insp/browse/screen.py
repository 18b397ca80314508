"""The full screen: the list to the left, an answer to the right, what can be typed below."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import webbrowser
from collections.abc import Callable, Iterable, Sequence
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
from essex_insp.browse.reader import Reader
from essex_insp.browse.shelf import Shelf, Subject, report_parts, subjects
from essex_insp.browse.styles import COLUMNS, CSS, ROWS, THEMES, WIDE, Inked
from essex_insp.errors import EssexInspError, ExitCode
from essex_insp.questions.citations import web_address
from essex_insp.show.answer import Answer, made_visible
from essex_insp.show.document import Fields, Heading, Link, line, prose, quiet
from essex_insp.show.page import Page
from essex_insp.show.visible import visible

Ask = Callable[..., Answer]
"""Takes the words of a command line, and returns what they are answered with."""
Save = Callable[[Answer, str, bool], None]
"""Takes an answer, a file, and whether the file may be replaced."""
FILTERS: dict[str, tuple[str, ...]] = {
    "grades": ("--area", "--pillar"),
    "concerns": ("--about", "--kind", "--status"),
    "quotes": ("--speaker", "--about", "--tone", "--contains"),
    "speakers": ("--speaker",),
    "findings": ("--about", "--kind", "--speaker"),
    "history": ("--area", "--pillar", "--since"),
    "compare": ("--area", "--pillar", "--round", ""),
    "trail": ("",),
    "explain": ("",),
    "sources": ("",),
}
"""The options of each command that a filter is tried on, one after the other."""


class View(NamedTuple):
    """What is shown on the right.

    Args:
        typed: The words that are answered; none where it is none of a command.
        answer: The answer, its texts made visible.
        words: Words that were looked for, to stand out.
        place: Where the cursor and the window were when it was left.
    """

    typed: tuple[str, ...] | None
    answer: Answer
    words: tuple[str, ...] = ()
    place: tuple[int | None, int] = (None, 0)


class Browser(App[int]):
    """The full screen.

    Args:
        ask: What answers a command line.
        save: What writes an answer to a file.
        report: The report to begin with.
        page: What the terminal can carry.
    """

    CSS = CSS
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = "Shelf"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            "back words source rounds forces open copy search next previous filter export "
            "theme keys"
        ),
        Binding("q", "leave", show=False),
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("ctrl+c", "interrupt", show=False, priority=True),
        Binding("tab,shift+tab", "switch", show=False, priority=True),
        *(Binding(str(number), f"section({number})", show=False) for number in range(1, 10)),
    ]

    def __init__(self, ask: Ask, save: Save, report: str, page: Page) -> None:
        super().__init__()
        self._ask, self._save, self._report = ask, save, report
        self._subject = Subject("")
        self._part = "report"
        self._views: list[View] = []
        self._hits: list[Any] = []
        self._hit = -1
        self._done: Callable[[str], Any] | None = None
        self._before: Widget | None = None
        self._kept = ""
        self.shelf, self.reader = Shelf(), Reader(page)
        self._ascii = page.ascii_only
        for theme in THEMES:
            self.register_theme(theme)
        light = os.environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")
        self.theme = "light" if light else "dark"

    def compose(self) -> ComposeResult:
        """Yield the parts of the screen, from top to bottom."""
        yield Static(id="parts", markup=False)
        with Horizontal(id="sides"):
            yield self.shelf
            yield self.reader
        yield Static(id="status", markup=False)
        with Horizontal(id="prompt"):
            yield Static(id="label", markup=False)
        yield Static(id="keys", markup=False)
        yield Static(id="small", markup=False)

    def on_mount(self) -> None:
        """List what there is, and leave the terminal in order when told to end."""
        loop = asyncio.get_running_loop()
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self.exit, 128 + number)
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        file = self._report if os.sep in self._report or self._report.endswith(".json") else None
        self.shelf.fill(list(subjects(file)))
        self.call_after_refresh(self.shelf.go, self._report)

    def _fatal_error(self) -> None:
        """End without a traceback over the screen: what is wrong becomes a line, once it is left."""
        self._close_messages_no_wait()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what lines go through: with `NO_COLOR` no colour is left, not even a grey.

        Nor is one left of 16, which each terminal has its own of, some too dark to be read.
        """
        if self._plain:
            return [NoColor()]
        few = self.console.color_system == "256"
        return [*super().get_line_filters(), *([Inked()] if few else [])]

    @property
    def _plain(self) -> bool:
        """Whether only the terminal's own ink and paper are used."""
        return self.no_color or self.console.color_system == "standard"

    @property
    def view(self) -> View | None:
        """What is shown on the right."""
        return self._views[-1] if self._views else None

    # What is asked, and what comes of it.

    def visit(
        self,
        typed: Sequence[str],
        words: Iterable[str] = (),
        text: str | None = None,
        instead: bool = False,
    ) -> bool:
        """Show what a command line is answered with; say why not where it cannot be.

        Args:
            typed: Its words.
            words: Words that were looked for.
            text: A text in the answer to begin at.
            instead: Whether it takes the place of what is shown, which is not gone back to.

        Returns:
            Whether it is shown.
        """
        try:
            answer = self._ask(*typed)
        except EssexInspError as error:
            self.say(error.message)
            return False
        self._turn(View(tuple(typed), self._seen(answer), tuple(words)), text, instead)
        return True

    def _seen(self, answer: Answer) -> Answer:
        return made_visible(answer, ascii_only=self._ascii)

    def _turn(self, view: View, text: str | None = None, instead: bool = False) -> None:
        if self._views and not instead:
            self._views[-1] = self._views[-1]._replace(place=self.reader.place())
        elif self._views:
            self._views.pop()
        self._views.append(view)
        self.reader.show(view.answer, view.words, text)
        said = "; ".join(note.removeprefix("note: ") for note in view.answer.talk)
        self.say(said or self._kept)
        self._kept = ""
        self._update()

    def say(self, message: str) -> None:
        """Write one line above the keys.

        Args:
            message: What there is to say.
        """
        self.query_one("#status", Static).update(Text(visible(message)))

    @on(Tree.NodeHighlighted)
    def _look(self, event: Tree.NodeHighlighted[Subject]) -> None:
        """Show what is under the cursor of the list, in the part that is looked at."""
        if event.node is not self.shelf.cursor_node or event.node.data is None:
            return
        self._subject = event.node.data
        self._views.clear()
        parts = dict(self._subject.parts)
        fault = self._subject.note
        if not fault:
            part = self._part if self._part in parts else next(iter(parts))
            try:
                answer = self._ask(*parts[part])
                self._turn(View(parts[part], self._seen(answer)))
                return
            except EssexInspError as error:
                fault = f"Passed over: {visible(error.message)}"
                self.shelf.mark(event.node, fault)
        self._turn(View(None, Answer([], _nothing, {}, fault)))

    @on(Tree.NodeSelected)
    def _enter(self, event: Tree.NodeSelected[Subject]) -> None:
        """Go into what is shown."""
        if event.node.data is not None and event.node.data.parts:
            self.reader.focus()

    @on(Reader.Left)
    def _leave(self) -> None:
        self.shelf.focus()

    @on(Reader.Moved)
    def _update(self) -> None:
        """Say what can be typed here, and which part of the report is shown."""
        shown = self.view.typed[:1] if self.view and self.view.typed is not None else ()
        here = shown[0] if shown and not shown[0].startswith("-") else "report"
        parts = [
            (str(number), name, f"section({number})", name == here)
            for number, (name, _) in enumerate(self._parts, 1)
        ]
        self.query_one("#parts", Static).update(self._bar(parts))
        self.query_one("#keys", Static).update(self._bar(self._keys()))

    @property
    def _parts(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The parts of the report that is shown, which a match or a hint may have led to."""
        if self.view is not None and self.view.answer.head is not None:
            return report_parts(self.view.answer.asked)
        return self._subject.parts

    def _bar(self, parts: Iterable[tuple[str, str, str, bool]]) -> Text:
        """Keys with what they do, to be clicked too; no pair is broken between lines."""
        bar, room = Text(), self.size.width - 2
        for key, does, action, here in parts:
            needed = len(key) + len(does) + 3
            if bar and room < needed - 2:
                bar.append("\n")
                room = self.size.width - 2
            room -= needed
            look = Style(reverse=here, meta={"@click": f"app.{action}"})
            bar.append(f"{key} ", look + Style(bold=True)).append(does, look).append("  ")
        return bar

    def _keys(self) -> Iterable[tuple[str, str, str, bool]]:
        names = ["down", "follow", "search", "filter", "section", "theme", "keys", "leave"]
        told: dict[str, str] = {}
        if self.reader.has_focus and self.view is not None:
            part = self.reader.spot
            names = ["back", "search", "filter", "export", "keys", "leave"]
            if part is not None and command(part) is not None:
                names = ["follow", *names]
            elif isinstance(part, Link):
                told["follow"] = "source"
                names = ["follow", "open", *names]
            elif part is not None and cites(self.view.answer, part):
                told["follow"] = "words"
                record = item(self.view.answer, part)
                more = ["rounds", "forces"] if record and "area" in record else []
                names = ["follow", "source", *more, "open", "copy", *names]
            names = ["next", "previous", *names] if self._hits else names
        for name in names:
            yield KEYS[name].shown, told.get(name, KEYS[name].short), f"press('{name}')", False

    def action_press(self, name: str) -> None:
        """Do what a name in the bottom line says, as if its key were pressed."""
        self.simulate_key(KEYS[name].keys.partition(",")[0])

    # Moving.

    def action_section(self, number: int) -> None:
        """Show a part of the report, or of the force."""
        parts = self._parts
        if number <= len(parts):
            self._part, typed = parts[number - 1]
            place = self._views[:]
            self._views.clear()
            if not self.visit(typed):
                self._views = place

    def action_switch(self) -> None:
        """Go between the list and what is shown."""
        (self.shelf if self.reader.has_focus else self.reader).focus()

    def action_back(self) -> None:
        """Go back to what was shown before, then to the list."""
        if self._done is not None:
            self._close()
        elif len(self._views) > 1:
            self._views.pop()
            view = self._views[-1]
            self.reader.show(view.answer, view.words)
            self.reader.restore(view.place)
            self.say("")
            self._update()
        else:
            self.shelf.focus()

    @on(events.DescendantFocus)
    def _sides(self) -> None:
        """Where there is little room, show the list only while it is moved in."""
        if self._done is not None:
            return
        narrow = self.size.width < WIDE and self.reader.has_focus
        self.shelf.display = not narrow
        self._update()

    def on_resize(self, event: events.Resize) -> None:
        """Say so where there is too little room."""
        small = event.size.width < COLUMNS or event.size.height < ROWS
        self.screen.set_class(small, "small")
        said = f"{event.size.width} by {event.size.height} is too small: browse needs {COLUMNS} "
        said += f"columns and {ROWS} lines. Make the window larger, or leave with q: every "
        self.query_one("#small", Static).update(f"{said}command fits any width.")
        self.call_after_refresh(self._sides)

    # From a place to what it rests on.

    @on(Reader.Followed)
    def _follow(self) -> None:
        part = self.reader.spot
        typed = command(part) if part is not None else None
        if isinstance(part, Link):
            self.action_source()
        elif typed is None:
            self.action_words()
        elif self.visit(typed):
            self.reader.focus()

    def action_words(self) -> None:
        """Show the words that it rests on."""
        view, part = self.view, self.reader.spot
        answer = evidence(view.answer, part) if view and part is not None else None
        if answer is None or view is None:
            self.say(_STOP)
            return
        self._turn(View(None, answer))

    def action_source(self) -> None:
        """Show the source in full; of another report's, the words with its reference."""
        view, part = self.view, self.reader.spot
        rests = [cite.source for cite in cites(view.answer, part)] if view and part else []
        record: Any = item(view.answer, part) if view and part else None
        if isinstance(part, Link) and record is not None:
            rests = [record.get("id") or record.get("source")]
        if view is None or part is None or not rests:
            self.say(_STOP)
            return
        named = view.answer.asked
        if view.answer.head is None:
            report = (record or {}).get("report")
            named = ("--report", report) if report else ()
        about_one = bool(named) or view.answer.head is not None
        if not (about_one and self.visit(("sources", rests[0], *named))):
            self.action_words()

    def action_rounds(self) -> None:
        """Show the same area in other rounds."""
        record = self._judged()
        if record is not None and self.view is not None:
            named = self.view.answer.asked
            if record.get("report"):
                named = ("--report", record.report)
            elif "force" in record:
                named = ("--force", record.force)
            pillar = ("--pillar", record.pillar) if record.get("pillar") else ()
            self.visit(("history", "--area", record.area, *pillar, *named))

    def action_forces(self) -> None:
        """Show the same area of all forces in the same round."""
        record = self._judged()
        if record is not None and self.view is not None:
            head = self.view.answer.head
            round = record.get("round") or (head and head.round)
            pillar = ("--pillar", record.pillar) if record.get("pillar") else ()
            named = ("--round", round) if round else ()
            self.visit(("compare", "--area", record.area, *pillar, *named, *self.view.answer.asked))

    def _judged(self) -> Any:
        """The judgment under the cursor."""
        part = self.reader.spot
        record = item(self.view.answer, part) if self.view and part is not None else None
        if record is None or "area" not in record:
            self.say("no grade is here; move to one with the arrows")
            return None
        return record

    def action_open(self) -> None:
        """Open the source in a browser, at the words."""
        view, part = self.view, self.reader.spot
        rests = (
            [(cite.url, cite.exact) for cite in cites(view.answer, part)] if view and part else []
        )
        if view and not rests:
            links = [part.url] if isinstance(part, Link) else []
            links += [record["url"] for record in view.answer.items if "url" in (record or ())]
            rests = [(url, None) for url in links]
        for url, words in rests:
            address = web_address(url, filter(None, [words]))
            if address is not None:
                self.say(self._opened(address))
                return
        self.say("no address of the web is known of it" if rests else _STOP)

    def _opened(self, address: str) -> str:
        try:
            browser = webbrowser.get()
            in_terminal = type(browser) is webbrowser.GenericBrowser
            with self.suspend() if in_terminal else contextlib.nullcontext():
                shown = browser.open(address)
        except (webbrowser.Error, OSError, ValueError):
            shown = False
        return f"opened {address}" if shown else f"no browser here; open it in one: {address}"

    def action_copy(self) -> None:
        """Copy a quotation or a citation with its reference."""
        view, part = self.view, self.reader.spot
        text = copied(view.answer, part) if view and part is not None else None
        if text is None:
            self.say(_STOP)
            return
        tool = taken(text)
        if tool is None:
            self.copy_to_clipboard(text)
        what = "the quotation with its reference" if text.startswith("“") else "the citation"
        sent = "was sent to the terminal to copy, which does not say whether it did"
        self.say(f"copied with {tool}: {what}" if tool else f"{what} {sent}")

    # What is typed in a line.

    def _prompt(self, label: str, done: Callable[[str], Any], value: str = "") -> None:
        if self._done is None:
            self._before = self.focused
        self._done = done
        for open_ in self.query(Input):
            open_.remove()
        self.query_one("#label", Static).update(Text(f"{label} "))
        prompt = self.query_one("#prompt", Horizontal)
        prompt.display = True
        field = Input(value, compact=True, select_on_focus=False)
        prompt.mount(field)
        field.focus()

    def _close(self) -> None:
        self._done = None
        self.query_one("#prompt").display = False
        for field in self.query(Input):
            field.remove()
        (self._before or self.shelf).focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        done = self._done
        self._close()
        if done is not None and event.value.strip():
            done(event.value.strip())

    def action_search(self) -> None:
        """Ask for words to search for."""
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
        self._turn(View(words, self._seen(answer)))
        self.reader.focus()
        self.say(f"{len(self._hits)} matches of {typed}; n shows the first in its place")

    def action_next(self) -> None:
        """Show the next match in its place."""
        self._match(1)

    def action_previous(self) -> None:
        """Show the match before in its place."""
        self._match(-1)

    def _match(self, step: int) -> None:
        if not self._hits:
            self.say("nothing was searched for yet; / searches")
            return
        there = max(0, self._hit + step)
        if there >= len(self._hits):
            self.say(f"that was the last of {len(self._hits)} matches")
            return
        hit = self._hits[there]
        instead = bool(self.view and self.view.words)
        if self.visit(hit.command, hit.words, next(iter(hit.text), hit.title), instead):
            self._hit = there
            self.reader.focus()
            self.say(f"match {there + 1} of {len(self._hits)}: {', '.join(hit.words)}")

    def action_filter(self) -> None:
        """Ask for words that what is shown has to answer to."""
        if self.shelf.has_focus:
            self._prompt("List only:", self._list)
            return
        name = self.view.typed[0] if self.view and self.view.typed else ""
        if name not in FILTERS:
            self.say("nothing to filter here; the parts of a report have filters, 2 to 9")
            return
        self._prompt(f"Of {name} only:", self._filter)

    def _list(self, words: str) -> None:
        known = self.shelf.known
        count = self.shelf.fill(known, words)
        self._kept = f"{count} answer to {words}; f and * lists all"
        if not count:
            self._kept = "" if words == "*" else f"nothing answers to {words}; all is listed"
            self.shelf.fill(known)
        self.shelf.focus()

    def _filter(self, words: str) -> None:
        assert self.view is not None and self.view.typed is not None
        typed = self.view.typed
        for option in FILTERS[typed[0]]:
            if self.visit((*typed, *filter(None, [option]), words)):
                return

    def action_export(self) -> None:
        """Ask for a file to write what is shown to."""
        if self.view is None:
            return
        words = [word.strip("-") for word in self.view.typed or ("words",)]
        name = "-".join("".join(c if c.isalnum() else "-" for c in word) for word in words)
        self._prompt("Write it to:", self._write, f"{name[:60] or 'report'}.md")

    def _write(self, name: str, replace: bool = False) -> None:
        assert self.view is not None
        path = Path(name).expanduser()
        if path.is_file() and not replace:
            again = lambda said: said.lower() in ("y", "yes") and self._write(name, True)  # noqa: E731
            self._prompt(f"{visible(name)} is there. Replace it? y or n:", again)
            return
        typed = self.view.typed
        try:
            answer = self._ask(*typed) if typed is not None else self.view.answer
            self._save(answer, str(path), replace)
        except EssexInspError as error:
            self.say(error.message)
            return
        self.say(f"written: {path}")

    # The rest.

    def action_keys(self) -> None:
        """Show all keys."""

        def document(_: Answer) -> Any:
            yield Heading(line("Keys"))
            yield Fields(tuple((key.shown, line(key.told)) for key in KEYS.values()), close=True)
            yield prose(quiet("With a screen reader: any command with --format plain."))

        self._turn(View(None, Answer([None], document, {}, "")))
        self.reader.focus()

    def action_theme(self) -> None:
        """Go from dark to light, or back."""
        if self._plain:
            self.say("the terminal's own colours are used here; its settings change them")
        self.theme = "light" if self.theme == "dark" else "dark"

    def action_leave(self) -> None:
        """Leave."""
        self.exit(int(ExitCode.DONE))

    def action_interrupt(self) -> None:
        """Leave, as after Ctrl-C."""
        self.exit(int(ExitCode.INTERRUPTED))


_STOP = "nothing to cite is here; move to a grade, a quotation or a [1]"


def _nothing(_: Answer) -> Iterable[Any]:
    return ()


def run(ask: Ask, save: Save, report: str, page: Page) -> int:
    """Show the full screen until it is left.

    Args:
        ask: What answers a command line.
        save: What writes an answer to a file.
        report: The report to begin with.
        page: What the terminal can carry.

    Returns:
        The exit code.
    """
    browser = Browser(ask, save, report, page)
    code = browser.run()
    if browser._exception is not None:
        raise browser._exception
    return code or 0
