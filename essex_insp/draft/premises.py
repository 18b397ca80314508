"""Where the area of a grade stands: before it, or in the list that it announces."""

from __future__ import annotations

import re

from essex_insp.draft import moves, repeats
from essex_insp.draft.areas import Span, counted, end_of_list, split
from essex_insp.draft.history import YEAR
from essex_insp.draft.people import scan
from essex_insp.draft.rating import TRIGGER
from essex_insp.draft.tables import GRADE, Tables

NO_AREA = re.compile(
    r"(?:just |only |under |less than |about |nearly |over )?(?:\d+|an?|one|two|three|four|five|"
    r"six|seven|eight|nine|ten|several|few) (?:\w+ )?(?:months?|years?|weeks?|days?)\b|"
    r"(?:(?:the|its|a|an|this|their|that|our)\s+)?(?:(?:(?!(?:at|in|for|of|and|"
    r"by)\b)\w+\s+){1,4}?(?=report\b|inspection\b|review\b)|(?:latest|last|new|recent|most|"
    r"first|same|second|third|full|annual|hmic\w*|"
    r"ofsted|report|previous|official|government|inspection|peel)\s+)*(?:report|inspection|"
    r"review|assessment|inspections|visit|year|time|round|"
    r"consecutive|row|series|findings|a row)\b|\d{4}\b|(?:january|february|march|april|may|"
    r"june|july|august|september|october|november|december)\b|"
    r"(?:the\s+)?(?:first|second|third) time\b|(?:inspectors|ofsted|hmic\w*|cqc)\b|every other\b",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"\s*(?:[,:–—(-]|,?\s*(?:which are|which were|namely|including|these being|being|"
    r"they are))\s*(?:which are|which were|namely|these are|including|they are)?\s*:?\s*",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?P<area>[^,;:]{2,160}?)\s*,?\s*(?:\b(?:was|were|is|are|has been|have been|also|both|"
    r"again|been|being|each|had been)\s+)+(?:(?:also|both|again|each|all|still|instead|only|"
    r"now)\s+)*$",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"\b(?:graded|rated|judged|assessed|deemed|classed|considered|found|marked|rates|"
    r"grades)\s+(?P<owner>(?:[^,;:.‘“\"']{2,60}?[’']s?|its|"
    r"their)\s+)(?P<area>[^;:.]{3,160}?)\s+(?:as|to be|was|were)\s*(?:being )?$",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"\b(?:graded|rated|judged|assessed|rates|grades)\s+the\s+(?P<area>[^,;:.]{3,90}?)"
    r"\s+(?:as|to be)\s+(?:being )?$",
    re.IGNORECASE,
)
# `judged standards and wellbeing to be good`: what is judged is no name.
_LOWER_PLAIN = re.compile(
    r"\b(?:graded|rated|judged|assessed|rates|grades)\s+(?!it\b|them\b|him\b|her\b|that\b|a\b|an\b)"
    r"(?P<area>[a-z][a-z, ’'-]{3,90}?)\s+(?:as|to be)\s+(?:being )?$"
)
_OWNER = re.compile(
    r"(?:(?P<common>[Tt]he (?:force|service|council|school|trust|home|constabulary|prison|"
    r"hospital|academy|college|brigade|authority))|"
    r"(?P<name>[A-Z][\w&-]*(?: (?:and |of |the |& )?[A-Z][\w&-]*){0,7}))(?:[’']s|(?<=s)[’'])\s+"
    r"(?=[a-z])"
)
# What was graded, where the words say no more than that, or nothing.
_NOTHING = re.compile(
    r"\s*(?:it|they|he|she|this|that|which|who|an? (?:\w+ ){0,2}(?:force|council|"
    r"school|service|trust|home|constabulary|authority|prison|nursery|hospital|"
    r"brigade)|the (?:force|council|school|service|trust|home|constabulary|authority|"
    r"report|department|prison|nursery|hospital)|we|all|both|each|two|three|four|five|"
    r"one|none|others?|everything|by contrast|in contrast|meanwhile|however|"
    r"too|though|on the other hand|for its part|in turn|as a result|by comparison|"
    r"(?:\w+ ){1,2}(?:forces|schools|councils|services|homes|hospitals|prisons))\s*",
    re.IGNORECASE,
)
_ITS = re.compile(r"(?:its|their)\b", re.IGNORECASE)
_AGAIN = re.compile(r"(?:for|in|at|on)\s+")
_ALL = re.compile(
    r"(?:^|[.;:]\s)(?P<area>[^.;:]{3,260}?)\s+(?:(?:were|are)\s+)?(?:all|both|each)\s+"
    r"(?:(?:were|are|rated|graded|judged|deemed|as|to be)\s+)*$",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"\bwith\s+(?P<area>[^;:.]{3,120}?)\s+(?:also\s+)?"
    r"(?:(?:judged|rated|graded|deemed|found)\s+(?:as|to be|to have been)?|as)\s*$",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?<!\bof )(?<!\bin )(?<!\bto )(?<!\bwith )(?<!\bfor )\b(?:its|their|\w+[’']s?)\s+"
    r"(?P<area>[a-z][a-z -]{3,80}?)"
    r"(?:\s+in (?:that|this|the same) (?:area|category|regard|respect))?"
    r"(?:\s+(?:also|still|all|both|now|again|had|has|have))*\s*$",
    re.IGNORECASE,
)
_WAS = re.compile(r"\s+(?:was|were|is|are)\s*$", re.IGNORECASE)
# `its efficiency was said to require improvement`
_SAID_TO = re.compile(
    r"\b(?:was|were|is|are)\s+(?:also\s+)?(?P<told>(?:said|found|judged|told|considered|deemed|"
    r"reported|felt|thought)\s+to\s+(?:be\s+)?)$",
    re.IGNORECASE,
)
# `found its maternity services inadequate`
_FOUND = re.compile(
    r"\b(?:found|rated|graded|judged|deemed|considered|rates|grades|judges|ranked|marked|"
    r"awarded|gave)\s+(?:its|their|the \w+[’']s?|(?:[A-Z][\w&-]*\s+){1,6}?[A-Z][\w-]*[’']s?)\s+"
    r"(?P<area>[a-z][a-z -]{3,80}?)\s*$",
)
# `its vetting, which was examined in March, was graded good`
_RELATIVE = re.compile(
    r"(?P<area>[^,;:]{2,160}?),\s+(?:which|who|whose|where|including)\b[^,;:]{3,160},\s+"
    r"(?:(?:was|were|is|are|has been|have been|also|both|again|been|being)\s+)+$",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"\b(?:for|of|at|in|its|the)\s+(?P<area>[^,;:.]{3,100}),\s+which\s+(?:it\s+)?(?:(?:was|"
    r"were|is|are|has been|have been|both|also)\s+)*"
    r"(?:rated|graded|judged|deemed|found|ranked|assessed)?\s*(?:as|to be)?\s*$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:but|and|however|while|meanwhile),?\s+)?(?:in|for|on|at|under|when it came to|"
    r"when it comes to|regarding|as for)\s+(?:(?:the|a) (?:area|field|category|matter) of\s+)?"
    r"(?P<area>[^;:]{3,160}?),\s+(?=\S)",
    re.IGNORECASE,
)

# `graded the behaviour as outstanding and leadership as good`
_SHARED = re.compile(
    r"\W*(?:(?:and|but|while)\s+(?:(?:its|their|the)\s+)?|(?:its|their)\s+)"
    r"(?P<area>[^,;:.]{3,90}?)\s+as\s+(?:being\s+)?$|"
    r"\W*(?:and|but|while)\s+(?:its|their)\s+(?P<bare>[a-z][a-z -]{3,60}?)\s+$",
    re.IGNORECASE,
)
# `For safety it was rated good`: without a comma.
_OPENING = re.compile(
    r"^(?:but |and )?(?:in|for|on) (?P<area>(?:[a-z-]+ ){0,5}?[a-z-]+) (?:it|they|the \w+) "
    r"(?=(?:was|were|is|are|has|have|received|got|gets|required?s?|also)\b)",
    re.IGNORECASE,
)
_APPOSED = re.compile(
    r"\s*(?:namely\s+)?(?P<area>[^;:.]{3,160}?),\s+(?=(?:it|they|the \w+|[A-Z]\w+)\b)"
)
_THEY_WERE = re.compile(
    r"(?:They|These|Those|The (?:\w+ )?areas)\s+(?:were|are|include|included)\s*:?\s+"
)
_AS_DID = re.compile(
    r"\s*,?\s*as (?:did|was|were|has|have) (?:the |its )?(?:(?:ratings?|grades?|scores?|"
    r"judge?ments?|those) (?:for|in|of|on) )?",
    re.IGNORECASE,
)


class Premises(Tables):
    """The words before and after a grade that name what it is for."""

    def _before(
        self, grade: re.Match[str], start: int, before: int, bodies: list[tuple[int, str]]
    ) -> Span | None:
        """Find the area that stands before its grade: `X was rated good`, `in X it was good`."""
        low = max(start, before)
        head = self.text[low : grade.start()]
        head, moved = moves.read(head)
        if moved and not is_body(head[slice(*moved)]):
            return low + moved[0], low + moved[1]
        told = _SAID_TO.search(head)
        if told:
            head = head[: told.start("told")]
        if grade["grade"].lower().startswith(("require", "need")):
            own = _OWN.search(_WAS.sub("", head))
            if own:
                return low + own.start("area"), low + own.end("area")
        shared = _SHARED.match(head) if before > start else None
        if shared and not is_body(shared["area"] or shared["bare"]):
            which = "area" if shared["area"] else "bare"
            return low + shared.start(which), low + shared.end(which)
        which = _WHICH.search(head)
        if which:
            return low + which.start("area"), low + which.end("area")
        owned = _OBJECT.search(head) or _FOUND.search(head) or _WITH.search(head)
        if owned:
            return low + owned.start("area"), low + owned.end("area")
        plain = _PLAIN.search(head) or _LOWER_PLAIN.search(head)
        if plain and not is_body(plain["area"]) and not NO_AREA.match(plain["area"]):
            return low + plain.start("area"), low + plain.end("area")
        every = _ALL.search(head)
        if every and "," in every["area"]:
            return low + every.start("area"), low + every.end("area")
        leading = _LEADING.match(head) or _OPENING.match(head)
        if leading and not NO_AREA.match(leading["area"]) and not YEAR.search(leading["area"]):
            at, upto = low + leading.start("area"), low + leading.end("area")
            number = counted(self.text, at, upto)
            listed = _LIST.match(self.text, number[0], upto) if number else None
            if number is None or (listed and listed.end() > number[0]):
                return (listed.end() if listed else at), upto
            apposed = _APPOSED.match(head, leading.end())
            if apposed:
                # `In one of three categories, understanding demand, it …`
                return low + apposed.start("area"), low + apposed.end("area")
        verbs = list(TRIGGER.finditer(head))
        clause = head[: verbs[-1].start()] if verbs else head
        subject = _RELATIVE.search(clause) or _SUBJECT.search(clause)
        if subject is None:
            return None
        at, area = low + subject.start("area"), subject["area"]
        joint = re.search(
            r".*\b(?:while|but|after|when|because|and that|although|whereas|said|says|"
            r"found|added|adds|ruled|concluded|that)\s+",
            area,
            re.IGNORECASE,
        )
        if joint:
            at, area = at + joint.end(), area[joint.end() :]
        joint = re.match(r"\s*(?:and|with|inspectors|but|while)\s+", area, re.IGNORECASE)
        if joint:
            at, area = at + joint.end(), area[joint.end() :]
        placed = re.search(r"\s(?:in|at) (?:the )?[A-Z][^,;:]*$", area)
        area = area[: placed.start()] if placed else area
        owner = re.match(
            r"\s*(?:(?![Cc]hildren|[Aa]dult|[Pp]eople|[Ww]omen)(?:[Tt]he \w+|"
            r"(?:[A-Z][\w&-]+ )*?(?:and )?(?:[A-Z][\w&-]+ ?)+)[’']s?|[Ii]ts|[Tt]heir|"
            r"[Tt]he force)\s+(?:performance |work |record )?(?:in |at |on |for )?(?=[\w])",
            area,
        )
        if owner and not re.match(r"(?:was|were|is)\b", area[owner.end() :]):
            at, area = at + owner.end(), area[owner.end() :]
        elif is_body(area.strip()) or any(
            at <= place < at + len(area) and not _ITS.match(self.text, place) for place, _ in bodies
        ):
            return None
        if re.match(r"\s*(?:no|none|neither|not|an?(?=\s))\b", area, re.IGNORECASE):
            # `Example House, a care home in Anytown, was rated`: what it is, not what for.
            return None
        if _NOTHING.fullmatch(area):
            return None
        return (at, at + len(area.rstrip())) if area.strip() else None

    def _bare(self, area: Span) -> Span:
        """Return an area without the body that has it: `Force A’s leadership`."""
        owner = _OWNER.match(self.text, *area)
        if owner and (owner["common"] or is_body(owner["name"])):
            return owner.end(), area[1]
        if repeats.same_area(self.text[area[0] : area[1]]):
            named = [one.area for one in self.found[-8:] if one.area]
            return named[-1] if named else area
        return area

    def _as_did(self, name: str, begin: int, end: int, stop: int, body: str | None) -> int:
        """Read `…, as did the ratings for X and Y` after a grade; return where that ends."""
        as_did = _AS_DID.match(self.text, end, stop)
        if as_did is None:
            return end
        high = end_of_list(self.text, as_did.end(), stop)
        areas = split(self.text, as_did.end(), high)
        for area in areas:
            self._add(name, begin, end, area, body)
        return high

    def _short(self, low: int, high: int, stop: int) -> int:
        """Cut the words that lead to the next grade of the sentence off the end of a list."""
        if high < stop or not GRADE.match(self.text, stop):
            return high
        joint = re.search(
            r"(?:,|;)?\s+(?:and|but|while|with|plus)\s+(?:(?:was|were|is|are|it|also|rated|"
            r"graded|judged|as|an?|to|be|the|for|in|at|being)\s+)*$|,\s*$|\s+$",
            self.text[low:high],
        )
        return low + joint.start() if joint else high

    def _continued(self, start: int, end: int) -> None:
        """Read `They were: X, Y and Z` after a sentence that counted areas without naming them."""
        awaited, self.awaited = self.awaited, None
        listed = _THEY_WERE.match(self.text, start, end)
        if awaited is None or listed is None:
            return
        name, begin, upto, count, body = awaited
        high = end_of_list(self.text, listed.end(), end)
        areas = split(self.text, listed.end(), high, count)
        if len(areas) > 1 and (count is None or len(areas) == count):
            for area in areas:
                self._add(name, begin, upto, area, body)

    def _counted(
        self,
        name: str,
        begin: int,
        end: int,
        number: tuple[int, int | None],
        stop: int,
        body: str | None,
    ) -> int:
        """Read the list that `all four categories` announces, when it does."""
        at, count = number
        listed = _LIST.match(self.text, at, stop)
        if listed is None or listed.end() == at:
            self.awaited = (name, begin, end, count, body)
            return at
        bare_comma = listed[0].strip() == ","
        begun = _AGAIN.match(self.text, listed.end(), stop)
        low = begun.end() if begun else listed.end()
        high = self._short(low, end_of_list(self.text, low, stop), stop)
        areas = split(self.text, low, high, count)
        if (bare_comma and (not count or len(areas) != count)) or (
            len(areas) < 2 and count not in (1, None)
        ):
            return at
        for area in areas:
            self._add(name, begin, end, area, body)
        return high


def is_body(words: str) -> bool:
    """Whether words name a body or a person, and nothing else."""
    mentions = scan(words, 0, len(words))
    return (
        len(mentions) == 1
        and mentions[0].kind in ("body", "person")
        and mentions[0].end - mentions[0].start >= len(words.strip()) - 4
    )
