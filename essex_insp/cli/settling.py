"""The doubts of a draft, settled at the keyboard: one screen each, written at once."""

import signal
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

from essex_insp.draft import settle as steps
from essex_insp.errors import BadUsage, UnwritableFile, to_type
from essex_insp.library import files
from essex_insp.library import reports as library
from essex_insp.library.keeping import replacing
from essex_insp.model import Report
from essex_insp.show.data import dumps
from essex_insp.show.display import display_of
from essex_insp.show.visible import visible

_KEYS = "k keep, t type, d drop, l later, q stop"


def check_terminal() -> None:
    """Refuse (`BadUsage`) where no person is there to ask: input or output is no terminal."""
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        raise BadUsage("--settle asks at the keyboard; run it in a terminal, without a pipe")


def is_report(name: str) -> bool:
    """Whether a file is a report, not a text to make one of; `-` is a text."""
    return name != "-" and files.content(name, 64).lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"{"


def settle(
    path: Path, ask: Callable[[str], str] = input, say: Callable[[str], None] = print
) -> None:
    """Ask for the doubts of a draft, one after the other, and write each answer at once.

    `ask` asks a person for a line, and raises `EOFError` or `KeyboardInterrupt` at the end. An
    `EssexInspError`: the file is no report, cannot be written, or was changed meanwhile.
    """
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    content = files.read(path, str(path))
    report = library.checked(content, path)
    drafted, at, settled, total = report.draft, 0, 0, len(report.doubts)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # Ctrl-C ends the asking alone
    try:
        while at < len(report.doubts):
            question = steps.questions(report)[at]
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


def _screen(question: steps.Question, number: int, total: int) -> Iterator[str]:
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
    report: Report, question: steps.Question, ask: Callable[[str], str], say: Callable[[str], None]
) -> Report | None:
    """The report with one doubt settled; `None` where it is left for later."""
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
            say(f"{numbers}{_KEYS}")
        except ValueError as error:
            say(visible(str(error).partition("\n")[0]))


def _written(path: Path, report: Report, before: bytes) -> bytes:
    """Write a report in place of what it was made of, unless that has changed."""
    if files.read(path, str(path)) != before:
        raise UnwritableFile(f"{path}: changed by another program; settle it again from there")
    content = dumps(report).encode()
    with replacing(path, force=True) as file:
        file.write(content)
    return content
