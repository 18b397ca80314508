from collections.abc import Iterator
from typing import TYPE_CHECKING

from essex_insp.cli import options as opt
from essex_insp.errors import BadUsage, to_type
from essex_insp.show.words import counted

if TYPE_CHECKING:
    from essex_insp.model import Report

EXAMPLES = ("draft story.txt --output mine.json", "draft --settle mine.json")


def draft(
    text: str = opt.argument("FILE|-", "A story, release or report page.", default=...),
    output: str | None = opt.FILE,
    force: bool = opt.FORCE,
    settle: bool = opt.flag("--settle", "Settle the doubts at the keyboard; FILE may be a draft."),
    passed_over: bool = opt.flag("--passed-over", "List what was taken for no fact, and why."),
    id: str | None = opt.option("--id ID", "The report's id; else the file's."),
    publisher: str | None = opt.option(
        "--publisher NAME", "Who published the text; else not stated."
    ),
    url: str | None = opt.option("--url URL", "Its address."),
    published: str | None = opt.option("--published DATE", "YYYY, YYYY-MM or YYYY-MM-DD."),
) -> None:
    """Make a draft report from an article, its doubts listed; settle them."""
    from pathlib import Path

    from essex_insp.cli import settling
    from essex_insp.cli.output import Output, complain, write_text
    from essex_insp.questions import drafting
    from essex_insp.show.data import dumps

    if settle:
        settling.check_terminal()
        if settling.is_report(text):
            settling.settle(Path(text))
            return
        if output in (None, "-"):
            raise BadUsage("--settle needs a file for the draft; give it with --output FILE.json")
    name = id or (Path(output).stem if output and output != "-" else None)
    report = drafting.draft(text, name, publisher, url, published)
    account, content = [*_account(report, output, text, passed_over)], dumps(report)
    del report  # as large as its text is written
    write_text(content, Output(format="json", file=output, overwrite=force))
    for line in account:
        complain(line)
    if settle:
        settling.settle(Path(output or ""))


def _account(report: "Report", output: str | None, text: str, passed_over: bool) -> Iterator[str]:
    """What was found, what is in doubt, what was passed over, what to do next."""
    from essex_insp.draft.report import NOT_STATED

    quotes = sum(len(statement.quotes) for statement in report.statements)
    speakers = f" of {counted(len(report.speakers), 'speaker')}" if quotes else ""
    spoken = f"{counted(quotes, 'quoted paragraph')}{speakers}"
    facts = f"{counted(len(report.judgments), 'grade')}, {counted(len(report.concerns), 'concern')}"
    yield f"found {spoken}, {facts}; {counted(len(report.doubts), 'doubt')} for you to settle"
    for doubt in report.doubts:
        yield f"doubt: {_place(doubt.paragraph)}{doubt.text}"
    for passed in report.passed_over if passed_over else ():
        place = _place(passed.paragraph)
        yield f"passed over: {place}{passed.words!r}, {passed.what}: {passed.reason}"
    if report.passed_over and not passed_over:
        yield f"{counted(len(report.passed_over), 'thing')} taken for no fact: --passed-over"
    source = report.sources[0]
    known = {
        "who published it (--publisher)": source.publisher != NOT_STATED,
        "when (--published)": report.published or source.published,
        "which inspectorate": report.inspectorate,
        "of which round, if of one (`round`)": report.round,
    }
    if missing := [what for what, read in known.items() if not read]:
        yield f"not read, and not to be guessed: {', '.join(missing)}"
    name = output if output and output != "-" else "FILE"
    first = "settle the doubts" if report.doubts else "read it through, and say so"
    first += f": `{to_type('draft', '--settle', name)}`"
    check = f"`{to_type('validate', name)}`"
    if text != "-":
        check += f" and `{to_type('verify', '-r', name, '--source', text)}`"
    yield f"next: {first}, then run {check}"


def _place(paragraph: int | None) -> str:
    return f"paragraph {paragraph}: " if paragraph else ""
