"""Where the bundled data lies."""

from __future__ import annotations

from pathlib import Path


def data_folder() -> Path:
    """Return the folder of the bundled data: the installed package's, else the checkout's."""
    package = Path(__file__).parents[1]
    installed = package / "data"
    return installed if installed.is_dir() else package.parent / "data"
