"""Names set one after another, broken only between names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.text import Text


class Names:
    """Names with commas between them; a line ends after a name, and within one only if it must.

    Rich takes a no-break space for a place to break, so that one would not do.

    Args:
        names: The names, with what belongs to each.
        lead: What stands before the first.
    """

    def __init__(self, names: Sequence[Text], lead: str = "") -> None:
        last = len(names) - 1
        self._names = [
            Text.assemble(name, "," if at < last else "") for at, name in enumerate(names)
        ]
        if lead:
            self._names.insert(0, Text(lead))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        line = Text(overflow="fold")
        for name in self._names:
            if line.plain and line.cell_len + 1 + name.cell_len > options.max_width:
                yield line
                line = Text(overflow="fold")
            line.append(" " if line.plain else "").append_text(name)
        yield line

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        lengths = [name.cell_len for name in self._names]
        whole = sum(lengths) + len(lengths) - 1
        return Measurement(max(lengths, default=0), whole).with_maximum(options.max_width)
