"""An index of texts, in memory: whole words first, then their stems. SQLite's FTS5 looks."""

from __future__ import annotations

import re
import weakref
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from itertools import chain
from typing import Any, NamedTuple, TypeAlias

from essex_insp.errors import BadUsage, EssexInspError, UnknownName, short
from essex_insp.matching import fold, nearest

KINDS = ("grade", "concern", "quote", "finding", "event", "note", "speaker", "source")
Tokens: TypeAlias = "tuple[str, ...]"
_TYPED = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_WORD = re.compile(r"[^\W_]+(?:[\u00ad\u0300-\u036f]+[^\W_]*)*")
_ODD = re.compile("[^\0-~\xa3\xc0-\xd6\xd8-\xde\xe0-\xf6\xf8-\u017e\u2010-\u2026]")
"""What SQLite may take apart in another way than `fold`."""
_TITLE = 3.0
"""How much more a word in a title tells than one below it."""
_LESS = {"event": 0.5, "note": 0.5, "source": 0.5}
"""Kinds that lead to what is looked for, or follow it, rather than being it."""
_WITHOUT = "search needs SQLite with FTS5, and this Python has none; use another build of Python"


class Entry(NamedTuple):
    """A thing that can be found; `part` and `report` are the JSON data that it is in.

    `title` and `detail` (a grade, a label, a date) stand over it; the first of `texts` is the
    main one, `said` is all of these. `command` shows it, but for the words that name the report.
    """

    kind: str
    id: str
    title: str
    detail: str
    said: str
    texts: list[str]
    command: tuple[str, ...]
    part: dict[str, Any]
    speaker: dict[str, Any] | None
    report: dict[str, Any]


class Hit(NamedTuple):
    """An entry that answers, and the words that do, as they stand there, whole or by stems."""

    row: int
    entry: Entry
    words: list[str]
    whole: bool


