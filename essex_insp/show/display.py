"""The place that an answer is shown in: how wide it is, and what it can carry."""

import os
import shutil
from collections.abc import Mapping
from typing import NamedTuple, TextIO

NARROW = 60
"""Below this many columns a table becomes records."""
_MARKS = "★●◕◐◔○✕─║¶"
MEASURE = 80
"""Columns of prose, and of all in a file or in a pipe (perhaps to a pager) without `COLUMNS`."""


class Display(NamedTuple):
    """A terminal, a pipe or a file, as far as showing something needs it."""

    width: int = MEASURE
    height: int | None = None  # lines of a terminal; None off one
    terminal: bool = False  # whether a person sees it as it is written
    colour: str | None = None  # the colours it can show, in Rich's names; None for none at all
    bold: bool = False
    encoding: str = "utf-8"
    ascii_only: bool = False  # whether marks and lines are drawn in ASCII

    @property
    def narrow(self) -> bool:
        """Whether a table has no room here."""
        return self.width < NARROW

    def carries(self, marks: str) -> bool:
        """Whether its encoding, if there is such a one, has all of these characters."""
        try:
            marks.encode(self.encoding)
        except (UnicodeEncodeError, LookupError):
            return False
        return True

    @property
    def measure(self) -> int:
        """How wide prose is set."""
        return min(self.width, MEASURE)


def is_on(name: str, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether a variable of the environment is set, and not to 0."""
    return environ.get(name, "") not in ("", "0")


def display_of(stream: TextIO | None, environ: Mapping[str, str] = os.environ) -> Display:
    """Return what a stream can carry; `None` is a closed one.

    `NO_COLOR` takes the colour away (https://no-color.org), `FORCE_COLOR` gives it off a
    terminal too (https://force-color.org), `TERM=dumb` takes bold as well.
    """
    terminal = stream is not None and stream.isatty()
    forced = is_on("FORCE_COLOR", environ)
    dumb = environ.get("TERM") == "dumb" and not forced
    styled = (terminal or forced) and not dumb
    true = environ.get("COLORTERM", "").lower() in ("truecolor", "24bit")
    colours = "truecolor" if true else "256" if "256" in environ.get("TERM", "") else "standard"
    size = shutil.get_terminal_size((MEASURE, 24))
    display = Display(
        width=max(size.columns, 1) if terminal or "COLUMNS" in environ else MEASURE,
        height=size.lines if terminal else None,
        terminal=terminal,
        colour=colours if styled and not environ.get("NO_COLOR") else None,
        bold=styled,
        encoding=(stream.encoding if stream is not None else None) or "utf-8",
    )
    # Python itself writes UTF-8 where the user asks for plain ASCII (PEP 540).
    locale = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG")
    plain = terminal and locale in ("C", "POSIX")
    return display._replace(ascii_only=plain or not display.carries(_MARKS))
