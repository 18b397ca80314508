"""The left side: forces and reports, one's own marked; no report is read before it is looked at."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from essex_insp.browse.command import Parts, named, parts_of, parts_of_force
from essex_insp.dates import roughly
from essex_insp.library import forces
from essex_insp.library import reports as library
from essex_insp.matching import matches
from essex_insp.show.visible import visible

_OWN, _ALL = "Your own reports", "All forces"


class Subject(NamedTuple):
    """What can be looked into: its name in the list, its parts, its group, or why it cannot be."""

    name: str
    parts: Parts
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
        yield Subject(f"!  {visible(line)}", (), _OWN, f"Passed over: {visible(line)}")
    yield from (
        Subject(name, parts_of_force(id_, id_ in groups), _ALL) for id_, name in known.items()
    )


class Shelf(Tree[Subject]):
    """Forces and reports, as a tree."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding("j", "cursor_down"), Binding("k", "cursor_up"), Binding("h,left", "out")),
        *(Binding("g", "scroll_home"), Binding("G", "scroll_end")),
        Binding("l,right", "select_cursor"),
    ]

    known: Sequence[Subject] = ()

    def fill(self, words: str = "") -> int:
        """List what of `known` answers to some words, or all; return how many do."""
        chosen = [each for each in self.known if not words or matches(words, each.name, each.group)]
        self.clear()
        self.show_root, self.guide_depth, self.auto_expand = False, 2, False
        branches: dict[str, TreeNode[Subject]] = {}
        for each in chosen:
            leads = each.name == each.group
            if each.group not in branches:
                count = sum(other.group == each.group for other in chosen)
                label = each.group if leads else f"{each.group} ({count})"
                open_ = each.group != _ALL or bool(words)
                data = each if leads else None
                branches[each.group] = self.root.add(Text(label), data, expand=open_)
            if not leads:
                branches[each.group].add_leaf(Text(each.name), each)
        return len(chosen)

    def narrow(self, words: str) -> str:
        """List those that answer to some words, or all if none do; return what to say of it."""
        told = f"{self.fill(words)} answer to {words}; f and * lists all"
        if not self.root.children:
            told = "" if words == "*" else f"nothing answers to {words}; all is listed"
            self.fill()
        self.call_after_refresh(self.action_cursor_down)
        return told

    def go(self, report: str) -> None:
        """Put the cursor on a report."""
        for leaf in (leaf for branch in self.root.children for leaf in branch.children):
            if leaf.data and leaf.data.parts[:1] == (("report", named(report)),):
                self.move_cursor(leaf)
                self.call_after_refresh(self.scroll_to_line, leaf.line, False)
                return

    def on_resize(self) -> None:
        """Keep the cursor in sight: a bar below the list takes a line of it once it is drawn."""
        self.scroll_to_line(self.cursor_line, False)

    def action_out(self) -> None:
        node = self.cursor_node
        if node is not None and node.parent is not None and node.parent is not self.root:
            self.move_cursor(node.parent)
        elif node is not None:
            node.collapse()
