"""Words looked for in texts: whole words first, then their stems. SQLite's FTS5 looks."""

import re
from collections.abc import Iterable, Sequence
from contextlib import closing
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple, TypeAlias

from essex_insp.errors import EssexInspError, short
from essex_insp.matching import fold, nearest

Tokens: TypeAlias = tuple[str, ...]
KINDS = ("grade", "concern", "quote", "finding", "event", "note", "speaker", "report", "source")
_LESS = {"event": 0.5, "note": 0.5, "report": 0.5, "source": 0.5}
"""How much kinds weigh that lead to what is looked for, or follow it, rather than being it."""
_TYPED = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_WORD = re.compile(r"[^\W_]+(?:[\u00ad\u0300-\u036f]+[^\W_]*)*")
_SIGN = re.compile("[^\0-~]")
_APART = re.compile(r"[\W_]")
_BEST = """
SELECT 0, bm25(said, 3), rowid FROM said WHERE said MATCH :whole
UNION ALL SELECT 1, bm25(said, 3), rowid FROM said WHERE said MATCH :alike || ' NOT ' || :whole
"""
_WITHOUT = "search needs SQLite with FTS5, and this Python has none; use another build of Python"


class Entry(NamedTuple):
    """A part of a report that can be found."""

    report: str
    kind: str
    id: str
    part: dict[str, Any]  # what of it is data beside that: its citations, who is said to say it
    title: str
    texts: list[str | None]  # what it says, the main text first
    command: list[str]  # shows it, but for the words that name the report
    detail: str = ""  # stands over it, too: a grade, a label, a date
    who: Tokens = ()  # all that who said it is called

    @property
    def below(self) -> str:
        """All that is said below its title."""
        return "\n".join(filter(None, (self.detail, *self.texts)))


class Query(NamedTuple):
    """Words and phrases that all have to be there, and such as must not be."""

    wanted: dict[Tokens, bool]  # each with whether another word of its stem will do
    without: list[Tokens]
    starts: list[str]  # with what all words begin that do

    @classmethod
    def of(cls, typed: str) -> "Query":
        """Return what somebody typed: words, "phrases", -without; nothing is syntax."""
        query = cls({}, [], [])
        for minus, phrase, word in _TYPED.findall(fold(typed)):
            tokens = tuple(_WORD.findall(phrase or word))
            if tokens and minus:
                query.without.append(tokens)
            elif tokens:  # a word in quotation marks is meant as it stands
                alike = query.wanted[tokens] = len(tokens) == 1 and not phrase
                query.starts.extend([_stem(*tokens)[:-1]] if alike else tokens)
        return query

    def likely(self, entry: Entry) -> bool:
        """Return whether an entry may answer: most can be passed over soon."""
        said = _plain(f"{entry.title}\n{entry.below}").lower()
        return all(map(said.__contains__, self.starts))

    def matching(self, choices: Iterable[Iterable[Tokens]]) -> str:
        """Return what SQLite calls texts that have one of each choice, and nothing unwanted."""
        every = " AND ".join(f"({' OR '.join(map(_quoted, either))})" for either in choices)
        return f"({' NOT '.join((f'({every})', *map(_quoted, self.without)))})"


def ranked(query: Query, entries: Sequence[Entry]) -> tuple[dict[int, bool], list[Tokens]]:
    """Return the numbers of the entries that answer, and the words and phrases that do.

    The best first, each with whether all words are there whole: such stand before all others. A
    word in a title tells three times what one below it does.
    """
    if not query.wanted:
        return dict.fromkeys(range(len(entries)), True), []
    with closing(_table((entry.title, entry.below) for entry in entries)) as table:
        table.execute("CREATE VIRTUAL TABLE stems USING fts5(term, tokenize='porter unicode61')")
        # A range: SQLite counts where a term stands for each that it passes, with `GLOB` for all.
        begun = "SELECT term FROM terms WHERE term BETWEEN ? AND ? || char(0x10ffff)"
        table.executemany(f"INSERT INTO stems {begun}", ((start, start) for start in query.starts))
        of_stem = "SELECT term FROM stems WHERE stems MATCH ?"
        alike = []
        for tokens, by_stem in query.wanted.items():
            alike.append([tokens, *(table.execute(of_stem, (_quoted(tokens),)) if by_stem else ())])
        whole = query.matching([tokens] for tokens in query.wanted)
        rows = table.execute(_BEST, {"whole": whole, "alike": query.matching(alike)})
        weighed = ((less, score * _LESS.get(entries[at].kind, 1), at) for less, score, at in rows)
        return {at: not less for less, _, at in sorted(weighed)}, [*chain(*alike)]


