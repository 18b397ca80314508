"""Places that stand for the body that serves them: `Anytown and Otherdale were rated good`."""

from __future__ import annotations

import re
from collections import Counter

from essex_insp.draft.forenames import gender
from essex_insp.draft.frameworks import AREAS, ATOMS
from essex_insp.draft.inspectorates import inspects
from essex_insp.draft.words import BODY_HEADS, BODY_NAMES, NO_NAME, ROLE_HEADS, TITLES
from essex_insp.matching import fold

# How English place names end, so that one which opens a sentence is known for a name.
_ENDINGS = (
    "shire", "ford", "ton", "ham", "bury", "borough", "mouth", "field", "dale", "wick", "chester",
    "cester", "pool", "bridge", "port", "side", "moor", "mere", "ley", "by", "worth", "stead",
    "hurst", "combe", "sea", "minster", "wold", "wolds", "marsh", "folk", "cliffe", "holme", "gate",
    "town", "thorpe", "wich", "well", "march", "vale", "shore",
)  # fmt: skip
# Those of England and Wales that end otherwise, as bodies that are inspected are named after them.
_COUNTIES = frozenset(
    ["anglesey", "avon", "cheshire", "cleveland", "clwyd", "cornwall", "cumbria", "devon", "dorset",
     "durham", "dyfed", "essex", "gwent", "gwynedd", "kent", "mercia", "northumbria", "powys",
     "rutland", "somerset", "surrey", "sussex", "wight"]
)  # fmt: skip
_COMMON = ("ship", "ment", "tion", "sion", "ing", "ity", "ance", "ence", "ness", "ors", "ers")
# The words of what is graded: a name has none of them.
_VOCABULARY = frozenset(
    re.findall(
        r"[a-z]{4,}",
        f"{AREAS.pattern} {ATOMS.pattern} form year stage languages studies sixth reception "
        "overall results",
    )
)
_COMMON_END = re.compile(rf"(?:{'|'.join(_COMMON)}|s)\Z")
_TITLE = r"[A-ZÀ-Þ][\w-]*\w(?:[’']s(?!\w))?"
_NAME = rf"(?:St\.? )?{_TITLE}(?: {_TITLE}){{0,3}}"
_LIST = rf"(?:Both )?{_NAME}(?:(?:, and | and |, ){_NAME}){{0,11}}"
_ASIDE = r"(?:,\s(?!(?:and|but|or|while)\b)[a-z][^,;:.]{0,140},|\s\([^()]{0,60}\))?"
# What is said of a neighbour, and so of the body there.
_NEXT = (
    r"[Nn]eighbour(?:ing|s|)\s(?:in\s|at\s|[a-z]{4,}s\s)?|"
    r"[Nn]earby\s|[Nn]ext[- ]door\s(?:to\sit\s)?|[Ss]ister\s"
)
_ADVERB = (
    r"(?:,?\s(?:both|all|each|also|meanwhile|however|though|now|again|only|still|then|too|"
    r"[a-z]+ly)\b,?){0,3}"
)
_VERB = (
    r"\s(?:was|were|is|are|has|have|had|remain(?:s|ed)?|requires?|required|needs?|needed|keeps?|"
    r"kept|got|gets?|went|came|fell|rose|fare[sd]?|did|does|do|won|received|receives?|earned|"
    r"earns?|retained|retains?|maintained|improved|dropped|slipped|climbed|moved|declined|"
    r"achieved|secured|scored|travelled|joined|gained|jumped|found|held|shares?|shared|"
    r"rated|graded|judged|deemed|ranked)\b"
)
_BEFORE_GRADE = (
    r"(?=\s(?:as|to be|to|from|an?|the|with|[“\"‘']?(?:outstanding|good|adequate|inadequate|"
    r"requir))\b)"
)
_SUBJECT = re.compile(
    r"(?:\A|[;:–—]\s|\b(?:and|but|while|whereas|as|that|when|with|both)\s|"
    rf"(?=\b[NnSs][ei]))(?P<by>{_NEXT})?(?P<names>{_LIST}){_ASIDE}{_ADVERB}{_VERB}"
)
# `While Force A was good, Anytown was inadequate`; `the other force, Anytown, was`. What stands
# between commas is else where a body is: `Example School, in Example Road, Anytown, was rated`.
_AFTER_COMMA = re.compile(
    r"(?:(?P<by>\b(?:force|council|school|authority|service|hospital|college|neighbour|one|"
    r"two|three|four|five|other|pair|rest))s?)?"
    rf",\s(?P<names>{_LIST})(?(by),|{_ADVERB}){_VERB}"
)
_OBJECT = re.compile(
    r"\b(?:rated|rates|graded|grades|judged|judges|gave|gives|awarded|handed|found|ranked|"
    rf"moved|upgraded|downgraded|marked)\s+(?P<names>{_LIST}){_BEFORE_GRADE}"
)
# `rated Anytown good and Otherdale inadequate`
_DIRECT = re.compile(
    rf"(?:[,;]|\b(?:and|but|while|with|left))\s(?P<names>{_LIST})\s(?:as\s|rated\s|to be\s)?"
    r"[“\"‘']?(?:outstanding|good|adequate|inadequate|requir(?:es|ing) improvement)\b"
)
_OF_GRADES = re.compile(
    r"\b(?:[Gg]rades?|[Rr]atings?|[Gg]radings?|[Vv]erdicts?|[Rr]esults?|[Ss]cores?|[Mm]arks?|"
    r"[Oo]utcomes?)"
    r"(?: of [“\"‘']?[a-z]+(?: improvement)?[”\"’']?)?"
    rf"(?:(?: (?:was|were))? (?:given|awarded|handed) to| for| went to) (?P<names>{_LIST})"
    r"(?=\s(?:is|are|was|were|for|in|at)\b|\s*[:.,;]|\s*\Z)"
)
_OWNER = re.compile(
    rf"\b(?P<names>{_NAME}|(?:St\.? )?{_TITLE}(?: {_TITLE}){{0,3}}(?<=s)[’'])"
    r"(?:(?<=[’']s)|(?<=s[’']))\s(?:police|force|constabulary|fire|council|ambulance|"
    r"hospital trust|children[’']s services|social services|prison|jail)\b"
    r"(?!\s(?:station|officers?|chiefs?|bosses|and crime|commissioner|leader|spokes\w+))"
)
_HOLDER = re.compile(
    r"\b(?:[Cc]hief (?:[Cc]onstable|[Ff]ire [Oo]fficer)|[Gg]overnor) of "
    rf"(?P<names>{_NAME})(?! (?:Police|Constabulary|Fire))"
)
_AT = re.compile(
    rf"(?<![\w’'-])(?P<names>{_NAME}) (?=(?:was|were|is|are|remains?|remained|requires?)\b)"
)
_KIND = (
    r"(?:force|constabulary|police|brigade|council|authority|(?:probation (?:delivery )?)?unit|"
    r"prison|jail|fire service|school|hospital|trust)"
)
# `At Anytown, inspectors found …`: what the sentence goes on to speak of.
_TOPIC = re.compile(rf"\A(?:At|In|For|Of|On) (?P<names>{_NAME})(?:,\s|(?=\s[a-z]))")
# `Over the border in Anytown`, `In Anytown, whose force`: another place, and the body there.
_ELSEWHERE = re.compile(
    r"(?:\A|[;:]\s|,\s(?:and|but|while)\s)(?:(?:[Oo]ver|[Aa]cross|[Aa]way|[Nn]ext[- ]door|[Uu]p|"
    r"[Dd]own|[Ff]urther|[Ee]lsewhere|[Mm]eanwhile|[Nn]earby|[Bb]y contrast)\b"
    rf"(?:,? [a-z-]+){{0,4}},? (?:in|at) (?P<names>{_NAME})(?=,?\s[a-z]))"
)
_OWN = re.compile(
    rf"\b(?:In|in|At|at) (?P<names>{_NAME})(?=,?\s[^.;“”]{{0,90}}\b(?:its|whose|where the) "
    rf"(?:own |local )?{_KIND}\b)"
)
# `the Anytown force`, `the Anytown and Otherdale units`
_THEIRS = re.compile(
    rf"(?:\b[Tt]he |\A)(?P<names>{_LIST}) (?:(?P<by>forces?|constabulary|brigade|"
    rf"fire service|probation (?:delivery )?units?|PDUs?|(?P<region>region))|{_KIND}s?)\b"
    r"(?!\s(?:station|officers?|chiefs?|bosses|and crime|commissioner|leader|spokes\w+))"
)
_REGION = re.compile(r"\b[Tt]he region(?: as a whole| overall| itself)?(?=,? [a-z])")
# `ahead of Anytown, which was rated good`
_RELATIVE = re.compile(rf"(?<![\w’'-])(?P<names>{_NAME})(?=,\s(?:which|whose|where)\b)")
# Words with a capital only because a sentence begins with them.
_LEADING_WORDS = """
Only Just Even But And Yet So While Whereas Though Although Neither Both Here Unlike Like With As Of
Elsewhere Meanwhile Not The Its Nor Then When Now Once Also Again Still In At For
Neighbouring Nearby Next-door
"""
_LEADING = frozenset(_LEADING_WORDS.split())
# What a sentence without a grade opens with, or else names anywhere.
_OPENING = re.compile(rf"\A(?P<names>{_NAME})(?=,?\s[a-z])")
_ANYWHERE = re.compile(rf"(?<![\w’'-])(?P<names>{_NAME})")
_PART = re.compile(_NAME)
_AREA = re.compile(rf"(?:{AREAS.pattern}|(?:{ATOMS.pattern})\Z)", re.IGNORECASE)
# Words before a name in the middle of a sentence that say that it is one of a place.
_PLACED = re.compile(
    rf"\b(?:near|around|across|outside|from|throughout|over|into|leaves|left|than) ({_TITLE})"
)
_SURE = (_OWNER, _HOLDER, _OF_GRADES, _TOPIC, _ELSEWHERE, _OWN, _THEIRS)
_FORMS = (_SUBJECT, _AFTER_COMMA, _OBJECT, _DIRECT, _AT, _RELATIVE, *_SURE)
# Of a sentence without a grade.
_PLAIN = (_SUBJECT, _OPENING, *_SURE)
_CERTAIN = (_OWNER, _HOLDER, _ELSEWHERE, _OWN)


