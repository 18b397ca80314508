"""What is lawful in a report and doubtful, from its data, which need not be valid."""

import datetime
import re
from collections.abc import Iterator
from typing import Any

from essex_insp.errors import Fault, short
from essex_insp.library.parsing import LONE
from essex_insp.library.references import twice, within
from essex_insp.library.scales import known
from essex_insp.matching import fold

_TOLD = ("grade", "inferred_grade", "instead", "note")
_CITE = "name its source and the place in it"
_DATES = ("published", "sources[].published", "concerns[].trail[].date")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")


def cautions(content: Any, today: datetime.date) -> Iterator[Fault]:
    """Yield what is doubtful in a report, its grades settled, as dates after today are."""
    if isinstance(content, dict) and not (content.get("citations") or content.get("told_by")):
        yield Fault("$", "nothing is cited for the report itself", _CITE)
    for steps in ("judgments[]", "findings[]", "concerns[]", "statements[].quotes[]"):
        for path, part in within(content, steps, dict):
            if not part.get("citations"):
                said = "a quote without a citation" if "quotes" in steps else "no citation"
                yield Fault(path, said, _CITE)
    for path, statement in within(content, "statements[]", dict):
        if statement.get("speaker") is None:
            yield Fault(path, "nobody is named who said it", "name the speaker")
    for path, tie in within(content, "statements[].quotes[].attribution", dict):
        if tie.get("kind") == "by-context":
            yield Fault(path, "attributed by context", "ask who said it")
    for path, date in (dated for steps in _DATES for dated in within(content, steps, str)):
        # The first day that a date of less precision can mean.
        if f"{date.split('/')[0]}-01-01"[:10] > today.isoformat():
            yield Fault(path, f"{date!r} is later than today", "check the date")
    for path, source in within(content, "sources[]", dict):
        if source.get("url") is None and source.get("sha256") is None:
            yield Fault(path, "no address and no fingerprint", "say where it is")
    for path, doubt in within(content, "doubts[]", dict):
        yield Fault(path, str(doubt.get("text")), "settle it and take it away")
    for path, draft in within(content, "draft", bool):
        if draft:
            yield Fault(path, "a draft", "make it false once every doubt is settled")
    yield from _of_scales(content)
    yield from _of_judgments(content)
    yield from _of_texts(content, "$")


def _of_scales(content: Any) -> Iterator[Fault]:
    """Scales in which a grade stands twice, and of which there are two."""
    for path, framework in within(content, "framework", dict):
        bundled = known().get(str(framework.get("id")))
        if bundled and framework.get("grades") != bundled["grades"]:
            name = repr(bundled["id"])
            remedy = f"give {name} alone as the framework, or another id"
            yield Fault(f"{path}.grades", f"not those of {name}, which is known", remedy)
    for steps in ("framework", "framework.other_scales[]"):
        for path, scale in within(content, steps, dict):
            grades = within(scale, "grades[]", str, path)
            yield from twice("grade", ((place, fold(grade)) for place, grade in grades))
    yield from twice("scale", within(content, "framework.other_scales[].id", str))


def _of_judgments(content: Any) -> Iterator[Fault]:
    """Judgments that say too little, or what does not go together."""
    judgments = within(content, "judgments[]", dict)
    for path, judgment in judgments:
        basis, judged_in = judgment.get("basis"), judgment.get("judged_in")
        inferred = judgment.get("inferred_grade")
        if basis == "unknown":
            yield Fault(f"{path}.basis", "the basis is unknown", "say how it came about")
        if basis == "inspected" and not any(map(judgment.get, _TOLD)):
            remedy = "give its grade, the words in its place as `instead`, or a note"
            yield Fault(f"{path}.basis", "inspected, and no grade nor why", remedy)
        if inferred and not judgment.get("why"):
            said = "inferred, and nothing says why"
            yield Fault(f"{path}.inferred_grade", said, "say in `why` what it rests on")
        if basis == "carried-over" and judged_in and judged_in == content.get("round"):
            remedy = "name the round it was made in, or make the basis 'inspected'"
            yield Fault(f"{path}.judged_in", "carried over from its own round", remedy)

    def on(judgment: Any) -> str:
        area = "overall" if judgment.get("level") == "overall" else judgment.get("area")
        said = (judgment.get("body"), judgment.get("pillar"), area)
        return fold(", ".join(part for part in said if isinstance(part, str)))

    named = ((path, on(judgment)) for path, judgment in judgments)
    yield from twice("judgment of", named, "take one away, or say of what, or of whom, it is")


def _of_texts(value: Any, path: str) -> Iterator[Fault]:
    """Texts in which there is nothing to be seen, or what acts unseen."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _of_texts(inner, f"{path}.{short(key)}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _of_texts(inner, f"{path}[{number}]")
    elif isinstance(value, str):
        if half := LONE.search(value):
            said = f"half a character (U+{ord(half[0]):04X})"
            yield Fault(path, said, "write whole characters")
        elif not any(char.isprintable() and not char.isspace() for char in value):
            yield Fault(path, "nothing to be seen in it", "write it, or null if it is not known")
        elif unseen := _CONTROL.search(value):
            yield Fault(path, f"a control character (U+{ord(unseen[0]):04X})", "take it away")
