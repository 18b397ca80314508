from collections import Counter

from essex_insp.cli.command import Answer, answering, columns, opt
from essex_insp.cli.output import complain
from essex_insp.errors import EssexInspError, ExitCode, NearName, UnreadableFile
from essex_insp.library.papers import load as read_paper
from essex_insp.show.document import Blocks, Span, grouped, heading, prose, quiet
from essex_insp.show.words import counted

EXAMPLES = ("validate mine.json", "validate mine.json --source story.txt")
COLUMNS = columns("file severity line column path found expected remedy")
_STYLES = {"error": "altered", "warning": "elided"}


@answering
def validate(
    files: list[str] = opt.argument("FILE", "Reports; - is piped in.", default=...),
    source: str | None = opt.option("--source FILE", "Also check citations against this text."),
    source_id: str | None = opt.option("--source-id ID", "Which source that text is."),
) -> Answer:
    """What is wrong in a report of your own, and how to mend it."""
    from essex_insp.questions.validation import ValidateItem  # no TAB needs it
    from essex_insp.questions.validation import validate as problems

    given = read_paper(source) if source is not None else None
    items: list[ValidateItem] = []
    unreadable: list[EssexInspError] = []
    for file in files:
        try:
            items += problems(file, given, source_id)
        except (NearName, UnreadableFile) as error:
            unreadable.append(error)
    if len(unreadable) == len(files):
        *first, last = unreadable
        for refusal in first:
            complain(refusal.message)
        raise last
    wrong = any(item.severity == "error" for item in items)
    code = ExitCode.UNREADABLE if unreadable else ExitCode.FOUND if wrong else ExitCode.DONE
    talk = tuple(refusal.message for refusal in unreadable)
    return Answer(items, document, COLUMNS, "No errors, no warnings.", code=code, talk=talk)


def document(answer: Answer) -> Blocks:
    """Yield the problems under their files, in the order of the lines."""
    for file, items in grouped((item.file, item) for item in answer.items).items():
        counts = Counter(item.severity for item in items)
        errors = counted(counts["error"], "error")
        if not items[-1].line:  # what was counted, and not told one by one
            errors = f"{counted(counts['error'] - 1, 'error')} and {items[-1].found}"
        yield heading(f"{file}: {errors}, {counted(counts['warning'], 'warning')}")
        for item in items:
            place = f"line {item.line}, column {item.column}" if item.line else "no line"
            yield prose(Span(item.severity, _STYLES[item.severity]), f": {place}, {item.path}")
            yield prose(f"{item.found.rstrip('.')}; {item.remedy}", indent=2, close=True)
            if not item.path.endswith("]"):  # of one in a list no more is told than of all
                yield prose(quiet(f"Expected: {item.expected}"), indent=2, close=True)
