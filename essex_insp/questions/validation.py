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
    file is no text, `UnknownName` where there is no report of that id; as `recognised` of the copy.
    """
    checked = examined(content(str(find(file))), "standard input" if file == "-" else file)
    wrong = {fault.path for fault in checked.faults}
    doubtful = cautions(checked.content, datetime.date.today())
    told = [("error", fault) for fault in checked.faults]
    others = (caution for caution in doubtful if caution.path not in wrong)
    told += [("warning", fault) for fault in placed(others, checked.text)]
    told.sort(key=lambda problem: (problem[1].line or 0, problem[1].column or 0))
    if rest := checked.total - len(checked.faults):
        more = f"{rest} more error{'s' if rest > 1 else ''}"
        told.append(("error", Fault("$", more, "mend these first, then check again")))
    if checked.report and given is not None:
        source, _ = recognised(checked.report, given, source_id)
        misquoted = []
        for check in verify(checked.report, source, given):
            if check.verdict in FAILED:
                said = f"{check.verdict} in the source: {short(repr(check.words))}"
                remedy = "compare it with the source: `essex-insp verify` shows what differs"
                misquoted.append(Fault(check.path or "$", said, remedy))
        told += [("error", fault) for fault in placed(misquoted, checked.text)]
    items = []
    for severity, fault in told:
        problem = {**fault._asdict(), "file": file, "severity": severity}
        items.append(ValidateItem.of(problem, expected=described(fault.path)[0]))
    return items
