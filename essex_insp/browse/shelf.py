"""The left side: forces and reports, one's own marked; no report is read before it is looked at."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, ClassVar, NamedTuple

from rich.text import Text
from textual.binding import BindingType
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from essex_insp.browse.keys import bindings
from essex_insp.dates import roughly
from essex_insp.library import forces
from essex_insp.library import reports as library
from essex_insp.matching import matches
from essex_insp.show.visible import visible

REPORT = ("grades", "concerns", "quotes", "speakers", "findings", "history", "compare", "sources")
"""The parts of a report, as the commands are called, after its first page."""


class Subject(NamedTuple):
    """Something that can be looked into.

    Args:
        name: What it is called in the list.
        parts: Its parts, each with the command line that answers with it.
        group: What it stands under.
        note: What has to be said of it, where nothing can be shown.
    """

    name: str
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    group: str = ""
    note: str = ""


def report(name: str, label: str, group: str) -> Subject:
    """Return a report as a subject.

    Args:
        name: Its id, or its file.
        label: What it is called in the list.
        group: What it stands under.
    """
    named = () if name == library.default_id() else ("--report", name)
    return Subject(visible(label), report_parts(named), group)


def report_parts(named: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the parts of a report, each with the command line that answers with it.

    Args:
        named: The words that name the report.
    """
    return (("report", named), *((command, (command, *named)) for command in REPORT))


def force(name: str, id: str, group: str, own: bool = False) -> Subject:
    """Return a force as a subject.

    Args:
        name: Its name.
        id: Its id.
        group: What it stands under.
        own: Whether it is the one that others are compared with.
    """
    compare = ("compare",) if own else ("compare", id)
    return Subject(name, (("history", ("history", "--force", id)), ("compare", compare)), group)


def subjects(asked: str | None = None) -> Iterator[Subject]:
    """Yield what there is: bundled reports by force, one's own by their names, then all forces.

    Args:
        asked: A file that was asked for, if one was.
    """
    own = library.own_ids()
    if asked is not None:
        yield report(asked, f"own  {asked}", _OWN)
    known = {police.id: police.name for police in forces.load().forces}
    groups: dict[str, list[tuple[str, Subject]]] = {}
    for name in library.ids():
        if name in own:
            continue
        content: Any = json.loads(library.read(library.find(name), name))
        told = (content.get(key) for key in ("published", "published_note", "round"))
        date = roughly(*told)
        label = f"{content.get('round') or date[:4]}  {content['title']}"
        police = content["force"]
        row = (date, report(name, label, police["name"]))
        groups.setdefault(police["id"], []).append(row)
    for id, rows in groups.items():
        yield force(known[id], id, known[id], own=True)
        for _, subject in sorted(rows, key=lambda row: row[0], reverse=True):
            yield subject
    for name in own:
        yield report(name, f"own  {name}", _OWN)
    for line in library.passed_over():
        yield Subject(visible(line), group=_OWN, note=f"Passed over: {visible(line)}")
    for id, name in known.items():
        yield force(name, id, "All forces", own=id in groups)


_OWN = "Your own reports"


class Shelf(Tree[Subject]):
    """Forces and reports, as a tree."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "down up right left page_down page_up top bottom follow"
    )

    def __init__(self) -> None:
        super().__init__("")
        self.show_root = False
        self.guide_depth = 2
        self.known: list[Subject] = []

    def fill(self, known: list[Subject], words: str = "") -> int:
        """List what answers to some words; return how many do.

        Args:
            known: What there is.
            words: The words; all is listed without them.
        """
        self.known = known
        chosen = [each for each in known if not words or matches(words, each.name, each.group)]
        self.clear()
        branches: dict[str, TreeNode[Subject]] = {}
        for each in chosen:
            count = sum(other.group == each.group for other in chosen)
            if each.group not in branches:
                lead = each if each.name == each.group else None
                label = each.group if lead else f"{each.group} ({count})"
                closed = each.group == "All forces" and not words
                branches[each.group] = self.root.add(Text(label), lead, expand=not closed)
                if lead:
                    continue
            branches[each.group].add_leaf(Text(each.name), each)
        return len(chosen)

    def go(self, name: str) -> None:
        """Put the cursor on the subject whose first part names a report, or on the first report.

        Args:
            name: The report.
        """
        leaves = [leaf for branch in self.root.children for leaf in branch.children]
        wanted = ((), ("--report", name))
        for leaf in leaves:
            words = leaf.data.parts[0][1] if leaf.data and leaf.data.parts else None
            if words in wanted and (words or name == library.default_id()):
                self.move_cursor(leaf)
                self.call_after_refresh(self.scroll_to_line, leaf.line, False)
                return

    def mark(self, node: TreeNode[Subject], note: str) -> None:
        """Let a subject say in the list that nothing of it can be shown.

        Args:
            node: Its place.
            note: Why.
        """
        if node.data is not None and not node.data.note:
            node.data = node.data._replace(note=note)
            node.set_label(Text(f"! {node.data.name}"))

    def action_down(self) -> None:
        """Go one down."""
        self.action_cursor_down()

    def action_up(self) -> None:
        """Go one up."""
        self.action_cursor_up()

    def action_top(self) -> None:
        """Go to the first one."""
        self.cursor_line = 0

    def action_bottom(self) -> None:
        """Go to the last one."""
        self.cursor_line = self.last_line

    def action_left(self) -> None:
        """Close a group, from within it too."""
        node = self.cursor_node
        if node is not None and node.parent is not None and not node.is_expanded:
            if node.parent is not self.root:
                self.move_cursor(node.parent)
        elif node is not None:
            node.collapse()

    def action_right(self) -> None:
        """Open a group; go into what is shown of a report."""
        node = self.cursor_node
        if node is not None and node.allow_expand and not node.is_expanded:
            node.expand()
        else:
            self.action_follow()

    def action_follow(self) -> None:
        """Go into what is under the cursor, or open it."""
        node = self.cursor_node
        if node is not None and node.data is None:
            node.toggle()
        elif node is not None:
            self.post_message(self.NodeSelected(node))
