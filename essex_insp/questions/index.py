"""Words looked for in texts: whole words first, then their stems. SQLite's FTS5 looks."""

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from itertools import chain
from typing import Any, NamedTuple, TypeAlias

from essex_insp.errors import BadUsage, EssexInspError, UnknownName, short
from essex_insp.matching import fold, nearest

Tokens: TypeAlias = tuple[str, ...]
Titled: TypeAlias = tuple[str, str]
"""A title, and the text below it."""
KINDS = ("grade", "concern", "quote", "finding", "event", "note", "speaker", "source")
LESS = {"event": 0.5, "note": 0.5, "source": 0.5}
"""How much kinds weigh that lead to what is looked for, or follow it, rather than being it."""
_TYPED = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_WORD = re.compile(r"[^\W_]+(?:[\u00ad\u0300-\u036f]+[^\W_]*)*")
_ODD = re.compile("[^\0-~\xa3\xc0-\xd6\xd8-\xde\xe0-\xf6\xf8-\u017e\u2010-\u2026]")
"""What SQLite may take apart in another way than `fold`."""
_UNLIKE = re.compile("[^\0-~\xa3\u2010-\u2026]")
"""What may be a letter to `fold`, and is none of a-z."""
_TITLE = 3.0
"""How much more a word in a title tells than one below it."""
_WITHOUT = "search needs SQLite with FTS5, and this Python has none; use another build of Python"


class Unmentioned(UnknownName):
    """Nothing answers to a query; the nearest words are named."""


class Query(NamedTuple):
    """Words and phrases that all have to be there, and such as must not be.

    With each that is wanted, whether another word of its stem will do.
    """

    wanted: dict[Tokens, bool]
    without: list[Tokens]

    @classmethod
    def of(cls, typed: str) -> "Query":
        """Return what was typed: words, `"a phrase"`, `-without`; nothing is syntax.

        `BadUsage` where there is no word to look for.
        """
        query = cls({}, [])
        for minus, phrase, word in _TYPED.findall(fold(typed)):
            tokens = tuple(_WORD.findall(phrase or word))
            if tokens and minus:
                query.without.append(tokens)
            elif tokens:  # a word in quotation marks is meant as it stands
                query.wanted[tokens] = len(tokens) == 1 and not phrase
        if not query.wanted:
            what = "only words to leave out" if query.without else "no word to look for"
            raise BadUsage(f"{what} in {short(repr(typed))}; give one of letters or digits")
        return query


def ranked(
    query: Query, texts: Sequence[Titled], weights: Sequence[float]
) -> tuple[dict[int, bool], list[Tokens]]:
    """Return the numbers of the texts that answer, and the words and phrases that do.

    Numbers from 0 in order of the texts, the best first, each with whether all words are there
    whole: such stand before all others. `Unmentioned` where nothing answers.
    """
    stems = _stems([token for tokens in query.wanted for token in tokens])
    # What all words of a stem begin with; it may differ from them in its last letter.
    starts = [
        stems[token][:-1] if by_stem else token
        for tokens, by_stem in query.wanted.items()
        for token in tokens
    ]
    likely = {at: text for at, text in enumerate(texts) if _may_have(starts, "\n".join(text))}
    with closing(_table(likely)) as table:
        whole = [[tokens] for tokens in query.wanted]
        known = stems | _stems(term for (term,) in table.execute("SELECT term FROM terms"))
        alike = [
            [(term,) for term in known if known[term] == stems[tokens[0]]] if by_stem else [tokens]
            for tokens, by_stem in query.wanted.items()
        ]
        answering: dict[int, bool] = {}
        for choices in (whole, alike):
            scores = _matching(table, choices, query.without)
            for _, number in sorted((score * weights[at], at) for score, at in scores):
                answering.setdefault(number, choices is whole)
    if not answering:
        raise Unmentioned(_missing(query, dict(enumerate(texts))))
    return answering, list(chain.from_iterable(alike))


