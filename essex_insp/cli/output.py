"""The only place that writes: answers to standard output or a file, talk to standard error."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from essex_insp.errors import BadUsage, UnwritableFile
from essex_insp.library.keeping import replacing
from essex_insp.show.answer import Answer
from essex_insp.show.page import Page, page_of
from essex_insp.show.visible import all_visible, visible

SUFFIXES = {
    ".txt": "table",
    ".json": "json",
    ".csv": "csv",
    ".md": "md",
    ".markdown": "md",
}


_LINK = re.compile(r"(\x1b\]8;id=)(\d+);")
_STYLE_AT_END = re.compile(r"\x1b\[[0-9;]*m\Z")


class Output(NamedTuple):
    """How and where a user wants an answer.

    Args:
        format: `table`, `plain`, `json`, `csv` or `md`; `None` is what the place suggests.
        file: A path, or `None` or `-` for standard output.
        force: Whether a file that is there may be replaced.
        colour: False for `--no-color`.
    """

    format: str | None = None
    file: str | None = None
    force: bool = False
    colour: bool = True


def write(answer: Answer, output: Output) -> None:
    """Write an answer as the user wants it.

    Args:
        answer: The answer.
        output: How and where.

    Raises:
        BadUsage: The format cannot be told from the file's suffix, or contradicts it, or the
            file is there and may not be replaced.
        UnwritableFile: It cannot be written; what was there before is whole.
    """
    form = _format(output)
    if output.file in (None, "-"):
        page = page_of(sys.stdout, colour=output.colour)
        _to_stdout(text_of(answer, form, page), page)
    else:
        path = Path(output.file or "")
        with replacing(path, output.force) as file:
            file.write(text_of(answer, form, Page()).encode())


def write_text(text: str, output: Output) -> None:
    """Write a text that is an answer already, such as a schema.

    Args:
        text: The text.
        output: Where; its format is the text's.

    Raises:
        BadUsage: The file's suffix names another format, or it is there and may not be replaced.
        UnwritableFile: It cannot be written; what was there before is whole.
    """
    if output.file in (None, "-"):
        _to_stdout(text, page_of(sys.stdout))
        return
    _format(output)
    with replacing(Path(output.file or ""), output.force) as file:
        file.write(text.encode())


def text_of(answer: Answer, format: str, page: Page) -> str:
    """Return an answer as text.

    Args:
        answer: The answer.
        format: `table`, `plain`, `json`, `csv` or `md`.
        page: The place that it is shown in.
    """
    if format == "json":
        from essex_insp.show.formats.envelope import to_json

        return to_json(answer)
    keep = "\n" if format in ("table", "csv") else ""
    answer = answer._replace(
        items=all_visible(answer.items, keep, page.ascii_only),
        head=all_visible(answer.head, "", page.ascii_only),
        notice=all_visible(answer.notice, "", page.ascii_only),
        asked=tuple(visible(word, "", page.ascii_only) for word in answer.asked),
        typed=tuple(visible(word, "", page.ascii_only) for word in answer.typed),
    )
    if format == "csv":
        from essex_insp.show.formats.sheet import to_csv

        return to_csv(answer)
    if format == "md":
        from essex_insp.show.formats.markdown import to_md

        return to_md(answer)
    if format == "plain":
        from essex_insp.show.formats.plain import to_plain

        return to_plain(answer)
    return _drawn(answer, page)


def complain(message: str) -> None:
    """Write one line to standard error; where there is none, nothing.

    Args:
        message: What is wrong and what to do.
    """
    if sys.stderr is not None:
        line = f"essex-insp: {visible(message)}\n"
        try:
            encoding = sys.stderr.encoding or "utf-8"
            sys.stderr.write(line.encode(encoding, "backslashreplace").decode(encoding))
            sys.stderr.flush()
        except (OSError, ValueError):
            discard(sys.stderr)


def discard(stream: Any) -> None:
    """Let what is still buffered go nowhere, so that Python's exit is quiet and keeps the code.

    Args:
        stream: Standard output or standard error, once it cannot be written.
    """
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _format(output: Output) -> str:
    default = "plain" if os.environ.get("ACCESSIBLE", "") not in ("", "0") else "table"
    if output.file in (None, "-"):
        return output.format or default
    suffix = Path(output.file or "").suffix.lower()
    by_suffix = SUFFIXES.get(suffix)
    if output.format is None:
        if by_suffix is None:
            known = ", ".join(SUFFIXES)
            raise BadUsage(
                f"{output.file}: its suffix names no format; end it in one of {known}, "
                "or give --format"
            )
        return default if suffix == ".txt" else by_suffix
    if by_suffix not in (None, output.format) and {by_suffix, output.format} != {"table", "plain"}:
        raise BadUsage(
            f"{output.file}: its suffix says {by_suffix}, and what is written is {output.format}; "
            "change one of them"
        )
    return output.format


def _drawn(answer: Answer, page: Page) -> str:
    """An answer as its table, drawn by Rich."""
    import io

    from rich.console import Console

    text = io.StringIO()
    console = Console(
        file=text,
        width=page.width,
        force_terminal=page.bold,
        color_system=page.colour or ("standard" if page.bold else None),  # type: ignore[arg-type]
        no_color=page.colour is None,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    name = (answer.view or answer.command) if answer.items else "nothing"
    tables: Any = import_module(f"essex_insp.show.tables.{name}")
    console.print(tables.table(answer, page), soft_wrap=False)
    drawn = "".join(f"{_unpadded(line)}\n" for line in text.getvalue().split("\n")[:-1])
    return _numbered(drawn)


def _numbered(text: str) -> str:
    """A text whose links are numbered from 1: Rich numbers them at random, every time anew."""
    numbers: dict[str, int] = {}
    return _LINK.sub(
        lambda link: f"{link[1]}{numbers.setdefault(link[2], len(numbers) + 1)};", text
    )


def _unpadded(line: str) -> str:
    """A line without the spaces that fill its last cell, also those before a style ends."""
    styles = ""
    line = line.rstrip(" ")
    while match := _STYLE_AT_END.search(line, max(0, len(line) - 24)):
        styles = match[0] + styles
        line = line[: match.start()].rstrip(" ")
    return line + styles


def _to_stdout(text: str, page: Page) -> None:
    stream: Any = sys.stdout
    if stream is None:
        raise UnwritableFile("standard output is closed; open it, or give --output FILE")
    data = _encoded(text, page.encoding)
    try:
        if hasattr(stream, "buffer"):
            stream.flush()
            stream.buffer.write(data)
            stream.buffer.flush()
        else:
            stream.write(data.decode(page.encoding))
            stream.flush()
    except BrokenPipeError:
        discard(stream)  # the reader has had enough: no error
    except (OSError, ValueError) as error:
        discard(stream)
        reason = getattr(error, "strerror", None) or error
        raise UnwritableFile(
            f"standard output cannot be written ({reason}); make room, or give --output FILE"
        ) from None


def _encoded(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        complain(
            f"note: {encoding} cannot carry every character; those that it cannot are written "
            "as \\u codes (PYTHONIOENCODING=utf-8 writes them as they are)"
        )
        return "".join(_encodable(char, encoding) for char in text).encode(encoding)


def _encodable(char: str, encoding: str) -> str:
    """A character, or the code for it that JSON has, so that JSON stays JSON."""
    import json

    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return json.dumps(char)[1:-1]
    return char
