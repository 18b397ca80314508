"""Presentation folded away, with a way back to every offset of the original.

Presentation is: the kind of a quotation mark, the kind of a dash or an ellipsis and the spaces
round it, the kind and number of spaces, line ends, bullets of a list, invisible characters and
soft hyphens, and the Unicode form of a letter (composed or not, ligature, full width). Everything
else is meaning and stays: case, accents, numbers, superscripts and fractions, punctuation, the
order of words, overrides of the direction of writing, and whether a mark, a dash or a space is
there.

A blank line is kept apart from a space: it folds to one line feed. A word that a line end divides
may have had its hyphen before (`long-⏎standing`) or from the line end (`con-⏎trol`): it folds to
the word with `DIVIDED` in it, which `alike` reads either way.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

SINGLE_MARKS = frozenset("'‘’‚‛`´ʼ′‹›❛❜＇")
DOUBLE_MARKS = frozenset('"“”„‟«»″❝❞〝〞＂')
MARKS = SINGLE_MARKS | DOUBLE_MARKS
DASHES = frozenset("-‐‑‒–—―−﹘﹣－⁃")
DIVIDED = "\u00ad"
"""Where a line end divides a word, in a folded text; a soft hyphen is never left in one."""
# Format characters that show, or turn the letters round; and others that do not show.
_SHOWN = frozenset("\u202d\u202e\u06dd\u070f\u0890\u0891\u08e2\u0600\u0601\u0602\u0603\u0604\u0605")
_UNSEEN_MARKS = frozenset("\u034f\u180b\u180c\u180d") | {chr(0xFE00 + i) for i in range(16)}
_SPACES = " \r\n"
_DASH = "–"  # stands for every dash but those that may divide a word, while a text is folded
_KINDS = {
    **dict.fromkeys(SINGLE_MARKS, "'"),
    **dict.fromkeys(DOUBLE_MARKS, '"'),
    **dict.fromkeys(DASHES, _DASH),
    **dict.fromkeys("-‐", "-"),
    **dict.fromkeys("\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\n"),
    **dict.fromkeys("\t\x1f•▪◦‣●►■", " "),
}
# The compatibility forms of Unicode that differ in looks alone (UAX 15, table 1: not `<super>`,
# `<sub>`, `<fraction>`, `<circle>` or `<square>`, which mean something).
_LOOKS = ("<wide>", "<narrow>", "<small>", "<font>", "<initial>", "<medial>", "<final>")
# Longer runs of combining marks are left in their order (UAX 15, Stream-Safe Text Format: 30);
# to sort a run without bound would take quadratic time.
_LONGEST_CLUSTER = 32
# A double mark after a digit may be inches or seconds, a single one feet or minutes.
_DOUBLE_AFTER_NO_DIGIT = re.compile(r'"(?<![0-9]")')  # the search skips to the mark at speed
_ELLIPSIS = re.compile(r"\.(?: ?\.){2}(?! ?\.)")  # of four stops the first ends a sentence
_FILL = "\u2060"
_FEW_CHARACTERS = 50
_LINE_END = re.compile("\r\n|\r|\n")
_DIVIDES = re.compile(f"{DIVIDED}*[-{DIVIDED}]{DIVIDED}* *(?:\r\n|\r|\n)[ {DIVIDED}]*")
_HYPHENS = re.compile(rf"([-{DIVIDED}]*)[^-{DIVIDED}]")  # before each other character
_MARKS = "-…" + _DASH
_TOLD_APART = frozenset(_SPACES + DIVIDED + _MARKS)
_DASHED = re.compile(f"[-{_DASH}]+")


def invisible(char: str) -> bool:
    """Whether a character shows nothing and changes nothing that is shown."""
    if char in _UNSEEN_MARKS:
        return True
    return unicodedata.category(char) == "Cf" and char not in _SHOWN


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without its presentation, and the way back to the original.

    Where the two texts run in step nothing is stored. Each stretch that does not, a *piece*, has
    its start and its end in two lists of knots, of which the first ends what is before the text;
    an offset within it leads to these.
    """

    text: str
    original: str
    _here: list[int]
    _there: list[int]

    def start(self, offset: int) -> int:
        """Return where a stretch of the original starts, without what folds to nothing before."""
        return _across(offset, self._here, self._there)

    def end(self, offset: int) -> int:
        """Return where a stretch of the original ends, without what folds to nothing after it."""
        knot = bisect_left(self._here, offset)
        if knot % 2 == 0 and knot < len(self._here):
            return self._there[knot]
        return self._there[knot - 1] + offset - self._here[knot - 1]

    def offset(self, original: int) -> int:
        """Return the folded offset of an original one, the nearest before it within a piece."""
        return _across(original, self._there, self._here)


def _across(offset: int, knots: list[int], others: list[int]) -> int:
    knot = bisect_right(knots, offset) - 1
    return others[knot] + (offset - knots[knot] if knot % 2 == 0 else 0)


