"""Where words are mentioned, over all reports."""

import gc
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from itertools import chain, islice
from operator import attrgetter
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple, TypeAlias

from pydantic_core import from_json

from essex_insp.dates import date_text
from essex_insp.errors import BadUsage, EssexInspError, UnknownName
from essex_insp.library import forces
from essex_insp.library import reports as library
from essex_insp.library.assembly import assembled
from essex_insp.library.checking import outlined
from essex_insp.library.files import read
from essex_insp.matching import Filter, choose, fold
from essex_insp.model import Citation, Report
from essex_insp.questions.citations import cites
from essex_insp.questions.index import KINDS, LESS, Query, Tokens, ranked, standing
from essex_insp.questions.inspection import by_speaker
from essex_insp.questions.listing import in_order
from essex_insp.questions.record import Cite, Graded, Record, Tie, basis_words, grade_words

LIMIT = 100
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


Steps: TypeAlias = tuple[Any, ...]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let Python look for garbage once most is let go: that takes a third of the time else."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class Entry(NamedTuple):
    """A thing that can be found, and the steps that lead to it in its report.

    `title` and `detail` (a grade, a label, a date) stand over it; the first of `texts` is the main
    one. `command` shows it, but for the words that name the report; `speaker` is all that who said
    it is called.
    """

    report: str
    steps: Steps
    kind: str
    id: str
    title: str
    detail: str
    texts: tuple[str, ...]
    command: tuple[str, ...]
    speaker: tuple[str, ...]

    @property
    def below(self) -> str:
        """All that is said below its title."""
        return "\n".join((self.detail, *self.texts))


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
    for all. `UnknownName` where nothing mentions them or a filter matches nothing, `BadUsage` where
    there is no word or an option does not fit, `EssexInspError` without full-text search.
    """
    if limit < 0:
        raise BadUsage(f"--limit {limit}: less than nothing; give a number, or 0 for all")
    if not (words or kind or speaker):
        raise BadUsage("no word to look for; give one, or --kind or --speaker for all of those")
    query = Query.of(words) if words else None
    by_kind = Filter("kind", "of kind", kind, lambda name: [name, f"{name}s"], allowed=KINDS)
    kinds = choose("kind", KINDS, by_kind)
    every, notes = _known(report, round, force)
    every = [entry for entry in every if entry.kind in kinds]
    every = choose("item", every, by_speaker(speaker, attrgetter("speaker")))
    answers, phrases = dict.fromkeys(range(len(every)), True), list[Tokens]()
    if query:
        texts = [(entry.title, entry.below) for entry in every]
        answers, phrases = ranked(query, texts, [LESS.get(entry.kind, 1.0) for entry in every])
    own = library.own_paths() if report is None else {}
    amiss = set()

    @cache
    def valid(name: str) -> Report | None:
        """A report, checked, which takes longer than to search: of what is shown alone."""
        with suppress(EssexInspError, ValueError):
            if name in own:
                return Report.model_validate(outlined(read(own[name], name), name))
        try:
            return library.load(name)
        except EssexInspError as error:
            notes.append(f"note: passed over: {error.message}")
            amiss.add(name)
            return None

    order: dict[tuple[Any, ...], int] = {}
    items = []
    for number in islice(answers, limit or None):
        entry = every[number]
        if holder := valid(entry.report):
            item = _item(entry, holder, phrases, answers[number])
            items.append((order.setdefault(together(item), len(order)), number, item))
    if not items:
        raise UnknownName("; ".join(("nothing of that is there", *notes)))
    sound = (every[number] for number in answers if every[number].report not in amiss)
    counts = Counter(entry.kind for entry in sound)
    ordered = {kind: counts[kind] for kind in KINDS if counts[kind]}
    return Mentions([item for *_, item in sorted(items)], ordered, notes)


def together(item: SearchItem) -> tuple[Any, ...]:
    """Return what hits that stand together share: a command; a person or page of many reports."""
    if item.kind in ("speaker", "source"):
        return (item.whole, item.kind, item.title, *item.text[:1])
    return (item.whole, item.kind, item.report, *item.command)


def _known(
    report: str | None, round: str | None, force: str | None
) -> tuple[list[Entry], list[str]]:
    """What can be found, as `search` takes reports, and a line for each file passed over."""
    if report is not None:
        if round or force:
            raise BadUsage("--report names one report; leave --round and --force out")
        content = library.load(report).model_dump(mode="json", by_alias=True, exclude_unset=True)
        return list(entries(content, report)), []

    def shelved(data: bytes, path: Path) -> dict[str, Any]:
        """What reports are chosen by and put in order by, and what can be found there."""
        try:
            content = from_json(data) if library.is_bundled(path) else outlined(data, str(path))
            head = {key: content.get(key) for key in ("round", "published", "published_note")}
            found, named = list(entries(content, path.stem)), content["force"]["name"]
            return {**head, "id": path.stem, "force": named, "entries": found}
        except (TypeError, LookupError, AttributeError, ValueError):
            library.checked(data, path)  # says what is wrong
            raise

    notes = [f"note: passed over: {line}" for line in library.passed_over()]
    shelf = in_order((each for _, each in library.each(shelved, notes)), round)
    also = {police.name: police.aliases for police in forces.load().forces} if force else {}
    by_force = Filter("force", "of", force, lambda of: [of["force"], *also.get(of["force"], ())])
    return [entry for of in choose("report", shelf, by_force) for entry in of["entries"]], notes


def entries(report: dict[str, Any], name: str) -> Iterator[Entry]:
    """Yield what can be found in a report, as JSON data that need not be valid."""
    called = ("name", "role", "organisation", "id")
    people = {
        person["id"]: tuple(filter(None, map(person.get, called)))
        for person in report.get("speakers", ())
    }

    def entry(
        kind: str,
        steps: Steps,
        title: str,
        texts: tuple[str, ...],
        command: tuple[str, ...],
        detail: str = "",
        speaker: str | None = None,
        id: str | None = None,
    ) -> Entry:
        who = people[speaker] if speaker else ()
        "".join((title, detail, id or "", *texts, *command, *who))  # TypeError: not of texts alone
        return Entry(name, steps, kind, id or command[-1], title, detail, texts, command, who)

    for steps, part in _parts(report, "concerns"):
        title, at, by = part["title"], part["id"], part.get("raised_by")
        texts = _said(part, "summary", "status_note", "parts", "about", "note")
        yield entry("concern", steps, title, texts, ("concerns", "--about", at), _label(part), by)
        for inner, event in _parts(part, *steps, "trail"):
            day = date_text(event["date"]) if event.get("date") else "date not read"
            texts, number = _said(event, "summary", "date_note", "by"), f"{at} {inner[-1] + 1}"
            yield entry("event", inner, title, texts, ("trail", at), day, id=number)
    for steps, statement in _parts(report, "statements"):
        by = statement.get("speaker")
        title = ", ".join(people[by][:-1]) if by else "Unattributed"
        show = ("quotes", "--speaker", by) if by else ("quotes",)
        for inner, part in _parts(statement, *steps, "quotes"):
            texts = _said(part, "text", "about")
            yield entry("quote", inner, title, texts, show, "", by, part["id"])
    for steps, part in _parts(report, "judgments"):
        others = _said(part, "pillar", "instead", "body", "why", "note")
        texts, show = (part.get("question") or "", *others), ("grades", "--area", part["id"])
        judgment = SimpleNamespace(**{**_UNSAID, **part})
        came = dict.fromkeys((grade_words(judgment), basis_words(judgment)))
        yield entry("grade", steps, part["area"], texts, show, ", ".join(came))
    for steps, part in _parts(report, "findings"):
        about, by = part.get("about") or (), part.get("stated_by")
        texts = _said(part, "summary") + _said(part.get("comparison") or {}, "measure", "baseline")
        show = ("findings", "--about", about[0]) if about else ("findings",)
        yield entry("finding", steps, ", ".join(about), texts, show, part["kind"], by, part["id"])
    for steps, part in _parts(report, "notes"):
        yield entry("note", steps, "", _said(part, "text"), (), id=f"note {steps[-1] + 1}")
    for steps, part in _parts(report, "disagreements"):
        texts, at = _said(part, "about", "sayings", "used"), f"disagreement {steps[-1] + 1}"
        yield entry("note", steps, "", texts, ("grades",), "sources disagree", id=at)
    for steps, part in _parts(report, "speakers"):
        at, texts = part["id"], (", ".join(people[part["id"]][1:-1]), *_said(part, "note"))
        yield entry("speaker", steps, part["name"], texts, ("speakers", "--speaker", at), "", at)
    for steps, part in _parts(report, "sources"):
        title = part.get("title") or part.get("label") or "title not read"
        texts = _said(part, "publisher", "author", "copied_by", "published_note", "note")
        number = str(steps[-1] + 1)
        yield entry("source", steps, title, texts, ("sources", number), id=part["id"])


def _parts(holder: dict[str, Any], *steps: Any) -> Iterator[tuple[Steps, dict[str, Any]]]:
    """Each part of a list that steps lead to, and the steps to it."""
    for place, part in enumerate(holder.get(steps[-1], ())):
        yield (*steps, place), part


def _said(part: dict[str, Any], *keys: str) -> tuple[str, ...]:
    """What people read under keys of a part: texts, texts in lists, or parts that have one."""
    texts: list[str] = []
    for value in map(part.get, keys):
        if value.__class__ is str:
            texts.append(value)
        elif value:
            texts += (each if each.__class__ is str else each["text"] for each in value)
    return tuple(texts)


def _label(concern: dict[str, Any]) -> str:
    """The label of a concern, and what became of it."""
    label = concern.get("label") or concern["kind"].replace("-", " ")
    label = "label not known" if label == "unlabelled" else label
    status = {"not-established": "outcome not known"}.get(concern["status"], concern["status"])
    return f"{label}{', label as reported' * bool(concern.get('label_reported'))}, {status}"


def _item(entry: Entry, report: Report, phrases: list[Tokens], whole: bool) -> SearchItem:
    part: Any = report
    for step in entry.steps:
        part = part[step] if isinstance(step, int) else getattr(part, step)
    words = standing(f"{entry.title}\n{entry.below}", phrases)
    main, *others = entry.texts
    seen = fold("\n".join((entry.title, entry.detail, main)))
    text = [main] if main else []
    for other in others:
        if any(word in fold(other) and word not in seen for word in map(fold, words)):
            text.append(other)
            seen += fold(other)
    sources = {source.id: source for source in report.sources}

    def cited(citations: Iterable[Citation | None], words: str | None = None) -> list[Cite]:
        known = [each for each in citations if each and each.source in sources]
        return cites(known, sources, words)

    itself = [assembled(Citation, source=entry.id)] if entry.kind == "source" else []
    sides = () if itself else getattr(part, "sayings", [part])
    resting = chain(itself, *(side.citations for side in sides))
    tie = getattr(part, "attribution", None)
    named = () if entry.report == library.default_id() else ("--report", entry.report)
    return SearchItem.of(
        entry._asdict(),
        detail=entry.detail or None,
        text=text,
        words=words,
        whole=whole,
        speaker=next(iter(entry.speaker), None),
        marked=part.marked if entry.kind == "quote" else None,
        attribution=Tie(kind=tie.kind, sources=cited([tie.citation])) if tie else None,
        force=report.force.name,
        round=report.round,
        command=[*entry.command, *named],
        sources=cited(resting, part.text if entry.kind == "quote" else None),
    )
