"""The checks of a report that no single field can make: what refers to what.

They are made of the data as it was read, so that a value that is wrong hides no reference that
leads nowhere. What is not of its type is passed over: the model says so.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TypeAlias, TypeVar

from pydantic import BaseModel

from essex_insp.errors import Fault, short
from essex_insp.library.scales import scales_of
from essex_insp.matching import nearest
from essex_insp.model import CONCERN_KINDS

T = TypeVar("T")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SIMPLE = {str, int, float, bool, type(None)}
"""What holds nothing, of which there is most."""
GUESSES = 100
"""For how many faults the nearest name is looked up: more than anyone reads, soon done."""
_NOUNS = ("judgment", "finding", "concern", "speaker", "statement", "source")
_IDS = {"quote": "statements[].quotes[].id"} | {noun: f"{noun}s[].id" for noun in _NOUNS}
"""Where things have their ids, each of which stands once."""
_REFERENCES = {
    "told_by": "source",
    "chief_constable": "speaker",
    "inspectors[]": "speaker",
    "findings[].stated_by": "speaker",
    "concerns[].raised_by": "speaker",
    "concerns[].quotes[]": "quote",
    "disagreements[].judgments[]": "judgment",
    "statements[].speaker": "speaker",
}
"""Where ids of others stand, but for the sources of citations, which stand everywhere."""


Step: TypeAlias = tuple[str, int | None, Any]
"""A field, the place in its list where it has one, and what stands there."""


class CitationPath(NamedTuple):
    """A citation, and the steps from the report to it, both among them.

    What rests on it is told only where these are of the model, not bare data.
    """

    citation: Any
    steps: tuple[Step, ...]

    @property
    def path(self) -> str:
        """Its JSON path."""
        steps = ((short(field), "" if at is None else f"[{at}]") for field, at, _ in self.steps[1:])
        return "$" + "".join(f".{field}{at}" for field, at in steps)

    @property
    def kind(self) -> str:
        """The kind of what rests on it, as `concern-part`."""
        return _HUMP.sub("-", type(self.steps[-2][2]).__name__).lower()

    @property
    def id(self) -> str | None:
        """The id of what rests on it, or of the nearest thing around that has one."""
        parts = (part for _, _, part in reversed(self.steps))
        return next((part.id for part in parts if hasattr(part, "id")), None)

    @property
    def quote(self) -> str | None:
        """The text of the quote that rests on it, if one does."""
        return self.steps[-2][2].text if self.kind == "quote" else None

    @property
    def words(self) -> str | None:
        """The words to look for: its own, else the quote's; `None` where it cites none."""
        return self.citation.exact or self.quote


def citations_in(report: Any) -> list[CitationPath]:
    """Return every citation of a report, or of the plain data of what may become one, in order."""
    cited: list[CitationPath] = []
    _gather(cited, (("report", None, report),))
    return cited


def _gather(cited: list[CitationPath], steps: tuple[Step, ...]) -> None:
    """Add the citations below the last step."""
    part = steps[-1][2]
    for name, value in (part if isinstance(part, dict) else vars(part)).items():
        if type(value) in _SIMPLE:
            continue
        for at, item in enumerate(value) if isinstance(value, (tuple, list)) else ((None, value),):
            if type(item) not in _SIMPLE and isinstance(item, (dict, BaseModel)):
                inner = (*steps, (name, at, item))
                if name in ("citation", "citations"):
                    cited.append(CitationPath(item, inner))
                else:
                    _gather(cited, inner)


def likeliest(name: str, known: Iterable[str], guesses: Iterator[int]) -> str | None:
    """Return the name most like one that is not there; `None` where no guess is left, or none."""
    return next(iter(nearest(name, known)), None) if next(guesses, None) is not None else None


def _unknown(
    path: str, noun: str, name: str, known: Iterable[str], guesses: Iterator[int]
) -> Fault:
    close = likeliest(name, known, guesses)
    remedy = f"did you mean {close!r}?" if close else f"add a {noun} of that id"
    return Fault(path, f"no {noun} {short(repr(name))}", remedy)


