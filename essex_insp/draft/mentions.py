"""Who is mentioned in a sentence: people with roles, bodies, groups, and pronouns."""

from functools import cache

from essex_insp.draft import lexicon
from essex_insp.draft.bodies import body, inspects
from essex_insp.draft.cast import Kind, Mention
from essex_insp.draft.people import Read, core, gender, person, role
from essex_insp.draft.tokens import Words

_INDEFINITE = frozenset(["", "a", "an", "one", "another"])
_DETERMINERS = _INDEFINITE | frozenset(["the", "its", "his", "her", "their", "our"])
_ASIDE = frozenset([", ", " ", " (", " – ", " - ", " — "])
_PAUSES = frozenset([", ", " – ", " - ", ": ", " (", ") "])
_LONGEST_NAME, _MOST_PASSED = 6, 4


def mentions(words: Words) -> list[Mention]:
    """Return the mentions of a sentence, in order."""
    made: list[Mention] = []
    at = 0
    while at < len(words):
        token = words[at]
        if read := _mention(words, at):
            made.append(read[0])
        elif token.capital:
            made.append(Mention("capital", token.start, words.stop(at + 1), token.bare, weak=True))
        at = max(at + 1, read[1] if read else 0)
    return made


def _mention(words: Words, i: int) -> Read | None:
    token = words[i]
    short = token.low.replace("’", "'").partition("'")[0]
    if short in ("he", "she", "they", "it"):
        gendered = short if short in ("he", "she") else None
        return Mention("pronoun", token.start, token.end, noun=short, gender=gendered), i + 1
    other = token.low in ("another", "others", "one", "some")
    if other and words.low(i + 1) in lexicon.words("speech", "saying"):
        # `another said`
        return Mention("pronoun", token.start, token.end, noun="another"), i + 1
    small = not token.capital and token.start not in words.named
    if small and _openers().isdisjoint((token.low, token.text.lower())):
        return None
    # `Jane, whose son was there, said`
    if words.low(i - 1) == "whose":
        return None
    at, article = i, ""
    if token.low in _DETERMINERS and words.close(i + 1) and words.low(i + 1) != "majesty":
        at, article = i + 1, token.low
    at = _passed(words, at)
    read = (
        _owned(words, token.start, at, article)
        or _held(words, token.start, at, article)
        or _group(words, token.start, at, article)
    )
    if read is None and article in ("", "one") and (named := person(words, at)):
        return _apposed(words, named[0]._replace(start=token.start), named[1])
    return read


@cache
def _openers() -> frozenset[str]:
    """The small words that mentions begin with, but for pronouns."""
    people = lexicon.words("people", "passing", "role_heads", "role_modifiers", "titles")
    return _DETERMINERS | people | lexicon.words("bodies", "nouns", "inspectors")


def _passed(words: Words, at: int) -> int:
    """Go over `former`, `new` and the like, a few at most."""
    last, passing = min(at + _MOST_PASSED, len(words)), lexicon.words("people", "passing")
    while (
        at < last
        and words[at].low in passing
        and words.close(at + 1)
        and words[at].start not in words.named
        and core(words, at) is None
    ):
        at += 1
    return at


def _place(words: Words, at: int) -> int | None:
    """The word after a place that owns the role behind it: `Anytown’s commissioner`."""
    for upto in range(at + 1, min(at + 4, len(words))):
        token = words[upto - 1]
        if (
            not (token.capital and words.close(upto))
            or token.bare in lexicon.words("bodies", "not_first")
            or token.low in lexicon.words("people", "role_modifiers")
            or gender(token.bare) is not None
        ):
            return None
        if core(words, upto) is not None and not token.text.isupper():
            return upto
    return None


def _owned(words: Words, begin: int, at: int, article: str) -> Read | None:
    """Read `Anytown Police Chief Constable Jane Example`, `Ofsted’s report`, `Anytown Police`."""
    if words.low(at) == "hmi" and person(words, at + 1):
        return None
    named = body(words, at)
    upto = named or _place(words, at)
    if upto is None:
        return None
    name = words.span(at, upto)
    # `FBU Anytown chair Jane Example`
    then = _place(words, upto) or upto if named else upto
    held = _held(words, begin, then, "the", name) if words.close(upto) else None
    if held is None and named and words.close(upto) and words[upto - 1].possessive:
        # `Anytown Council’s Jane Example`
        read = person(words, upto)
        held = (read[0]._replace(start=begin, body=name, weak=False), read[1]) if read else None
    if held is not None or named is None:
        return held
    known = lexicon.words("bodies", "writings") | {"inspectors", "team"}
    late = _passed(words, upto)
    late += words.low(late) == "inspection" and words.low(late + 1) in known
    if inspects(name) and words.low(late) in known:
        said = "inspection team" if words.low(late) == "team" else words.low(late)
        definite = article not in _INDEFINITE
        group = Mention("group", begin, words[late].end, body=name, noun=said, definite=definite)
        return group, late + 1
    end = words.stop(upto)
    # `Care Quality Commission (CQC)`
    upto += upto < len(words) and words[upto].gap == " (" and words[upto].text.isupper()
    return Mention("body", begin, end, name, None, name), upto


