"""The left side: forces and reports, one's own marked; no report is read before it is looked at."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, ClassVar, NamedTuple, TypeAlias

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from essex_insp.dates import roughly
from essex_insp.library import forces
from essex_insp.library import reports as library
from essex_insp.matching import matches
from essex_insp.show.visible import visible

Typed: TypeAlias = "tuple[str, ...]"
Parts: TypeAlias = "tuple[tuple[str, Typed], ...]"
"""Names, each with the words of the command line that is answered with it."""
_REPORT = ("grades", "concerns", "quotes", "speakers", "findings", "history", "compare", "sources")
_OWN, _ALL = "Your own reports", "All forces"


class Subject(NamedTuple):
    """What can be looked into: its name in the list, its parts, its group, or why it cannot be."""

    name: str
    parts: Parts
    group: str
    fault: str = ""


def parts_of(named: Typed) -> Parts:
    """Return the parts of a report, by the words that name it on a command line."""
    return (("report", named), *((command, (command, *named)) for command in _REPORT))


def subjects(file: str | None = None) -> Iterator[Subject]:
    """Yield what there is: the bundled reports, a file and one's own by their names, all forces."""
    own = library.own_ids()
    known = {police.id: police.name for police in forces.load().forces}
    groups: dict[str, list[tuple[str, Subject]]] = {}
    for name in library.ids():
        if name not in own:
            content: Any = json.loads(library.read(library.find(name), name))
            date = roughly(*map(content.get, ("published", "published_note", "round")))
            label = f"{content.get('round') or date[:4]}  {content['title']}"
            police, named = content["force"], _named(name)
            subject = Subject(label, parts_of(named), police["name"])
            groups.setdefault(police["id"], []).append((date, subject))
    for force, rows in groups.items():
        yield Subject(known[force], _force(force, True), known[force])
        yield from (row[1] for row in sorted(rows, key=lambda row: row[0], reverse=True))
    for name in [*([file] if file else []), *own]:
        yield Subject(f"own  {visible(name)}", parts_of(_named(name)), _OWN)
    for line in library.passed_over():
        yield Subject(f"!  {visible(line)}", (), _OWN, f"Passed over: {visible(line)}")
    yield from (Subject(name, _force(id_, id_ in groups), _ALL) for id_, name in known.items())


def _named(report: str) -> Typed:
    return () if report == library.default_id() else ("--report", report)


def _force(name: str, home: bool) -> Parts:
    """The parts of a force; other ones are compared with that of the default report."""
    compare = ("compare",) if home else ("compare", name)
    return (("history", ("history", "--force", name)), ("compare", compare))


class Shelf(Tree[Subject]):
    """Forces and reports, as a tree."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding("j", "cursor_down"), Binding("k", "cursor_up"), Binding("g", "scroll_home")),
        *(
            Binding("G", "scroll_end"),
            Binding("h,left", "out"),
            Binding("l,right", "select_cursor"),
        ),
    ]

    def fill(self, known: list[Subject], words: str = "") -> int:
        """List those that answer to some words, or all; return how many do."""
        self.known = known
        chosen = [each for each in known if not words or matches(words, each.name, each.group)]
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

    def go(self, report: str) -> None:
        """Put the cursor on a report."""
        for leaf in (leaf for branch in self.root.children for leaf in branch.children):
            if leaf.data and leaf.data.parts[:1] == (("report", _named(report)),):
                self.move_cursor(leaf)
                self.call_after_refresh(self.scroll_to_line, leaf.line, False)
                return

    def action_out(self) -> None:
        node = self.cursor_node
        if node is not None and node.parent is not None and node.parent is not self.root:
            self.move_cursor(node.parent)
        elif node is not None:
            node.collapse()