class Places:
    """The places of a text that may stand for bodies.

    Args:
        text: The text, as narrated.
        stems: The words that begin names of its bodies, folded.
    """

    def __init__(self, text: str, stems: frozenset[str]) -> None:
        self._text, self._stems = text, stems
        self._placed = {_bare(one[1]) for one in _PLACED.finditer(text)}
        # Those of which the text says that they have a body of their own.
        self.owned: set[str] = set()
        # Probation is inspected by regions, which have no other name.
        self._regions, self._region = "robation" in text, ""
        self._lower = set(re.findall(r"\b[a-zß-ÿ]{3,}\b", text))

    def find(self, start: int, end: int, grades: bool) -> list[tuple[int, int, str]]:
        """Return where a sentence names places alone as what is graded, with the names.

        Args:
            start: Where the sentence starts.
            end: Where it ends.
            grades: Whether it holds a grade: else only what is surely said of a body counts.
        """
        sentence = self._text[start:end]
        found: dict[int, tuple[int, int, str]] = {}
        for form in _FORMS if grades else _PLAIN:
            for match in form.finditer(sentence):
                low, high = match.span("names")
                first, space, _ = match["names"].partition(" ")
                if space and first in _LEADING:
                    low += len(first) + 1
                names = sentence[low:high]
                whole = _bare(names) in self._stems
                parts = (
                    [(low, high, names)]
                    if whole
                    else [(*one.span(), one[0]) for one in _PART.finditer(sentence, low, high)]
                )
                if form in (_AT, _TOPIC, _OPENING):
                    sure = self._known(parts[0][2])
                elif form is _SUBJECT and not grades:
                    sure = bool(match["by"])
                else:
                    sure = form in _CERTAIN or bool(match.groupdict().get("by"))
                    sure = sure or (form is _OF_GRADES and not _COMMON_END.search(parts[0][2]))
                    sure = sure or any(self._sure(name) for _, _, name in parts)
                if match.groupdict().get("region"):
                    sure = self._regions and self._may_be(names)
                    self._region = names if sure else self._region
                if not sure:
                    continue
                for at, upto, name in parts:
                    if self._may_be(name, form is _OWNER):
                        if form in _SURE or match.groupdict().get("by"):
                            self.owned.add(_printed(name))
                        found.setdefault(at, (start + at, start + upto, _printed(name)))
        if self._regions and self._region:
            for match in _REGION.finditer(sentence):
                low, high = match.span()
                found.setdefault(low, (start + low, start + high, self._region))
        if not grades and not found:
            for match in _ANYWHERE.finditer(sentence):
                if self._known(match[0]) and self._may_be(match[0]):
                    low, high = match.span()
                    return [(start + low, start + high, _printed(match[0]))]
        return sorted(found.values())

    def place(self, name: str) -> bool:
        """Whether a name is known to be one, by its form or by where else it stands.

        Args:
            name: The name as printed.
        """
        return self._may_be(name) and self._sure(name)

    def named(self) -> Counter[str]:
        """How often the text names each place that begins the name of a body, without the rest."""
        names = (one[0] for one in _ANYWHERE.finditer(self._text))
        return Counter(_printed(name) for name in names if _bare(name) in self._stems)

    def _known(self, name: str) -> bool:
        return name.startswith("St ") or _bare(name) in self._stems or _printed(name) in self.owned

    def _sure(self, name: str) -> bool:
        if self._known(name):
            return True
        words = [_bare(word) for word in name.split()]
        if len(words) > 1 and not any(
            word in _VOCABULARY or word in self._lower or word.endswith(_COMMON) for word in words
        ):
            # `Busy Bees was rated good`
            return True
        if words[-1].endswith(_COMMON) and not words[-1].endswith(_ENDINGS):
            return words[-1] in self._placed
        return any(
            (word.endswith(_ENDINGS) and len(word) > 5) or word in _COUNTIES or word in self._placed
            for word in words
        )

    def _may_be(self, name: str, aloud: bool = False) -> bool:
        words = name.split()
        bare = [re.sub(r"[’']s?$", "", word) for word in words]
        if bare[-1] in BODY_HEADS or inspects(name) or _AREA.match(name):
            return False
        if any(word in BODY_NAMES for word in bare):
            return False
        if any(word.isupper() for word in bare) and not (
            _printed(name).isupper() and (aloud or self._known(name))
        ):
            return False
        if any(word.lower() in ROLE_HEADS or word.lower() in TITLES for word in bare):
            return False
        if all(word in NO_NAME for word in bare) or (bare[0] != "St" and bare[-1] in _NO_LAST):
            return False
        if len(bare) > 1 and gender(fold(bare[0])) is not None:
            return False
        return not all(word.lower() in self._lower for word in bare)


_NO_LAST = frozenset(["England", "Wales", "Scotland", "Britain", "Ireland", "UK", "Police"])


def _bare(name: str) -> str:
    return re.sub(r"[’']s?$", "", fold(name)) if not name.startswith("St ") else fold(name)


def _printed(name: str) -> str:
    """Return a name without an ending that owns what follows; `St Example’s` is a name."""
    return name if name.startswith(("St ", "St. ")) else re.sub(r"(?:[’']s|(?<=s)[’'])$", "", name)
