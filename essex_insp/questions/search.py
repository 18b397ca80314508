"""Where words are mentioned, over all reports."""

from __future__ import annotations

import contextlib
import gc
import shlex
from collections import Counter
from collections.abc import Iterable, Iterator
from operator import itemgetter
from types import SimpleNamespace
from typing import Any, NamedTuple

from essex_insp.dates import date_text
from essex_insp.errors import BadUsage, EssexInspError, UnknownName
from essex_insp.library import files, forces, glossary
from essex_insp.library import reports as library
from essex_insp.library.assembly import built
from essex_insp.library.checking import check, outlined
from essex_insp.matching import Filter, choose, fold
from essex_insp.model import Citation, Report, Source
from essex_insp.questions.citations import cites
from essex_insp.questions.index import KINDS, Entry, Hit, Index, parsed
from essex_insp.questions.inspection import by_speaker
from essex_insp.questions.listing import contents
from essex_insp.questions.record import Cite, Graded, Record, Tie, basis_words, grade_words

LIMIT = 100
_SHORT = 4
"""A word of so many letters begins too much to stand for a term of the glossary."""
_SAID = {
    *("about", "author", "baseline", "body", "by", "comparison", "copied_by", "date_note"),
    *("instead", "measure", "note", "occasion", "parts", "pillar", "published_note", "publisher"),
    *("question", "sayings", "status_note", "summary", "text", "used", "why"),
}
"""Under these keys stands what people read; the rest are ids, dates, addresses, places."""
_UNSAID = {**dict.fromkeys(Graded.fields), "basis_reading": "stated"}
"""What a judgment says where its file leaves a key out."""


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
    """The best hits, how many there are of each kind, and a line for each file passed over."""

    items: list[SearchItem]
    counts: dict[str, int]
    passed_over: list[str]


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Let Python look for garbage once most is let go: that takes half of the time else."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@_uncollected()
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
    for all.

    Raises:
        UnknownName: Nothing mentions them, or a filter matches nothing.
        BadUsage: There is no word to look for, the limit is below 0, or beside a report a round
            or a force is given.
        EssexInspError: The report cannot be read, or this Python's SQLite has no full-text search.
    """
    if limit < 0:
        raise BadUsage(f"--limit {limit}: less than nothing; give a number, or 0 for all")
    if words:
        parsed(words)  # what is typed wrongly is said before anything is read
    elif not (kind or speaker):
        raise BadUsage("no word to look for; give one, or --kind or --speaker for all of those")
    by_kind = Filter("kind", "of kind", kind, lambda name: [name, f"{name}s"], allowed=KINDS)
    kinds = choose("kind", KINDS, by_kind)
    every, notes = all_entries(report, round, force)
    known = [entry for entry in every if entry.kind in kinds]
    if speaker is not None:
        known = choose("item", known, by_speaker(speaker, lambda entry: _names(entry.speaker)))
    hits, counts = _hits(known, words, limit)
    # Of what is searched only what is shown is checked, which takes longer than to search.
    while report is None and (unsound := _unsound(hits, notes)):
        known = [entry for entry in known if entry.report["id"] not in unsound]
        hits, counts = _hits(known, words, limit)
    groups: dict[tuple[Any, ...], list[tuple[int, SearchItem]]] = {}
    for hit in hits:
        item = _item(hit)
        groups.setdefault(together(item), []).append((hit.row, item))
    ordered = [sorted(group, key=itemgetter(0)) for group in groups.values()]
    return Mentions([item for group in ordered for _, item in group], counts, notes)


def _hits(known: list[Entry], words: str, limit: int) -> tuple[list[Hit], dict[str, int]]:
    """What answers to words; where nothing does, and they are words of the field, that is said."""
    if not words:
        hits = [Hit(row, entry, [], True) for row, entry in enumerate(known)]
        return hits[: limit or None], dict(Counter(entry.kind for entry in known))
    try:
        return Index(known).query(words, limit or None)
    except UnknownName as error:
        names = glossary.load().by_name
        whole = fold(words).replace('"', "")
        for part in (whole, *sorted(whole.split(), key=len, reverse=True)):
            begins = len(part) > _SHORT and any(name.startswith(part) for name in names)
            if begins or part in names:
                hint = shlex.join(["essex-insp", "explain", *part.split()])
                raise UnknownName(f"{error.message}; `{hint}` says what it means") from None
        raise


def together(item: SearchItem) -> tuple[Any, ...]:
    """Return what hits that stand together share: a command; a person or page of many reports."""
    if item.kind in ("speaker", "source"):
        return (item.whole, item.kind, item.title, *item.text[:1])
    return (item.whole, item.kind, item.report, *item.command)


def all_entries(
    report: str | None = None, round: str | None = None, force: str | None = None
) -> tuple[list[Entry], list[str]]:
    """Return what can be found, as `search` takes reports, and a line for each file passed over.

    Raises:
        BadUsage: Beside a report a round or a force is given.
        UnknownName: There is no such report, round or force.
    """
    if report is not None:
        if round or force:
            raise BadUsage("--report names one report; leave --round and --force out")
        stdin = report == "-"
        data = files.content("-") if stdin else files.read(library.find(report), report)
        check(data, "standard input" if stdin else report)
        return list(entries({**outlined(data, report)[1], "id": report})), []
    known, notes = contents(round)
    if force is not None:
        also = {police.name: police.aliases for police in forces.load().forces}
        by_force = Filter(
            "force",
            "of",
            force,
            lambda of: [of["force"]["name"], *also.get(of["force"]["name"], ())],
        )
        known = choose("report", known, by_force)
    every: list[Entry] = []
    for content in known:
        try:
            every += entries(content)
        except (TypeError, LookupError, AttributeError, ValueError):  # it was not checked
            if not _is_faulty(content["id"], notes):
                raise
    return every, notes


def _unsound(hits: Iterable[Hit], passed: list[str]) -> set[str]:
    """The reports with hits that are not valid after all; a line for each goes to `passed`."""
    reports = {hit.entry.report["id"]: hit.entry.report for hit in hits}
    unsound = set()
    for name in reports.keys() - set(library.bundled_ids()):
        try:
            Report.model_validate(reports[name])
        except ValueError:
            unsound |= {name} if _is_faulty(name, passed) else set()
    return unsound


def _is_faulty(name: str, passed: list[str]) -> bool:
    """Whether a report is not valid; then a line on it goes to `passed`."""
    try:
        library.load(name)
    except EssexInspError as error:
        passed.append(f"note: passed over: {error.message}")
        return True
    return False


def entries(report: dict[str, Any]) -> Iterator[Entry]:
    """Yield what can be found in a report, as JSON data that was checked under its command's id."""
    people = {speaker["id"]: speaker for speaker in report.get("speakers", ())}

    def entry(
        kind: str,
        part: dict[str, Any],
        title: str,
        command: tuple[str, ...],
        main: str,
        detail: str = "",
        speaker: str | None = None,
        id: str | None = None,
    ) -> Entry:
        texts = [main]
        _add(part, texts)
        said = "\n".join((title, detail, *texts))
        person = people.get(speaker) if speaker else None
        of = (texts, command, part, person, report)
        return Entry(kind, id or part["id"], title, detail, said, *of)

    for part in report.get("concerns", ()):
        name, title, detail = part["id"], part["title"], _label(part)
        raised_by = part.get("raised_by")
        show: tuple[str, ...] = ("concerns", "--about", name)
        yield entry("concern", part, title, show, part["summary"], detail, raised_by)
        for number, event in enumerate(part.get("trail", ()), 1):
            day, at = event.get("date"), f"{name} {number}"
            day = date_text(day) if day else "date not read"
            yield entry("event", event, title, ("trail", name), event["summary"], day, id=at)
    for statement in report.get("statements", ()):
        speaker = statement.get("speaker")
        title = ", ".join(_names(people.get(speaker))[:-1]) or "Unattributed"
        show = ("quotes", *(("--speaker", speaker) if speaker else ()))
        for part in statement["quotes"]:
            yield entry("quote", part, title, show, part["text"], speaker=speaker)
    for part in report.get("judgments", ()):
        show = ("grades", "--area", part["id"])
        yield entry("grade", part, part["area"], show, part.get("question") or "", _grade(part))
    for part in report.get("findings", ()):
        about, stated_by = part.get("about", ()), part.get("stated_by")
        show = ("findings", *(("--about", about[0]) if about else ()))
        title, main = ", ".join(about), part["summary"]
        yield entry("finding", part, title, show, main, part["kind"], stated_by)
    for number, part in enumerate(report.get("notes", ()), 1):
        yield entry("note", part, "", (), part["text"], id=f"note {number}")
    for number, part in enumerate(report.get("disagreements", ()), 1):
        at = f"disagreement {number}"
        yield entry("note", part, "", ("grades",), part["about"], "sources disagree", id=at)
    for name, part in people.items():
        roles = ", ".join(_names(part)[1:-1])
        yield entry("speaker", part, part["name"], ("speakers", "--speaker", name), roles, "", name)
    for number, part in enumerate(report.get("sources", ()), 1):
        title = part.get("title") or part.get("label") or "title not read"
        yield entry("source", part, title, ("sources", str(number)), part["publisher"])


