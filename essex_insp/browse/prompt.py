"""The prompt below: a question, what is typed to answer it, and what is then done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rich.text import Text
from textual import on
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Static

from essex_insp.show.visible import visible


class Prompt(Horizontal):
    """A line to type in, displayed only while something is asked."""

    def __init__(self) -> None:
        super().__init__(Static(id="label"))
        self.display = False
        self._done: Callable[[str], Any] = str
        self._before: Widget | None = None

    def ask(self, question: str, done: Callable[[str], Any], value: str = "") -> None:
        """Ask something; what is typed goes to `done`, and nothing if it is left."""
        if not isinstance(self.screen.focused, (Input, type(None))):  # one may ask after another
            self._before = self.screen.focused
        self.query(Input).remove()
        self._done, self.display = done, True
        self.query_one(Static).update(Text(visible(question)))
        field = Input(value, compact=True, select_on_focus=False)
        self.mount(field)
        field.focus()

    def leave(self) -> None:
        """Ask no more; the focus is where it was."""
        self.display = False
        self.query(Input).remove()
        if self._before is not None:
            self._before.focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        self.leave()
        if event.value.strip():
            self._done(event.value.strip())
