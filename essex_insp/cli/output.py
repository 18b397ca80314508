"""The only place that writes: answers to standard output or a file, talk to standard error."""

import codecs
import contextlib
import os
import shlex
import signal
import sys
from pathlib import Path
from typing import Any, NamedTuple

from essex_insp.cli.options import FORMATS
from essex_insp.errors import BadUsage, UnwritableFile, short
from essex_insp.library.keeping import replacing
from essex_insp.show.answer import Answer, document_of, made_visible
from essex_insp.show.display import Display, display_of, is_on
from essex_insp.show.visible import visible

SUFFIXES = {
    ".txt": "table",
    **{f".{name}": name for name in (*FORMATS[2:], "pdf", "png")},
    ".markdown": "md",
    ".htm": "html",
}
_DATA, _TABLES = ("json", "csv"), ("xlsx", "db", "jsonl")
_LONGEST = 1000
"""The longest line of talk in characters, whatever it quotes."""


class Output(NamedTuple):
    """How and where a user wants an answer."""

    format: str | None = None  # one of `FORMATS`; None for what the place suggests
    file: str | None = None  # None or `-` for standard output
    overwrite: bool = False
    no_color: bool = False
    no_pager: bool = False

    @property
    def path(self) -> Path | None:
        """The file, if it is for one."""
        return None if self.file in (None, "-") else Path(self.file or "")


def write(answer: Answer, output: Output) -> None:
    """Write an answer as the user wants it.

    `BadUsage`: the file's suffix names no format, or another one, or it is there and may not be
    replaced. `UnwritableFile`: it cannot be written; what was there before is whole.
    """
    if answer.card is not None:
        if output.file or output.format:
            raise BadUsage("--card names a picture by itself; leave --output and --format out")
        if answer.card != "-" and Path(answer.card).suffix.lower() != ".svg":
            raise BadUsage(f"{answer.card}: a card is a picture; end its name in .svg")
        output = output._replace(file=answer.card, format="svg")
    form = _format(output)
    if answer.chart and form in _DATA:
        drawn = ", ".join(name for name in FORMATS if name not in _DATA)
        complain(f"note: {form} has the grades as data; the chart is in {drawn}")
    if output.path:
        with replacing(output.path, output.overwrite) as file:
            file.write(content_of(answer, form))
        return
    display = display_of(sys.stdout)
    if output.no_color:
        display = display._replace(colour=None)
    text = text_of(answer, form, display)
    if output.no_pager or not _paged(text, display):
        _to_stdout(text, display.encoding)


def write_text(text: str, output: Output = Output()) -> None:
    """Write a text that is an answer already, such as a schema; it raises what `write` does."""
    _format(output)
    if output.path:
        with replacing(output.path, output.overwrite) as file:
            file.write(text.encode())
    else:
        _to_stdout(text, display_of(sys.stdout).encoding)


def content_of(answer: Answer, format: str) -> bytes:
    """Return an answer as the bytes of a file; `to_pdf` and `to_png` say what is raised."""
    if format not in ("pdf", "png"):
        return text_of(answer, format, Display()).encode()
    if format == "pdf":
        from essex_insp.show.pdf import to_pdf as made
    else:
        from essex_insp.show.pictures import to_png as made
    seen = made_visible(answer, "\n", ascii_only=True)  # fonts have no pictures of controls
    return made(document_of(seen))


def text_of(answer: Answer, format: str, display: Display) -> str:
    """Return an answer as text, in one of `FORMATS`."""
    if format == "json":
        from essex_insp.show.data import to_json

        return to_json(answer)
    keep = "" if format in ("plain", "md") else "\n"
    items, answer = answer.items, made_visible(answer, keep, display.ascii_only)
    if format == "csv":
        from essex_insp.show.data import to_csv

        return to_csv(answer)
    if answer.card is not None:
        from essex_insp.show.pictures import to_card

        return to_card(answer, items[0])
    if format == "table":
        from essex_insp.show.terminal import to_terminal  # Rich, 16 ms

        return to_terminal(document_of(answer), display)
    if format == "plain":
        from essex_insp.show.plain import to_plain as made
    elif format == "md":
        from essex_insp.show.markdown import to_markdown as made
    elif format == "html":
        from essex_insp.show.html import to_html as made
    else:
        from essex_insp.show.pictures import to_svg as made
    return made(document_of(answer))


