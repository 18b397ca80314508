"""The web: a source in the browser of this machine."""

from __future__ import annotations

import contextlib
import webbrowser
from collections.abc import Callable


def opened(address: str, suspend: Callable[[], contextlib.AbstractContextManager[None]]) -> str:
    """Open an address, with the screen put aside for a browser that draws on it; say if it is."""
    try:
        browser = webbrowser.get()
        here = type(browser) is webbrowser.GenericBrowser
        with suspend() if here else contextlib.nullcontext():
            shown = browser.open(address)
    except (webbrowser.Error, OSError, ValueError):
        shown = False
    return f"opened {address}" if shown else f"no browser here; open it in one: {address}"
