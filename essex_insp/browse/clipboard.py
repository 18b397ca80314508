"""Copying: the platform's tool says whether it took a text; a terminal says nothing."""

from __future__ import annotations

import os
import shutil
import subprocess

_TOOLS = (
    ("PATH", "pbcopy"),
    ("WAYLAND_DISPLAY", "wl-copy"),
    ("DISPLAY", "xclip", "-selection", "clipboard"),
    ("DISPLAY", "xsel", "--clipboard", "--input"),
    ("PATH", "clip.exe"),
)
"""What each tool needs in the environment, its name and its options."""


def taken(text: str) -> str | None:
    """Return the tool of the platform that took a text for its clipboard; `None` if none did.

    Over SSH the clipboard is on the other machine, which only the terminal reaches.
    """
    for needs, tool, *options in _TOOLS if not os.environ.get("SSH_CONNECTION") else ():
        path = shutil.which(tool) if os.environ.get(needs) else None
        data = text.encode("utf-16" if tool == "clip.exe" else "utf-8")
        try:
            nowhere = subprocess.DEVNULL
            if (
                path
                and not subprocess.run(  # noqa: S603, a tool of the platform
                    [path, *options],
                    input=data,
                    stdout=nowhere,
                    stderr=nowhere,
                    timeout=2,
                    check=False,
                ).returncode
            ):
                return tool
        except (OSError, subprocess.TimeoutExpired):
            continue
    return None
