"""What a check can find, and where: the results, which never change."""

from dataclasses import dataclass
from typing import Literal, get_args

Verbatim = Literal["exact", "typographic", "joined"]
Failed = Literal["altered", "absent", "ambiguous"]
Verdict = Literal[Verbatim, "bracketed", "elided", Failed, "unverifiable"]
DifferenceKind = Literal["same", "replaced", "missing", "added"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

VERBATIM: frozenset[Verdict] = frozenset(get_args(Verbatim))
"""The words stand in the source, in this order, and nothing else between them."""
FAILED: frozenset[Verdict] = frozenset(get_args(Failed))
"""The words do not stand there as they are quoted, or nobody can say where they do."""


@dataclass(frozen=True, slots=True)
class Selector:
    """Words to look for, and what is known of their place (W3C Web Annotation: TextQuoteSelector).

    Args:
        prefix: What stands right before them; the suffix, right after.
        paragraph: The paragraph they are said to start in, counted from 1.
        phrase: Whether the words only tell a place, and nobody prints them as a quotation: then
            nothing beside them can turn their sense.
        whole: Whether the words are all that was said there, as a report's quote is: they may
            then not begin or end beside punctuation that was left off, nor short of their prefix
            and suffix. Else they may be an excerpt.
    """

    exact: str
    prefix: str | None = None
    suffix: str | None = None
    paragraph: int | None = None
    phrase: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the source: `text[start:end]` is `words`, in code points.

    They are `counted_in` the text as given, or the words that its file shows. Its first and last
    paragraph and its page are counted from 1; the page is None where the paper has no pages.
    """

    start: int
    end: int
    paragraph: int
    last_paragraph: int
    words: str
    page: int | None = None
    counted_in: str = "text as given"


@dataclass(frozen=True, slots=True)
class Difference:
    """One step of a word diff, in the order of reading.

    Args:
        kind: `same`; `replaced`; `missing` (the source has it, the quotation does not); or
            `added` (the quotation has it, the source does not).
        source: The source's words, and `quoted` the quotation's, to the character; or nothing.
        negations: The words in it that deny (`not`, `nearly`…); empty when `same`.
        what: What it is, where it is no change of the words: `footnote mark`, `page number`,
            `running head`, `footnote`; or `closing mark`, `capital`. None otherwise.
        glued: Whether no space parts it from the step before.
    """

    kind: DifferenceKind
    source: str
    quoted: str
    negations: tuple[str, ...] = ()
    what: str | None = None
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Omission:
    """What an ellipsis left out, and the words in it that turn the sense (`not`, `nearly`…).

    The last is who does what is said after it, if that is lost. Where speech is closed or opened
    in it (`leaves_speech`), what stands on either side may have been said by two people.
    """

    place: Place
    negations: tuple[str, ...]
    leaves_speech: bool


@dataclass(frozen=True, slots=True)
class Insertion:
    """What a quoter put in square brackets, with the letters of a word beside them (`[T]hey`).

    What the source has in their place is None where it has nothing there.
    """

    added: str
    replaced: Place | None


@dataclass(frozen=True, slots=True)
class Turn:
    """Words that turn the sense of what is quoted (`not yet`, `failed to`), and where they stand.

    That is `before` or `after` the quotation, or they are `left out` of it; or they are among the
    words that square brackets `replaced`, or `added`.
    """

    words: str
    where: Literal["before", "after", "left out", "replaced", "added"]


@dataclass(frozen=True, slots=True)
class Match:
    """What became of looking for words in a text.

    Args:
        places: Where: one place, or two and more when `ambiguous` (the first ten), or none when
            `absent` or `unverifiable`. When `altered`, the place that is most like the words.
        differences: The word diff, when `altered`.
        omissions: What each ellipsis left out, when `elided`.
        insertions: What square brackets add or replace, when `bracketed` or `elided`.
        turns: The words that turn the sense, unless the quoter accepted them.
        notes: What else a reader should know, each a sentence.
    """

    verdict: Verdict
    places: tuple[Place, ...] = ()
    differences: tuple[Difference, ...] = ()
    omissions: tuple[Omission, ...] = ()
    insertions: tuple[Insertion, ...] = ()
    turns: tuple[Turn, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def verbatim(self) -> bool:
        """Whether the words stand in the source as they are."""
        return self.verdict in VERBATIM

    @property
    def failed(self) -> bool:
        """Whether a person has to look: altered, absent, ambiguous, or of a turned sense."""
        return self.verdict in FAILED or bool(self.turns)

    @property
    def place(self) -> Place | None:
        """The one place, or None where there is none or more than one."""
        return self.places[0] if len(self.places) == 1 else None
