"""Leafing through the full screen without a terminal, and its golden screens.

    python -m tests.browse.leafing

rewrites the screens that differ; read what changed with `git diff`.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import pytest

pytest.importorskip("textual", reason="no textual here: pip install 'essex-insp[browse]'")

from rich.style import Style
from textual._compositor import Compositor
from textual.css.stylesheet import Stylesheet
from textual.events import Paste

from essex_insp.browse.part import NOTHING
from essex_insp.browse.screen import Browser
from essex_insp.cli.commands.browse import command_line
from essex_insp.show.display import Display
from tests.program import CLEARED

FOLDER = Path(__file__).parent / "screens"
SIZES = ((60, 20), (80, 24), (140, 40))
DEFAULT = "essex-effectiveness-2017"
DISPLAY = Display(terminal=True, colour="truecolor", bold=True)
Look = Callable[[Any], Any]


class Size(NamedTuple):
    """Columns and lines."""

    columns: int
    lines: int


class At(NamedTuple):
    """The first place on the screen where a text stands in a line with another."""

    text: str
    line: str = ""


class Leafed(Browser):
    """The full screen, which remembers what it said when it was left."""

    seen: list[Any]
    told = ""
    focus = ""

    def remember(self) -> None:
        """Remember what is said; all that is shown is drawn for who looks at it before."""
        if self.is_running and self.screen_stack:
            self.told = said(self)
            self.focus = type(self.focused).__name__


def leaf(
    *keys: str | Look | At | Size,
    size: tuple[int, int] = (80, 24),
    report: str = DEFAULT,
    env: dict[str, str] | None = None,
) -> Leafed:
    """Press keys in the full screen; what a function among them returns of it is `seen`.

    Args:
        keys: Names of keys as Textual has them; words after `=` are pasted; an `At` is clicked
            on, and a `Size` is another size.
        size: Columns and lines.
        report: The report to begin with.
        env: The environment.
    """

    async def leafed() -> Leafed:
        browser = Leafed(command_line(), report, DISPLAY)
        browser.animation_level = "none"
        browser.seen = []
        async with browser.run_test(size=size) as pilot:
            shelf = browser.shelf
            await _until(  # the list is filled, looked at, then scrolled, a picture each
                lambda: (
                    browser.reader.view.answer is not NOTHING
                    and 0 <= shelf.part.row - shelf.scroll_y < shelf.size.height
                )
            )
            await pilot.pause()
            await pilot.pause()
            for key in keys:
                if callable(key):
                    browser.seen.append(key(browser))
                    continue
                if isinstance(key, Size):
                    await pilot.resize_terminal(*key)
                    await _until(partial(_fits, browser, key))
                elif isinstance(key, At):
                    place = next(
                        (row.index(key.text), at)
                        for at, row in enumerate(grid(browser).split("\n"))
                        if key.text in row and key.line in row
                    )
                    await pilot.click(offset=place)
                elif key[0] == "=" and len(key) > 1:
                    browser.post_message(Paste(key[1:]))
                else:
                    await browser._press_keys((key,))  # waited for below, once
                await browser.workers.wait_for_complete()
                await pilot.pause()
            browser.remember()
        return browser

    with (
        mock.patch.dict(os.environ, {"TERM": "xterm", "COLORTERM": "truecolor", **(env or {})}),
        mock.patch.object(Compositor, "render_update", _unpainted),
        mock.patch.object(Stylesheet, "_parse_rules", _rules),
        mock.patch("textual.app.wait_for_idle", _rest),
        mock.patch("textual.pilot.wait_for_idle", _rest),
    ):
        return asyncio.run(leafed())


def _fits(browser: Browser, size: tuple[int, int]) -> bool:
    """Whether the screen has a size, and the answer on the right its width."""
    reader = browser.reader
    return (
        tuple(browser.screen._compositor.size) == size
        and reader.virtual_size.width == reader.scrollable_content_region.width
    )


def _rules(stylesheet: Stylesheet, *args: Any, **kwargs: Any) -> Any:
    """Parse a style sheet once for all screens of its colours; it is a tenth of what one costs."""
    key = *args, *kwargs.items(), *stylesheet._variables.items()
    if key not in _PARSED:
        _PARSED[key] = _parse_rules(stylesheet, *args, **kwargs)
    return _PARSED[key]


_PARSED: dict[Any, Any] = {}
_parse_rules = Stylesheet._parse_rules


def _unpainted(*_: Any, **__: Any) -> None:
    """Leave what changed until it is looked at; Textual draws it 60 times a second."""


async def _until(done: Callable[[], bool]) -> None:
    """Wait until something is done, ten seconds at most."""
    for _ in range(10_000):
        if done():
            return
        await asyncio.sleep(0.001)
    raise AssertionError("what the full screen was to do is not done")


async def _rest(*_: float) -> None:
    """Wait until nothing is left to do at once; Textual waits for a processor that is idle."""
    loop: Any = asyncio.get_running_loop()
    await asyncio.sleep(0)
    while loop._ready:
        await asyncio.sleep(0)


def rows(browser: Leafed) -> list[list[tuple[str, Style]]]:
    """Return what the screen shows, line by line, as texts with their looks."""
    strips = browser.screen._compositor.render_strips()
    filters = browser.get_line_filters()
    shown = []
    for strip in strips:
        segments = list(strip)
        for each in filters:
            segments = each.apply(segments, browser.screen.background_colors[1])
        shown.append([(part.text, part.style or Style()) for part in segments])
    return shown


def grid(browser: Leafed) -> str:
    """Return what the screen shows as text."""
    return "".join(f"{''.join(text for text, _ in row).rstrip()}\n" for row in rows(browser))


def lines(browser: Leafed) -> list[str]:
    """Return what the answer on the right says, line by line, in sight or not."""
    return [line.plain for line in browser.reader._lines]


def flat(browser: Leafed) -> str:
    """Return what the answer on the right says, however it is folded."""
    return " ".join(" ".join(lines(browser)).split())


def said(browser: Leafed) -> str:
    """Return what stands in the line above the keys."""
    return browser.told or str(browser.query_one("#status").render())


def inks(browser: Leafed) -> set[tuple[str, str]]:
    """Return the colours that something is written in, each with what it is written on."""
    pairs = set()
    for row in rows(browser):
        for text, style in row:
            if text.strip() and style.color and style.bgcolor:
                ink, paper = style.color.get_truecolor().hex, style.bgcolor.get_truecolor().hex
                pairs.add((ink, paper))
    return pairs


def screens(columns: int, lines: int) -> dict[str, str]:
    """Return golden screens by theme: the first page and the grades, each with its colours."""

    def look(browser: Leafed) -> str:
        colours = "".join(f"{ink} on {paper}\n" for ink, paper in sorted(inks(browser)))
        return f"{grid(browser)}{colours}"

    keys = (look, "t", look, "2", "right", look, "t", look)
    seen = leaf(*keys, size=(columns, lines)).seen
    return {"dark": f"{seen[0]}\n{seen[3]}", "light": f"{seen[1]}\n{seen[2]}"}


def main() -> None:
    """Rewrite what differs."""
    FOLDER.mkdir(exist_ok=True)
    with mock.patch.dict(os.environ):
        for each in CLEARED:
            os.environ.pop(each, None)
        for size in SIZES:
            for theme, text in screens(*size).items():
                path = FOLDER / f"{size[0]}-{theme}.txt"
                if not path.exists() or path.read_bytes() != text.encode():
                    path.write_bytes(text.encode())
                    print(f"rewrote {path.name}")


if __name__ == "__main__":
    main()
