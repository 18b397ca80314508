"""Where words are mentioned, over all reports."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from essex_insp.dates import date_text, date_words
from essex_insp.errors import BadUsage, UnknownName, short
from essex_insp.library import forces
from essex_insp.library import reports as library
from essex_insp.library.assembly import assembled
from essex_insp.library.checking import outlined
from essex_insp.matching import Filter, choose, fold
from essex_insp.model import Force, Judgment, Report
from essex_insp.questions import record
from essex_insp.questions.index import KINDS, Entry, Query, Tokens, missing, ranked, standing
from essex_insp.questions.inspection import Inspection, by_speaker
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


class Unmentioned(UnknownName):
    """Nothing answers to a query; the nearest words are named."""


class Mentions(NamedTuple):
    """The best hits, how many there are of each kind, and a line for each file passed over."""

    items: list[SearchItem]
    counts: dict[str, int]
    passed_over: list[str]
    drafts: tuple[str, ...]  # the reports of hits that nobody has settled


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
    query = Query.of(words)
    if not query.wanted and (words or not (kind or speaker)):
        what = "only words to leave out" if query.without else "no word to look for"
        typed = f" in {short(repr(words))}" if words else ""
        raise BadUsage(f"{what}{typed}; give one of letters or digits, or --kind or --speaker")
    by_kind = Filter("kind", "of kind", kind, lambda name: [name, f"{name}s"], allowed=KINDS)
    kinds = choose("kind", KINDS, by_kind)
    by_name, notes = by_speaker(speaker, attrgetter("who")), list[str]()
    every = _there(report, round, force, query, notes)
    every = [entry for entry in every if entry.kind in kinds and by_name.keeps(entry)]
    answers, phrases = ranked(query, every)
    if not answers:  # why, all that there is can tell
        every = choose("item", _there(report, round, force, Query.of(""), []), by_name)
        among = [entry for entry in every if entry.kind in kinds]
        what = f"no {kinds[0]}" if kind else "nothing"
        there = " there" if report or round or force or speaker else ""
        raise Unmentioned(missing(query, among, f"{what}{there}"))
    best = list(islice(answers, limit or None))
    names = dict.fromkeys(every[at].report for at in best)
    held = library.loaded(names, notes)  # which takes longer than to search: of what is shown alone
    valid = ((at, every[at]) for at in best if every[at].report in held)
    items = {at: _item(entry, held[entry.report], phrases, answers[at]) for at, entry in valid}
    if not items:
        raise UnknownName("; ".join(("nothing valid answers", *notes)))
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


def _there(
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
            likely = list(filter(query.likely, entries(content, path.stem)))
            sizes = list(map(_size, likely))
        except (TypeError, LookupError, AttributeError, ValueError):  # not of texts alone
            library.checked(data, path)  # says what is wrong
            raise
        head = {key: content.get(key) for key in ("round", "published", "published_note")}
        head |= {"id": path.stem, "kind": content.get("kind", "peel")}
        head["entries"] = list(zip(likely, sizes, strict=True))
        return {**head, "force": assembled(Force, **content["force"])}

    every = [head for _, head in library.each(shelved, notes)]
    shelf = in_order(every, round)
    if force:
        meant = forces.load().find(force, (head["force"] for head in every))
        shelf = [head for head in shelf if forces.same(meant, head["force"])]
        if not shelf:
            raise UnknownName(f"no report is on {short(repr(force))}; see `essex-insp reports`")
    told: dict[tuple[str, ...], tuple[int, Entry]] = {}
    for head in shelf:
        for entry, size in head["entries"]:
            place = (entry.report, entry.kind, entry.id)
            if entry.kind == "concern":  # told once of a round, as all concerns are listed
                place = (head["force"].id, head["round"] or entry.report, entry.id)
            if place not in told or size > told[place][0]:
                told[place] = size, entry
    return [entry for _, entry in told.values()]


def _size(entry: Entry) -> int:
    """How much a report says of a concern; `TypeError` where what is named is no text."""
    if not all(isinstance(name, str) for name in (entry.id, entry.title, *entry.who)):
        raise TypeError(entry.id)
    return sum(len(entry.part.get(key, ())) for key in ("parts", "quotes", "trail"))


def entries(report: dict[str, Any], name: str) -> Iterator[Entry]:
    """Yield what can be found in the data of a report, which need not be valid."""
    parts, own, body = report.get, report.get("citations", ()), report["force"]["name"]
    dated = ", ".join(filter(None, (report.get("round"), date_text(report.get("published") or ""))))
    yield Entry(name, "report", name, {"citations": own}, report["title"], [body], [], dated)
    people: dict[str | None, Tokens] = {None: ()}
    for part in parts("speakers", ()):
        who, key = (*map(str, record.called(part)), part["id"]), part["id"]
        texts, show = [", ".join(who[1:-1]), part.get("note")], ["speakers", "--speaker", key]
        yield Entry(name, "speaker", key, part, part["name"], texts, show, who=who)
        people[key] = who
    for part in parts("concerns", ()):
        title, key, get, who = part["title"], part["id"], part.get, people[part.get("raised_by")]
        consists, show = (each["text"] for each in get("parts", ())), ["concerns", "--about", key]
        texts = [part["summary"], get("status_note"), *consists, *get("about", ()), get("note")]
        yield Entry(name, "concern", key, part, title, texts, show, _label(part), who)
        for number, event in enumerate(get("trail", ()), 1):
            when = event.get("date"), event.get("date_note")
            day = date_words(*when) if any(when) else "date not read"
            texts, step = [*map(event.get, ("summary", "by"))], f"{key} {number}"
            yield Entry(name, "event", step, event, title, texts, ["trail", key], day)
    for statement in parts("statements", ()):
        who = people[statement.get("speaker")]
        title = ", ".join(who[:-1]) or "Unattributed"
        show = ["quotes", "--speaker", who[-1]] if who else ["quotes"]
        for part in statement.get("quotes", ()):
            texts = [part["text"], *part.get("about", ())]
            yield Entry(name, "quote", part["id"], part, title, texts, show, who=who)
    for part in parts("judgments", ()):
        judgment, title, key = assembled(Judgment, **part), record.area_words(part), part["id"]
        came = dict.fromkeys((record.grade_words(judgment), record.basis_words(judgment)))
        texts = [*map(part.get, ("question", "pillar", "instead", "why", "note"))]
        show = ["grades", "--area", key]
        yield Entry(name, "grade", key, part, title, texts, show, ", ".join(came))
    for part in parts("findings", ()):
        about, compared = part.get("about") or (), part.get("comparison") or {}
        texts = [part["summary"], compared.get("measure"), compared.get("baseline")]
        title, who = ", ".join(about), people[part.get("stated_by")]
        show = ["findings", *(["--about", about[0]] if about else ())]
        yield Entry(name, "finding", part["id"], part, title, texts, show, part["kind"], who)
    for number, part in enumerate(parts("notes", ()), 1):  # the first page has few of them
        key, show = f"note {number}", ["search", "--kind", "note"]
        yield Entry(name, "note", key, part, "", [part["text"]], show)
    for number, part in enumerate(parts("disagreements", ()), 1):
        key, sides = f"disagreement {number}", part["sayings"]
        texts = [part["about"], *(side["text"] for side in sides), part.get("used")]
        told = {"citations": [place for side in sides for place in side.get("citations", ())]}
        yield Entry(name, "note", key, told, "", texts, ["grades"], "sources disagree")
    for number, part in enumerate(parts("sources", ()), 1):
        title = part.get("title") or part.get("label") or "title not read"
        texts = [*map(part.get, ("publisher", "author", "copied_by", "published_note", "note"))]
        told, show = {"citations": [{"source": part["id"]}]}, ["sources", str(number)]
        yield Entry(name, "source", part["id"], told, title, texts, show)


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
    part, said = entry.part, main if entry.kind == "quote" else None
    tie, cites = part.get("attribution"), Inspection(report).cites
    tied = filter(None, [tie.get("citation")] if tie else [])
    named = entry.report != library.default_id() or "search" in entry.command  # goes over all
    return SearchItem.of(
        entry._asdict(),
        detail=entry.detail or None,
        text=text,
        words=words,
        whole=whole,
        speaker=next(iter(entry.who), None),
        marked=part.get("marked", True) if said else None,
        attribution=tie and record.Tie(kind=tie["kind"], sources=cites(tied)),
        force=report.force.name,
        round=report.round,
        command=[*entry.command, *(["--report", entry.report] if named else ())],
        sources=cites(part.get("citations", ()), said),
    )
