"""Lines as they were meant: cut words and what pages add undone, wrapped paragraphs joined."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from essex_insp.draft import lexicon
from essex_insp.draft.lexicon import wording

Edit = tuple[int, int, str]
Line = tuple[int, int]

_DIGITS = re.compile(r"\d+")
_CUT = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-$")
# `people5 and`, `crime.4 It`, `work¹`; not `A12` and not `5.30`; two sentences run together
_NOTE = re.compile(
    r"(?=[\d¹²³⁰⁴-⁹.!?])(?:(?P<stop>(?<=[a-z]{3})[.!?](?=[A-Z][a-z]))|"
    r"(?<=[a-z]{4})\d{1,2}(?=[\s.,;:)”’]|$)"
    r"|(?:(?<=[a-z]{3}[.,;”’)])|(?<=[a-z]{3}[.,][”’]))\d{1,2}(?=\s+[A-Z“‘\"]|\s*$)"
    r"|(?<=[^\W\d_])[¹²³⁰⁴-⁹]{1,3}|(?<=[.,;”’])[¹²³⁰⁴-⁹]{1,3})",
    re.MULTILINE,
)
_LONGEST_HEAD, _MOST = 90, 4
BULLET = re.compile(
    r"[ ]*(?:[•·▪●►◦‣*>]|[-–—](?= )|\d{1,2}(?=  +[“‘])|(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?= )|"
    r"\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)(?= )|\d{1,2}(?:\.\d{1,2}){1,2}\.?(?= +[A-Z“‘]))[ ]*"
)
_ENDED = re.compile(r"[.!?…:;,]$|[.!?…:;,]?[\"”’')\]]+$")
_LONGEST_ROW = 240


def furniture(text: str) -> Iterator[Edit]:
    """Yield, as edits, page numbers and running heads within a sentence, and `Page 3 of 9`."""
    places = [*lines(text)]
    words = [text[start:end] for start, end in places]
    again = Counter(_DIGITS.sub("", line) for line in words)
    done, number = 0, wording("line_page").fullmatch
    for at in range(1, len(words)):
        goes_on = words[at - 1][-1].islower() or words[at - 1][-1] in ",-"
        ends = range(at, min(len(words), at + _MOST + 1)) if goes_on and at > done else ()
        upto = next((end for end in ends if words[end][0].islower()), at)
        heads = words[at:upto]
        # What says something is no running head.
        said = any(len(head) > _LONGEST_HEAD or wording("finite").search(head) for head in heads)
        known = (number(head) or again[_DIGITS.sub("", head)] > 1 for head in heads)
        if any(known) and not said:
            yield places[at - 1][1], places[upto][0], "\n"
            done = upto
        elif at > done and (page := number(words[at])) and page["page"]:
            yield (*places[at], "")


def notes(text: str) -> Iterator[Edit]:
    """Yield, as edits, what sticks to words: the numbers of footnotes, and the next sentence."""
    for note in _NOTE.finditer(text):
        yield (*note.span(), f"{note['stop']} " if note["stop"] else "")


def lines(text: str) -> Iterator[Line]:
    """Yield where each line that is not blank starts and ends, without the space around it."""
    return (line.span() for line in re.finditer(r"[^\s](?:[^\n]*[^\s])?", text))


def unwrapped(text: str) -> Iterator[Edit]:
    """Yield, as edits, the line ends that are no more than spaces, or cut a word in two."""
    spans = [*lines(text)]
    lengths = sorted(end - start for start, end in spans)
    width = lengths[len(lengths) * 95 // 100] if lengths else 0
    pairs = [
        (line, following)
        for line, following in itertools.pairwise(spans)
        if text.count("\n", line[1], following[0]) == 1
    ]
    full = [_is_full(text, line, following, width) for line, following in pairs]
    ended = [_ENDED.search(text[max(low, high - 6) : high]) is not None for (low, high), _ in pairs]
    # By hand, at a width: most lines are full, and many do not end as a sentence does.
    wrapped = sum(full) * 2 >= len(pairs) and ended.count(False) * 5 >= len(pairs) * 2
    row = wording("line_row")
    hung = -1  # where a line starts that goes on with an item, below its first word
    for at, ((low, high), following) in enumerate(pairs):
        bullet = BULLET.match(text, low, high)
        body = bullet.end() if bullet else low
        below = _column(text, following[0]) == _column(text, body)
        hung = following[0] if below and (bullet or low == hung) else -1
        cut = _CUT.search(text[low:high]) if text[following[0]].isalpha() else None
        if cut:
            # `vulner-` and `able`
            prefix = cut[1].casefold() in lexicon.words("lines", "prefixes")
            yield high - (not prefix and text[following[0]].islower()), following[0], ""
            continue
        if wrapped and high - low <= width + 15:
            joins = full[at] or not ended[at]
        else:
            joins = text[following[0]].islower() and (not ended[at] or text[high - 1] == ",")
        rows = (text[slice(*line)] for line in ((low, high), following))
        listed = any(len(line) <= _LONGEST_ROW and row.search(line) for line in rows if joins)
        if (hung > 0 or (joins and not listed)) and not BULLET.match(text, *following):
            yield high, following[0], " "


def _column(text: str, at: int) -> int:
    return at - text.rfind("\n", 0, at)


def _is_full(text: str, line: Line, following: Line, width: int) -> bool:
    word = text[following[0] : min(following[1], following[0] + width)].partition(" ")[0]
    return line[1] - line[0] + 1 + len(word) > width - 8