def fold(text: str) -> Folded:
    """Fold a text's presentation away, in time linear in its length."""
    same_length, longer, combining = _tables(text)
    if len(same_length) < _FEW_CHARACTERS:
        flat = text
        for char, like in same_length.items():  # many times as fast as to look up each character
            flat = flat.replace(char, like)
    else:
        flat = text.translate({ord(char): new for char, new in same_length.items()})
    if '"' in flat:
        flat = _DOUBLE_AFTER_NO_DIGIT.sub("'", flat)
    if ".." in flat or ". ." in flat:
        flat = _ELLIPSIS.sub(lambda stops: "…".ljust(len(stops[0]), _FILL), flat)
        longer[_FILL] = ""
    # What does not fold one character for one.
    out: list[str] = []
    here, there = [0], [0]
    done = shift = 0
    known = dict(longer)
    unseen = _SPACES + "".join(char for char, new in longer.items() if not new)
    for match in _pieces(longer, combining, unseen).finditer(flat):
        old, (start, end) = match[0], match.span()
        new = known.get(old)
        if new is None:
            new = _replacement(old, unseen)
            if len(old) <= _LONGEST_CLUSTER:
                known[old] = new
        if new == DIVIDED and not (_is_letter(flat, start - 1) and _is_letter(flat, end)):
            new = "-" if "-" in old else " "
        if new == old:
            continue
        out += (flat[done:start], new)
        done = end
        if len(new) == end - start:
            continue
        here += (start + shift, start + shift + len(new))
        there += (start, end)
        shift += len(new) - (end - start)
    out.append(flat[done:])
    return Folded("".join(out), text, here, there)


def _tables(text: str) -> tuple[dict[str, str], dict[str, str], str]:
    """What the characters of a text fold to: one for one, by other lengths, and what combines."""
    same_length: dict[str, str] = {}
    longer: dict[str, str] = {}
    combining: list[str] = []
    formed = text.isascii() or unicodedata.is_normalized("NFC", text)
    for char in set(text):
        new = _fold_character(char)
        if len(new) != 1:
            longer[char] = new
        elif new != char:
            same_length[char] = new
        elif not formed and (
            unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff"  # Hangul jamo
        ):
            combining.append(char)
    return same_length, longer, "".join(combining)


def _fold_character(char: str) -> str:
    if char in _KINDS:
        return _KINDS[char]
    if char.isascii():
        return char
    if char.isspace():
        return " "
    if invisible(char):
        return ""
    form = unicodedata.decomposition(char)
    name = unicodedata.name(char, "") if form.startswith(("<compat>", "<isolated>")) else ""
    if form.startswith(_LOOKS) or "LIGATURE" in name:
        new = unicodedata.normalize("NFKC", char)
    else:
        new = unicodedata.normalize("NFC", char) if form else char
    return char if new == char else "".join(map(_fold_character, new))


def _pieces(longer: dict[str, str], combining: str, unseen: str) -> re.Pattern[str]:
    run = re.escape(unseen + _MARKS)
    expanding = re.escape("".join(char for char, new in longer.items() if new))
    # A lone space, which is by far the most frequent, is no piece. That the pattern opens with
    # one set of characters lets the search skip at speed.
    pattern = f"[{run}](?:(?<! )|(?=[{run}]))[{run}]*"
    if expanding:
        pattern = f"[{run}{expanding}](?:(?<=[{expanding}])|(?:(?<! )|(?=[{run}]))[{run}]*)"
    if combining:
        marks = re.escape(combining)
        pattern += f"|[^{marks}][{marks}]+"
    return re.compile(pattern)


def _replacement(old: str, unseen: str) -> str:
    if old.strip(unseen + _MARKS):
        return unicodedata.normalize("NFC", old) if len(old) <= _LONGEST_CLUSTER else old
    run = "".join(char for char in old if char in _TOLD_APART)
    if _DIVIDES.fullmatch(run):
        return DIVIDED
    run = run.replace(DIVIDED, "")
    marks = run.strip(_SPACES)
    if not marks:
        return _space(run)
    before, _, after = run.partition(marks)
    marks = _DASHED.sub("-", marks.translate(dict.fromkeys(map(ord, _SPACES))))
    return _space(before).strip(" ") + marks + _space(after).strip(" ")


def _is_letter(text: str, at: int) -> bool:
    char = text[at : at + 1] if at >= 0 else ""
    return char.isalpha() or unicodedata.combining(char or " ") > 0


def _space(run: str) -> str:
    return "\n" if len(_LINE_END.findall(run)) > 1 else " " if run else ""


def alike(first: str, second: str) -> bool:
    """Whether two folded texts are the same, each divided word read as it was, or hyphened."""
    if first == second:
        return True
    bare, other = (text.replace(DIVIDED, "").replace("-", "") for text in (first, second))
    if DIVIDED not in first + second or bare != other:
        return False
    beside = zip(_HYPHENS.findall(first + "."), _HYPHENS.findall(second + "."), strict=True)
    unlike = [{*pair} for pair in beside if pair[0] != pair[1]]
    return all(DIVIDED in pair and pair <= {DIVIDED, "-", ""} for pair in unlike)
