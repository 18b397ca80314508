"""Where words are mentioned, over all reports."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from essex_insp.dates import date_text
from essex_insp.errors import BadUsage, UnknownName, short
from essex_insp.library import forces
from essex_insp.library import reports as library
from essex_insp.library.assembly import assembled
from essex_insp.library.checking import outlined
from essex_insp.matching import Filter, choose, fold
from essex_insp.model import Force, Judgment, Report
from essex_insp.questions import record
from essex_insp.questions.documents import cite
from essex_insp.questions.index import KINDS, Entry, Query, Tokens, ranked, standing
from essex_insp.questions.inspection import by_speaker
from essex_insp.questions.listing import in_order

LIMIT = 100


class SearchItem(record.Record):
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
    attribution: record.Tie | None
    id: str
    report: str
    force: str
    round: str | None
    command: list[str]
    sources: list[record.Cite]


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
    query = Query.of(words) if words else Query({}, [], [])
    by_kind = Filter("kind", "of kind", kind, lambda name: [name, f"{name}s"], allowed=KINDS)
    kinds = choose("kind", KINDS, by_kind)

    def answering(query: Query) -> tuple[list[str], list[Entry], dict[int, bool], list[Tokens]]:
        """What has to be said; what may answer; the numbers of what does; the words that do."""
        notes: list[str] = []
        every = _known(report, round, force, query, notes)
        every = choose("item", every, by_speaker(speaker, attrgetter("who")))
        every = [entry for entry in every if entry.kind in kinds]
        return notes, every, *ranked(query, every)

    try:
        notes, every, answers, phrases = answering(query)
    except UnknownName:  # why, all that there is can tell
        notes, every, answers, phrases = answering(query._replace(starts=[]))
    best = list(islice(answers, limit or None))
    names = dict.fromkeys(every[at].report for at in best)
    held = library.loaded(names, notes)  # which takes longer than to search: of what is shown alone
    items = {
        at: _item(every[at], held[every[at].report], phrases, answers[at])
        for at in best
        if every[at].report in held
    }
    if not items:
        left_out = f"nothing of kind {kind} is by {short(repr(speaker))}; leave --kind out"
        raise UnknownName("; ".join((left_out if speaker and kind else "nothing is there", *notes)))
    groups: dict[tuple[Any, ...], list[int]] = {}
    for at, item in items.items():
        groups.setdefault(together(item), []).append(at)
    shown = [items[at] for group in groups.values() for at in sorted(group)]
    amiss = names.keys() - held.keys()
    counts = Counter(every[at].kind for at in answers if every[at].report not in amiss)
    drafts = tuple(sorted(name for name, known in held.items() if known.draft))
    return Mentions(shown, {kind: counts[kind] for kind in KINDS if counts[kind]}, notes, drafts)


def together(item: SearchItem) -> tuple[Any, ...]:
    """Return what hits that stand together share: a command; a person or page of many reports."""
    if item.kind in ("speaker", "source"):
        documents = [cite["document"] for cite in item.sources if item.kind == "source"]
        return (item.whole, item.kind, item.title, *item.text[:1], *documents)
    return (item.whole, item.kind, item.report, *item.command)


def _known(
    report: str | None, round: str | None, force: str | None, query: Query, notes: list[str]
) -> list[Entry]:
    """What may answer, of reports as `search` takes them; a line for each file passed over."""
    if report is not None:
        if round or force:
            raise BadUsage("--report names one report; leave --round and --force out")
        return list(entries(library.load(report).model_dump(), report))

    def shelved(data: bytes, path: Path) -> dict[str, Any]:
        """What reports are chosen by and put in order by, and what may answer there."""
        try:
            content = outlined(data, str(path))
            every, named = entries(content, path.stem), assembled(Force, **content["force"])
            likely = [entry for entry in every if query.likely(f"{entry.title}\n{entry.below}")]
        except (TypeError, LookupError, AttributeError, ValueError):  # not of texts alone
            library.checked(data, path)  # says what is wrong
            raise
        head = {key: content.get(key) for key in ("round", "published", "published_note")}
        return {**head, "id": path.stem, "force": named, "entries": likely}

    every = [held for _, held in library.each(shelved, notes)]
    shelf = in_order(every, round)
    if force:
        meant = forces.load().find(force, (held["force"] for held in every))
        shelf = [held for held in shelf if forces.same(meant, held["force"])]
        if not shelf:
            there = "see `essex-insp reports`"
            raise UnknownName(f"no force with a report matches {short(repr(force))}; {there}")
    return [entry for held in shelf for entry in held["entries"]]


def entries(report: dict[str, Any], name: str) -> Iterator[Entry]:
    """Yield what can be found in the data of a report, which need not be valid."""
    own, body = {"citations": report.get("citations", ())}, report["force"]["name"]
    dated = ", ".join(filter(None, (report.get("round"), date_text(report.get("published") or ""))))
    yield Entry(name, "report", name, own, report["title"], dated, [body], (), [])
    people: dict[str | None, Tokens] = {None: ()}
    for part in report.get("speakers", ()):
        people[part["id"]] = (*map(str, record.called(part)), part["id"])
    for part in report.get("concerns", ()):
        title, at, who, get = part["title"], part["id"], people[part.get("raised_by")], part.get
        consists, about = (each["text"] for each in get("parts", ())), get("about", ())
        texts = [part["summary"], get("status_note"), *consists, *about, get("note")]
        show = ["concerns", "--about", at]
        yield Entry(name, "concern", at, part, title, _label(part), texts, who, show)
        for number, event in enumerate(part.get("trail", ()), 1):
            day = date_text(event["date"]) if event.get("date") else "date not read"
            texts, show = [*map(event.get, ("summary", "date_note", "by"))], ["trail", at]
            yield Entry(name, "event", f"{at} {number}", event, title, day, texts, (), show)
    for statement in report.get("statements", ()):
        who = people[statement.get("speaker")]
        title = ", ".join(who[:-1]) or "Unattributed"
        show = ["quotes", "--speaker", who[-1]] if who else ["quotes"]
        for part in statement.get("quotes", ()):
            texts = [part["text"], *part.get("about", ())]
            yield Entry(name, "quote", part["id"], part, title, "", texts, who, show)
    for part in report.get("judgments", ()):
        judgment, at = assembled(Judgment, **part), part["id"]
        came = (record.grade_words(judgment), record.basis_words(judgment))
        detail = ", ".join(dict.fromkeys(came))
        texts = [*map(part.get, ("question", "pillar", "instead", "why", "note"))]
        show = ["grades", "--area", at]
        yield Entry(name, "grade", at, part, record.area_words(part), detail, texts, (), show)
    for part in report.get("findings", ()):
        about, compared = part.get("about") or (), part.get("comparison") or {}
        texts = [part["summary"], compared.get("measure"), compared.get("baseline")]
        who, title = people[part.get("stated_by")], ", ".join(about)
        show = ["findings", "--about", about[0]] if about else ["findings"]
        yield Entry(name, "finding", part["id"], part, title, part["kind"], texts, who, show)
    for number, part in enumerate(report.get("notes", ()), 1):  # the first page has few of them
        at, show = f"note {number}", ["search", "--kind", "note"]
        yield Entry(name, "note", at, part, "", "", [part["text"]], (), show)
    for number, part in enumerate(report.get("disagreements", ()), 1):
        at, sides = f"disagreement {number}", part["sayings"]
        texts = [part["about"], *(side["text"] for side in sides), part.get("used")]
        told = {"citations": [place for side in sides for place in side.get("citations", ())]}
        yield Entry(name, "note", at, told, "", "sources disagree", texts, (), ["grades"])
    for part in report.get("speakers", ()):
        who, at = people[part["id"]], part["id"]
        texts, show = [", ".join(who[1:-1]), part.get("note")], ["speakers", "--speaker", at]
        yield Entry(name, "speaker", at, part, part["name"], "", texts, who, show)
    for number, part in enumerate(report.get("sources", ()), 1):
        title = part.get("title") or part.get("label") or "title not read"
        texts = [*map(part.get, ("publisher", "author", "copied_by", "published_note", "note"))]
        at, show = part["id"], ["sources", str(number)]
        yield Entry(name, "source", at, {"citations": [{"source": at}]}, title, "", texts, (), show)


def _label(concern: dict[str, Any]) -> str:
    """The label of a concern, and what became of it."""
    unknown = {"unlabelled": "label not known", "not-established": "outcome not known"}
    kind, status = (unknown.get(concern[key], concern[key]) for key in ("kind", "status"))
    label = concern.get("label") or kind.replace("-", " ")
    return f"{label}{', label as reported' * bool(concern.get('label_reported'))}, {status}"


def _item(entry: Entry, report: Report, phrases: list[Tokens], whole: bool) -> SearchItem:
    words = standing(f"{entry.title}\n{entry.below}", phrases)
    main, *others = entry.texts
    text, seen = [main] if main else [], fold("\n".join((entry.title, entry.detail, main or "")))
    for other in filter(None, others):
        if any(word in fold(other) and word not in seen for word in map(fold, words)):
            text.append(other)
            seen += fold(other)
    sources = {source.id: source for source in report.sources}
    part, quoted = entry.part, entry.kind == "quote"

    def cited(places: Iterable[Any], words: str | None = None) -> list[record.Cite]:
        return [
            cite(sources[place["source"]], report.id, place, words) for place in places if place
        ]

    tie = part.get("attribution")
    tied = cited([tie.get("citation")]) if tie else []
    named = entry.report != library.default_id() or "search" in entry.command  # goes over all
    return SearchItem.of(
        entry._asdict(),
        detail=entry.detail or None,
        text=text,
        words=words,
        whole=whole,
        speaker=next(iter(entry.who), None),
        marked=part.get("marked", True) if quoted else None,
        attribution=record.Tie(kind=tie["kind"], sources=tied) if tie else None,
        force=report.force.name,
        round=report.round,
        command=[*entry.command, *(["--report", entry.report] if named else ())],
        sources=cited(part.get("citations", ()), main if quoted else None),
    )
