from collections.abc import Sequence
from functools import partial

from essex_insp.cli.command import Answer, answering, columns, opt
from essex_insp.errors import ExitCode, short
from essex_insp.show import document as doc
from essex_insp.show.document import line, prose, quiet, strong
from essex_insp.show.visible import visible
from essex_insp.show.words import counted

EXAMPLES = ("proof panel-paper.docx", "proof speech.md --round 2017")
COLUMNS = columns("outcome verdict kind paragraph page start end words says report sources")
_STYLES = {"wrong": "altered", "to look at": "elided", "not known": "strong"}
_VERDICTS = {
    "absent": "not in the record",
    "not known": "not known to us",
    "contradicts": "wrong",
    "not checked": "not read",
    "turned": "turned in its sense",
}


@answering
def proof(
    paper: str = opt.argument(
        "PAPER|-|WORDS", "Text, Markdown, HTML, DOCX, PDF; or a sentence.", default=...
    ),
    report: str | None = opt.ONE_REPORT,
    round: str | None = opt.ONE_ROUND,
) -> Answer:
    """Is your own paper true to the record? Its quotations, speakers, grades, labels, changes."""
    from essex_insp.library import papers  # no TAB and no --help needs them
    from essex_insp.questions.listing import record
    from essex_insp.questions.proof import prove

    typed = papers.is_words(paper)
    text = papers.paper_of(paper) if typed else papers.load(paper)
    reports, talk = record(report, round)
    items = prove(text, reports, bool(report or round))
    faulty = any(item.outcome == "wrong" or item.verdict == "not comparable" for item in items)
    named = f"“{short(paper)}”" if typed else "standard input" if paper == "-" else paper
    against = f"{visible(named, ascii_only=True)} against {counted(len(reports), 'report')}"
    nothing = f"{against}: no quotation, grade, label or comparison was read in it."
    words = [" ".join(item.words.split()) for item in items]  # however its lines are broken
    view = partial(document, against=against, words=[visible(said, "", True) for said in words])
    code = ExitCode.FOUND if faulty else ExitCode.DONE
    return Answer(items, view, COLUMNS, nothing, code=code, talk=tuple(talk))


def document(answer: Answer, against: str, words: Sequence[str]) -> doc.Blocks:
    """Yield how many statements come to what, then those of each outcome, the worst first.

    What a writer has to look into stands each by itself, with what differs; of the rest, together
    what comes to the same. The `words` are those of each statement.
    """
    from essex_insp.cli.commands.verify import difference
    from essex_insp.questions.proof import OUTCOMES

    pairs = zip(answer.items, words, strict=True)
    came_to = doc.grouped((item.outcome, (item, said)) for item, said in pairs)
    groups = {name: came_to[name] for name in OUTCOMES if name in came_to}
    total = ", ".join(f"{len(group)} {name}" for name, group in groups.items())
    yield prose(strong(f"{against}: {total}"))
    for outcome, group in groups.items():
        alike: dict[str, dict[str, list[str]]] = {}
        for item, bare in group:
            said = f"“{bare}”" if item.kind == "quotation" else bare
            place = f"{item.paragraph} (page {item.page})" if item.page else str(item.paragraph)
            verdict = _VERDICTS.get(item.verdict, item.verdict)
            if outcome in _STYLES:
                named = doc.Span(verdict, _STYLES[outcome])
                yield prose(f"Paragraph {place}, {item.kind} ", named, f": {said}")
                differs = difference(item.check, whole=False) if item.check else ()
                yield doc.Fields((("Record", line(item.says)), *differs), close=True)
            else:
                places = alike.setdefault(f"{verdict}: {item.says}\n", {})
                places.setdefault(place, []).append(said)
        if alike:
            yield doc.heading(outcome.capitalize())
            yield doc.Bullets([line(says, quiet(_where(places))) for says, places in alike.items()])
    yield prose(quiet("Figures and all else in the paper were not checked."))


def _where(places: dict[str, list[str]]) -> str:
    """Where what is said, as `Paragraph 2: good; 3: says, good`."""
    return "Paragraph " + "; ".join(f"{place}: {', '.join(said)}" for place, said in places.items())
