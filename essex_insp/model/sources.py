"""Documents that facts were taken from, and places in them."""

from pydantic import Field

from essex_insp.model.values import (
    Date,
    Id,
    Length,
    Model,
    Ordinal,
    Sha256,
    SourceKind,
    Text,
    Whole,
    many,
    maybe,
)


class Licence(Model):
    """The terms under which a source may be used."""

    name: Text = Field(description="Its name, as in `Open Government Licence v3.0`.")
    url: Text | None = maybe("Where its text stands.")
    statement: Text | None = maybe("The acknowledgement that it asks for, word for word.")


class Source(Model):
    """A document that facts were taken from."""

    id: Id = Field(description="Unique among the report's sources.")
    kind: SourceKind = Field(description="What sort of document it is.")
    author: Text | None = maybe("Who wrote it, where that is stated.")
    publisher: Text = Field(description="Who published it, under the name of its day.")
    copied_by: Text | None = maybe(
        "Who copied it, where a copy was read: a mirror, a feed, a document site."
    )
    title: Text | None = maybe("Its title; null where it was not read.")
    label: Text | None = maybe("What we call it, where its title was not read.")
    url: Text | None = maybe("Its address.")
    also_at: tuple[Text, ...] = many("Other addresses of the same text.")
    published: Date | None = maybe("Its date, as precise as is known; null where it was not read.")
    published_note: Text | None = maybe("What else is known of its date, or why it is not known.")
    isbn: Text | None = maybe("Its ISBN.")
    licence: Licence | None = maybe("Its terms; null where not known.")
    sha256: Sha256 | None = maybe("SHA-256 of the text that was held; null where no text was held.")
    length: Length | None = maybe("Length of that text in bytes.")
    note: Text | None = maybe("What a reader should know about it.")


class Citation(Model):
    """A source and a place in it (a text-quote selector of the W3C Web Annotation model)."""

    source: Id = Field(description="The id of the source.")
    paragraph: Ordinal | None = maybe("Its paragraph, counted from 1; blank lines part them.")
    exact: Text | None = maybe(
        "The words at that place. On a quote, null means the quote's own text."
    )
    prefix: Text | None = maybe("What stands right before them.")
    suffix: Text | None = maybe("What stands right after them.")
    position: tuple[Whole, Whole] | None = maybe(
        "A hint: where they start and end in the text, in code points."
    )


class Cited(Model):
    """What rests on sources."""

    citations: tuple[Citation, ...] = many("Where it comes from.")
