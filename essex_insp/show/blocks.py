"""Blocks that documents of several answers have in common."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from essex_insp.library import areas
from essex_insp.questions.record import Graded, GradeItem, QuoteItem, caution_words
from essex_insp.show import document as doc
from essex_insp.show.document import cited, heading, line, prose, quiet, strong
from essex_insp.show.words import Placed, counted, together


def disputed(items: Iterable[Any], several: bool = False, sign: str = " (*)") -> doc.Blocks:
    """Yield what each side of each disagreement says, and what is shown here, each point once.

    Of items of `several` forces the name of the force is told with it. The `sign` stands at grades.
    """
    disputes = {
        (item.name if several else "", dispute.about): dispute
        for item in items
        for dispute in item.disagreements
    }
    for (force, about), dispute in disputes.items():
        whose = f"{force}: " if force else ""
        parts: list[doc.Inline] = [strong(f"Sources disagree{sign}. "), f"{whose}{about}:"]
        for number, side in enumerate(dispute.sayings, 1):
            parts += [f" ({number}) {side.text}", cited(side.sources)]
        yield prose(*parts, f" We show: {dispute.used}" if dispute.used else None)


def noted(
    items: Iterable[Graded],
    called: Callable[[Any], Placed],
    also: Callable[[Any], str] = lambda _: "",
) -> doc.Blocks:
    """Yield the notes on judgments, each text once, after what all that it is on is `called`."""
    from essex_insp.questions.documents import once  # which needs the model: not for TAB

    about: dict[str, list[Graded]] = {}
    for item in items:
        for text in filter(None, (item.note, item.why, also(item))):
            about.setdefault(text, []).append(item)
    bullets = []
    for text, noted in about.items():
        cites = once(cite for item in noted for cite in item.sources)
        bullets.append(line(f"{together(map(called, noted))}: {text}", cited(cites)))
    if bullets:
        yield heading("Notes")
        yield doc.Bullets(bullets)


def unnoted(items: Iterable[Any]) -> Iterator[str]:
    """Yield how many notes and disagreements judgments have, where they are not shown."""
    items = list(items)
    if notes := sum(bool(item.note or item.why) for item in items):
        yield counted(notes, "note")
    if disputes := {(item.force, each.about) for item in items for each in item.disagreements}:
        yield f"{counted(len(disputes), 'disagreement')} (*)"


def renamed(grades: Iterable[GradeItem], round: str | None) -> doc.Blocks:
    """Yield what the commands that go over rounds call areas by, where that is another name."""
    names = areas.names() if areas.KINDS.get(round or "") == ("areas",) else {}
    said = [
        f"“{grade.area}” is “{names[grade.id]}”"
        for grade in grades
        if grade.pillar is None and names.get(grade.id, grade.area) != grade.area
    ]
    if said:
        yield prose(quiet(f"In history and compare {', '.join(said)}."))


def speech(quotes: Iterable[QuoteItem], numbered: bool = False) -> doc.Speech:
    """Return quotations as they are printed, with their numbers if wanted, and what to know."""
    said = []
    for quote in quotes:
        number = quote.paragraph if numbered else None
        said.append(doc.Words(quote.text, number, quote.marked, caution_words(quote), item=quote))
    return doc.Speech(said)


def meaning(term: str | None) -> doc.Blocks:
    """Yield what to type for the meaning of a term, as `explain` knows it, if there is one."""
    if term:
        yield doc.hint(f'What "{term}" means: essex-insp explain {term}')
