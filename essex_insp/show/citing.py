"""Where what a document says comes from: its sources by their numbers, and marks that name them."""

from collections.abc import Callable, Iterator, Sequence

from essex_insp.questions.record import Cite
from essex_insp.show.document import Cited, Document, Line, Link, line
from essex_insp.show.words import document_words

_MANY = 5


class Citing:
    """A document on its way to a form: every renderer is one of these.

    A source has the number that `sources` shows it by.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self.full = document.references == "full"
        self.cited: dict[int, Cite] = {}

    def places(self, cited: Cited) -> list[tuple[list[int], list[int]]]:
        """Return citations as numbers of sources, each with the paragraphs in it.

        From five sources on, those that are cited as a whole are put together. There are none
        where a document shows no citations.
        """
        if self._document.references == "none":
            return []
        places: dict[int, set[int]] = {}
        for cite in cited.cites:
            number = self._document.number(cite)
            self.cited.setdefault(number, cite)  # which is listed from now on
            paragraphs = places.setdefault(number, set())
            if cite.paragraph:
                paragraphs.add(cite.paragraph)
        whole = sorted(number for number, where in places.items() if not where)
        together = whole if len(places) >= _MANY else []
        told = [([each], sorted(where)) for each, where in places.items() if where or not together]
        return [*told, (together, [])] if together else told

    def mark(
        self,
        cited: Cited,
        place: Callable[[Sequence[int], Sequence[int]], str],
        between: str,
        absent: str = "[no source]",
    ) -> str:
        """Return the mark of citations, each place in words of its own; nothing if not shown."""
        absent = "" if self._document.references == "none" else absent
        return between.join(place(*where) for where in self.places(cited)) or absent

    def listed(self) -> Iterator[tuple[int, Cite, str]]:
        """Yield the sources that were cited, by their numbers, each with what is said of it."""
        for number, cite in sorted(self.cited.items()):
            yield number, cite, cite.reference if self.full else document_words(cite)

    def source(self, cite: Cite, gap: str) -> Line:
        """Return a source with its address as a link, in short or as a full reference.

        What the document's licence line says is not said again.
        """
        short = gap.join(filter(None, (document_words(cite), cite.url)))
        said = cite.reference if self.full else short
        before, url, terms = said.rpartition(cite.url or "\0")
        again = url and terms.strip() in (self._document.notice or "")
        return line(before, Link(url) if url else None, None if again else terms)
