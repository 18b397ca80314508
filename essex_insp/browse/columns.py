"""The two sides, each lines with a cursor: the list of what there is, and an answer."""

import contextlib
from collections.abc import Iterator, Mapping
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import ClassVar, NamedTuple

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from essex_insp.browse.keys import MOVES
from essex_insp.browse.part import CommandLine, Part, Typed, View, drawn, marked
from essex_insp.dates import roughly, years
from essex_insp.errors import EssexInspError
from essex_insp.library import forces
from essex_insp.library import reports as library
from essex_insp.matching import matches
from essex_insp.show.display import STYLES, Display
from essex_insp.show.document import Cited, grouped
from essex_insp.show.visible import visible

_OWN = "Your own reports"


class Column(ScrollView, can_focus=True):
    """Lines that are scrolled; keys act on the part of them that the cursor is on."""

    BINDINGS: ClassVar[list[BindingType]] = [*MOVES.items()]
    OUT = 1  # to which side it is left for the other column, 1 for the right
    part: reactive[Part] = reactive(Part())  # what the cursor is on

    def __init__(self, display: Display) -> None:
        super().__init__()
        self._display, self._mark = display, ">" if display.ascii_only else "►"
        self._lines, self.parts = list[Text](), list[Part]()
        self._wanted = dict[int, float]()  # the line to have on top, by the one that came there

    def put(self, lines: list[Text], parts: list[Part]) -> None:
        """Take lines, and the parts of them in reading order."""
        self._lines, self.parts = lines, parts
        self.virtual_size = Size(self._room, len(lines))
        self.refresh()

    @property
    def _room(self) -> int:
        return self.scrollable_content_region.width

    def scroll(self, top: float) -> None:
        """Have a line as the first in sight, as far as there are lines below it."""
        self.scroll_to(y=top, animate=False, immediate=True, force=True)
        self._wanted = {self.scroll_offset.y: top}

    def go(self, part: Part) -> None:
        """Put the cursor on a part and that in sight, or on the first in sight instead of none."""
        self.part = part
        if not part.runs:
            self._settle()
            return
        if height := self.size.height:  # none while the other column has all the room
            region = Region(0, part.row, 1, min(len(part.runs), height))
            self.scroll_to_region(region, animate=False, immediate=True, force=True)

    def _in_sight(self, part: Part) -> bool:
        return 0 <= part.row - self.scroll_offset.y < self.size.height

    def _settle(self, at: int = 0) -> None:
        """Put the cursor on the first part in sight, or on the last."""
        seen = [part for part in self.parts if self._in_sight(part)]
        self.part = seen[at] if seen else Part(self.part.view)

    def render_line(self, y: int) -> Strip:
        row = y + self.scroll_offset.y
        text = Text(" ").append_text(self._lines[row]) if row < len(self._lines) else Text()
        text.truncate(self.size.width - 1, overflow="ellipsis")
        if row in self.part.runs:
            start, end = self.part.runs[row]
            here = self.rich_style + Style(reverse=True)  # whatever colour it has otherwise
            text.stylize(here if self.has_focus else "underline", start + 1, end + 1)
            if self.has_focus and row == self.part.row:
                at = start if text.plain[start : start + 1] == " " else 0
                text = Text.assemble(text[:at], (self._mark, "bold"), text[at + 1 :])
        strip = Strip([piece for piece in text.render(self.app.console) if piece.text != "\n"])
        return strip.crop_extend(0, self.size.width, None).apply_style(self.rich_style)

    def action_vertical(self, step: int) -> None:
        top, at = self.scroll_offset.y, self.part
        edge = top - 1 if step > 0 else top + self.size.height
        row, column = (at.row, at.column) if self._in_sight(at) else (edge, 0)
        ahead = [part for part in self.parts if (part.row - row) * step > 0]
        ahead.sort(key=lambda part: (abs(part.row - row), abs(part.column - column)))
        if ahead and -1 <= ahead[0].row - top <= self.size.height:
            self.go(ahead[0])
            return
        self.scroll(top + step)
        if not self._in_sight(at):
            self._settle()

    async def action_sideways(self, step: int) -> None:
        line = [part for part in self.parts if part.row == self.part.row]
        ahead = [part for part in line[::step] if (part.column - self.part.column) * step > 0]
        if ahead:
            self.go(ahead[0])
        elif step == self.OUT:
            await self.run_action("app.switch")

    def action_page(self, step: int) -> None:
        self.scroll(self.scroll_offset.y + step * max(1, self.size.height - 2))
        self._settle()

    def action_edge(self, end: int) -> None:
        self.scroll(end * self.max_scroll_y)
        self._settle(-end)

    async def on_click(self, event: events.Click) -> None:
        for part in self.parts:
            if part.number == event.style.meta.get("stop"):
                self.go(part)
                await self.run_action("app.press('enter')")


class Listed(NamedTuple):
    """What a line of the list names, the group that it is of, and what there is of it."""

    name: str
    group: str
    pages: Mapping[str, Typed] = {}


