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
    """A line to type in, seen only while something is asked.

    Args:
        home: What has the focus after it, if nothing had it before.
    """

    def __init__(self, home: Widget) -> None:
        super().__init__(Static(id="label"))
        self._done: Callable[[str], Any] | None = None
        self._home = self._before = home

    @property
    def asks(self) -> bool:
        """Whether something is asked."""
        return self._done is not None

    def ask(self, question: str, done: Callable[[str], Any], value: str = "") -> None:
        """Ask something; what is typed goes to `done`, and nothing if it is left."""
        if not self.asks:
            self._before = self.screen.focused or self._home
        self.query(Input).remove()
        self._done, self.display = done, True
        self.query_one(Static).update(Text(visible(question)))
        field = Input(value, compact=True, select_on_focus=False)
        self.mount(field)
        field.focus()

    def leave(self) -> None:
        """Ask no more; the focus is where it was."""
        self._done, self.display = None, False
        self.query(Input).remove()
        self._before.focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        done = self._done
        self.leave()
        if done is not None and event.value.strip():
            done(event.value.strip())