def _stems(words: Iterable[str]) -> dict[str, str]:
    """The stem of each word."""
    known = list(words)
    with closing(_table({at: ("", word) for at, word in enumerate(known)}, "porter")) as table:
        table.execute("CREATE VIRTUAL TABLE stems USING fts5vocab(said, instance)")
        stems = dict(table.execute("SELECT doc, term FROM stems"))
    return {word: stems.get(at, word) for at, word in enumerate(known)}


def _may_have(starts: Iterable[str], text: str) -> bool:
    """Whether a text is worth indexing: words may begin so in it; most can be passed over soon."""
    lower = text.lower()
    for start in starts:
        if start not in lower:
            return not text.isascii() and _UNLIKE.search(text) is not None
    return True


def _missing(query: Query, texts: Mapping[int, Titled]) -> str:
    """Why nothing answers, with the nearest words that there are."""
    with closing(_table(texts)) as table:
        for tokens in query.wanted:
            if _matching(table, [[tokens]], []):
                continue
            word = " ".join(tokens)
            terms = table.execute(
                "SELECT term FROM terms WHERE substr(term, 1, 1) = ? AND abs(length(term) - ?) < 3 "
                "ORDER BY doc DESC",
                (word[0], len(word)),
            )
            likely = () if word.isdecimal() else (term for (term,) in terms)
            close = ", ".join(nearest(word, likely))
            remedy = f"nearest: {close}" if close else "try fewer words, or others"
            return f"nothing mentions {short(repr(word))}; {remedy}"
    return "each of these is mentioned, and nowhere all as asked; leave one out"


def _table(texts: Mapping[int, Titled], stemmer: str = "") -> Any:
    """Texts by their numbers as SQLite looks in them, and the terms that stand there."""
    try:
        import sqlite3
    except ImportError:  # a build of Python may leave it out
        raise EssexInspError(_WITHOUT) from None
    table = sqlite3.connect(":memory:")
    try:
        table.execute(
            "CREATE VIRTUAL TABLE said USING fts5(title, text, content='', "
            f"tokenize='{stemmer} unicode61 remove_diacritics 2')"
        )
    except sqlite3.OperationalError:
        raise EssexInspError(_WITHOUT) from None
    table.execute("CREATE VIRTUAL TABLE terms USING fts5vocab(said, row)")
    # All of it is written at once: parts that are merged later take a fifth longer.
    table.execute("INSERT INTO said(said, rank) VALUES ('hashsize', 1 << 28)")
    rows = ((number, *map(_plain, text)) for number, text in texts.items())
    table.executemany("INSERT INTO said(rowid, title, text) VALUES (?, ?, ?)", rows)
    return table


def _plain(text: str) -> str:
    """A text as it is looked in; most of what `fold` does SQLite does too, and faster."""
    if text.isascii() or not _ODD.search(text):
        return text
    return fold(text).encode("utf-8", "replace").decode()  # SQLite takes no lone surrogate


def _matching(
    table: Any, choices: Iterable[Iterable[Tokens]], without: Iterable[Tokens]
) -> list[tuple[float, int]]:
    """The score, best least, and number of each text that has one of each of the choices."""
    every = " AND ".join(f"({' OR '.join(map(_quoted, either))})" for either in choices)
    query = f"({every})" + "".join(f" NOT {_quoted(tokens)}" for tokens in without)
    scored = "SELECT bm25(said, ?, 1.0), rowid FROM said WHERE said MATCH ?"
    return table.execute(scored, (_TITLE, query)).fetchall()  # type: ignore[no-any-return]


def _quoted(tokens: Tokens) -> str:
    return f'"{" ".join(tokens)}"'


def standing(text: str, phrases: Iterable[Tokens]) -> list[str]:
    """Return the words and phrases of a text that answer, as they stand there."""
    places = list(_WORD.finditer(text))
    words = [fold(place[0]) for place in places]
    there: dict[str, None] = {}
    for at, word in enumerate(words):
        for phrase in phrases:
            last = at + len(phrase)
            if word == phrase[0] and tuple(words[at:last]) == phrase:
                there[text[places[at].start() : places[last - 1].end()]] = None
    return list(there)
