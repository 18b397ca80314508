"""The left side: forces and reports, one's own marked; no report is read before it is looked at."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from essex_insp.browse.command import Typed, named, parts_of, parts_of_force
from essex_insp.dates import roughly
from essex_insp.library import forces
from essex_insp.library import reports as library
from essex_insp.matching import matches
from essex_insp.show.visible import visible

_OWN, _ALL = "Your own reports", "All forces"


class Subject(NamedTuple):
    """What can be looked into: its name in the list, its parts, its group, or why it cannot be."""

    name: str
    parts: tuple[Typed, ...]
    group: str
    fault: str = ""


def subjects(report: str) -> Iterator[Subject]:
    """Yield what there is: bundled reports, the one to begin with if a file, own ones, forces."""
    file = Path(report).suffix or Path(report).name != report
    known = {police.id: police.name for police in forces.load().forces}
    groups: dict[str, list[tuple[str, Subject]]] = {}
    for name in library.bundled_ids():
        content: Any = json.loads(library.read(library.find(name), name))
        date = roughly(*map(content.get, ("published", "published_note", "round")))
        label = f"{content.get('round') or date[:4]}  {content['title']}"
        police = content["force"]
        subject = Subject(label, parts_of(named(name)), police["name"])
        groups.setdefault(police["id"], []).append((date, subject))
    for force, rows in groups.items():
        yield Subject(known[force], parts_of_force(force, True), known[force])
        yield from (row[1] for row in sorted(rows, key=lambda row: row[0], reverse=True))
    for name in [*([report] if file else []), *library.own_ids()]:
        yield Subject(f"own  {visible(name)}", parts_of(named(name)), _OWN)
    for line in library.passed_over():
        yield Subject(f"!  {visible(line)}", (), _OWN, visible(line))
    for id_, name in known.items():
        yield Subject(name, parts_of_force(id_, id_ in groups), _ALL)


class Shelf(OptionList):
    """Forces and reports, one a line, under what they belong to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding("j", "cursor_down"), Binding("k", "cursor_up"), Binding("l,right", "select")),
        *(Binding("g", "first"), Binding("G", "last")),
        *(Binding("space", "page_down"), Binding("b", "page_up")),
    ]

    def __init__(self) -> None:
        super().__init__(compact=True)
        self.known: list[Subject] = []
        self._rows: list[Subject | None] = []

    @property
    def subject(self) -> Subject | None:
        """What the cursor is on."""
        return None if self.highlighted is None else self._rows[self.highlighted]

    def fill(self, words: str = "") -> int:
        """List what of `known` answers to some words, or all; return how many do."""
        chosen = [each for each in self.known if not words or matches(words, each.name, each.group)]
        self._rows, options = [], []
        for group, members in groupby(chosen, key=lambda subject: subject.group):
            listed = list(members)
            if listed[0].name != group:
                options.append(Option(Text(f"{group} ({len(listed)})", "bold"), disabled=True))
                self._rows.append(None)
            options += [Option(_label(subject)) for subject in listed]
            self._rows += listed
        self.set_options(options)
        return len(chosen)

    def narrow(self, words: str) -> str:
        """List those that answer to some words, or all if none do; return what to say of it."""
        told = f"{self.fill(words)} answer to {words}; Esc lists all"
        if not self._rows:
            told = f"nothing answers to {words}"
            self.fill()
        self.action_first()
        return told

    def go(self, report: str) -> None:
        """Put the cursor on a report."""
        for at, subject in enumerate(self._rows):
            if subject is not None and subject.parts[:1] == (named(report),):
                self.highlighted = at

    def pass_over(self, fault: str) -> None:
        """Mark what the cursor is on as one that cannot be looked into."""
        subject = self.subject
        if self.highlighted is not None and subject is not None and not subject.fault:
            broken = subject._replace(name=f"!  {subject.name}", parts=(), fault=fault)
            self._rows[self.highlighted] = broken
            self.replace_option_prompt_at_index(self.highlighted, _label(broken))

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.scroll_to_highlight()


def _label(subject: Subject) -> Text:
    return Text(subject.name if subject.name == subject.group else f"  {subject.name}")
