from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from essex_insp.cli.command import Answer, Inspection, columns, opt, reading
from essex_insp.errors import BadUsage, ExitCode
from essex_insp.evidence.verdict import VERDICTS
from essex_insp.library.papers import is_words
from essex_insp.library.papers import load as read_paper
from essex_insp.matching import select
from essex_insp.questions.record import ATTRIBUTIONS, SourceItem
from essex_insp.show import document as doc
from essex_insp.show.document import bare, line, prose, row, runs, strong
from essex_insp.show.words import counted

if TYPE_CHECKING:  # no TAB needs what compares words
    from essex_insp.questions.verification import VerifyItem

EXAMPLES = ("verify --source story.txt", 'verify "complying with national guidelines"')
COLUMNS = {
    **columns("verdict what=kind id words"),
    "place": lambda item: _place(item) if item.places else None,
    "difference": lambda item: _difference(item) or None,
    "attribution": lambda item: _attribution(item) or None,
    **columns("path sha-256=sha256 sources"),
}
_NEEDED = columns("source=id publisher title url sha256")


def _verdicts(incomplete: str) -> list[str]:
    """What TAB offers for verdicts: the last of a list with commas."""
    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in VERDICTS if name.startswith(last)]


@reading
def verify(
    inspection: Inspection,
    card: str | None = opt.argument(
        "CARD|WORDS", "A picture that quotes --card made, or the words themselves."
    ),
    source: str | None = opt.option("--source FILE|-", "A copy of the source's text."),
    source_id: str | None = opt.option("--source-id ID", "Which source it is.", "sources.id"),
    quote: list[str] | None = opt.option("--quote -q WORDS", "Check these words instead."),
    accept: bool = opt.flag("--accept", "What turns the sense was looked at, and is meant."),
    only: str | None = opt.option(
        "--only VERDICTS", "Show these only, as altered,absent.", _verdicts
    ),
) -> Answer:
    """Is it word for word? Check citations against a copy of their source."""
    from essex_insp.questions.verification import checked, quoted

    named = filter(None, map(str.strip, (only or "").split(",")))
    wanted = {
        verdict
        for name in named
        for verdict in select("verdict", name, VERDICTS, lambda each: [each])
    }
    talk = []
    if card is not None:
        if quote:
            raise BadUsage("a card brings its own words; leave --quote out")
        from essex_insp.show.pictures import card_words  # it needs Rich

        typed = is_words(card, fewest=1)
        quote = [card] if typed else card_words(card)
        if not typed:
            talk.append("note: only the words of the card were checked, not the name on it")
    if source is None and not quote:
        missing = "verify needs a copy of the source; give it with --source FILE, or give words"
        counts = quoted(inspection.report)
        known = {source.id: source for source in inspection.sources()}
        items = [known[name] for name, _ in counts.most_common()]
        nothing = "This report has no source whose words it cites: there is nothing to check."
        view = partial(explanation, counts=counts)
        return Answer(items, view, _NEEDED, nothing, code=ExitCode.USAGE, talk=(missing,))
    if source is None:
        talk.append(
            f"note: held only against what {inspection.report.id} quotes; another: --report ID"
        )
    given = None if source is None else read_paper(source)
    if given and given.assumed:
        talk.append(f"note: {source} was read {given.assumed}")
    checks, taken_for = checked(inspection.report, given, source_id, quote or (), accept)
    if taken_for:
        talk.append(f"note: checked as {taken_for}")
    shown = [item for item in checks if not wanted or item.verdict in wanted]
    nothing = f"No such verdict: {_counts(checks)}." if checks else "It cites nothing of it."
    view = partial(document, quoted=source is None)
    read = [item for item in checks if item.verdict != "unverifiable"]
    code = ExitCode.FOUND if not read or any(item.failed for item in read) else ExitCode.DONE
    return Answer(shown, view, COLUMNS, nothing, bool(quote), code=code, talk=tuple(talk))


def document(answer: Answer, quoted: bool) -> doc.Blocks:
    """Yield the count of the verdicts, then what a person has to look at, then the others.

    What is `quoted` was held against the report's own quotes, which have their speakers.
    """
    items: list[VerifyItem] = answer.items
    marks = any(item.verdict == "typographic" for item in items)
    said = " Typographic: only marks, dashes or spaces differ." if marks else None
    failing = sum(item.failed for item in items)
    fail = f": {failing} {'fails' if failing == 1 else 'fail'}"
    turned = fail if any(item.turns for item in items) else ""
    yield prose(strong(f"{_counts(items)}{turned}."), said)
    rest = []
    for item in items:
        if item.verdict == "unverifiable" or not any(difference(item)):
            rest.append(item)  # of which no more is told than its place
            continue
        yield prose(_verdict(item), f" {_name(item)}, {_place(item)}")
        yield doc.Fields(list(difference(item, item.kind != "given")), close=True)
    # What stands in the text and where, then what does not, or was not looked for, and why.
    there = [row(_verdict(item), _name(item), *_places(item)) for item in rest if item.places]
    if there:
        yield doc.Table(("Verdict", "What", "Paragraph", "Characters"), there)
    why = ((item, " ".join(item.notes) or _place(item)) for item in rest if not item.places)
    others = [row(_verdict(item), _name(item), reason) for item, reason in why]
    if others:
        yield doc.Table(("Verdict", "What", "Why"), others)
    quotes = [row(_name(item), _attribution(item)) for item in items if item.attribution]
    if quotes:
        yield doc.Table(("Quote", "Who said it"), quotes)
    if quoted:
        for item in items:
            if item.verdict in ("exact", "typographic"):
                who = answer.hint("quotes", "--contains", item.words or "")
                yield doc.hint(f"Who said it, and where: {who}")
        yield doc.hint("Against a copy of its source: add --source FILE")
        yield doc.hint("A whole paper: essex-insp proof FILE", close=True)