def _stem(word: str) -> str:
    with closing(_table([(word, "")], "porter ")) as table:
        return next((term for (term,) in table.execute("SELECT term FROM terms")), word)


def missing(query: Query, entries: Iterable[Entry], what: str = "nothing") -> str:
    """Return why nothing among all that there is answers, with the nearest words."""
    said = (_WORD.findall(fold(f"{entry.title} {entry.below}")) for entry in entries)
    texts = [f" {' '.join(words)} " for words in said]
    for word in map(" ".join, query.wanted):
        if not any(f" {word} " in text for text in texts):
            known = dict.fromkeys(" ".join(texts).split())
            like = (term for term in known if term[0] == word[0] and abs(len(term) - len(word)) < 2)
            # Few letters, and digits, are like any others.
            close = nearest(word, like) if word[4:] and not word.isdecimal() else ()
            remedy = f"nearest: {', '.join(close)}" if close else "try another word"
            return f"{what} mentions {short(repr(word))}; {remedy}"
    asked = " ".join(map(" ".join, query.wanted))
    together = f"mentions {short(repr(asked))} together" if asked else "is all that was asked"
    return f"{what} {together}; leave a part of it out"


def _table(rows: Iterable[tuple[str, str]], stemmer: str = "") -> Any:
    """Titles and texts as SQLite looks in them, by their numbers, and the terms that are there."""
    try:
        import sqlite3

        table = sqlite3.connect(":memory:")
        columns = f"title, text, content='', tokenize='{stemmer}unicode61'"
        table.execute(f"CREATE VIRTUAL TABLE said USING fts5({columns})")
    except ImportError:  # a build of Python may leave it out
        raise EssexInspError(_WITHOUT) from None
    except sqlite3.OperationalError:
        raise EssexInspError(_WITHOUT) from None
    table.execute("CREATE VIRTUAL TABLE terms USING fts5vocab(said, row)")
    # All of it is written at once: parts that are merged later take a fifth longer.
    table.execute("INSERT INTO said(said, rank) VALUES ('hashsize', 1 << 28)")
    plain = ((at, _plain(title), _plain(text)) for at, (title, text) in enumerate(rows))
    table.executemany("INSERT INTO said(rowid, title, text) VALUES (?, ?, ?)", plain)
    return table


def _plain(text: str) -> str:
    """A text as it is looked in: with plain signs, as SQLite takes new ones for letters."""
    return text if text.isascii() else _SIGN.sub(lambda sign: _letters(sign[0]), text)


@lru_cache(1000)
def _letters(sign: str) -> str:
    return _APART.sub(" ", fold(f"a{sign}a")[1:-1])


def _quoted(tokens: Tokens) -> str:
    return f'"{" ".join(tokens)}"'


def standing(text: str, phrases: Iterable[Tokens]) -> list[str]:
    """Return the words and phrases of a text that answer, as they stand there."""
    places = [(word, at) for at in _WORD.finditer(text) for word in _WORD.findall(fold(at[0]))]
    there: dict[str, None] = {}
    for first, (word, begun) in enumerate(places):
        for phrase in phrases:
            if word == phrase[0]:
                words, matches = zip(*places[first : first + len(phrase)], strict=True)
                if words == phrase:
                    there[text[begun.start() : matches[-1].end()]] = None
    return list(there)
