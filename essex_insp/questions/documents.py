"""The documents that answers rest on: cited, referred to and numbered, with the facts on each."""

import contextlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from typing import Any, NamedTuple, TypeAlias, get_args

from essex_insp.dates import date_text
from essex_insp.errors import EssexInspError, UnknownName, short
from essex_insp.library import reports as library
from essex_insp.library.assembly import Sourced
from essex_insp.library.files import bundled
from essex_insp.matching import fold, matches
from essex_insp.model import Citation, Disagreement, Report, Source
from essex_insp.questions.record import Cite, Dispute, Remark, SourceItem

Holder: TypeAlias = "Report | Sourced"
"""What has documents of its own: a report, or what is told beside reports."""
_NOUNS = {
    "judgments": "grade",
    "findings": "finding",
    "concerns": "concern",
    "speakers": "speaker",
    "quotes": "quote",
    "frameworks": "framework",
    "terms": "term",
    "notes": "note",
    "disagreements": "disagreement",
    "no_round": "year",
}
"""What a fact is called, by the field that it stands in; one without an id by its number there."""
_LONG = 12
"""Words of a quotation that a text fragment has whole."""
_WEB = r"https?://[a-z0-9][a-z0-9._-]*(:[0-9]+)?([/?#][!-~]*)?"
_DIRECTIVES = 5
"""So many places of a page at the most are marked."""
_NOWHERE = dict.fromkeys(("paragraph", "exact", "prefix", "suffix", "position"))


def cites(
    citations: Iterable[Citation | Mapping[str, Any]],
    sources: Mapping[str, Source],
    report: str | None = None,
    words: str | None = None,
) -> list[Cite]:
    """Return citations with what a reader needs of their sources, by the ids of these in a report.

    `words` are those at the place, where a citation leaves them out.
    """
    places = map(_plain, citations)
    return [cite(sources[place["source"]], report, place, words) for place in places]


def cite(
    source: Source,
    report: str | None = None,
    place: Mapping[str, Any] = _NOWHERE,
    words: str | None = None,
) -> Cite:
    """Return a source of a report and the place in it that a citation names, if one does."""
    cited = Cite.__new__(Cite)
    cited.update(_cited(source))
    cited.update(place, exact=place.get("exact") or words)
    cited["document"] = cited.document or f"{report}/{source.id}"
    cited["position"] = cited.position and list(cited.position)
    return cited


@lru_cache(1000)
def _cited(source: Source) -> Cite:
    """A source that is cited as a whole, without its report; what is made of it is copied."""
    told = {"source": source.id, "document": _where(vars(source)), "reference": reference(source)}
    return Cite.of(source, **_NOWHERE, **told)


def dispute(
    disagreement: Disagreement, sources: Mapping[str, Source], report: str | None = None
) -> Dispute:
    """Return a point on which sources disagree, with what each says."""
    sides = disagreement.sayings
    sayings = [Remark.of(side, sources=cites(side.citations, sources, report)) for side in sides]
    return Dispute.of(disagreement, sayings=sayings)


def disputes(
    holder: Holder, sources: Mapping[str, Source], about: Callable[[Disagreement], Iterable[str]]
) -> dict[str, list[Dispute]]:
    """Return points on which the sources of what has some disagree, by all that they are about."""
    under: dict[str, list[Dispute]] = defaultdict(list)
    for point in getattr(holder, "disagreements", ()):
        told = dispute(point, sources, getattr(holder, "id", None))
        for name in dict.fromkeys(about(point)):
            under[name].append(told)
    return under


def reference(source: Source) -> str:
    """Return a full reference to a source, ready to paste.

    Author, publisher, title, date as precise as it is, ISBN, address, and the acknowledgement
    that its licence asks for.
    """
    date = date_text(source.published) if source.published else "date not read"
    copied = f"as copied by {source.copied_by}" if source.copied_by else None
    label = f"{source.label} (our label, title not read)" if source.label else "title not read"
    isbn = f"ISBN {source.isbn}" if source.isbn else None
    parts = (source.author, source.publisher, copied, source.title or label, date, isbn)
    terms = source.licence and (source.licence.statement or source.licence.name)
    # No full stop follows the address, which would be copied with it.
    sentences = (", ".join(filter(None, parts)) + ".", source.url, terms)
    return " ".join(sentence for sentence in sentences if sentence)


