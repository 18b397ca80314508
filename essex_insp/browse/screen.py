"""The full screen: the list to the left, an answer to the right, keys and a prompt below."""

import asyncio
import contextlib
import os
import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from rich.text import Text
from textual import events, on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.filter import LineFilter, NoColor
from textual.theme import Theme
from textual.widgets import Input, Static

from essex_insp.browse.columns import Column, Listed, Reader, Shelf
from essex_insp.browse.keys import DIGITS, KEYS, MOVES, all_keys, bars
from essex_insp.browse.part import NOTHING, CommandLine, Part, Typed, View, taken, whole
from essex_insp.errors import EssexInspError
from essex_insp.library import glossary
from essex_insp.library.keeping import ENDING
from essex_insp.questions.search import SearchItem
from essex_insp.show.display import STYLES, Display
from essex_insp.show.document import Words
from essex_insp.show.visible import visible

_STOP = "nothing is here for that; the keys that do something stand below"
_ASKING = ("colon", "e", "f", "slash", "x")  # at once: what is typed ahead belongs to the answer
_COLUMNS, _ROWS, _WIDE = 60, 14, 110
"""The least room that there has to be, and from where on the list stays beside what is shown."""
_THEMES = [  # on black and on white, on which every colour of a grade can be read
    Theme(name, ink, foreground=ink, background=paper, surface=paper, dark=name == "dark")
    for name, ink, paper in (("dark", "#eeeeee", "#000000"), ("light", "#1a1a1a", "#ffffff"))
]


class Keys(Static):
    """What can be typed here; asked for once a refresh, however much changed before it."""

    app: "Browser"

    def render(self) -> Text:
        shown = self.app.reader.view
        at, pages = shown.typed, shown.pages.items()
        near = (name for name, page in pages if page[:1] == at[:1] and set(page) <= set(at))
        *_, here = "", *near  # all years come after those of one report
        return Text("\n").join(bars(self.app.does, here, self.app.size.width - 2))


