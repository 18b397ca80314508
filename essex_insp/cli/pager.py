"""Showing what is longer than the screen through the user's pager, as git does."""

from __future__ import annotations

import contextlib
import os
import shlex
import signal

from essex_insp.show.display import Display


def paged(text: str, display: Display) -> bool:
    """Show a text through the pager, if it is for a terminal and taller than that; return whether.

    The pager is that of `ESSEX_INSP_PAGER`, of `PAGER`, or `less`; an empty one, or `cat`, is
    none. `LESS` is `FRX` where it is not set: colours as they are, and the text left on the screen.
    """
    if not display.terminal or display.height is None or text.count("\n") < display.height:
        return False
    named = (os.environ.get(name) for name in ("ESSEX_INSP_PAGER", "PAGER"))
    pager = next((name for name in named if name is not None), "less")
    try:
        words = shlex.split(pager)
    except ValueError:
        return False
    if not words or words == ["cat"]:
        return False
    import subprocess  # 5 ms, where an answer is long

    environment = {"LESS": "FRX", "LV": "-c", **os.environ}
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
