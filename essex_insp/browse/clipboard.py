"""Copying: the platform's tool says whether it took a text; a terminal says nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

_TOOLS = {
    "darwin": (("pbcopy",),),
    "win32": (("clip.exe",),),
    "linux": (
        ("wl-copy",),
        ("xclip", "-selection", "clipboard"),
        ("xsel", "--clipboard", "--input"),
        ("clip.exe",),
    ),
}
_NEEDS = {"wl-copy": "WAYLAND_DISPLAY", "xclip": "DISPLAY", "xsel": "DISPLAY"}


def taken(text: str) -> str | None:
    """Return the tool of the platform that took a text for its clipboard; `None` if none did.

    Over SSH the clipboard is on the other machine, which only the terminal reaches.

    Args:
        text: What to copy.
    """
    if os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY"):
        return None
    for tool, *options in _TOOLS.get(sys.platform, _TOOLS["linux"]):
        path = shutil.which(tool)
        if path is None or not os.environ.get(_NEEDS.get(tool, "PATH")):
            continue
        encoding = "utf-16" if tool == "clip.exe" else "utf-8"
        try:
            done = subprocess.run(  # noqa: S603, a tool of the platform, the text is its input
                [path, *options],
                input=text.encode(encoding),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=2,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            continue
        if done.returncode == 0:
            return tool
    return None