def web_address(url: str | None, words: Iterable[str]) -> str | None:
    """Return an address that a browser opens at words of the page, where there are some.

    The words are a text fragment (https://wicg.github.io/scroll-to-text-fragment); of many words
    it has the first and the last ones. `None` where the address is none of the web, or a browser
    might take it for another.
    """
    from urllib.parse import quote  # no table and no TAB needs it

    if url is None or not re.fullmatch(_WEB, url, re.IGNORECASE | re.ASCII):
        return None
    directives = []
    for said in dict.fromkeys(" ".join(said.split()) for said in words):
        parts = said.split(" ")
        ends = [said] if len(parts) <= _LONG else map(" ".join, (parts[:5], parts[-5:]))
        directives.append(",".join(quote(end, safe="").replace("-", "%2D") for end in ends))
    if not directives:
        return url
    fragment = "&".join(f"text={directive}" for directive in directives[:_DIRECTIVES])
    return f"{url}{'' if '#' in url else '#'}:~:{fragment}"


class _File(NamedTuple):
    """What has documents of its own, and what it is called, if it is a report."""

    load: Callable[[], Holder]
    read: Callable[[], Any]  # it, or its bare data
    name: str | None = None


class Numbers:
    """The number of each document: those of the report asked for, or the default, come first.

    It counts on over the other bundled reports, the grades of all forces, the frameworks, the
    glossary, then one's own reports. Entries that lead to one place, and say the same of who
    published it, of its title and its date, are of one document, which has one number. No more is
    read than a number needs. `shown` is what an answer makes of texts before it names what they
    are of.
    """

    def __init__(
        self, asked: Report | str | None = None, shown: Callable[[str], str] = str
    ) -> None:
        self.asked, self._shown = asked, shown
        self._places: list[tuple[_File, Mapping[str, Any], int]] = []
        self._on: dict[int, list[tuple[_File, str]]] = defaultdict(list)
        self._facts: dict[_File, dict[str, dict[str, None]]] = {}
        self._numbers: dict[Any, int] = {}
        self._unread = self._files()

    def of(self, cite: Cite) -> int:
        """Return the number of a document in an answer over many reports."""
        page = self.page(cite)
        while page not in self._numbers and self._read():
            pass
        return self._numbers.setdefault(page, max(self._numbers.values(), default=0) + 1)

    def within(self, cite: Cite) -> int:
        """Return its number in an answer on the report asked for, which may list a page twice."""
        number = self.of(cite)
        return self._numbers.get((cite.source, self.page(cite)), number)

    def page(self, told: Mapping[str, Any], place: str = "") -> Any:
        """Return what tells a document from others: where it is, and what is said of it."""
        title = told.get("title") or told.get("label") or ""
        shown = map(self._shown, (place or told["document"], told["publisher"], title))
        return *shown, told.get("published")

    def document(self, number: str) -> tuple[Holder, Source]:
        """Return what has a number's document, and this; or `UnknownName`."""
        wanted = int(number[:9])
        while not 0 < wanted <= len(self._places) and self._read():
            pass
        if not 0 < wanted <= len(self._places):
            there = f"they go from 1 to {len(self._places)}"
            raise UnknownName(f"no source has the number {short(number)}; {there}")
        file, bare, _ = self._places[wanted - 1]
        holder = file.load()
        return holder, next(source for source in holder.sources if source.id == bare["id"])

    def named(self, name: str) -> list[str]:
        """Return the numbers of all documents of an id, title or label, or of words of these."""
        while self._read():
            pass
        keys = ("id", "title", "label", "publisher")
        called = [[*filter(None, map(source.get, keys))] for _, source, _ in self._places]
        whole = fold(name)
        exact = [whole in map(fold, names) for names in called]
        kept = exact if any(exact) else [matches(name, *names) for names in called]
        return [str(at) for at, meant in enumerate(kept, 1) if meant]

    def rests(self, number: int) -> list[str]:
        """Return all that rests on the document of a number, of other reports after their ids."""
        while self._read():
            pass
        facts: dict[str, None] = {}
        (asked, _, _), first = self._places[0], self._places[number - 1][2]
        for file, name in self._on[first]:
            if file not in self._facts:
                with contextlib.suppress(EssexInspError, TypeError, LookupError):  # not valid
                    self._facts[file] = _facts(file.read())
            beside = "" if file.name in (None, asked.name) else f"{file.name}/"
            for fact in self._facts.get(file, {}).get(name, ()):
                noun, _, what = fact.partition(" ")
                facts[fact if noun == "report" else f"{noun} {beside}{what}"] = None
        return list(facts)

    def _read(self) -> bool:
        """Number the documents of what comes next; false where nothing does."""
        file, content = next(self._unread, None), dict[str, Any]()
        if file is None:
            return False
        with contextlib.suppress(EssexInspError):  # one's own that cannot be read
            content = {**_plain(file.read())}
        asked, ids = not self._places, {file.name, file.name and content.get("id")}
        for source in map(_plain, content.get("sources", ())):
            place = _where(source)
            pages = [self.page(source, place or f"{report}/{source['id']}") for report in ids]
            known = next(filter(None, map(self._numbers.get, pages)), len(self._places) + 1)
            if asked or known > len(self._places):
                self._places.append((file, source, known))
            self._on[known].append((file, source["id"]))
            for page in pages:
                self._numbers.setdefault(page, known)
                if asked:
                    self._numbers[source["id"], page] = len(self._places)
        return True

    def _files(self) -> Iterator[_File]:
        """What has documents, in order; one's own reports no further than their sources."""
        with contextlib.suppress(EssexInspError):  # of the default, `sources` says what is wrong
            asked = self.asked if isinstance(self.asked, Report) else library.load(self.asked)
            yield _File(lambda: asked, lambda: asked, asked.id)
        for name in library.bundled_paths():
            yield _File(partial(library.load, name), partial(bundled, f"reports/{name}"), name)
        from essex_insp.library import force_grades, frameworks, glossary  # for few answers

        for kind in get_args(force_grades.Kind):
            yield _File(partial(force_grades.load, kind), partial(bundled, f"forces-{kind}"))
        yield _File(frameworks.load, partial(bundled, "frameworks"))
        yield _File(glossary.load, partial(bundled, "glossary"))
        for name, path in library.own_paths().items():
            yield _File(partial(library.load, name), partial(library.outline, path), name)


