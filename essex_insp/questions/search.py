"""Where words are mentioned, over all reports."""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from essex_insp.dates import date_text
from essex_insp.errors import BadUsage, EssexInspError, UnknownName, short
from essex_insp.library import forces
from essex_insp.library import reports as library
from essex_insp.library.checking import outlined
from essex_insp.matching import Filter, choose, fold
from essex_insp.model import Report
from essex_insp.questions.documents import cite
from essex_insp.questions.index import ALL, KINDS, Entry, Part, Query, Tokens, ranked, standing
from essex_insp.questions.inspection import by_speaker
from essex_insp.questions.listing import in_order
from essex_insp.questions.record import (
    Cite,
    Graded,
    Record,
    Tie,
    basis_words,
    called,
    grade_words,
)

LIMIT = 100
_UNSAID: Part = {**dict.fromkeys(Graded.fields), "basis_reading": "stated"}
"""What a judgment says where its file leaves a key out."""
_TOLD = {
    "concern": ("summary", "status_note", "parts", "about", "note"),
    "event": ("summary", "date_note", "by"),
    "quote": ("text", "about"),
    "grade": ("question", "pillar", "instead", "body", "why", "note"),
    "finding": ("summary", "measure", "baseline"),
    "note": ("text", "sayings", "used"),
    "speaker": ("post", "note"),
    "source": ("publisher", "author", "copied_by", "published_note", "note"),
}
"""Where parts of each kind have what people read: the main text, then others."""


class SearchItem(Record):
    """Where words are mentioned: the main text there, then what else is needed to see them.

    `words` are the words as they stand there; `whole` is false where only their stems do.
    `command` is what to type after `essex-insp` for the whole. Only a quote has `marked` (whether
    quotation marks are printed) and may have an `attribution`.
    """

    kind: str
    title: str
    detail: str | None
    text: list[str]
    words: list[str]
    whole: bool
    speaker: str | None
    marked: bool | None
    attribution: Tie | None
    id: str
    report: str
    force: str
    round: str | None
    command: list[str]
    sources: list[Cite]


class Mentions(NamedTuple):
    """The best hits, how many there are of each kind, and a line for each file passed over.

    `drafts` are the reports of hits that nobody has settled.
    """

    items: list[SearchItem]
    counts: dict[str, int]
    passed_over: list[str]
    drafts: tuple[str, ...] = ()


def search(
    words: str,
    report: str | None = None,
    round: str | None = None,
    force: str | None = None,
    kind: str | None = None,
    speaker: str | None = None,
    limit: int = LIMIT,
) -> Mentions:
    """Return where words are mentioned, best first; what one command shows stands together.

    Without words it is all that a kind or a speaker leaves. `limit` is the most that are shown; 0
    for all. `UnknownName` where nothing mentions them or a filter matches nothing, `BadUsage` where
    there is no word or an option does not fit, `EssexInspError` without full-text search.
    """
    if limit < 0:
        raise BadUsage(f"--limit {limit}: less than nothing; give a number, or 0 for all")
    if not (words or kind or speaker):
        raise BadUsage("no word to look for; give one, or --kind or --speaker for all of those")
    query = Query.of(words) if words else ALL
    by_kind = Filter("kind", "of kind", kind, lambda name: [name, f"{name}s"], allowed=KINDS)
    kinds = choose("kind", KINDS, by_kind)

    def answering(query: Query) -> tuple[list[Entry], dict[int, bool], list[Tokens], list[str]]:
        """What may answer; the numbers of what does; the words that do; what has to be said."""
        every, notes = _known(report, round, force, query)
        every = choose("item", every, by_speaker(speaker, attrgetter("speaker")))
        every = [entry for entry in every if entry.kind in kinds]
        if not words:
            return every, dict.fromkeys(range(len(every)), True), [], notes
        return every, *ranked(query, every), notes

    try:
        every, answers, phrases, notes = answering(query)
    except UnknownName:  # why, all that there is can tell
        every, answers, phrases, notes = answering(query._replace(starts=[]))

    @cache
    def checked(name: str) -> Report | None:
        """A report, which takes longer than to search: of what is shown alone."""
        try:
            return library.load(name)
        except EssexInspError as error:
            notes.append(f"note: passed over: {error.message}")
            return None

    shown = list(islice(answers, limit or None))
    items = [
        (number, _item(every[number], held, phrases, answers[number]))
        for number in shown
        if (held := checked(every[number].report))
    ]
    if not items:
        left_out = f"nothing of kind {kind} is by {short(repr(speaker))}; leave --kind out"
        raise UnknownName("; ".join((left_out if speaker and kind else "nothing is there", *notes)))
    order: dict[tuple[Any, ...], int] = {}
    items.sort(key=lambda item: (order.setdefault(together(item[1]), len(order)), item[0]))
    amiss = {every[number].report for number in shown} - {item.report for _, item in items}
    sound = (every[number] for number in answers if every[number].report not in amiss)
    counts = Counter(entry.kind for entry in sound)
    ordered = {kind: counts[kind] for kind in KINDS if counts[kind]}
    reports = sorted({item.report for _, item in items})
    drafts = tuple(name for name in reports if (held := checked(name)) and held.draft)
    return Mentions([item for _, item in items], ordered, notes, drafts)


