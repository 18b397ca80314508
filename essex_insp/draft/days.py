"""When a text was published, and the report that it tells of."""

import re
from typing import NamedTuple

from essex_insp.dates import check_date
from essex_insp.draft import lexicon
from essex_insp.draft.lexicon import wording
from essex_insp.draft.text import Text

_SOON = 6  # months: a day without its year that is so far ahead may be of this year or the last
_LONGEST = 100  # no line that dates a page is longer


class Days(NamedTuple):
    """The day of a text; that of the report, where it stands, and what is in doubt about it."""

    own: str | None
    report: str | None = None
    where: tuple[int, int] | None = None
    doubt: str | None = None


def days(text: Text, own: str | None) -> Days:
    """Return when a text, whose own day may be known, says that it and its report came out."""
    told: dict[str, tuple[int, int]] = {}
    for match in wording("day").finditer(text.read):
        low, high = match.span()
        paragraph = text.paragraphs.around(low)
        sentence = text.sentences.around(low)
        short = paragraph.end - paragraph.start < _LONGEST
        line = text.read[paragraph.start : paragraph.end].replace(match[0], "") if short else ""
        if (match["year"] or match["iso"]) and short and wording("day_line").fullmatch(line):
            inspected, before = wording("day_inspected"), max(0, paragraph.start - 40)
            above = inspected.search(text.read, before, paragraph.start)
            if not (above or inspected.match(text.read, paragraph.end)):
                own = own or _iso(match, None)
            continue
        lead = text.read[max(sentence.start, low - 80) : low]
        said = wording("day_published_on").search(lead)
        if said and wording("day_published").search(text.read, sentence.start, sentence.end):
            ahead = wording("day_ahead").search(text.read, sentence.start, low) is not None
            told.setdefault(_iso(match, own, ahead) or match[0], text.span(low, high))
    if not told:
        return Days(own)
    (first, where), *others = told.items()
    doubt = None
    if not first[:4].isdigit():
        doubt = f"Of which year is “{first}”, when the report came out?"
    if others:
        doubt = f"Was the report published on {' or '.join(told)}?"
    return Days(own, None if doubt else first, where, doubt)


def _iso(match: re.Match[str], own: str | None, ahead: bool = False) -> str | None:
    """A day as `2024-03-12`; without a year the last before the text's own, or the next `ahead`.

    None where it has no year and may be either.
    """
    if match["iso"]:
        return match["iso"]
    months = [month[:3] for month in lexicon.load("grading")["month"]]
    month = months.index((match["month"] or match["named"])[:3].lower()) + 1
    day = f"{month:02}-{int(match['day'] or match['after']):02}"
    year = match["year"]
    if own and not year:
        later = day > f"{own}-99-99"[5:10]
        soon = later and month - int(own[5:7] or 12) <= _SOON
        year = int(own[:4]) + ahead - later if ahead or not soon else None
    try:
        return check_date(f"{year}-{day}")
    except ValueError:
        return None
