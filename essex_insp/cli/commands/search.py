from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from essex_insp.cli.app import Command
from essex_insp.cli.command import Answer, columns, listing, opt
from essex_insp.errors import UnknownName, to_type
from essex_insp.library.areas import GRADES
from essex_insp.library.reports import default_id
from essex_insp.matching import fold, written
from essex_insp.questions.index import KINDS
from essex_insp.questions.record import caution_words
from essex_insp.show import document as doc
from essex_insp.show.document import cited, heading, line, marked, prose, quiet, strong
from essex_insp.show.words import counted, plural

if TYPE_CHECKING:  # no TAB needs the model
    from essex_insp.questions.search import SearchItem

EXAMPLES = ("search offenders visits -custody", "search '\"area for improvement\"' --kind event")
_SCREEN = 4
"""So many hits are all shown."""
_FEW = 2
"""So many groups of each kind, and so many hits of each group, are shown at first."""
COLUMNS = {
    **columns("kind title detail text words whole speaker report force round"),
    "command": lambda item: to_type(*item.command),
    **columns("sources id marked attribution=attribution.kind"),
}


class Parser(Command):
    """The command line of `search`: a word after a hyphen is one to leave out, not options."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take apart what was typed; `-x` alone and `--name` are options, and so are values."""
        without = [word for word in args if len(word) > 2 and word[0] == "-" and word[1] != "-"]
        rest = [word for word in args if word not in without]
        apart = ["--"] if without and "--" not in rest else []
        return super().parse_args(ctx, [*rest, *apart, *without])


@listing
def search(
    words: list[str] | None = opt.argument(
        "WORDS", "All of them must be there; '\"a phrase\"'; -without a word."
    ),
    report: str | None = opt.ONE_REPORT,
    round: str | None = opt.ONE_ROUND,
    force: str | None = opt.option("--force NAME", "In reports of a force.", "force with reports"),
    kind: str | None = opt.option("--kind KIND", f"{', '.join(KINDS)}.", KINDS),
    speaker: str | None = opt.option(
        "--speaker -s NAME", "By name, role or organisation.", "speaker of any"
    ),
    limit: int | None = opt.option("--limit N", "So many hits, 0 for all; the best if not given."),
) -> Answer:
    """Where words are mentioned, in all reports, your own among them."""
    from essex_insp.questions.search import LIMIT, Unmentioned
    from essex_insp.questions.search import search as ask

    most = LIMIT if limit is None else limit
    words = words or []
    among = (report, round, force, kind, speaker, most)
    talk = []
    try:
        try:
            mentions = ask(" ".join(map(_typed, words)), *among)
        except UnknownName:
            if all(_typed(word) == word for word in words):
                raise
            mentions = ask(" ".join(words), *among)
            talk = ["note: nowhere together as typed; these have each of the words"]
    except Unmentioned as error:
        raise UnknownName(f"{error.message}{_meaning(words, error.message)}") from None
    if (total := sum(mentions.counts.values())) > len(mentions.items):
        talk += [f"note: the best {most} of {total} hits; all of them: --limit 0"]
    few, said = limit is None and kind is None, " ".join(words).strip('"')
    view = partial(document, counts=mentions.counts, few=few, said=said)
    talk = [*mentions.passed_over, *talk]
    return Answer(mentions.items, view, COLUMNS, "", talk=tuple(talk), drafts=mentions.drafts)


