"""The place that an answer is shown in, what it can carry, and each grade's mark and colour.

Of a grade the word comes first, then its mark and colour, by its place in its scale. The colours
have a relative luminance between 0.175 and 0.183, which gives a contrast of at least 4.5 on black
and on white (WCAG 2.2, 1.4.3). A terminal of 256 colours has five such besides a grey; each colour
here is one of them, or the nearest to one that Rich rounds it to. Colour-blind eyes tell all six
apart. Grey is no grade's: what stands back has it, and where there is no grade.
"""

import os
import shutil
from collections.abc import Mapping
from typing import NamedTuple, TextIO

NARROW = 60
"""Below this many columns a table becomes records."""
MEASURE = 80
"""Columns of prose, and of all in a file or in a pipe (perhaps to a pager) without `COLUMNS`."""
_GREY = "#767676"
_BLUE, _GREEN, _VIOLET, _AMBER, _RED = "#5f5fff", "#00875f", "#9658cc", "#9c6a32", "#d5289c"
_MARKS, _MARKS_ASCII = "★●◕◐◔○✕", "@+o=~-x"
_COLOURS = (_BLUE, _GREEN, _GREEN, _VIOLET, _AMBER, _AMBER, _RED)
_PLACES = ("1", "16", "136", "0156", "01356", "012456", "0123456")
"""Which of the seven marks the grades of a scale have, by how many grades it has."""
STYLES = {
    "strong": "bold",
    "hit": "bold underline",
    **dict.fromkeys(("quiet", "hint", "unverifiable"), _GREY),
    **dict.fromkeys(("exact", "typographic", "joined"), _GREEN),
    **dict.fromkeys(("elided", "bracketed"), _AMBER),
    **dict.fromkeys(("altered", "absent", "ambiguous"), f"bold {_RED}"),
}
"""The styles of spans, in Rich's words."""


class Look(NamedTuple):
    """How a grade, or a verdict, is marked where there is room for more than its word."""

    mark: str
    ascii_mark: str
    style: str


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
    terminal too (https://force-color.org), `TERM=dumb` takes bold as well, and can page nothing.
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
        height=size.lines if terminal and not dumb else None,
        terminal=terminal,
        colour=colours if styled and not environ.get("NO_COLOR") else None,
        bold=styled,
        encoding=(stream.encoding if stream is not None else None) or "utf-8",
    )
    # Python itself writes UTF-8 where the user asks for plain ASCII (PEP 540).
    locale = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG")
    plain = terminal and locale in ("C", "POSIX")
    return display._replace(ascii_only=plain or not display.carries(f"{_MARKS}─║¶"))


def look(rank: int | None, of: int) -> Look:
    """Return how a grade looks by its place in its scale, from 0, or where there is none.

    A scale of more than seven grades is marked with the place.
    """
    if rank is None or not 0 <= rank < of:
        return Look("·", ".", _GREY)
    if of > len(_PLACES):
        return Look(str(rank + 1), str(rank + 1), _GREY)
    place = int(_PLACES[of - 1][rank])
    return Look(_MARKS[place], _MARKS_ASCII[place], _COLOURS[place])