def _verdict(item: "VerifyItem") -> doc.Span:
    """The verdict, in the colour of what it comes to."""
    if item.turns:
        return doc.Span(f"{item.verdict}, but fails", "altered")
    return doc.Span(item.verdict, item.verdict)


def _places(item: "VerifyItem") -> tuple[str, str]:
    paragraphs = [
        runs(range(place["paragraph"], place["last_paragraph"] + 1)) for place in item.places
    ]
    characters = [f"{place['start']} to {place['end']}" for place in item.places]
    return "; ".join(dict.fromkeys(paragraphs)), "; ".join(characters)


def _name(item: "VerifyItem") -> str:
    if item.kind == "given":
        marked = (item.words or "").startswith(("“", '"'))
        return str(item.words) if marked else f"“{item.words}”"
    return f"{item.kind} {item.id}" if item.id else item.kind


def explanation(answer: Answer, counts: Mapping[str, int]) -> doc.Blocks:
    """Yield what to type, and how often it cites sources that have a copy."""
    items: list[SourceItem] = answer.items
    leads = [
        (answer.hint("verify", "--source", "FILE"), "every word that it cites"),
        ('essex-insp verify --source FILE --quote "WORDS"', "words that you want to print"),
        ('essex-insp verify "WORDS"', "the same, against what it quotes"),
    ]
    yield doc.Commands(leads)
    yield doc.Heading(line("Sources whose words it cites"))
    for item in items:
        said = f"{counted(counts[item.id], 'citation')}: {doc.document_words(item)}"
        yield prose(strong(item.id), f", {said}")
        if item.url:
            yield prose(item.url, indent=2, close=True)


def _counts(items: "Iterable[VerifyItem]") -> str:
    """How many have each verdict: `41 exact, 1 altered`."""
    counts = Counter(item.verdict for item in items)
    return ", ".join(f"{counts[verdict]} {verdict}" for verdict in VERDICTS if counts[verdict])


def _place(item: "VerifyItem") -> str:
    """Where words stand: `paragraph 6, characters 43 to 50`; where they do not, that."""
    if not item.places:
        return "nowhere" if item.verdict == "absent" else "not looked for"
    said = []
    for place in item.places:
        first, last = place["paragraph"], place["last_paragraph"]
        paragraphs = f"paragraph {first}" if first == last else f"paragraphs {first} to {last}"
        page = f"page {place['page']}, " if place["page"] else ""
        said.append(f"{page}{paragraphs}, characters {place['start']} to {place['end']}")
    return "; ".join(said)


def _attribution(item: "VerifyItem") -> str:
    """How a quote is tied to its speaker, and the words that carry it."""
    tie = item.attribution
    if tie is None:
        return ""
    words = ATTRIBUTIONS[tie["kind"]]
    if tie["words"]:
        stands = {True: "", False: ", which are NOT there", None: ", not checked"}[tie["holds"]]
        words = f"{words}, by the words: {tie['words']}{stands}"
    return " ".join([words + "." * bool(tie["notes"]), *tie["notes"]])


def _difference(item: "VerifyItem") -> str:
    """What differs between words and their source, in one text."""
    again = [("Note", line(note)) for note in item.notes[-1:] if item.turns]
    return " / ".join(f"{label}: {bare(said)}" for label, said in [*difference(item), *again])


def difference(item: Any, whole: bool = True) -> Iterator[tuple[str, doc.Line]]:
    """Yield what differs between words, as `verify` and `proof` hold them, and their source.

    In a difference `[-so-]` stands in the source alone and `{+so+}` in the quotation alone. Where
    it is not `whole`, the words themselves are shown already.
    """
    if whole and item.verdict != "exact" and item.words:
        yield "Quoted", line(item.words)
    if item.verdict in ("typographic", "joined", "elided", "bracketed"):
        for place in item.places:
            yield "Source", line(place["words"])
    for insertion in item.insertions:
        replaced = insertion["replaced"]
        instead = f" for “{replaced['words']}”" if replaced else ", nothing is there"
        yield "In brackets", line(f"{insertion['added']}{instead}")
    if item.differences:
        yield "Differs", tuple(_changes(item.differences))
        words = (f'"{word}"' for change in item.differences for word in change["negations"])
        denied = dict.fromkeys(words)
        if denied:
            are = "is" if len(denied) == 1 else "are"
            yield "Take care", line(f"{', '.join(denied)} {are} in what differs.")
        named = dict.fromkeys(change["what"] for change in item.differences if change["what"])
        if named:
            yield "Of the copy", line(f"{', '.join(named)}, not the words.")
    for omission in item.omissions:
        yield "Left out", line(omission["words"])
        if omission["leaves_speech"]:
            yield "Take care", line("speech is closed or opened in what was left out.")
    for turn in item.turns:
        where = turn["where"]
        how = f"right {where} it" if where in ("before", "after") else f"was {where}, which"
        yield "Fails", line(strong(f"“{turn['words']}” {how} turns the sense."))
    for note in item.notes[:-1] if item.turns else item.notes:  # the last tells the turns again
        yield "Note", line(note)


def _changes(changes: Iterable[dict[str, Any]]) -> Iterator[doc.Inline]:
    """A word diff, its steps parted by spaces where the words are."""
    for number, change in enumerate(changes):
        if number and not change["glued"]:
            yield " "
        if change["kind"] == "same":
            yield change["source"]
            continue
        source = f"[-{change['source']}-]" if change["source"] else ""
        quoted = f"{{+{change['quoted']}+}}" if change["quoted"] else ""
        yield strong(source + quoted)