def _held(words: Words, begin: int, at: int, article: str, owner: str | None = None) -> Read | None:
    """Read a role, which a body may own, and the name of who has it."""
    at = _passed(words, at)
    read = role(words, at)
    if read is None:
        return None
    # `Police and Crime Commissioner (PCC) Jane Example`
    end = read.end
    end += end < len(words) and words[end].gap == " (" and words[end].text.isupper()
    named = person(words, end, surname=True)
    if named is None and words.close(end) and core(words, end) is not None:
        # `cabinet member for safety Councillor Jane Example`; of a row of roles each asks the next.
        if end not in words.held:
            words.held[end] = _held(words, begin, end, article)
        named = words.held[end] if words.held[end] and words.held[end][0].name else None
    if named and (words.close(end) or words[end].gap in _PAUSES):
        made = named[0]._replace(start=begin, role=read.name, body=owner or read.body, weak=False)
        return _apposed(words, made, named[1])
    made = Mention("role", begin, words.stop(end), role=read.name, body=owner or read.body)
    head = words[(core(words, at) or 1) - 1].low
    of = "they" if head.endswith("s") and not head.endswith("ss") else gender(head)
    return made._replace(definite=article not in _INDEFINITE, gender=of), end


def _group(words: Words, begin: int, at: int, article: str) -> Read | None:
    """Read `inspectors`, `the report`, `the force`."""
    token = words[at]
    if article:
        at = _paper(words, at)
        token = words[at]
    low, definite = token.low, article not in _INDEFINITE
    end, plural = token.start + len(token.bare), low.endswith("s")
    if not (article or plural):
        return None
    if low in lexicon.words("bodies", "writings") and article:
        group = Mention("group", begin, end, noun=low, definite=definite)
        by = at + 2 + (words.low(at + 2) == "the")
        told = words.low(at + 1) in ("from", "by")
        upto = (body(words, by) or _place(words, by)) if told else None
        if upto is not None:
            # `a statement from HMICFRS`
            return group._replace(end=words[upto - 1].end, body=words.span(by, upto)), upto
        return group, at + 1
    inspectors = low in lexicon.words("bodies", "inspectors")
    # `the Home Office` is no home.
    longer = words.close(at + 1) and words[at + 1].capital
    if inspectors or (low in lexicon.words("bodies", "nouns") and not longer):
        kind: Kind = "group" if inspectors or plural else "body"
        return Mention(kind, begin, end, noun=low, definite=definite), at + 1
    return None


def _paper(words: Words, at: int) -> int:
    """Go over what tells of a paper before its noun: `the damning 55-page inspection report`."""
    known = lexicon.words("bodies", "writings")
    for upto in range(at, min(at + 1 + _MOST_PASSED, len(words))):
        token = words[upto]
        named = token.capital and not token.text.isupper()
        if not words.close(upto) or named or token.low in lexicon.words("bodies", "not_writing"):
            break
        if token.low in known and words.low(upto + 1) not in known:
            return upto
    return at


def _apposed(words: Words, who: Mention, end: int) -> Read:
    """Read what is said of a person right after the name: `, chair of the Anytown board,`."""
    if end >= len(words):
        return who, end
    at, gap = end, words[end].gap
    of = words.low(at) in lexicon.words("people", "apposed")
    close = gap == " " and words.low(at) not in ("is", "hm") and not of
    if close or gap not in _ASIDE or words.low(at) == "whose":
        return who, end
    if of:
        start = at + 1 + (words.low(at + 1) in ("the", "local"))
        if upto := body(words, start):
            named = words.span(start, upto)
            return who._replace(end=words[upto - 1].end, body=named, weak=False), upto
        # `Jane Example, of Her Majesty’s Inspector of Constabulary`, and those who write so.
        held = role(words, start) if who.role is None and words.low(at) == "of" else None
        if held is None:
            return who, end
        return who._replace(end=words[held.end - 1].end, role=held.name, weak=False), held.end
    while (
        words.low(at) in lexicon.words("people", "who_is")
        and words.close(at + 1)
        and words.low(at + 1) != "majesty"
    ):
        at += 1
    at = _passed(words, at)
    upto = body(words, at) or _place(words, at)
    owner = words.span(at, upto) if upto else None
    lead = begin = _passed(words, upto or at)
    while lead < begin + 4 and core(words, lead) is None and words.close(lead + 1):
        # `Jane Example, and the chair,`
        lead = len(words) if words.low(lead) == "and" else lead + 1
    read = role(words, lead)
    rank = (who.role or "").lower().rstrip(".")
    ranked = rank and rank not in lexicon.words("people", "titles")
    if read is None or (words.close(read.end) and person(words, read.end)):
        # `X, Chief Constable Y and others`: the role is of who follows it.
        return who, end
    made = who._replace(
        end=words[read.end - 1].end, role=who.role if ranked else read.name, weak=False,
        body=owner or read.body or who.body,
    )  # fmt: skip
    return made, read.end
