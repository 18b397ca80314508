"""What turns the sense of a quotation: beside it, in what it left out, and in its brackets.

Words deny (`not`, `failed to`) or take back in part (`nearly`, `allegedly`, `would have`). In
brackets an editor may put a noun for a pronoun, a name for a common noun, another ending, a date
for `last year`; but a number, a name, or a word with a rival (`may` for `must`, `Friday` for
`Monday`) that gives way to another of its kind is a changed fact.

The words are listed in `sense.json`. Nothing here understands a text: what might turn the sense
is shown, and a person who has looked at it can accept it.
"""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from essex_insp.evidence.index import WORD, Index
from essex_insp.evidence.normal import fold
from essex_insp.evidence.verdict import Turn

_BEFORE = 5  # words
_LAST = 3  # words left out, that may say of how many the words after them speak
_NEAR = 200  # code points in which those words are looked for
_LONG_LIST = 2_000  # code points
_END = r"[.!?…]['\"”’)\]]*(?=\s|$)|[;:()\[\]“”\"‘]|(?<!\w)['’]|['’](?!\w)"
_PARTED = re.compile(rf"{_END}|\s[-‐–—―]+\s|[–—―]|,(?=\s)|\n\s*\n")
_STOPPED = re.compile(rf"((?:{_END})\s*|\n\s*\n)")
_ASIDE = re.compile(r",(?:\s+[\w’'-]+){1,4},\s*$")
_ADVERB = re.compile(r",(?P<turn>\s+\w+ly),(?=\s)")  # `it says, wrongly, that …`
_STOPS = ".!?;:"
# What an item of a list goes on with, some items further up: `It does not:`.
_STEM = re.compile(r"(?:\A|\n)([^\n]*):(?:\s*\n[^\n]*[^\s.!?:”])*\s*\n[ \t*•-]*[a-z]\Z")
SENTENCE_END = re.compile(r"[.!?]['\")\]]*(?=\s)|[…\n\"]")
"""Where a sentence of a folded text ends, or its line or speech."""
_INITIAL = re.compile(r"\b[A-Z]")
_OTHER_DEED = re.compile(r"(\w{3})\w*(ed|ing|ly) (?!\1)\w{3,}\2")  # `praised [punished]`


@cache
def vocabulary(kind: str) -> tuple[str, ...]:
    """Return the words of a kind in `sense.json`."""
    content = Path(__file__).with_name("sense.json").read_text(encoding="utf-8")
    return tuple(json.loads(content)[kind])


