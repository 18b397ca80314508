"""The left side: forces and reports, one's own marked; no report is read before it is looked at."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, ClassVar

from rich.style import Style
from textual.binding import BindingType
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from essex_insp.browse.part import Typed
from essex_insp.dates import roughly
from essex_insp.library import forces
from essex_insp.library import reports as library
from essex_insp.library.files import read
from essex_insp.matching import matches
from essex_insp.show.visible import visible

_OWN, _ALL = "Your own reports", "All forces"
_REPORT = ("grades", "concerns", "quotes", "speakers", "findings", "history", "compare", "sources")
_WORDS = {"": "in short", "history": "over time", "compare": "other forces"}


def part_name(typed: Typed) -> str:
    """Return what a part that a command line shows is called, for someone who knows no commands."""
    if typed[:2] == ("concerns", "--all"):
        return "concerns of all years"
    name = typed[0] if typed and not typed[0].startswith("-") else ""
    return _WORDS.get(name, name)


def parts_of(report: Typed) -> tuple[Typed, ...]:
    """Return the command lines of what is in a report, by the words that name it."""
    parts = ((command, *report) for command in _REPORT)
    return (report, *parts, ("concerns", "--all", *report))


def _named(report: str) -> Typed:
    return () if report == library.default_id() else ("--report", report)


class Subject(Option):
    """A line of the list: its name, the parts of what it names, and the group that it is of."""

    def __init__(self, name: str, parts: tuple[Typed, ...] = (), group: str = "") -> None:
        super().__init__(f"{'  ' * bool(group)}{name}", disabled=not (parts or group))
        self.name, self.parts, self.group = name, parts, group


def subjects(report: str) -> Iterator[Subject]:
    """Yield what there is: bundled reports, the one to begin with if a file, own ones, forces."""
    file = Path(report).suffix or Path(report).name != report
    known = {police.id: police.name for police in forces.load().forces}
    homes: dict[str, list[tuple[str, Subject]]] = {}
    for name in library.bundled_ids():
        content: Any = json.loads(read(library.find(name), name))
        date = roughly(*map(content.get, ("published", "published_note", "round")))
        label = f"{content.get('round') or date[:4]}  {content['title']}"
        subject = Subject(label, parts_of(_named(name)), content["force"]["name"])
        homes.setdefault(content["force"]["id"], []).append((date, subject))
    for force, dated in homes.items():
        yield Subject(known[force], (("history", "--force", force), ("compare",)))
        yield from (subject for _, subject in sorted(dated, key=itemgetter(0), reverse=True))
    for name in [*([report] if file else []), *library.own_paths()]:
        yield Subject(f"own  {visible(name)}", parts_of(_named(name)), _OWN)
    yield from (Subject(visible(line), (), _OWN) for line in library.passed_over())
    for id_, name in known.items():
        compared = ("compare",) if id_ in homes else ("compare", id_)
        yield Subject(name, (("history", "--force", id_), compared), _ALL)


class Shelf(OptionList):
    """Forces and reports, one a line, under what they belong to; it begins on a report."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(("j", "cursor_down"), ("k", "cursor_up"), ("l,right", "select"), ("g", "first")),
        *(("G", "last"), ("space", "page_down"), ("b", "page_up"), ("tab,shift+tab", "app.switch")),
    ]

    def __init__(self, report: str) -> None:
        super().__init__(markup=False)
        self._report = report

    def fill(self, words: str = "") -> None:
        """List what answers to some words, or all that there is; the cursor stays on its line."""
        known = list(subjects(self._report))
        chosen = [each for each in known if words and matches(words, each.name, each.group)]
        told = f"{len(chosen)} answer to {words}; Esc lists all"
        lines = [Subject(told)] if words else []
        for group, members in groupby(chosen or known, key=lambda subject: subject.group):
            listed = list(members)
            if group in (_OWN, _ALL):
                lines.append(Subject(f"{group} ({len(listed)})"))
            lines += listed
        begin = getattr(self.highlighted_option, "parts", parts_of(_named(self._report)))
        able = [at for at, line in enumerate(lines) if not line.disabled]
        same = [at for at in able if lines[at].parts == begin]
        self.set_options(lines)
        self.highlighted = min(same or able, default=None)

    def render_line(self, y: int) -> Strip:
        """Return a line; the one under the cursor in reverse, which styles of options cannot be."""
        strip = super().render_line(y)
        styles = [part.style for part in strip if part.style and self.has_focus]
        here = any(style.meta.get("option", -1) == self.highlighted for style in styles)
        return strip.apply_style(Style(reverse=True)) if here else strip

    def on_resize(self) -> None:
        self.scroll_to_highlight()
