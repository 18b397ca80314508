from collections.abc import Iterator

from essex_insp.cli.command import Answer, Inspection, columns, opt, reading
from essex_insp.errors import BadUsage
from essex_insp.questions.record import QuoteItem
from essex_insp.show import document as doc
from essex_insp.show.document import cited, prose, quiet, runs, strong
from essex_insp.show.words import person_words, speech

EXAMPLES = ("quotes --speaker billingham", "quotes --about offenders --format csv")
COLUMNS = columns(
    "speaker=speaker.name role=speaker.role organisation=speaker.organisation quote=text about "
    "tone marked attribution=attribution.kind statement paragraph sources id"
)


@reading
def quotes(
    inspection: Inspection,
    speaker: str | None = opt.SPEAKER,
    about: str | None = opt.ABOUT,
    tone: str | None = opt.TONE,
    contains: str | None = opt.option("--contains -c TEXT", "By a run of the words said."),
    card: str | None = opt.option("--card FILE.svg", "Draw the one that matches as a card."),
) -> Answer:
    """Who said what, word for word, and what about."""
    items = inspection.quotes(speaker=speaker, about=about, tone=tone, contains=contains)
    if card is not None and len(items) != 1:
        many = f"{len(items)} match; narrow them to one with --contains and some of its words"
        none = "no quote is in the data of this report; all quotes: "
        said = many if items else f"{none}`essex-insp search --kind quote`"
        raise BadUsage(f"a card shows one quotation, and {said}")
    nothing = "No quote is in the data of this report. All quotes: essex-insp search --kind quote"
    return Answer(items, document, COLUMNS, nothing, card=card)


def document(answer: Answer) -> doc.Blocks:
    """Yield each statement in its paragraphs, numbered, so that one left out is seen."""
    for items in doc.grouped((item.statement, item) for item in answer.items).values():
        person = items[0].speaker
        name = person.name if person else "Unattributed"
        role = person_words(person, name).removeprefix(name)
        yield prose(strong(name), role, cited(cite for item in items for cite in item.sources))
        yield speech(items, numbered=True)
        yield doc.Fields(list(_index(items)))


def _index(items: list[QuoteItem]) -> Iterator[tuple[str, doc.Line]]:
    """What a statement is about and how it speaks, by the numbers of its paragraphs."""
    about = ((subject, item.paragraph) for item in items for subject in item.about)
    tones = ((item.tone or "not settled", item.paragraph) for item in items)
    for label, places in (("About", about), ("Tone", tones)):
        said = "; ".join(f"{name} {runs(where)}" for name, where in doc.grouped(places).items())
        yield label, (quiet(said or "not settled"),)
