"""What is wrong in a file, and what is lawful and doubtful, all of it at once."""

import datetime

from essex_insp.errors import Fault, short
from essex_insp.evidence import FAILED
from essex_insp.library.checking import described, examined
from essex_insp.library.files import content
from essex_insp.library.papers import Paper
from essex_insp.library.parsing import placed
from essex_insp.library.reports import find
from essex_insp.questions.cautions import cautions
from essex_insp.questions.record import Record
from essex_insp.questions.verification import recognised, verify


class ValidateItem(Record):
    """Something wrong in a file, or doubtful."""

    file: str
    severity: str
    path: str
    line: int | None
    column: int | None
    found: str
    expected: str
    remedy: str


def validate(
    file: str, given: Paper | None = None, source_id: str | None = None
) -> list[ValidateItem]:
    """Return the errors and the warnings of a report, in the order of the file.

    What cites a source of which a copy is given is checked against that. `UnreadableFile` where the
    file is no text, `UnknownName` where there is no report of that id, or the copy is of none of
    the sources, or could be of several.
    """
    found = examined(content(str(find(file))), "standard input" if file == "-" else file)
    wrong = {fault.path for fault in found.faults}
    doubtful = cautions(found.content, datetime.date.today())
    told = [("error", fault) for fault in found.faults]
    others = (each for each in doubtful if each.path not in wrong)
    told += [("warning", fault) for fault in placed(others, found.text)]
    told.sort(key=lambda each: (each[1].line or 0, each[1].column or 0))
    if rest := found.total - len(found.faults):
        more = f"{rest} more error{'s' if rest > 1 else ''}"
        told.append(("error", Fault("$", more, "mend these first, then check again")))
    if found.report and given is not None:
        source, _ = recognised(found.report, given, source_id)
        remedy = "compare it with the source: `essex-insp verify` shows what differs"
        misquoted = [
            Fault(it.path or "$", f"{it.verdict} in the source: {short(repr(it.words))}", remedy)
            for it in verify(found.report, source, given)
            if it.verdict in FAILED
        ]
        told += [("error", fault) for fault in placed(misquoted, found.text)]
    items = []
    for severity, fault in told:
        known = {**fault._asdict(), "file": file, "severity": severity}
        items.append(ValidateItem.of(known, expected=described(fault.path)[0]))
    return items
