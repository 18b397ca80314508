"""The words of the field, explained in our own, each with the page that it rests on."""

from functools import cached_property
from typing import Literal

from pydantic import Field

from essex_insp.library.assembly import Sourced, loader
from essex_insp.matching import fold
from essex_insp.model import Cited, Confidence, Id, Text, many


class Term(Cited):
    """A word with what it means; one that means another thing in another period stands twice."""

    id: Id = Field(description="Unique among the terms.")
    term: Text = Field(description="The word.")
    also: tuple[Text, ...] = many("What else it is called.")
    subject: Text = Field(description="What it belongs to, among the subjects.")
    applies_to: tuple[Text, ...] = many("The rounds or bodies it is of.")
    explanation: Text = Field(description="What it means, in our own words.")
    confidence: Confidence = Field(description="How sure the reading is.")


class Glossary(Sourced):
    """All terms, by subject."""

    schema_name: Literal["essex-insp/glossary/1"] = Field(alias="schema", description="Version.")
    subjects: tuple[Text, ...] = Field(description="The subjects, in order.")
    terms: tuple[Term, ...] = Field(description="The terms, in order of their subjects.")

    @cached_property
    def by_name(self) -> dict[str, list[Term]]:
        """The terms by all that they are called, folded."""
        terms: dict[str, list[Term]] = {}
        for term in self.terms:
            for name in dict.fromkeys(map(fold, (term.term, *term.also))):
                terms.setdefault(name, []).append(term)
        return terms

    def named(self, words: str) -> list[Term]:
        """Return the terms that are called so, one way or another."""
        return self.by_name.get(fold(words), [])


load = loader("glossary.json", Glossary)
