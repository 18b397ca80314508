"""The model of an inspection report: what `data/` holds, and what a report of one's own is.

Words are the inspectorate's: see the README's glossary. What a source does not say is `None`,
and is shown as unknown.
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from essex_insp.model.values import CONCERN_KINDS as CONCERN_KINDS
from essex_insp.model.values import PILLARS as PILLARS
from essex_insp.model.values import AttributionKind as AttributionKind
from essex_insp.model.values import Basis as Basis
from essex_insp.model.values import ConcernStatus as ConcernStatus
from essex_insp.model.values import Confidence as Confidence
from essex_insp.model.values import Date as Date
from essex_insp.model.values import EventKind, Flag, Grades, Length, Number, Ordinal, Sha256, Whole
from essex_insp.model.values import FindingKind as FindingKind
from essex_insp.model.values import Id as Id
from essex_insp.model.values import Level as Level
from essex_insp.model.values import Model as Model
from essex_insp.model.values import Reading as Reading
from essex_insp.model.values import SourceKind as SourceKind
from essex_insp.model.values import Text as Text
from essex_insp.model.values import Tone as Tone
from essex_insp.model.values import many as many
from essex_insp.model.values import maybe as maybe


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

    def __hash__(self) -> int:
        """Of its id: what a list of a thousand reports cites is looked up three times each."""
        return hash(self.id)


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


class Note(Cited):
    """A remark on the report as a whole, in our own words."""

    text: Text = Field(description="The remark.")


class Force(Model):
    """A police force."""

    id: Id = Field(description="Its short name, as in `essex`.")
    name: Text = Field(description="Its name, as in `Essex Police`.")


class Part(Model):
    """A part of a report that was published on a day of its own."""

    name: Text = Field(description="What it is about, as in `legitimacy`.")
    published: Date | None = maybe("Its date.")
    published_note: Text | None = maybe("What else is known of it.")


class Judgment(Cited):
    """A grade, or its absence, with how it came about."""

    id: Id = Field(description="Unique among the report's judgments.")
    area: Text = Field(description="What was judged, in a few words.")
    question: Text | None = maybe("The official question; null where its wording was not read.")
    pillar: Text | None = maybe("What it is grouped under, as in `effectiveness` or `people`.")
    level: Level = Field(default="question", description="The overall judgment, or one question.")
    grade: Text | None = maybe("A word of its scale, as a source states it; null without one.")
    scale: Id | None = maybe("Its scale, where that is not the framework's first.")
    instead: Text | None = maybe(
        "The inspectorate's words in a grade's place, as `Inspected but not rated`."
    )
    basis: Basis = Field(description="How the grade came about, or why there is none.")
    basis_reading: Reading = Field(
        default="stated", description="Whether that is stated or inferred."
    )
    judged_in: Text | None = maybe("The round in which it was made, where that is known.")
    body: Text | None = maybe("Who was judged, where it is not the report's force.")
    inferred_grade: Text | None = maybe("A grade that sources imply and none of them states.")
    why: Text | None = maybe("What an inference rests on.")
    confidence: Confidence | None = maybe("How sure the reading is.")
    note: Text | None = maybe("What a reader should know about it.")


class Comparison(Model):
    """A figure set against another."""

    measure: Text = Field(description="What is compared.")
    relation: Literal["lower", "higher", "equal"] = Field(description="The force against the rest.")
    baseline: Text = Field(description="What it is set against.")
    factor: Number | None = maybe("How many times, where it is stated.")
    value: Text | None = maybe("The force's own figure, with its unit.")
    baseline_value: Text | None = maybe("The other figure.")


class Finding(Cited):
    """What the report, or someone in it, states."""

    id: Id = Field(description="Unique among the report's findings.")
    kind: FindingKind = Field(description="What sort of statement it is.")
    summary: Text = Field(description="The finding, in our own words.")
    stated_by: Id | None = maybe("The speaker who says so; null when the report does.")
    about: tuple[Text, ...] = many("What it is about.")
    comparison: Comparison | None = maybe("The figures, where it is one.")


class ConcernPart(Cited):
    """One thing that a concern consists of."""

    text: Text = Field(description="The thing, in our own words.")


class Event(Cited):
    """One dated step in what became of a concern."""

    date: Date | None = maybe("When; null where it was not read.")
    date_note: Text | None = maybe("What else is known of the date.")
    kind: EventKind = Field(description="What sort of step it is.")
    by: Text | None = maybe("Who says so.")
    summary: Text = Field(description="The step, in our own words.")
    confidence: Confidence | None = maybe("How sure the reading is.")


class Concern(Cited):
    """Something that worries the inspector, under the label that the inspectorate gave it."""

    id: Id = Field(description="Unique among the report's concerns.")
    kind: Id = Field(
        description="The formal label: `cause-of-concern`, `recommendation` or "
        "`area-for-improvement`; `expressed-concern` or `unlabelled` without one; any other is "
        "the inspectorate's own, as `breach-of-regulation`."
    )
    label: Text | None = maybe("That label as the inspectorate writes it, where it is its own.")
    label_reported: bool = Field(
        default=False,
        description="Whether others report the label; false where the inspectorate's was read.",
    )
    status: ConcernStatus = Field(description="What became of it, as far as sources say.")
    status_note: Text | None = maybe("What is not established, and why.")
    title: Text = Field(description="The concern in a line.")
    summary: Text = Field(description="The concern, in our own words.")
    parts: tuple[ConcernPart, ...] = many("What it consists of.")
    raised_by: Id | None = maybe("The speaker who raised it.")
    about: tuple[Text, ...] = many("What it is about.")
    quotes: tuple[Id, ...] = many("The quotes that voice it.")
    note: Text | None = maybe("What a reader should know of its label.")
    trail: tuple[Event, ...] = many("What happened, in order of time.")


class Speaker(Cited):
    """A person, in the role held at the time."""

    id: Id = Field(description="Unique among the report's speakers.")
    name: Text = Field(description="The name.")
    role: Text | None = maybe("The role at the time.")
    organisation: Text | None = maybe("Whom the person speaks for.")
    note: Text | None = maybe("What else is known of the role.")


class Attribution(Model):
    """How a reader can tell who said it."""

    kind: AttributionKind = Field(description="How the source ties the words to the speaker.")
    citation: Citation | None = maybe("The words that tie them.")


class Quote(Cited):
    """One paragraph of a statement, word for word."""

    id: Id = Field(description="Unique among the report's quotes.")
    text: Text = Field(description="The words, to the character, without quotation marks.")
    marked: Flag = Field(default=True, description="Whether the source printed quotation marks.")
    about: tuple[Text, ...] = many("What it is about.")
    tone: Tone | None = maybe("How it speaks; null where not settled.")
    attribution: Attribution | None = maybe("How the speaker is known.")


class Statement(Model):
    """What one speaker said on one occasion."""

    id: Id = Field(description="Unique among the report's statements.")
    speaker: Id | None = maybe("Who said it; null when unattributed.")
    occasion: Text | None = maybe("When and where it was said.")
    quotes: tuple[Quote, ...] = Field(min_length=1, description="Its paragraphs, in order.")


class Saying(Cited):
    """What one side of a disagreement says."""

    text: Text = Field(description="What it says, in our own words.")


class Disagreement(Model):
    """A point on which sources disagree; all sides are kept."""

    about: Text = Field(description="The point.")
    sayings: tuple[Saying, ...] = Field(min_length=2, description="What each says.")
    used: Text | None = maybe("Which was used here, and why.")
    judgments: tuple[Id, ...] = many(
        "The judgments it is about; none if it is the report as a whole."
    )


class Doubt(Model):
    """What a draft could not settle and a person has to."""

    text: Text = Field(description="The question.")
    kind: Literal["speaker", "grade", "concern", "body", "text"] | None = maybe("What is in doubt.")
    about: Id | None = maybe("The quote, judgment or concern in doubt.")
    paragraph: Ordinal | None = maybe("The paragraph of the source.")
    candidates: tuple[Text, ...] = many("The answers that the source offers, the likeliest first.")
    grade: Text | None = maybe("The grade that an answer would give to an area.")
    body: Text | None = maybe("Whose grade that is, where it is not the report's force.")
    citation: Citation | None = maybe("The words in doubt.")


class PassedOver(Model):
    """What looked like a fact to a draft and was not taken for one."""

    what: Literal["quotation", "grade word", "sign of concern"] = Field(
        description="What it looked like."
    )
    words: Text = Field(description="The words, as the source prints them.")
    reason: Text = Field(description="Why it is none, in a few words.")
    paragraph: Ordinal | None = maybe("The paragraph of the source.")


class Scale(Model):
    """A second scale of a framework, as `Met` and `Not met` for safeguarding."""

    id: Id = Field(description="The judgments on it name it.")
    grades: Grades = Field(description="From the best grade to the worst.")


class Framework(Model):
    """The rules of one or more rounds."""

    id: Id = Field(description="As in `peel-2015-2018-19`.")
    name: Text | None = maybe("What the inspectorate calls it.")
    grades: Grades = Field(description="Its scale, from the best grade to the worst.")
    other_scales: tuple[Scale, ...] = many("Scales that single judgments have instead of that one.")
    comparable_with: tuple[Id, ...] | None = maybe(
        "Frameworks whose grades may be compared with its own: itself, if those of "
        "its rounds may be; none, if it is said that they may not; null where nobody says."
    )

    def scale(self, name: str | None = None) -> tuple[str, ...]:
        """Return a scale, from the best grade to the worst; empty where it has none of that id."""
        if name is None:
            return self.grades
        return next((scale.grades for scale in self.other_scales if scale.id == name), ())


Named = Annotated[
    Framework | None,
    BeforeValidator(lambda framework: framework, json_schema_input_type=Framework | Id | None),
]
"""A framework; a file may give the id of a known one, which is settled before it comes here."""


class Report(Cited):
    """One publication about one force."""

    schema_address: Text | None = Field(
        default=None, alias="$schema", description="The JSON Schema that an editor checks it by."
    )
    schema_name: Literal["essex-insp/report/1"] = Field(
        alias="schema", description="The version of this format."
    )
    id: Id = Field(description="Its name on the command line, and its file's name.")
    title: Text = Field(description="Its title.")
    kind: Id = Field(default="peel", description="As in `peel`, `custody`, `child-protection`.")
    force: Force = Field(description="Whom it is about.")
    round: Text | None = maybe("The inspection cycle, as in `2018-19`.")
    framework: Named = maybe("The rules it was made under, or the id of known ones.")
    inspectorate: Text | None = maybe("Who inspected.")
    published: Date | None = maybe("Its date, as precise as is known.")
    published_note: Text | None = maybe("What else is known of it.")
    parts: tuple[Part, ...] = many("Parts published on other days.")
    isbn: Text | None = maybe("Its ISBN.")
    told_by: Id | None = maybe("The source through which it is told, if not by itself.")
    draft: Flag = Field(
        default=False, description="False once a person has settled what `draft` made."
    )
    notice: Text | None = maybe("The licence line of its data.")
    inspectors: tuple[Id, ...] = many("Who led it, among its speakers.")
    chief_constable: Id | None = maybe("Who led the force then.")
    judgments: tuple[Judgment, ...] = many("What was graded.")
    findings: tuple[Finding, ...] = many("What it states.")
    concerns: tuple[Concern, ...] = many("What worries the inspector.")
    speakers: tuple[Speaker, ...] = many("The people in it.")
    statements: tuple[Statement, ...] = many("What they said, in order.")
    sources: tuple[Source, ...] = many("Where it all comes from.")
    notes: tuple[Note, ...] = many("Remarks on the whole.")
    disagreements: tuple[Disagreement, ...] = many("Where sources disagree.")
    doubts: tuple[Doubt, ...] = many("What a draft could not settle.")
    passed_over: tuple[PassedOver, ...] = many("What a draft did not take for a fact, and why.")
