"""An answer as plain lines, for screen readers and line tools: `label: value`, no boxes."""

from __future__ import annotations

from essex_insp.answer import Answer
from essex_insp.fields import fields_of
from essex_insp.wording import DRAFT, NOTHING


def to_plain(answer: Answer) -> str:
    """Return an answer as blocks of lines, an empty line between two items.

    Args:
        answer: The answer, its texts made visible.
    """
    blocks = []
    if answer.head is not None and answer.command != "front":
        head = f"Report: {answer.head.title}\nForce: {answer.head.force}"
        blocks.append(f"{head}\nDraft: {DRAFT}" if answer.head.draft else head)
    blocks += [
        "\n".join(f"{field.label}: {field.words(item)}" for field in fields_of(answer))
        for item in answer.items
    ]
    if not answer.items:
        blocks.append(NOTHING[answer.command])
    if answer.notice:
        blocks.append(f"Licence: {answer.notice}")
    return "\n\n".join(blocks) + "\n"
