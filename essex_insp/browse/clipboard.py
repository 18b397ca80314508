"""Copying: the platform's tool says whether it took a text; a terminal says nothing."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Callable
from typing import Any

_TOOLS = (
    ("PATH", "pbcopy"),
    ("WAYLAND_DISPLAY", "wl-copy"),
    ("DISPLAY", "xclip", "-selection", "clipboard"),
    ("DISPLAY", "xsel", "--clipboard", "--input"),
    ("PATH", "clip.exe"),
)
"""What each tool needs in the environment, its name and its options."""
_QUIET: Any = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "timeout": 2}


def taken(text: str) -> str | None:
    """Return the tool of the platform that took a text for its clipboard; `None` if none did.

    Over SSH the clipboard is on the other machine, which only the terminal reaches.
    """
    if os.environ.get("SSH_CONNECTION"):
        return None
    for needs, tool, *options in _TOOLS:
        path = shutil.which(tool) if os.environ.get(needs) else None
        data = text.encode("utf-16" if tool == "clip.exe" else "utf-8")
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            if path:  # what such a tool leaves behind keeps its output open
                subprocess.run([path, *options], input=data, check=True, **_QUIET)  # noqa: S603
                return tool
    return None


def copy(text: str, terminal: Callable[[str], object]) -> str:
    """Copy a quotation or a citation; return what is known of it.

    Args:
        text: The text.
        terminal: Sends it to the terminal, where no tool takes it.
    """
    what = "the quotation with its reference" if text[:1] == "“" else "the citation"
    if tool := taken(text):
        return f"copied with {tool}: {what}"
    terminal(text)
    return f"{what} was sent to the terminal to copy, which does not say whether it did"