@cache
def _listed(*kinds: str) -> str:
    """What matches any phrase of these kinds, and no longer word."""
    by_letter: dict[str, list[str]] = {}  # of which a search tries one list, not all
    for phrase in sorted((phrase for kind in kinds for phrase in vocabulary(kind)), key=len)[::-1]:
        words = (r"[\w']+" if word == "*" else re.escape(word) for word in phrase.split())
        by_letter.setdefault(phrase[0], []).append(r"\W+".join(words)[1:])
    listed = "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return rf"(?:{listed})(?![\w'])"


@cache
def _pattern(*kinds: str, leading: bool = False) -> re.Pattern[str]:
    turn = _listed(*kinds, *(("condition",) if "deny" in kinds else ()))
    turn += r"|\w+n't(?![\w'])" if "deny" in kinds else ""
    pattern = rf"(?<![\w'])(?:{_listed('harmless')}|(?P<turn>{turn}))"
    if leading:
        pattern = rf"(?:{_listed('leading')}\W+){{0,3}}?(?!{_listed('harmless')})(?P<turn>{turn})"
    return re.compile(pattern, re.IGNORECASE)


def turning(folded: str, *kinds: str) -> tuple[str, ...]:
    """Return the words of these kinds, such as `deny`, in a folded text, as they stand there."""
    matches = _pattern(*kinds).finditer(folded)
    return tuple(match["turn"].replace("\n", " ") for match in matches if match["turn"])


def turned_beside(start: int, end: int, first: str, index: Index) -> tuple[Turn, ...]:
    """Return the words right before and after a stretch of a source that turn its sense.

    Only the clause that the stretch begins or ends in is looked at, not beyond a comma, a stop, a
    quotation mark or a word that parts clauses; and the start and the end of its sentence, and a
    short clause after it, which may make it conditional, ask it or deny it.
    """
    at, beyond = index.folded.start(start), index.folded.end(end)
    near = index.text[max(0, at - _NEAR) : at]
    stem = _STEM.search(index.text[max(0, at - _LONG_LIST) : at + 1])
    before = _before_words(stem[1], "") if stem else _before_words(near, first)
    turns = [Turn(words, "before") for words in turning(before, "deny", "weaken")]
    opening = _pattern("opening", "condition").match(_STOPPED.split(near)[-1].lstrip())
    fronted = near.rstrip().endswith(",") or first.lower() in vocabulary("auxiliary")
    if not turns and opening and opening["turn"] and fronted:
        turns.append(Turn(opening["turn"], "before"))
    turn = _turned_after(before, index.text[at:beyond], beyond, index.text)
    return (*turns, Turn(turn, "after")) if turn else tuple(turns)


def _turned_after(before: str, words: str, at: int, text: str) -> str | None:
    """What turns the sense of words after them, in the rest of their sentence or in the next."""
    # A clause is whole where a stop follows it in what is looked at.
    near = text[at : at + _NEAR] + ("" if at + _NEAR < len(text) else "\n\n")
    ends = ["", words[-1]] if words[-1] in _STOPS else []
    clauses = [*ends, *_STOPPED.split(near.lstrip() if ends else near, 2)]
    rest, stop, following, end = [*clauses, "", "", ""][:4]
    after = fold(rest).text.strip(" \n,-")
    if turn := _pattern("after", "condition", leading=True).match(after):
        return turn["turn"]
    said = "that " if before.endswith("that") else ""
    if stop and (denial := _denial().search(said + after)):
        return denial[0].removeprefix(said)
    then = "but " + fold(following).text.strip()
    if end and stop[0] in _STOPS and (denial := _denial().match(then, 4) or _denial().match(then)):
        return denial[0].removeprefix("but ")
    asks = WORD.search(SENTENCE_END.split(words)[-1].lower())
    if stop[:1] != "?" or words[-1] == "?" or (asks and asks[0] in vocabulary("asking")):
        return None
    return f"{rest}?".strip()


@cache
def _denial() -> re.Pattern[str]:
    """A clause that denies what was said before it: `…, but it is not`; `… that is nonsense`."""
    kinds = ("contrasting", "standing_in", "auxiliary", "denied", "denials")
    words = ("|".join(vocabulary(kind)).replace("*", r"[\w']+") for kind in kinds)
    contrast, subject, verb, denied, short = words
    fact = r"(?: in \w+,?)?"
    return re.compile(
        rf"\b(?:{contrast}){fact}(?: (?:{subject}))?{fact} "
        rf"(?:(?:{verb})(?:n't| (?:{denied}))(?: true)?|{short})(?=,|$)",
        re.IGNORECASE,
    )


def _before_words(near: str, first: str) -> str:
    """Return the few words of the same clause that stand right before a stretch, folded."""
    near = _ADVERB.sub(lambda aside: aside["turn" if turning(aside["turn"], "deny") else 0], near)
    text = fold(_PARTED.split(_ASIDE.sub(" ", near))[-1]).text
    parts = [part.end("parts") for part in _parting().finditer(f"{text} {first}")]
    begin = max([0, *(end for end in parts if end <= len(text))])
    return " ".join(text[begin:].split()[-_BEFORE:])


@cache
def _parting() -> re.Pattern[str]:
    """What parts clauses, but for `anything but`, and `and` before a new subject."""
    parting, subjects = ("|".join(vocabulary(kind)) for kind in ("parting", "subjects"))
    kept = "|".join(phrase for phrase in vocabulary("deny") if phrase.endswith(" but"))
    return re.compile(
        rf"\b(?:{kept}|(?P<parts>{parting}|(?:and|or)(?=\W+(?:{subjects})\b)))\b", re.IGNORECASE
    )


def turned_out(gap: str, before: str, after: str) -> tuple[str, ...]:
    """Return what turns the sense in what an ellipsis left out between words, all folded.

    The last is who does what is said after it, if that begins a sentence there. A pronoun, and
    words that are quoted before, are whom a reader takes it to be.
    """
    denial = _denial()
    closed = rf"\([^()]*\)|(,|-) ?{_listed('closed')}[^;.!?\n]*?\1"
    open_ = re.sub(closed, lambda aside: aside[0] if denial.search(aside[0]) else " ", gap)
    last = " ".join(open_.split()[-_LAST:])
    turns = turning(open_, "deny", "intend") + turning(last, "part", "weaken")
    *sentences, begun = SENTENCE_END.split(gap)
    words, subjects = WORD.findall(begun.lower()), vocabulary("subjects")
    first = next((word for word in after.split() if word not in ("and", "but", "or")), "")
    begins = bool(sentences and words) and words[0] not in vocabulary("standing_in")
    goes_on = first[:1].islower() and first not in subjects
    plain = (*subjects, *vocabulary("auxiliary"))
    known = any(word in before.lower() for word in words if word not in plain)
    return (*turns, begun.strip()) if begins and goes_on and not known else turns


def turned_within(
    there: str, given: str, elided: bool, beside: tuple[str, str], index: Index
) -> Iterator[Turn]:
    """Yield what turns the sense in the words that brackets replace, or in the brackets.

    That is what denies on one side alone, of what is there in the source and what is given, and
    facts that give way to others of their kind. Where it is elided, an ellipsis stands there too,
    and the source has more than brackets replace; beside are the words right before and after.
    """
    before, after = beside
    denied, denying = turning("" if elided else there, "deny"), turning(given, "deny")
    lost = [words for words in denied if words not in denying]
    numbered = bool(_numbers(given))
    said = _numbers(f"{before} {given} {after}")
    for number, words in _numbers(f"{before} {there} {after}").items():
        if number not in said and (numbered or not (elided or words == "one")):
            lost.append(words)
    lost += _outrivalled(there, given)
    # A name gives way to one that has no word of it, nor its initials.
    old, new = (_names(text, index) for text in (there, given))
    theirs, ours = (f"{text} {''.join(_INITIAL.findall(text))}" for text in (there, given))
    kept = any(word in ours for word in old) or any(word in theirs for word in new)
    lost += [" ".join(old)] * bool(old and new and not kept)
    yield from (Turn(words, "replaced") for words in dict.fromkeys(lost))
    yield from (Turn(words, "added") for words in denying if words not in denied)


def _numbers(text: str) -> dict[str, str]:
    """The numbers of a text, each in one form, with its bound and unit, and as it stands there."""
    part, run = _number_patterns()
    values, numbers = _values(), dict[str, str]()
    for match in run.finditer(text):
        parts = [word.replace(",", "") for word in part.findall(match[0].lower())]
        numbers[" ".join(values.get(word, word) for word in parts)] = match[0]
    return numbers


@cache
def _values() -> dict[str, str]:
    """Words and signs of numbers, each with its one form."""
    counted = vocabulary("counted")
    units = ("", *(f"-{word}" for word in counted[1:10]))
    words = (*counted, *(ten + unit for ten in vocabulary("tens") for unit in units))
    return {word: str(number) for number, word in enumerate(words)} | _forms(vocabulary("scaled"))


@cache
def _number_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What matches a part of a number, and a whole one."""
    known = (_values(), _forms(vocabulary("scaled")))
    longer = (sorted((word for word in words if len(word) > 2), reverse=True) for words in known)
    words, units = map("|".join, longer)
    limits = "|".join(vocabulary("limits"))
    unit = rf"%|(?<=\d)(?:m|bn)\b|\b(?:{units})\b"
    part = rf"[£$€]|\d+(?:[.,]\d+)*|\b(?:{words})\b|{unit}|\b(?:{limits})\b"
    run = (
        rf"(?:\b(?:{limits})\W{{1,2}})?[£$€]?(?:\d+(?:[.,]\d+)*|\b(?:{words})\b)"
        rf"(?:[\s-]*(?:{unit}))*"
    )
    return re.compile(part, re.IGNORECASE), re.compile(run, re.IGNORECASE)


def _forms(group: Iterable[str]) -> dict[str, str]:
    """Words with the first of those that mean the same: `rose/rise`."""
    return {word: forms.split("/")[0] for forms in group for word in forms.split("/")}


@cache
def _rivals() -> list[tuple[re.Pattern[str], dict[str, str]]]:
    groups = map(_forms, vocabulary("rivals"))
    return [(re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE), forms) for forms in groups]


def _outrivalled(there: str, given: str) -> Iterator[str]:
    """The words that give way to a rival, to their opposite by form, or to another deed."""
    for pattern, forms in _rivals():
        new = {forms[word.lower()] for word in pattern.findall(given)}
        old = pattern.findall(there) if new else []
        yield from (word for word in old if forms[word.lower()] not in new)
    words, others = WORD.findall(there.lower()), WORD.findall(given.lower())
    for word in words:
        if _opposites(word) & {*others} or any(word in _opposites(other) for other in others):
            yield word
    if words and _OTHER_DEED.fullmatch(" ".join((*words, *others))):
        yield there


def _opposites(word: str) -> set[str]:
    changed = {prefix + word for prefix in vocabulary("opposing") if len(word) > 3}
    return changed | {re.sub("ful(l?y?)$", r"less\1", word)} - {word}


def _names(text: str, index: Index) -> list[str]:
    """The words with a capital that the source has nowhere in small letters, and that name."""
    plain = {word for kind in ("generic", "subjects", "standing_in") for word in vocabulary(kind)}
    rivals = {word for _, forms in _rivals() for word in forms}
    names = (word for word in re.findall(r"\b[A-Z]\w+", text) if word.lower() not in plain | rivals)
    return [word for word in names if word.lower() not in index.postings]