class Shelf(Column):
    """Forces and reports, one a line, under what they belong to; it begins on a report."""

    def __init__(self, cli: CommandLine, report: str, display: Display) -> None:
        super().__init__(display)
        self._cli, self._report = cli, report
        self.words, self.known = "", list[Listed]()  # what is listed answers to; all there is

    def fill(self, words: str = "", begin: Mapping[str, Typed] | None = None) -> None:
        """List what answers to some words, or all; the cursor stays on its line, or goes to one."""
        self.known = list(self._subjects())
        chosen = [each for each in self.known if words and matches(words, each.name, each.group)]
        said = f"{words}: {len(chosen)} of {len(self.known)}; Esc lists all"
        self.words, lines, parts = words, [Text(said)] * bool(words), list[Part]()
        for group, listed in grouped((each.group, each) for each in chosen or self.known).items():
            lines.append(Text(f"{group} ({len(listed)})", "bold"))
            for row, subject in enumerate(listed, len(lines)):
                lines.append(Text(f"  {subject.name}", Style(meta={"stop": row})))
                runs = {row: (0, len(lines[row]))}
                parts.append(Part(record=subject, number=row, row=row, runs=runs))
        stay = getattr(self.part.record, "pages", self._cli.pages("--report", self._report))
        begin = begin or stay
        self.put(lines, parts)
        self.go(next((part for part in parts if part.record.pages == begin), parts[0]))

    def mark(self, pages: Mapping[str, Typed]) -> None:
        """Put the cursor on what some pages are of; a list that was narrowed to others is whole."""
        listed = [part for part in self.parts if part.record.pages == pages != {}]
        if not listed and any(subject.pages == pages != {} for subject in self.known):
            self.fill(begin=pages)
        else:
            self.go([*listed, self.part][0])

    def on_resize(self) -> None:
        self.go(self.part)

    def _subjects(self) -> Iterator[Listed]:
        """What there is: bundled reports, the one to begin with if a file, own ones, forces."""
        homes, dated = set[str](), list[tuple[tuple[int, ...], str, Listed]]()
        file = [self._report] if Path(self._report).stem != self._report else []
        for name in (*library.bundled_paths(), *file, *library.own_paths()):
            group, said, when, date = _OWN, name, "", ""
            with contextlib.suppress(EssexInspError):  # it is shown what is wrong with it
                content = library.outline(path := library.find(name))
                date = roughly(content)
                when, said = content.get("round") or date[:4], f"{content['title']}  {name}"
                if library.is_bundled(path):
                    group, said = content["force"]["name"], content["title"]
                    homes.add(content["force"]["id"])
            pages, line = self._cli.pages("--report", name), visible(f"{when}  {said}".strip())
            dated.append(((years(when) or ())[::-1], date, Listed(line, group, pages)))
        dated.sort(key=itemgetter(0, 1), reverse=True)
        yield from sorted((report for *_, report in dated), key=attrgetter("group"))
        yield from (Listed(visible(line), _OWN) for line in library.own_files()[1])
        for force in forces.load().forces:
            others = ("compare",) if force.id in homes else ("compare", force.id)
            pages = {"over time": ("history", "--force", force.id), "other forces": others}
            yield Listed(force.name, "All forces", pages)


class Reader(Column):
    """The right side: an answer; it is left to the left."""

    OUT = -1

    def __init__(self, display: Display) -> None:
        super().__init__(display)
        self.view = View()

    def show(self, view: View) -> None:
        """Show a view where it was left, or where its hit is, on the part that holds it."""
        self.view.top = self._wanted.get(self.scroll_offset.y, self.scroll_offset.y)
        self.view.at = -1 if self.part in self.parts[:1] else self.part.number  # none: the first
        again = view.typed[:1] == self.view.typed[:1] and {*self.view.typed} < {*view.typed}
        self.view, hit = view, view.hit
        width = max(20, self._room - 2)  # a mark before, a gap behind
        lines, parts = drawn(view, self._display._replace(width=width))
        if again and lines[:1] == self._lines[:1]:  # at the first lead that a shorter page had not
            new = {line.plain for line in lines}.difference(line.plain for line in self._lines)
            leads = (line.plain in new and "bold" in str(line.spans) for line in lines)
            view.top = next((row for row, lead in enumerate(leads) if lead), 0)
        self.put(marked(lines, hit.words) if hit else lines, parts)
        self.part = next((part for part in parts if part.number == view.at), Part(view))
        if not hit or self.part.runs:
            self.scroll(view.top)
            if not self._in_sight(self.part):
                self.go(self.part)
            return
        own = [part for part in parts if part.holds(hit)]
        own.sort(key=lambda part: isinstance(part.stop, Cited))  # that may be of several
        counts = [[span.style for span in line.spans].count(STYLES["hit"]) for line in self._lines]
        self.part = [*own, self.part][0]
        self.scroll((own[0].row if own else counts.index(max(counts))) - self.size.height // 3)

    def find(self, words: str) -> bool:
        """Have the first line in sight that answers to some words; whether there is one."""
        rows = [row for row, line in enumerate(self._lines) if matches(words, line.plain)]
        for row in rows[:1]:
            self.scroll(row - self.size.height // 3)
            self.go(next((part for part in self.parts if row in part.runs), Part(self.view)))
        return bool(rows)

    def on_resize(self) -> None:
        if self._room == self.virtual_size.width:  # only the bottom lines are more or fewer
            self.scroll(self._wanted.get(self.scroll_offset.y, self.scroll_offset.y))
        else:
            self.show(self.view)
