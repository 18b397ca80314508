"""An answer as JSON: the same envelope for every command."""

from __future__ import annotations

import json
import re
from typing import Any

from essex_insp.show.answer import Answer
from essex_insp.show.visible import is_unseen

_MAYBE_UNSEEN = re.compile(r"[^\n -~¡-¬®-˿Ͱ-Ͽ‐-‧‰-⁞]")


def to_json(answer: Answer) -> str:
    """Return an answer in its envelope, its texts kept as data, to the character."""
    return dumps(
        {
            "schema": f"essex-insp/{answer.command}/1",
            "report": answer.head,
            "items": answer.items,
            "notice": answer.notice,
        }
    )


def dumps(data: Any) -> str:
    """Return data as JSON that can be read, and printed without acting on a terminal."""
    return escaped(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def escaped(text: str) -> str:
    """Return JSON in which every character that cannot be seen is escaped."""
    return _MAYBE_UNSEEN.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    return json.dumps(char)[1:-1] if is_unseen(char) else char