def reference_faults(content: dict[str, Any]) -> Iterator[Fault]:
    """Yield what is wrong with the references within a report."""
    guesses = iter(range(GUESSES))
    ids = {noun: within(content, path, str) for noun, path in _IDS.items()}
    for noun, named in ids.items():
        yield from twice(noun, named)
    known = {noun: {name for _, name in named} for noun, named in ids.items()}
    for cited in citations_in(content):
        source, position = map(cited.citation.get, ("source", "position"))
        if isinstance(source, str) and source not in known["source"]:
            yield _unknown(f"{cited.path}.source", "source", source, known["source"], guesses)
        match position:
            case [int() | float() as start, int() | float() as end] if not 0 <= start <= end:
                said = "it ends before it starts"
                yield Fault(f"{cited.path}.position", said, "give [start, end]")
    for steps, noun in _REFERENCES.items():
        for path, name in within(content, steps, str):
            if name not in known[noun]:
                yield _unknown(path, noun, name, known[noun], guesses)
    for path, concern in within(content, "concerns[]", dict):
        kind: Any = concern.get("kind")
        ours = not isinstance(kind, str) or kind in CONCERN_KINDS or concern.get("label")
        if not ours and (close := nearest(kind, CONCERN_KINDS)):
            said = f"{short(repr(kind))} is almost a label of PEEL"
            words = "If not, give the inspectorate's words as its label"
            yield Fault(f"{path}.kind", said, f"did you mean {close[0]!r}? {words}")
    for path, statement in within(content, "statements[]", dict):
        for inner, quote in within(statement, "quotes[]", dict, path):
            tie, who = quote.get("attribution"), statement.get("speaker")
            if who is not None and isinstance(tie, dict) and tie.get("kind") == "unattributed":
                said = f"'unattributed', and the statement names {short(repr(who))}"
                remedy = "take the speaker away, or say how the speaker is known"
                yield Fault(f"{inner}.attribution.kind", said, remedy)
    yield from _grade_faults(content, guesses)


def _grade_faults(content: dict[str, Any], guesses: Iterator[int]) -> Iterator[Fault]:
    framework = content.get("framework")
    known = isinstance(framework, (dict, type(None)))  # of another one nothing is said of grades
    scales = scales_of(framework or {}) if known else {}
    ids = {name for name in scales if name is not None}
    remedies = {name: f"use one of {short(', '.join(scales[name]), 200)}" for name in scales}
    for path, judgment in within(content, "judgments[]", dict):
        name = judgment.get("scale")
        if known and isinstance(name, str) and name not in scales:
            yield _unknown(f"{path}.scale", "scale", name, ids, guesses)
        scale = scales.get(name) if name is None or isinstance(name, str) else None
        for field in ("grade", "inferred_grade"):
            grade = judgment.get(field)
            if isinstance(grade, str) and scale is not None and grade not in scale:
                said = f"{short(repr(grade))} is not a grade of its framework"
                remedy = remedies[name] if scale else "name a framework"
                yield Fault(f"{path}.{field}", said, remedy)
        # What does not go together with a grade, or with how it came about.
        grade, basis = judgment.get("grade"), judgment.get("basis")
        for field in ("inferred_grade", "instead"):
            if grade is not None and judgment.get(field) is not None:
                said = f"it stands beside the grade {short(repr(grade))}"
                yield Fault(f"{path}.{field}", said, "take one of the two away")
        if grade is not None and basis in ("ungraded", "not-inspected"):
            said = f"{basis!r} with the grade {short(repr(grade))}"
            yield Fault(f"{path}.basis", said, "take the grade away, or say how it came about")
        if basis == "carried-over" and judgment.get("judged_in") is None:
            said, remedy = "a judgment carried over from no round", "name the round it was made in"
            yield Fault(f"{path}.judged_in", said, f"{remedy}, or make the basis 'unknown'")


def twice(noun: str, named: Iterable[tuple[str, str]], remedy: str = "rename") -> Iterator[Fault]:
    """Yield a fault for each name, with its JSON path, that stood at another before."""
    first: dict[str, str] = {}
    for path, name in named:
        if name in first:
            said = f"a second {noun} {short(repr(name))} (first at {first[name]})"
            yield Fault(path, said, remedy)
        first.setdefault(name, path)


def within(part: Any, steps: str, kind: type[T], path: str = "$") -> list[tuple[str, T]]:
    """Return what is of a kind where steps lead, as `quotes[].id`, each with its JSON path."""
    places = [(path, part)]
    for step in steps.split("."):
        key = step.removesuffix("[]")
        places = [(f"{at}.{key}", held.get(key)) for at, held in places if isinstance(held, dict)]
        if step != key:
            lists = [(at, held) for at, held in places if isinstance(held, list)]
            places = [(f"{at}[{i}]", item) for at, held in lists for i, item in enumerate(held)]
    return [(at, held) for at, held in places if isinstance(held, kind)]
