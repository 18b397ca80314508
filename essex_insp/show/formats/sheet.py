"""An answer as CSV: a line of column names, then a line for each item."""

from __future__ import annotations

import csv
import io

from essex_insp.show.answer import Answer
from essex_insp.show.fields import fields_of


def to_csv(answer: Answer) -> str:
    """Return an answer as CSV (RFC 4180, with line feeds).

    Args:
        answer: The answer, its texts made visible.
    """
    fields = fields_of(answer)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([field.column for field in fields])
    writer.writerows([field.words(item) for field in fields] for item in answer.items)
    return text.getvalue()