def _add(part: dict[str, Any], texts: list[str]) -> None:
    """Add what people read of a part to its texts, in its order."""
    for key, value in part.items():
        if value and key in _SAID:
            for inner in value if isinstance(value, list) else (value,):
                if isinstance(inner, dict):
                    _add(inner, texts)
                elif inner not in texts:
                    texts.append(inner)


def _label(concern: dict[str, Any]) -> str:
    """The label of a concern, and what became of it."""
    label = concern.get("label") or concern["kind"].replace("-", " ")
    label = "label not known" if label == "unlabelled" else label
    status = {"not-established": "outcome not known"}.get(concern["status"], concern["status"])
    return f"{label}{', label as reported' * bool(concern.get('label_reported'))}, {status}"


def _grade(part: dict[str, Any]) -> str:
    """A grade and how it came about, or why there is none."""
    judgment = SimpleNamespace(**{**_UNSAID, **part})
    return ", ".join(dict.fromkeys((grade_words(judgment), basis_words(judgment))))


def _names(person: dict[str, Any] | None) -> list[str]:
    """What a person answers to, the id last."""
    keys = ("name", "role", "organisation", "id")
    return [str(person[key]) for key in keys if person.get(key)] if person else []


def _item(hit: Hit) -> SearchItem:
    entry, report = hit.entry, hit.entry.report
    text, missing = entry.texts[:1], {fold(word) for word in hit.words}
    for said in ("\n".join((entry.title, entry.detail, *text)), *entry.texts[1:]):
        shown = {word for word in missing if word in fold(said)}
        if shown and said in entry.texts[1:]:
            text.append(said)
        missing -= shown
    citations = [built(Citation, citation) for citation in entry.part.get("citations", ())]
    for side in entry.part.get("sayings", ()):
        citations += [built(Citation, citation) for citation in side.get("citations", ())]
    if entry.kind == "source":
        citations = [Citation.model_construct(source=entry.id)]
    tie = entry.part.get("attribution") or {}
    tied = [built(Citation, tie["citation"])] if tie.get("citation") else []
    cited = {citation.source for citation in (*citations, *tied)}
    known = [source for source in report.get("sources", ()) if source["id"] in cited]
    sources = {source["id"]: built(Source, source) for source in known}
    named = () if report["id"] == library.default_id() else ("--report", report["id"])
    citations = [citation for citation in citations if citation.source in sources]
    return SearchItem(
        kind=entry.kind,
        title=entry.title,
        detail=entry.detail or None,
        text=[said for said in text if said],
        words=hit.words,
        whole=hit.whole,
        speaker=entry.speaker["name"] if entry.speaker else None,
        marked=entry.part.get("marked", True) if entry.kind == "quote" else None,
        attribution=Tie(kind=tie["kind"], sources=cites(tied, sources)) if tie else None,
        id=entry.id,
        report=report["id"],
        force=report["force"]["name"],
        round=report.get("round"),
        command=[*entry.command, *named],
        sources=cites(citations, sources, entry.part["text"] if entry.kind == "quote" else None),
    )
