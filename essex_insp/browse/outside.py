"""The clipboard of the platform, and what is known of whether it took a text."""

import contextlib
import os
import shutil
import subprocess

_TOOLS = (  # what each needs in the environment, its name and its options
    ("PATH", "pbcopy"),
    ("WAYLAND_DISPLAY", "wl-copy"),
    ("DISPLAY", "xclip", "-selection", "clipboard"),
    ("DISPLAY", "xsel", "--clipboard", "--input"),
    ("PATH", "clip.exe"),
)


def taken(text: str) -> str | None:
    """Return the tool of the platform that took a text for its clipboard; `None` if none did."""
    # Over SSH the clipboard is on the other machine, which only the terminal reaches.
    for needs, tool, *options in () if os.environ.get("SSH_CONNECTION") else _TOOLS:
        data, no = text.encode("utf-16" if tool == "clip.exe" else "utf-8"), subprocess.DEVNULL
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            if os.environ.get(needs) and (path := shutil.which(tool)):
                subprocess.run(  # noqa: S603 - what such a tool leaves behind keeps its output open
                    [path, *options], input=data, check=True, stdout=no, stderr=no, timeout=2
                )
                return tool
    return None