def _where(told: Mapping[str, Any]) -> str | None:
    """Where a document is: its address without a fragment, its ISBN, or its text."""
    if url := told.get("url"):
        scheme, there, rest = url.partition("#")[0].partition("://")
        host = re.split("[/?]", rest, maxsplit=1)[0]
        path = rest[len(host) :].removeprefix("/")
        return f"{scheme}://{host}".lower() + f"/{path}" if there else scheme
    if isbn := told.get("isbn"):
        return f"ISBN {re.sub('[^0-9X]', '', isbn.upper())}"
    return f"SHA-256 {told['sha256']}" if told.get("sha256") else None


def _plain(part: Any) -> Mapping[str, Any]:
    """What a part of the model has, or of bare data."""
    return part if isinstance(part, Mapping) else vars(part)


def documents(holder: Holder) -> list[SourceItem]:
    """Return the documents of a report, or of what is told beside reports, numbered there."""
    sources = {source.id: source for source in holder.sources}
    facts = _facts(holder)
    points = disputes(
        holder,
        sources,
        lambda point: (cited.source for side in point.sayings for cited in side.citations),
    )
    return [
        SourceItem.of(
            source,
            number=number,
            licence=source.licence.model_dump() if source.licence else None,
            supports=list(facts[source.id]),
            reference=reference(source),
            disagreements=points[source.id],
        )
        for number, source in enumerate(holder.sources, 1)
    ]


def _facts(holder: Any) -> dict[str, dict[str, None]]:
    """The facts, of what has documents or of its bare data, that rest on each of these."""
    from essex_insp.library.references import citations_in

    facts: dict[str, dict[str, None]] = defaultdict(dict)
    for citation, steps in citations_in(holder):
        fact = f"report {_plain(holder).get('id', '')}"
        for field, number, part in steps:
            if field in _NOUNS:
                fact = f"{_NOUNS[field]} {_plain(part).get('id', (number or 0) + 1)}"
        facts[_plain(citation)["source"]][fact] = None
    for grade in map(_plain, _plain(holder).get("judgments", ())):
        for source in grade.get("sources", ()):  # of those of all forces
            facts[source][f"grade {grade['force']}-{grade['round']}-{grade['subject']}"] = None
    return facts
