"""Areas down, rounds across: the grades of a force in time, as a table and as a chart."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from essex_insp.dates import in_time, roughly
from essex_insp.library import areas
from essex_insp.show import document as doc
from essex_insp.show.display import look
from essex_insp.show.document import BELOW, BREAK, BREAKS, UNSURE, line, prose, quiet, strong
from essex_insp.show.words import NOT_KNOWN, added_basis, area_line, grade_span, grade_words

if TYPE_CHECKING:  # no TAB needs the model
    from essex_insp.questions.compare import CompareItem
    from essex_insp.questions.history import HistoryItem

Row: TypeAlias = "Mapping[str, HistoryItem]"
"""The judgments of an area by their rounds, in order of time."""


class Timeline(NamedTuple):
    """Areas and rounds, these in order of time."""

    rounds: Sequence[str]
    breaks: Mapping[str, str]  # the mark of the break before a round, where there is one
    rows: Sequence[Row]

    def only(self, rounds: Sequence[str]) -> "Timeline":
        """Return it with these rounds alone, and the areas that they have."""
        rows = ({name: row[name] for name in rounds if name in row} for row in self.rows)
        return self._replace(rounds=rounds, rows=list(filter(None, rows)))

    def spans(self) -> list[tuple[list[str], str]]:
        """Return the rounds that stand in one table, and the mark of their breaks, newest first.

        Those that may be compared stand together, and single ones beside each other where their
        breaks say the same.
        """
        runs: list[list[str]] = []
        for name in self.rounds:
            if name in self.breaks or not runs:
                runs.append([])
            runs[-1].append(name)
        after = self.breaks[runs[1][0]] if runs[1:] else ""  # the first has no break before it
        spans: list[tuple[list[str], str]] = []
        for names in runs:
            mark = "" if names[1:] else self.breaks.get(names[0], after)
            if not (mark and spans and spans[-1][1] == mark):
                spans.append(([], mark))
            spans[-1][0].extend(names)
        return spans[::-1]


def timeline(items: "Iterable[HistoryItem]", joined: bool) -> Timeline:
    """Return the judgments of rounds as areas and rounds; those of no round are left out.

    Joined, an area has one line through all frameworks, today's areas first.
    """
    placed = [item for item in items if item.round is not None]
    own = areas.lasting if joined else lambda *area: area
    by_area = doc.grouped((own(item.pillar, item.subject), item) for item in placed)
    rows = [{str(item.round): item for item in area} for area in by_area.values()]
    rounds = list(dict.fromkeys(str(item.round) for item in sorted(placed, key=when)))
    breaks = {
        str(item.round): BREAK if item.break_before.comparable == "no" else UNSURE
        for item in placed
        if item.break_before
    }
    shown = Timeline(rounds, breaks, rows).only(rounds)
    newest = shown.spans()[0][0] if joined and rounds else rounds
    return shown._replace(rows=sorted(shown.rows, key=lambda row: row.keys().isdisjoint(newest)))


def when(item: "HistoryItem") -> tuple[tuple[int, int], str]:
    """Return what puts judgments in order of time."""
    return in_time(item.round, roughly(item))


def named(row: Row) -> doc.Line:
    """Return the name of an area as its last round has it."""
    *_, last = row.values()
    return area_line(last)


def grade_line(item: "HistoryItem | CompareItem") -> doc.Line:
    """A grade, a mark where sources disagree, and beneath how it changed or came about."""
    change, basis, moved = item.change, added_basis(item), ""
    if change:
        link = "as" if change.direction == "same" else "since"
        moved = f"{change.direction} {link} {change.from_round}"
    said = ", ".join(filter(None, (moved, basis)))
    star = "*" if item.disagreements else ""
    return line(grade_span(item), star, *((BELOW, said) if said else ()))


def table(
    shown: Timeline, corner: str = "Area", words: "Callable[[HistoryItem], doc.Line]" = grade_line
) -> doc.Table:
    """Return areas down and rounds across, with the breaks between these."""
    axis: list[str] = []
    for name in shown.rounds:
        axis += [shown.breaks[name], name] if axis and name in shown.breaks else [name]
    absent = {**dict.fromkeys(shown.rounds, (doc.ABSENT,)), **dict.fromkeys(BREAKS, ())}
    rows = [
        (named(row), *(words(row[name]) if name in row else absent[name] for name in axis))
        for row in shown.rows
    ]
    lacking = any(len(row) < len(shown.rounds) for row in shown.rows)
    none = "no such area in that round's data" if lacking else ""
    return doc.Table((corner, *axis), rows, labelled=True, none=none)


def listed(shown: Timeline, lead: str) -> doc.Paragraph:
    """Return the areas of a single round, one after the other, after what is said of it."""
    parts: list[doc.Inline] = []
    for row in shown.rows:
        for item in row.values():
            parts += ["; " if parts else "", f"{doc.bare(named(row))} ", *grade_line(item)]
    return prose(strong(lead), *parts)


def chart(shown: Timeline) -> doc.Table:
    """Return all rounds on one axis, each area a line of marks and letters."""
    items = [item for row in shown.rows for item in row.values()]
    letters = _letters({grade for item in items if _graded(item) for grade in item.scale})
    absent = _letters({grade_words(item) for item in items if not _graded(item)} - {NOT_KNOWN})

    def mark(item: "HistoryItem") -> doc.Line:
        span, basis, grade = grade_span(item), added_basis(item), _graded(item)
        # A grade of no scale is told whole.
        letter = letters.get(grade, grade) if grade else absent.get(span.words, "").casefold()
        if item.inferred_grade:
            letter = f"{letter}?"
        elif basis:
            letter = letter and f"({letter})"
            span = span._replace(words=f"{span.words}, {basis}")
        return line(span._replace(letter=letter), "*" if item.disagreements else None)

    legend = list(filter(None, _legend(shown, letters, absent)))
    return table(shown, "", mark)._replace(legend=legend, running=True)


def _graded(item: "HistoryItem") -> str | None:
    return item.grade or item.inferred_grade


def _legend(shown: Timeline, letters: dict[str, str], absent: dict[str, str]) -> Iterator[doc.Line]:
    """What the marks and letters of a chart mean, and no others; breaks in a line of their own.

    Letters that are not just initials are told, each before its grade.
    """
    items = [item for row in shown.rows for item in row.values()]
    lettered = any(len(letter) > 1 for letter in letters.values())
    told = {
        grade: f"{letter}: {grade}" if lettered and letter != grade else grade
        for grade, letter in letters.items()
    }
    marked: dict[tuple[str, ...], set[tuple[str, str]]] = {}
    for scale in sorted({tuple(item.scale) for item in items if _graded(item)}):
        marked[scale] = {(grade, look(at, len(scale)).mark) for at, grade in enumerate(scale)}
    for scale, own in marked.items():
        if not any(own < other for other in marked.values()):
            of = len(scale)
            yield tuple(doc.GradeSpan(told[grade], at, of) for at, grade in enumerate(scale))
    unknown = any(grade_words(item) == NOT_KNOWN for item in items)
    yield line(
        doc.GradeSpan(NOT_KNOWN) if unknown else None,
        *(quiet(f"{letter.casefold()}: {words}") for words, letter in sorted(absent.items())),
        quiet("?: inferred") if any(item.inferred_grade for item in items) else None,
        quiet("*: sources disagree") if any(item.disagreements for item in items) else None,
        quiet("( ): carried over from another round, or its basis inferred or not known")
        if any(item.grade and added_basis(item) for item in items)
        else None,
    )
    breaks = {name: shown.breaks.get(name) for name in shown.rounds[1:]}
    unsure = [name for name, mark in breaks.items() if mark == UNSURE]
    yield line(
        quiet(f"{BREAK}: no comparison across it") if BREAK in breaks.values() else None,
        quiet(f"{BREAK} before {', '.join(unsure)}: {BREAKS[UNSURE]}") if unsure else None,
    )


def _letters(grades: AbstractSet[str]) -> dict[str, str]:
    """For each grade, or words for none, as few of its letters as tell it from the others."""
    letters, folded = {}, [grade.casefold() for grade in grades]
    for grade in grades:
        begun = (grade[:length] for length in range(1, len(grade)))
        own = (
            start
            for start in begun
            if sum(name.startswith(start.casefold()) for name in folded) == 1
        )
        letters[grade] = next(own, grade)
    return letters
