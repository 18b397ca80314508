import signal
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from essex_insp.cli import options as opt
from essex_insp.cli.output import Output, complain, write_text
from essex_insp.errors import BadUsage, UnwritableFile, to_type
from essex_insp.library import files
from essex_insp.library import reports as library
from essex_insp.library.keeping import replacing
from essex_insp.show.data import dumps
from essex_insp.show.display import display_of
from essex_insp.show.visible import visible
from essex_insp.show.words import counted

if TYPE_CHECKING:  # no TAB needs what reads a text
    from essex_insp.draft.settle import Question
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
    from essex_insp.questions import drafting  # no TAB and no --help needs it

    if settle:
        check_terminal()
        path = library.find(text)
        # A report, not a text to make one of; `-` is a text.
        begun = files.content(str(path), 64).lstrip(b"\xef\xbb\xbf \r\n\t") if text != "-" else b""
        if begun[:1] == b"{":
            ask_doubts(path)
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
        ask_doubts(Path(output or ""))


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


def check_terminal() -> None:
    """Refuse (`BadUsage`) where no person is there to ask: input or output is no terminal."""
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        raise BadUsage("--settle asks at the keyboard; run it in a terminal, without a pipe")


def ask_doubts(
    path: Path, ask: Callable[[str], str] = input, say: Callable[[str], None] = print
) -> None:
    """Ask for the doubts of a draft, one after the other, and write each answer at once.

    `ask` asks a person for a line, and raises `EOFError` or `KeyboardInterrupt` at the end. An
    `EssexInspError`: the file is no report, cannot be written, or was changed meanwhile.
    """
    from essex_insp.draft.settle import questions

    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    content = files.read(path, str(path))
    report = library.checked(content, path)
    drafted, at, settled, total = report.draft, 0, 0, len(report.doubts)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # Ctrl-C ends the asking alone
    try:
        while at < len(report.doubts):
            question = questions(report)[at]
            for line in _screen(question, settled + at + 1, total):
                say(line)
            answered = _answered(report, question, ask, say)
            if answered is None:
                at += 1
                continue
            settled += len(report.doubts) - len(answered.doubts)
            report, content = answered, _written(path, answered, content)
        if report.draft and not report.doubts:
            shown = to_type("--report", str(path))
            say(f"No doubt is open. What was read: {visible(shown)}")
            if ask("Read through and right? y takes the draft mark away: ").strip().lower() == "y":
                report = report.model_copy(update={"draft": False})
                _written(path, report, content)
    except (EOFError, KeyboardInterrupt, UnicodeError):
        say("")
    left = len(report.doubts)
    say(f"{settled} settled, {left} left in {visible(str(path))}.")
    if left:
        say(f"To go on: essex-insp draft --settle {visible(str(path))}")
    elif drafted and not report.draft:
        say("It is no draft any more.")


def _screen(question: "Question", number: int, total: int) -> Iterator[str]:
    """A doubt as one screen shows it, every text of a file made visible."""
    width = display_of(sys.stdout).measure
    doubt, place = question.doubt, question.place
    where = f", paragraph {doubt.paragraph}" if doubt.paragraph else ""
    yield from ("", f"Doubt {number} of {total}{where}", "")
    yield from textwrap.wrap(visible(doubt.text), width)
    if question.words:
        before, after = (place.prefix or "", place.suffix or "") if place else ("", "")
        said = visible(" ".join(f"{before}»{question.words}«{after}".split()))
        yield ""
        yield from textwrap.wrap(said, width, initial_indent="  ", subsequent_indent="  ")
    yield ""
    for choice, candidate in enumerate(question.candidates, 1):
        yield f"  {choice}  {visible(candidate)}"
    yield f"  k  keep {visible(question.value) if question.value else 'it as it is'}"
    yield "  t  type an answer    d  drop it    l  later    q  stop for now"


def _answered(
    report: "Report", question: "Question", ask: Callable[[str], str], say: Callable[[str], None]
) -> "Report | None":
    """The report with one doubt settled; `None` where it is left for later."""
    from essex_insp.draft import settle as steps

    at, numbered = question.index, dict(enumerate(question.candidates, 1))
    while True:
        try:
            key = ask("> ").strip().lower()
            if key in ("l", ""):
                return None
            if key == "q":
                raise EOFError
            if key == "k":
                return steps.keep(report, at)
            if key == "d":
                return steps.drop(report, at)
            if key == "t":
                return steps.choose(report, at, ask("answer: "))
            if key.isdecimal() and int(key[:9]) in numbered:
                return steps.choose(report, at, numbered[int(key)])
            numbers = f"a number up to {len(numbered)}, " if numbered else ""
            say(f"{numbers}k keep, t type, d drop, l later, q stop")
        except ValueError as error:
            say(visible(str(error).partition("\n")[0]))


def _written(path: Path, report: "Report", before: bytes) -> bytes:
    """Write a report in place of what it was made of, unless that has changed."""
    if files.read(path, str(path)) != before:
        raise UnwritableFile(f"{path}: changed by another program; settle it again from there")
    content = dumps(report).encode()
    with replacing(path, force=True) as file:
        file.write(content)
    return content