def complain(message: str) -> None:
    """Write one line to standard error: what is wrong and what to do."""
    if sys.stderr is None:
        return
    if len(message) > _LONGEST:
        message = f"{message[: _LONGEST // 2]} ... {message[-_LONGEST // 2 :]}"
    line = f"essex-insp: {visible(message)}\n"
    try:
        encoding = sys.stderr.encoding or "utf-8"
        sys.stderr.write(line.encode(encoding, "backslashreplace").decode(encoding))
        sys.stderr.flush()
    except (OSError, ValueError):
        discard(sys.stderr)


def confirm(message: str) -> None:
    """Tell a person at a terminal what was done; a script reads the exit code."""
    if sys.stderr is not None and sys.stderr.isatty():
        complain(message)


def discard(stream: Any) -> None:
    """Let what is still buffered go nowhere, so that Python's exit is quiet and keeps the code."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _format(output: Output) -> str:
    """The format that is asked for, by its name or the suffix of the file."""
    wanted = output.format and output.format.lower()
    wanted = {"markdown": "md", "text": "plain", "txt": "plain"}.get(wanted or "", wanted)
    if wanted not in (None, *FORMATS):
        file = f", or --output FILE.{wanted}" if wanted in ("pdf", "png") else ""
        file = f", or `essex-insp export FILE.{wanted}`" if wanted in _TABLES else file
        told = f"{short(repr(output.format))} is no format; give one of {', '.join(FORMATS)}{file}"
        raise BadUsage(f"--format: {told}")
    default = "plain" if is_on("ACCESSIBLE") else "table"
    if output.path is None:
        return wanted or default
    by_suffix = SUFFIXES.get(output.path.suffix.lower())
    if wanted is None and by_suffix is None:
        raise BadUsage(
            f"{output.file}: its suffix names no format; end it in one of {', '.join(SUFFIXES)}, "
            "or give --format; .xlsx, .db, .jsonl: `essex-insp export FILE`"
        )
    if wanted and by_suffix not in (None, wanted) and {by_suffix, wanted} != {"table", "plain"}:
        said = f"its suffix says {by_suffix}, and what is written is {wanted}"
        raise BadUsage(f"{output.file}: {said}; change one of them")
    return wanted or (default if by_suffix == "table" else str(by_suffix))


def _paged(text: str, display: Display) -> bool:
    """Show a text through the pager, if it is for a terminal and taller than that; return whether.

    The pager is that of `ESSEX_INSP_PAGER`, of `PAGER`, or `less`; an empty one, or `cat`, is
    none. `less` shows colours as they are and, where `LESS` is not set, leaves the text standing.
    """
    if not display.terminal or display.height is None or text.count("\n") < display.height:
        return False
    try:
        words = shlex.split(os.environ.get("ESSEX_INSP_PAGER", os.environ.get("PAGER", "less")))
    except ValueError:
        return False
    if not words or words == ["cat"]:
        return False
    import subprocess  # 5 ms, where an answer is long

    less = f"-R {os.environ.get('LESS', '-FX')}"
    environment = {"LV": "-c", **os.environ, "LESS": less}
    if display.encoding == "utf-8":  # also where the locale, of which less thinks, is C
        environment.setdefault("LESSCHARSET", "utf-8")
    # Ctrl-C is the pager's while it is open.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        # The user's own words name the program, as git's and gh's do.
        process = subprocess.Popen(words, stdin=subprocess.PIPE, env=environment)  # noqa: S603
        with contextlib.suppress(BrokenPipeError):
            process.communicate(text.encode(display.encoding, "backslashreplace"))
        return process.wait() not in (126, 127)
    except OSError:  # no such pager
        return False
    finally:
        signal.signal(signal.SIGINT, before)


def _to_stdout(text: str, encoding: str) -> None:
    stream: Any = sys.stdout
    if stream is None:
        raise UnwritableFile("standard output is closed; open it, or give --output FILE")
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        complain(
            f"note: {encoding} cannot carry every character; those that it cannot are written "
            "as \\u codes (PYTHONIOENCODING=utf-8 writes them as they are)"
        )
        codecs.register_error("json", _escaped)
        data = text.encode(encoding, "json")
    try:
        if hasattr(stream, "buffer"):
            stream.flush()
            stream.buffer.write(data)
        else:
            stream.write(data.decode(encoding))
        stream.flush()
    except BrokenPipeError:
        discard(stream)  # the reader has had enough: no error
    except (OSError, ValueError) as error:
        discard(stream)
        reason = getattr(error, "strerror", None) or error
        told = f"standard output cannot be written ({reason})"
        raise UnwritableFile(f"{told}; make room, or give --output FILE") from None


def _escaped(error: Any) -> tuple[str, int]:
    """The codes that JSON has for what cannot be encoded, so that JSON stays JSON."""
    import json

    return json.dumps(error.object[error.start : error.end])[1:-1], error.end