class Index:
    """Entries, open for questions.

    Raises:
        EssexInspError: This Python's SQLite has no full-text search.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = list(entries)
        texts = ((entry.title, entry.said[len(entry.title) :]) for entry in self.entries)
        self._table = _table("", ((_plain(title), _plain(text)) for title, text in texts))
        weakref.finalize(self, self._table.close)  # Python 3.13 warns of one that is left open
        self._table.execute("CREATE VIRTUAL TABLE terms USING fts5vocab(said, row)")

    def query(self, typed: str, limit: int | None = None) -> tuple[list[Hit], dict[str, int]]:
        """Return what answers, the best first, `limit` at the most, and how many of each kind do.

        Typed are words that all have to be there, `"a phrase"`, `-without`; nothing is syntax.

        Raises:
            UnknownName: Nothing answers; the nearest words are named.
            BadUsage: There is no word to look for.
        """
        wanted, without = parsed(typed)
        whole = dict.fromkeys(self._rows([[tokens] for tokens in wanted], without), True)
        phrase = fold(typed)  # a word in quotation marks is meant as it stands
        stems = [
            [tokens] if tokens[1:] or f'"{tokens[0]}"' in phrase else self._alike(tokens[0])
            for tokens in wanted
        ]
        rows = {**whole, **dict.fromkeys(self._rows(stems, without), False), **whole}
        if not rows:
            raise UnknownName(self._nothing(wanted))
        phrases = list(chain.from_iterable(stems))
        hits = []
        for row in list(rows)[:limit]:
            entry = self.entries[row]
            hits.append(Hit(row, entry, _standing(entry.said, phrases), rows[row]))
        return hits, dict(Counter(self.entries[row].kind for row in rows))

    def _rows(self, wanted: Iterable[Iterable[Tokens]], without: Iterable[Tokens]) -> list[int]:
        """The entries that have one of each set of phrases, the best first."""
        sets = (" OR ".join(map(_quoted, phrases)) for phrases in wanted)
        query = "(" + " AND ".join(f"({phrases})" for phrases in sets) + ")"
        query += "".join(f" NOT {_quoted(tokens)}" for tokens in without)
        ranked = self._table.execute(
            "SELECT bm25(said, ?, 1.0), rowid FROM said WHERE said MATCH ?", (_TITLE, query)
        )
        scores = [(score * _LESS.get(self.entries[row].kind, 1.0), row) for score, row in ranked]
        return [row for _, row in sorted(scores)]

    def _alike(self, token: str) -> list[Tokens]:
        """A word, and the words there are that have its stem."""
        start = token[:3]
        terms = "SELECT term FROM terms WHERE term >= ? AND term < ?"
        words = [term for (term,) in self._table.execute(terms, (start, f"{start}\U0010ffff"))]
        with closing(_table("porter", (("", word) for word in words))) as table:
            same = table.execute("SELECT rowid FROM said WHERE said MATCH ?", (_quoted((token,)),))
            return [(word,) for word in {token, *(words[row] for (row,) in same)}]

    def _nothing(self, wanted: Iterable[Tokens]) -> str:
        missing = [tokens for tokens in wanted if not self._rows([[tokens]], [])]
        if not missing:
            return "each of these is mentioned, and nowhere all as asked; leave one out"
        word = " ".join(missing[0])
        terms = self._table.execute(
            "SELECT term FROM terms WHERE substr(term, 1, 1) = ? AND abs(length(term) - ?) < 3 "
            "ORDER BY doc DESC",
            (word[0], len(word)),
        )
        likely = () if word.isdecimal() else (term for (term,) in terms)
        close = ", ".join(nearest(word, likely))
        remedy = f"nearest: {close}" if close else "try fewer words, or others"
        return f"nothing mentions {short(repr(word))}; {remedy}"


def parsed(typed: str) -> tuple[list[Tokens], list[Tokens]]:
    """Return what is looked for and what must not be there, each word or phrase in its parts.

    Raises:
        BadUsage: There is no word to look for.
    """
    wanted: list[Tokens] = []
    without: list[Tokens] = []
    for minus, phrase, word in _TYPED.findall(fold(typed)):
        if tokens := tuple(_WORD.findall(phrase or word)):
            (without if minus else wanted).append(tokens)
    if not wanted:
        what = "only words to leave out" if without else "no word to look for"
        raise BadUsage(f"{what} in {short(repr(typed))}; give one of letters or digits")
    return wanted, without


def _plain(text: str) -> str:
    """A text as it is looked in; most of what `fold` does SQLite does too, and faster."""
    if text.isascii() or not _ODD.search(text):
        return text
    return fold(text).encode("utf-8", "replace").decode()  # SQLite takes no lone surrogate


def _quoted(tokens: Tokens) -> str:
    return f'"{" ".join(tokens)}"'


def _table(stemmer: str, rows: Iterable[tuple[str, str]]) -> Any:
    """Titles and texts as SQLite looks in them, numbered from 0."""
    try:
        import sqlite3
    except ImportError:  # a build of Python may leave it out
        raise EssexInspError(_WITHOUT) from None
    # The full screen asks from one thread and lets go in another, never two at once.
    table = sqlite3.connect(":memory:", check_same_thread=False)
    try:
        table.execute(
            "CREATE VIRTUAL TABLE said USING fts5(title, text, content='', "
            f"tokenize='{stemmer} unicode61 remove_diacritics 2')"
        )
        # All of it is written at once: parts that are merged later take a fifth longer.
        table.execute("INSERT INTO said(said, rank) VALUES ('hashsize', 1 << 28)")
    except sqlite3.OperationalError:
        raise EssexInspError(_WITHOUT) from None
    numbered = ((row, *texts) for row, texts in enumerate(rows))
    table.executemany("INSERT INTO said(rowid, title, text) VALUES (?, ?, ?)", numbered)
    return table


def _standing(text: str, phrases: Iterable[Tokens]) -> list[str]:
    """The words and phrases of a text that answer, as they stand there."""
    places = list(_WORD.finditer(text))
    words = [place[0].lower() if place[0].isascii() else fold(place[0]) for place in places]
    first: dict[str, list[Tokens]] = {}
    for phrase in phrases:
        first.setdefault(phrase[0], []).append(phrase)
    standing: dict[str, None] = {}
    for at, word in enumerate(words):
        for phrase in first.get(word, ()):
            last = at + len(phrase)
            if tuple(words[at:last]) == phrase:
                standing[text[places[at].start() : places[last - 1].end()]] = None
    return list(standing)
