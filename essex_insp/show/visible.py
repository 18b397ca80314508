"""Text from a file, made safe to print: what cannot be seen becomes a visible mark.

Escape sequences, carriage returns, bidirectional and zero-width controls and lone surrogates
can neither vanish, nor colour, nor move the cursor. JSON keeps them as data, escaped.
"""

import re
import unicodedata
from collections.abc import Callable
from operator import is_
from typing import Any, TypeVar

# Controls, format characters (bidirectional, zero-width, tags), surrogates, line separators.
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
# Letters, marks and reserved characters that show nothing: fillers, joiners, selectors (Default
# Ignorable Code Points, Unicode 16, section 5.21). Not U+FE00 to U+FE0F, which choose the look
# of the character before.
_BLANK = re.compile(
    "[\ufdd0-\ufdef\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2065\u3164\uffa0\ufff0-\ufff8"
    "\ufffe\uffff\U000e0000-\U000e0fff]"
)
_PICTURES = {chr(code): chr(0x2400 + code) for code in range(0x20)} | {"\x7f": "\u2421"}
T = TypeVar("T")


def visible(text: str, keep: str = "", ascii_only: bool = False) -> str:
    """Return a text with a mark, or one in ASCII, for each unseen character that is not kept."""
    if text.isprintable() and (text.isascii() or not _BLANK.search(text)):
        return text
    marks = {} if ascii_only else _PICTURES
    unseen = {char: f"<U+{ord(char):04X}>" for char in {*text}.difference(keep) if is_unseen(char)}
    return text.translate({ord(char): marks.get(char, mark) for char, mark in unseen.items()})


def all_visible(value: T, keep: str = "", ascii_only: bool = False) -> T:
    """Return a copy of records, lists or texts with every text made visible.

    Where nothing has to be, it is the value itself.
    """
    if isinstance(value, str):
        return visible(value, keep, ascii_only)  # type: ignore[return-value]
    if not isinstance(value, (dict, list, tuple)):
        return value
    parts = value.values() if isinstance(value, dict) else value
    made = [  # most texts are told at a glance, of which a thousand reports have 40,000
        part
        if part is None or (isinstance(part, str) and part.isascii() and part.isprintable())
        else all_visible(part, keep, ascii_only)
        for part in parts
    ]
    if all(map(is_, made, parts)):
        return value
    kind: Callable[[Any], T] = type(value)
    return kind(zip(value, made, strict=True)) if isinstance(value, dict) else kind(made)


def is_unseen(char: str) -> bool:
    """Whether a character acts on a terminal, or on its neighbours, without being seen."""
    return unicodedata.category(char) in _UNSEEN or _BLANK.match(char) is not None