def document(answer: Answer, counts: Mapping[str, int], few: bool, said: str) -> doc.Blocks:
    """Yield how many hits there are, then each in its context and what to type for the whole.

    `counts` has all of each kind; `few` says that the best of each kind are enough; `said` is all
    that was looked for.
    """
    from essex_insp.library import forces, glossary
    from essex_insp.questions.search import together

    total = more = sum(counts.values())
    kinds = ", ".join(counted(number, kind) for kind, number in counts.items())
    best = f"; the best {len(answer.items)} here" if not few and total > len(answer.items) else ""
    yield prose(strong(counted(total, "hit")), f": {kinds}{best}")
    groups = [list(group) for _, group in groupby(answer.items, together)]
    few = few and total > _SCREEN
    for items in _best(groups) if few else groups:
        more -= len(items)
        yield from _hits(items, _FEW if few else len(items))
    leads = []
    if few and more:
        of_kind = answer.again("--kind", max(counts, key=counts.__getitem__))
        rest = f"{counted(more, 'more hit')}: {answer.again('--limit', '0')}"
        leads += [rest, f"Of one kind: {of_kind}"]
    if (grade := "-".join(said.casefold().split())) in GRADES:
        leads += [f"Who has that grade: essex-insp compare --grade {grade} --round latest"]
    elif glossary.load().named(said):
        leads += [f"What it means: {to_type('explain', *said.split())}"]
    for force in forces.load().forces:
        if said.casefold() in (force.id.replace("-", " "), force.name.casefold()):
            leads += [f"Its grades over time: essex-insp history --force {force.id}"]
    for number, lead in enumerate(leads):
        yield doc.hint(lead, close=number > 0)


def _best(groups: "list[list[SearchItem]]") -> "Iterator[list[SearchItem]]":
    """A few groups of each kind: the best, and that of the report that is read by default."""
    at_hand = {group[0].kind: group for group in groups[::-1] if group[0].report == default_id()}
    seen = Counter(at_hand.keys())
    for group in groups:
        kind = group[0].kind
        if at_hand.get(kind) is not group:
            seen[kind] += 1
        if at_hand.get(kind) is group or seen[kind] <= _FEW:
            yield group


def _hits(items: "list[SearchItem]", most: int) -> doc.Blocks:
    first, many = items[0], len(items) > 1
    reports = list(dict.fromkeys(item.report for item in items))
    kind = plural(len(items) if len(reports) == 1 else 1, first.kind).capitalize()
    title = marked(first.title, first.words)
    yield heading(f"{kind}: " if first.title else kind, *title)
    several = f"{counted(len(reports), 'report')}, one of them {reports[0]}"
    where = several if reports[1:] else reports[0]
    listed = many and not reports[1:] and first.kind != "quote"
    detail = "" if listed else first.detail or ""
    cites = [cite for item in items[:most] for cite in item.sources]
    none = listed or (first.kind == "report" and not cites)  # few cite a page of their own
    lead = quiet(f"{', ' if detail else ''}{where}")
    yield prose(*marked(detail, first.words), lead, None if none else cited(cites), close=True)
    if first.kind == "quote":
        yield doc.Speech([_said(item) for item in items[:most]])
    elif listed:
        yield doc.Bullets([_line(item) for item in items[:most]])
    else:
        for text in first.text:
            yield prose(*marked(text, first.words), indent=2, close=True)
    told = listed or first.kind == "quote"
    more = f"{len(items) - most} more: " if told and len(items) > most else ""
    whole = doc.Span(f"{more}{to_type(*first.command)}", "hint", first)
    yield doc.Paragraph(line(whole), close=True, hint=True)


def _said(item: "SearchItem") -> doc.Words:
    said, *about = item.text
    beside = [caution_words(item), f"on {', '.join(about)}" if about else ""]
    caution = "; ".join(filter(None, beside))
    return doc.Words(said, None, bool(item.marked), caution, tuple(item.words), item)


def _line(item: "SearchItem") -> doc.Line:
    lead = strong(f"{item.detail}: ") if item.detail else None
    texts = [part for text in item.text for part in (" ", *marked(text, item.words))]
    return line(lead, *texts[1:], cited(item.sources))


def _meaning(words: list[str], missing: str) -> str:
    """How to see what a word of the field means, first one that no report mentions."""
    from essex_insp.library import glossary

    names = glossary.load().by_name
    said = " ".join(words)
    for part in (said, *(part for part in said.split() if repr(part) in missing)):
        whole = fold(written(part))
        if any(f"{name} ".startswith(f"{whole} ") for name in names):
            return f"; `{to_type('explain', *part.split())}` says what it means"
    return ""


def _typed(word: str) -> str:
    """A word as it was typed; one with spaces in it stood in a shell's quotation marks."""
    phrase = " " in word.strip() and '"' not in word and " -" not in word
    return f'{"-" * word.startswith("-")}"{word.removeprefix("-")}"' if phrase else word