def together(item: SearchItem) -> tuple[Any, ...]:
    """Return what hits that stand together share: a command; a person or page of many reports."""
    if item.kind in ("speaker", "source"):
        return (item.whole, item.kind, item.title, *item.text[:1])
    return (item.whole, item.kind, item.report, *item.command)


def _known(
    report: str | None, round: str | None, force: str | None, query: Query
) -> tuple[list[Entry], list[str]]:
    """What may answer, of reports as `search` takes them, and a line for each file passed over."""
    if report is not None:
        if round or force:
            raise BadUsage("--report names one report; leave --round and --force out")
        return entries(library.load(report).model_dump(), report, query), []

    def shelved(data: bytes, path: Path) -> Part:
        """What reports are chosen by and put in order by, and what may answer there."""
        try:
            content = outlined(data, str(path))
            head = {key: content.get(key) for key in ("round", "published", "published_note")}
            parts, named = entries(content, path.stem, query), content["force"]["name"]
            return {**head, "id": path.stem, "force": named, "entries": parts}
        except (TypeError, LookupError, AttributeError, ValueError):
            library.checked(data, path)  # says what is wrong
            raise

    notes: list[str] = []
    shelf = in_order((each for _, each in library.each(shelved, notes)), round)
    also = {police.name: police.aliases for police in forces.load().forces} if force else {}
    by_force = Filter(
        "force with a report",
        "of",
        force,
        lambda held: [held["force"], *also.get(held["force"], ())],
    )
    return [entry for held in choose("report", shelf, by_force) for entry in held["entries"]], notes