class Browser(App[int]):
    """The full screen."""

    CSS_PATH = Path(__file__).with_name("screen.tcss")
    ENABLE_COMMAND_PALETTE, AUTO_FOCUS = False, "Shelf"
    BINDINGS: ClassVar[list[BindingType]] = [
        *((keys, f"press('{keys}')") for keys in (*DIGITS, *KEYS) if keys not in MOVES),
        *(Binding(keys, f"press('{keys}')", priority=True) for keys in _ASKING),
        Binding("ctrl+c", "interrupt", priority=True),
    ]

    def __init__(self, cli: CommandLine, report: str, display: Display) -> None:
        super().__init__()
        self._cli = cli
        self._page = ""  # the name of the one that was turned to last
        self._before: list[tuple[View, Column]] = []  # what one comes back to, and on which side
        self._hits, self._hit = list[SearchItem](), -1
        self.shelf, self.reader = Shelf(cli, report, display), Reader(display)
        self.prompt = Input(compact=True)
        self._side: Column = self.shelf
        self._done: Callable[[str], Any] = str
        self._plain = self.no_color or self.console.color_system == "standard"
        """Whether there is no colour; of 16, each terminal has its own, some too dark to read."""
        for theme in _THEMES:
            self.register_theme(theme)
        light = os.environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")
        self.theme = "light" if light else "dark"

    def compose(self) -> ComposeResult:
        yield Horizontal(self.shelf, self.reader)
        yield Static(id="status")
        yield self.prompt
        yield Keys(id="keys")
        yield Static(f"Too small: needs {_COLUMNS} columns, {_ROWS} lines; q leaves.", id="small")
        self.watch(self.shelf, "part", self._look, init=False)
        self.watch(self.reader, "part", self._update, init=False)
        self.watch(self.reader, "scroll_y", self._update, init=False)
        self.call_after_refresh(self.shelf.fill)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"quiet": STYLES["quiet"]}

    def on_load(self) -> None:
        """Leave the terminal in order when told to end, from before anything is drawn on."""
        for number in ENDING:
            with contextlib.suppress(NotImplementedError, RuntimeError):  # Windows; a thread
                asyncio.get_running_loop().add_signal_handler(number, self.exit, 128 + number)
        self.set_interval(1, self._end_alone)

    def _end_alone(self) -> None:
        """End where the terminal is gone, and no signal came to say so."""
        if not (self.is_headless or os.isatty(0)):
            self.exit(129)

    def _fatal_error(self) -> None:
        """End without a traceback: what is wrong becomes a line once the screen is left."""
        self._close_messages_no_wait()

    def panic(self, *_: Any) -> None:
        """End without a traceback where what comes from the keyboard is no text."""
        no_text = EssexInspError("keys: no UTF-8; set the terminal to it")
        self._exception = self._exception or no_text
        self._fatal_error()

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [NoColor()] if self._plain else super().get_line_filters()

    @property
    def does(self) -> dict[str, tuple[str, Callable[[], Any]]]:
        """By the keys that do something here, a word for the bottom line, and what they do."""
        if self.prompt.has_focus:
            return {"enter": ("do it", str), "escape,backspace": ("cancel", self._back)}
        ask, reader, part, hits = self.ask, self.reader, self.reader.part, self._hits
        reading, does = self._side is reader, dict[str, tuple[str, Callable[[], Any]]]()
        for number, (name, typed) in enumerate(reader.view.pages.items(), 1):
            does[str(number % 10)] = name, partial(self._turn_to, name, typed)
        if reading:
            if address := part.address:
                opened = partial(self._cli.opened, address, self.suspend)
                does["o"] = does["enter"] = "web page", lambda: self.say(opened())
            does |= {key: (word, partial(self.visit, to)) for key, (word, to) in part.ways.items()}
            if "command" in part.record:
                listed = part.view.answer.items
                does["enter"] = "open", partial(self._match, listed, listed.index(part.record))
            if part.cites or isinstance(part.stop, Words):
                does["c"] = "copy", partial(self._copy, part)
            if reader.scroll_y < reader.max_scroll_y:
                does["space,pagedown"] = "more", partial(reader.action_page, 1)
            if self._cli.narrowed(reader.view.typed, ""):
                does["f"] = "filter", partial(ask, "Show only what answers to:", self._filter)
        else:
            does["down,j"] = "choose", partial(self.shelf.action_vertical, 1)
            does["enter"] = "read it", reader.focus
            does["f"] = "filter", partial(ask, "List only what answers to:", self.shelf.fill)
        if reading or self.shelf.words:
            does["escape,backspace"] = "back", self._back
        if hits:
            near = reader.view.hit is not None or reader.view.typed[:1] == ("search",)
            does["n"] = "next match" * near, partial(self._match, hits, self._hit + 1)
            does["N"] = "previous" * near, partial(self._match, hits, max(-1, self._hit - 1))
        theme, told = "light" if self.theme == "dark" else "dark", not (reading or self._plain)
        return {
            **does,
            "slash": ("search all", partial(ask, "Search all reports for:", self._search)),
            "x": ("explain", partial(ask, "Explain:", partial(self._type, "explain"), part.term)),
            "colon": ("command", partial(ask, "A command, as history --chart:", self._type)),
            "e": ("save", self._save),
            "t": ("dark or light" * told, partial(setattr, self, "theme", theme)),
            "question_mark": ("all keys", partial(self.visit, View(all_keys(), ("keys",)))),
            "q": ("leave", self.exit),
        }

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        asks = action.startswith("focus_") or (action == "press" and parameters[0] in _ASKING)
        return not asks or self.focused is not self.prompt

    def action_press(self, key: str) -> None:
        _, act = self.does.get(key, ("", partial(self.say, _STOP)))
        act()

    @on(events.DescendantFocus)
    def _update(self) -> None:
        """Fit what changes with the side and the room, and what can be typed."""
        if self.focused in (self.shelf, self.reader):
            self._side = self.focused
        self.prompt.display = self.prompt.has_focus
        width, height = self.size
        self.screen.set_class(width < _WIDE and self._side is self.reader, "-reading")
        small = width < _COLUMNS or height < _ROWS
        self.screen.set_class(small, "-small")
        if small and self.prompt.has_focus:  # which nobody sees
            self._back()
        self.query_one(Keys).refresh(layout=True)

    def say(self, message: str) -> None:
        self.query_one("#status", Static).update(Text(visible(message)))

    def ask(self, question: str, done: Callable[[str], Any], value: str = "") -> None:
        """Ask something; what is typed goes to `done`, and nothing if it is left."""
        self.say(question)
        self._done, self.prompt.value, self.prompt.display = done, value, True
        self.screen.set_focus(self.prompt)

    @on(Input.Submitted)
    def _answered(self, event: Input.Submitted) -> None:
        self._back()
        if event.value.strip():
            self._done(event.value.strip())

    def visit(self, to: Typed | View, hit: SearchItem | None = None) -> bool:
        """Show a view, or the answer to a command line, at a hit; or say why not and return so."""
        try:
            view = to if isinstance(to, View) else View(self._cli.answer(*to), to, hit)
        except EssexInspError as error:
            self.say(error.message)
            return False
        self._before.append((self.reader.view, self._side))
        pages = (each.pages for each in self.shelf.known if view.typed[:3] in each.pages.values())
        read = view.answer.head and view.typed[:1] != ("sources",)  # a source leaves no report
        of_report = self._cli.pages(*view.answer.asked) if read else {}
        view.pages = of_report or next(pages, self.reader.view.pages)
        self._show(view)
        self.reader.focus()
        return True

    def _show(self, view: View, name: str = "") -> None:
        self.reader.show(view)
        self.shelf.mark(view.pages)
        self.say("; ".join(note.removeprefix("note: ") for note in view.answer.talk) or name)

    def _look(self, line: Part) -> None:
        """Show what the cursor of the list is on, on the page that was looked at if it has it."""
        subject: Listed = line.record
        if not line.runs or subject.pages == self.reader.view.pages != {}:
            return  # nothing is listed yet, or in sight; or it is what is shown
        self._before.clear()
        try:
            if not subject.pages:
                raise EssexInspError(subject.name)
            typed = subject.pages.get(self._page) or next(iter(subject.pages.values()))
            view = View(self._cli.answer(*typed), typed, pages=subject.pages)
        except EssexInspError as error:  # or it has no such page
            view = View(NOTHING._replace(nothing=visible(error.message)), pages=subject.pages)
        self._show(view, subject.name)

    def _turn_to(self, name: str, typed: Typed) -> None:
        """Show a page, from which one comes back to what is of another report, or to the list."""
        if self.visit(typed):
            self._page, pages = name, self.reader.view.pages
            self._before = [each for each in self._before if each[0].pages != pages]

    def action_switch(self) -> None:
        (self.shelf if self._side is self.reader else self.reader).focus()

    def _back(self) -> None:
        if self.prompt.has_focus:
            self.say("")
            self.screen.set_focus(self._side)
        elif self._before:
            view, side = self._before.pop()
            self._show(view)
            side.focus()
        elif self._side is self.reader:
            self.shelf.focus()
        else:
            self.shelf.fill()

    def _copy(self, part: Part) -> None:
        text = part.copied
        tool = taken(text)
        if not tool:
            self.copy_to_clipboard(text)
        how = f"copied with {tool}" if tool else "sent to the terminal (paste to check)"
        self.say(f"{how}: what is marked, with its reference")

    def _search(self, words: str) -> None:
        if self.visit(("search", "--limit", "0", "--", *words.split())):
            self._hits, self._hit = self.reader.view.answer.items, -1
            count = f"{len(self._hits)} match{'es' * (len(self._hits) > 1)} of {words}"
            means = ", x says what it means" * bool(glossary.load().named(words))
            self.say(f"{count}; n shows the first in its place{means}")

    def _match(self, hits: list[SearchItem], at: int) -> None:
        """Show a match in its place; after the last one comes the first."""
        self._hits, self._hit = hits, at % len(hits)
        hit, again = hits[self._hit], self.reader.view.hit is not None
        if self.visit(whole(hit), hit):
            self.say(f"match {self._hit + 1} of {len(hits)}: {', '.join(hit.words)}")
            if again:
                self._before.pop()

    def _type(self, *typed: str) -> None:
        """Show the answer to a command line, whose last part stands as it was typed."""
        *command, words = typed
        line = (*command, *(word.strip('"') for word in re.findall(r'"[^"]+"|\S+', words)))
        shown = next(iter(self.reader.view.pages.values()), ())
        self.visit(self._cli.about(line, shown if "--report" in shown[:1] else ()))

    def _filter(self, words: str) -> None:
        if any(map(self.visit, self._cli.narrowed(self.reader.view.typed, words))):
            self.say(f"only what answers to {words}; Esc shows all")
        elif self.reader.find(words):
            self.say(f"no part of it answers to {words}; this line has it")
        else:
            self.say(f"nothing here answers to {words}; / searches all reports")

    def _save(self) -> None:
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

    def action_interrupt(self) -> None:
        self.exit(130)