def entries(report: Part, name: str, query: Query = ALL) -> list[Entry]:
    """Return what may answer in a report, which need not be valid."""
    people = {
        person["id"]: tuple(map(str, (*called(person), person["id"])))
        for person in report.get("speakers", ())
    }
    kept: list[Entry] = []

    def keep(
        kind: str, part: Part, title: str, show: Tokens, detail: str = "", by: str | None = None
    ) -> None:
        main, *others = map(part.get, _TOLD[kind])
        texts = [main or ""]
        for value in filter(None, others):
            if value.__class__ is str:
                texts.append(value)
            else:
                texts += (each if each.__class__ is str else each["text"] for each in value)
        below = "\n".join((detail, *texts))  # TypeError here and below: not of texts alone
        if query.likely("\n".join((title, below))):
            who = people[by] if by else ()
            kept.append(Entry(name, part, kind, part["id"], title, detail, texts, below, show, who))

    for part in report.get("concerns", ()):
        title, at, by = part["title"], part["id"], part.get("raised_by")
        keep("concern", part, title, ("concerns", "--about", at), _label(part), by)
        for number, event in enumerate(part.get("trail", ()), 1):
            day = date_text(event["date"]) if event.get("date") else "date not read"
            keep("event", {**event, "id": f"{at} {number}"}, title, ("trail", at), day)
    for statement in report.get("statements", ()):
        by = statement.get("speaker")
        title = ", ".join(people[by][:-1]) if by else "Unattributed"
        for part in statement.get("quotes", ()):
            keep("quote", part, title, ("quotes", "--speaker", by) if by else ("quotes",), "", by)
    for part in report.get("judgments", ()):
        judgment = Graded.of({**_UNSAID, **part})
        came = dict.fromkeys((grade_words(judgment), basis_words(judgment)))
        keep("grade", part, part["area"], ("grades", "--area", part["id"]), ", ".join(came))
    for part in report.get("findings", ()):
        about, told = part.get("about") or (), {**(part.get("comparison") or {}), **part}
        show = ("findings", "--about", about[0]) if about else ("findings",)
        keep("finding", told, ", ".join(about), show, part["kind"], part.get("stated_by"))
    for number, part in enumerate(report.get("notes", ()), 1):  # the first page has few of them
        keep("note", {**part, "id": f"note {number}"}, "", ("search", "--kind", "note"))
    for number, part in enumerate(report.get("disagreements", ()), 1):
        cited = [place for side in part["sayings"] for place in side.get("citations", ())]
        told = {**part, "id": f"disagreement {number}", "text": part["about"], "citations": cited}
        keep("note", told, "", ("grades",), "sources disagree")
    for part in report.get("speakers", ()):
        at, told = part["id"], {**part, "post": ", ".join(people[part["id"]][1:-1])}
        keep("speaker", told, part["name"], ("speakers", "--speaker", at), "", at)
    for number, part in enumerate(report.get("sources", ()), 1):
        title = part.get("title") or part.get("label") or "title not read"
        told = {**part, "citations": [{"source": part["id"]}]}
        keep("source", told, title, ("sources", str(number)))
    return kept


def _label(concern: Part) -> str:
    """The label of a concern, and what became of it."""
    label = concern.get("label") or concern["kind"].replace("-", " ")
    label = "label not known" if label == "unlabelled" else label
    status = {"not-established": "outcome not known"}.get(concern["status"], concern["status"])
    return f"{label}{', label as reported' * bool(concern.get('label_reported'))}, {status}"


def _item(entry: Entry, report: Report, phrases: list[Tokens], whole: bool) -> SearchItem:
    words = standing(f"{entry.title}\n{entry.below}", phrases)
    main, *others = entry.texts
    seen = fold("\n".join((entry.title, entry.detail, main)))
    text = [main] if main else []
    for other in others:
        if any(word in fold(other) and word not in seen for word in map(fold, words)):
            text.append(other)
            seen += fold(other)
    sources = {source.id: source for source in report.sources}
    part, quoted = entry.part, entry.kind == "quote"

    def cited(places: Iterable[Part], words: str | None = None) -> list[Cite]:
        return [cite(sources[place["source"]], place, words) for place in places if place]

    tie = part.get("attribution")
    command = [*entry.command, "--report", entry.report]
    if entry.report == library.default_id() and "search" not in command:  # which goes over all
        command = command[:-2]
    return SearchItem.of(
        entry._asdict(),
        detail=entry.detail or None,
        text=text,
        words=words,
        whole=whole,
        speaker=next(iter(entry.speaker), None),
        marked=part.get("marked", True) if quoted else None,
        attribution=Tie(kind=tie["kind"], sources=cited([tie.get("citation")])) if tie else None,
        force=report.force.name,
        round=report.round,
        command=command,
        sources=cited(part.get("citations", ()), main if quoted else None),
    )
