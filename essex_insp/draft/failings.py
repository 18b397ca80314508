"""The grammar of failing: what is not done, not there, too little, too late, or worse.

None of these is criticism by its words alone: `three crimes had not been recorded` is a finding
where inspectors tell it, and an account of the month where the force does. Each has a name, so that
who tells the sentence can decide which of them count.
"""

from __future__ import annotations

import re

_N = r"(?: not|n[’']t|not)"
_COUNT = (
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|"
    r"hundreds|thousands|a (?:third|quarter|fifth|tenth|dozen|fraction)|half|two[- ]thirds|"
    r"three[- ]quarters|(?:one|two|three|four|five|six|seven|nine) in (?:\d+|three|four|five|six|"
    r"seven|eight|nine|ten))"
)
_SPAN = r"(?:minutes?|hours?|days?|weeks?|months?|years?|fortnight)"
_BAD_THINGS = (
    r"(?:violence|self-harm|assaults?|complaints?|workloads?|sickness|absences?|turnover|deficits?|"
    r"caseloads?|backlogs?|queues?|waits?|waiting (?:times?|lists?)|drugs|debts?|crimes?|deaths|"
    r"stress|vacancies|resignations|overcrowding|bullying|injuries|thefts?|burglar\w+|incidents)"
)
_GOOD_THINGS = (
    r"(?:standards?|morale|attendance|detections?|visits?|arrests|charges|response times?|staffing|"
    r"numbers|confidence|trust|performance|results|progress|attainment|grades?|quality|team|"
    r"supervision|training|care|inspections|audits|searches)"
)

PATTERNS: dict[str, str] = {
    # `could not say`, `did not record`, `had not been told`, `cannot show us`
    "negated": r"[’']s not\b|\bnor (?:had|has|have|did|do|does|was|were|is|are)\b|\b(?:had|has|have|"
    r"was|were|is|are|did|do|does) \w+ly not\b|\b(?:could|did|do|does|had|has|have|was|were|is|are|would|will|may|might|can|"
    r"should|ca|wo)" + _N + r"\b(?! only\b| just\b| merely\b| simply\b| because\b| alone\b|"
    r" surpris\w+| want to be named| wish to be named| to be named| named| available| yet been "
    r"(?:graded|published|inspected|rated)| give a grade| be named| graded| inspected| judged)",
    "not all": r"\bnot (?:all|every|everyone|always|enough|a single|one|yet|being|been|"
    r"(?:\w+ ){0,2}(?:clear|good|done|met|followed|used|planned|recorded|carried|kept|given|told|"
    r"shared|checked|able|properly|fully|sufficiently|consistently|routinely|well|looked|sure))\b",
    "nobody": r"\b(?:nobody|no[- ]one|none|nothing|nowhere|neither)\b(?! (?:but|more important|is "
    r"more|better|else’s))|\bnever\b|\bnot a (?:soul|single)\b",
    "no thing": r"\bno (?!areas?\b|evidence|sign|doubt|grades?|one\b|judg|concerns|causes)\w+ (?:could|"
    r"had|was|were|has|have)\b|\b(?:had|has|have|having|was|were|is|are|with|gave|give|saw|see|found|been|made|"
    r"makes?|shows?|showed|offers?|offered|left|and|get|got) no (?!doubt|areas? |causes? |longer|"
    r"concerns?|grade|surprise|backlog|charge|further|complaints?|plans? to|intention|way|substitute|better|different|exception|secret|one\b|"
    r"evidence (?:of|that) (?:harm|abuse))[\w’'“‘\"-]+",
    "without": r"\bwithout (?:(?:any|the|a|an|first|even|being|anyone|anybody|proper|adequate|"
    r"enough|leaving|ever|so much as|their|its|having|always|fully)\b|\w+ing\b)",
    "seldom": r"\b(?:rarely|seldom|hardly|barely|scarcely|infrequent(?:ly)?|sporadic(?:ally)?|"
    r"at best)\b|\b(?:very |too |so )?little (?:evidence|progress|understanding|idea|training|"
    r"sense|more than|or no|use|attention|work|done|supervision|support|knowledge|sign|grasp|"
    r"oversight|thought|confidence|time|to do)\b|\btoo (?:few|little)\b",
    "only": r"\b(?:only|just|barely|fewer than|less than|no more than|under|as few as|"
    r"(?:fewer|less) than) (?:about |around |\w+ly )?" + _COUNT + r"\b(?! (?:hours?|days?|weeks?|"
    r"months?|years?) (?:ago|after|before|later|since))|\bonly (?:when|after|a few|some|part\w*)\b",
    "much": r"\b(?:as (?:many|much|long|late|low) as|up to|more than|over|at least|nearly|almost|"
    r"about|around|for|in excess of|longer than|well over|took|take|takes|taken|waited|wait|an? "
    r"average(?: of)?|of) (?:\w+ )?" + _COUNT + r" (?:working )?" + _SPAN + r"\b(?! (?:ago|later|"
    r"earlier|running|in (?:post|charge|office|the job)|at the (?:top|helm)|after|before|on\b|since|of age|old|into|to come))|\b(?:took|tak(?:es?|ing)) (?:\w+ )?"
    + _SPAN + r"\b|\b\d+ hours a day\b",
    "share": r"\b(?:" + _COUNT + r"|most|many|some|\d+ per cent|\d+%|large (?:parts|numbers)) "
    r"(?:per cent )?(?:of|were|was|which|who|that|had|victims|calls|people|cases|crimes)\b",
    "times": r"\b(?:" + _COUNT + r"|several|many|repeated\w*|numerous) (?:separate |different )?"
    r"(?:times|occasions|visits|teachers|social workers)\b",
    "waiting": r"\b(?:wait|waits|waited|waiting|queue[ds]?|queu(?:e)?ing|in the queue|on hold|"
    r"unanswered|unallocated|yet to be|yet to|still to|stuck|outstanding (?:visits|cases)|"
    r"late(?! (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|last|this|\d|in\b|on\b|s[pu]|autumn|winter))|later than|overdue|slow|slower|slowest|slowly|delay\w*|backlog\w*|lag\w*)\b",
    "too": r"\btoo (?!(?:much to say|early to)\b)(?:\w+)\b",
    "must": r"\b(?:must|needs? to|need(?:s|ed)? (?:more|better|urgent)|should|ought to|has to|have "
    r"to|had to)\b(?! be (?:congrat|prais|commend|proud|applaud|thank)| take heart)",
    "undone": r"\b(?:un(?!i(?:t|f|v|q|on)|w(?:ell|ind)|der|complain|reserved|assum|til|veil|announced|changed|usual|like|less|precedent|"
    r"limited|expected|doubted|rival|harm)\w{3,}(?:ed|en|able|ible|ly|fe|fit|ing|ped|lawful|safe|sure|"
    r"clear|certain|fair|well|likely|tidy|clean|happy|easy|even|stable)|"
    r"(?:under|over|mis|ill)-?(?!stand|taken|taking|seen|see|haul|all|night|time|whelmingly|lin|"
    r"sion|view|come|arch|cover|wear|graduate|ground|stood|ly)\w+(?:ed|en|led|ing|kept|ly)|"
    r"in(?:adequa\w+|consisten\w+|effectiv\w+|sufficien\w+|accura\w+|complete\w*|efficien\w+|"
    r"experienced|appropriate\w*|ability|secure|capable|correct\w*|equalit\w+|"
    r"different|excusable|defensible|tolerable)|im(?:possible|proper\w*|balance)|"
    r"ir(?:regular\w*|responsible)|dis(?:proportionate\w*|parit\w+|organised|jointed|regard\w*|"
    r"repair|array|trust)|dysfunctional)\b",
    "poor": r"\b(?:poor|poorly|poorer|poorest|weak|weaker|weakest|weakness\w*|bad|badly|worse|"
    r"worst|worsen\w*|limited|variable|patchy|patchwork|absent|missing|gaps?|vague|vacan\w+|"
    r"short of|shortage\w*|shortfall\w*|shortcoming\w*|"
    r"low|lower than|lowest|lower|below (?:the |what |its |that )|narrow|dirty|filthy|cramped|stale|old-fashioned|ageing|"
    r"out[- ]of[- ]date|outdated|expired|faulty|broken|cold|overcrowd\w+|chaotic|confus\w+|"
    r"muddle\w*|mess|lottery|mistakes?|errors?|wrong(?:ly)?(?! (?:place|time)s?\b)|unaware|afraid|frightened|scared|reluctan\w+|tired|exhaust\w+|"
    r"difficult|hard|defici\w+|excessive\w*|disproportionate\w*|distress\w*|harsh\w*|rushed|thinly|"
    r"dull|idle|locked|empty|unused|risky?|at risk|danger\w*|vulnerab\w+ to|squalor|squalid|"
    r"strain|pressures?|bull(?:y|ied|ying)|sexis[tm]|racis[tm]|misogyn\w+|toxic|harass\w+|banter)\b",
    "fails": r"\b(?:fail(?:s|ed|ing|ings|ure|ures)?|lack(?:s|ed|ing)?|miss(?:es|ed)|neglect(?:s|ed)?|"
    r"drift(?:s|ed|ing)?|slip(?:s|ped|ping)?|struggl\w+|los(?:t|ing|es?) (?:track|sight|faith|"
    r"confidence|touch|evidence|patience|a (?:third|quarter))|lost|suffer\w*|fall(?:s|ing|en)? "
    r"(?:well |far )?(?:"
    r"behind|short|below)|fell (?:well |far )?(?:behind|short|below)|let(?:s|ting)? "
    r"(?:[\w’'-]+ ){1,6}down|let down|abandon\w*|ignor\w+|overlook\w*|laps\w+|collaps\w+|"
    r"deteriorat\w+|declin(?:ed|ing)|wast(?:e|ed|ing)|left (?:waiting|at|to|in|without|on|holding|"
    r"sitting|alone|un\w+)|fobbed|swamp\w*|overwhelm(?:ed|ing)?|drown\w*|stretch(?:ed)?|rel(?:y|ied|"
    r"ies|ying) (?:too|heavily|on)|reliance|pulled|taken away|take[ns]? off|turned away|"
    r"breach\w*|contraven\w+|crash\w*|stop(?:ped|s)? (?:ringing|reporting|calling|coming)|gave up|"
    r"given? up|shut|squander\w*|held back|cross(?:ed|es)? the line|"
    r"under (?:great |huge |severe )?(?:strain|pressure)|keep(?:ing)? pace|cut corners|"
    r"fare[ds]? (?:worst|badly|worse)|depend(?:s|ed)? (?:too|on (?:where|who|which))|"
    r"unable|prevent(?:ed|ing) from|discourag\w+|at the expense|cost of|disappear\w*|"
    r"held (?:in cells|overnight)|escap\w+|getting away|gets? away)\b",
    "should have": r"\b(?:should|ought to|could) (?:\w+ )?have\b|\bsupposed to\b|\bmeant to\b|"
    r"\bwhere it should\b|\bthey should\b|\bwhen it should\b|\binstead of\b",
    "worse": r"\b" + _BAD_THINGS + r" (?:[\w’'%-]+ ){0,6}(?:risen|rose|grown|growing|grew|gone up|"
    r"went up|going up|increas\w+|rising|doubled|trebled|tripled|soared|high|built up|climb\w+|"
    r"reached|common|rife)\b|\b(?:increase|rise|growth|spike|surge) in (?:the (?:number|rate) of )?"
    r"(?:\w+ )?" + _BAD_THINGS + r"\b|\b" + _GOOD_THINGS + r" (?:[\w’'%-]+ ){0,6}(?:fallen|fell|"
    r"falling|drop(?:s|ped|ping)|shr(?:unk|ank)|halved|declin\w+|slip\w+|worsen\w*|slump\w*|"
    r"plummet\w*|gone down|low|lower)\b|\b(?:cut|shrunk|reduced|slashed|dropped) (?:by|from|to)\b|"
    r"\bdropped a grade\b|\b(?:longer|slower|worse) than\b|\bfewer\b(?! (?:crimes?|victims|burglar))",
    "strain": r"\bon (?:their|its|his|her|our) knees\b|\brunning on (?:empty|fumes)\b|\b(?:run )?off "
    r"(?:their|its|our) feet\b|\bhung out\b|\bdeaf ears\b|\bin tears\b|\bbreaking point\b|"
    r"\bthe brunt\b|\b(?:paying|pays?|paid) the (?:price|cost)\b|\bcost had been\b|\bburn(?:t|ed)?"
    r"[- ]out\b|\bspread (?:too )?thin\b|\bfed up\b|\bsick (?:of|with)\b|\bdread(?:s|ed|ing)?\b|"
    r"\bdeserv\w+ (?:much |far )?(?:better|more)\b|\bheads? down\b|\bturn\w* (?:a blind eye|away)\b|"
    r"\blook\w* the other way\b|\beye off\b|\bjoined? the dots\b|\bfit for purpose\b|"
    r"\bliving beyond\b|\bon the shelf\b|\bthink twice\b|\btreadmill\b|"
    r"\bget the basics\b|\bloss of\b|\babove the (?:\w+ )?(?:level|limit|target|number)\b",
    "urgent": r"(?<!took )(?<!take )(?<!taken )(?<!taking )\b(?:urgent(?:ly)?|immediate(?:ly)?|act now|act (?:faster|"
    r"quickly))\b(?! (?:action|steps|changes|work)? ?(?:has|have|was|were|had|taken|on\b))",
    "mood": r"\b(?:concern\w*|worr(?:y|ied|ies|ying|ies)|alarm\w*|troubl\w+|disappoint\w+|frustrat"
    r"\w+|dismay\w*|appall\w+|shock(?:ed|ing|s)?|unhappy|fears?|feared|uneasy|disturb\w+|"
    r"distress\w+|ang(?:er|ry|ered)|furious|outrage\w*|sham(?:e|ed|eful)|ashamed|embarrass\w+|"
    r"depress\w+|grim|misgivings|disquiet|caution|doubts?|baffl\w+|"
    r"sad|sadly|sadden\w+|upset\w*|heart-?break\w*|horrif\w+|scandal\w*|disgrac\w+|"
    r"betray\w*|insult\w*|blam(?:e|ed|es|ing)|accus(?:e|ed|es|ing)|critic\w*|condemn\w*|"
    r"scathing|damning|sceptic\w+|unconvinced|convinced|surprised?|wake-up call|crisis|"
    r"despair\w*|nightmare|joke|farce|painful)\b",
}
SIGNS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in PATTERNS.items()}
# Alone, these are as often an account as a finding.
_WEAK = frozenset(["share", "must", "times"])
_CALLS = frozenset(["negated", "nobody", "fails", "times", "too", "waiting", "not all", "mood", "strain"])
_UNKNOWN = frozenset(["fails", "waiting", "too", "not all", "strain", "without", "undone"])
_TOLD = frozenset(["fails", "much", "too", "waiting", "mood", "poor", "worse", "strain", "nobody"])
_GOES_ON = frozenset(PATTERNS) - _WEAK - {"poor", "mood"}
_UNTOLD = frozenset(["waiting", "fails", "too", "not all", "without", "nobody"])
_MARKS = re.compile(r"[“”\"]|‘(?=\w)|(?<=[\w.,])[’'](?=\s|$)|(?<!\w)'")
_HARMLESS = re.compile(
    r"^\W{0,3}(?:if|unless)\b.*?(?:,|\bthen\b|\bwe will\b)|\bnot hesitate\b|\bnot (?:seen|met|known) (?:another|a better|"
    r"such)\b|" + _N + r" (?:have )?(?:be|been) (?:more|\w+er|happier)\b|\bno (?:sign|evidence|"
    r"indication|suggestion)s? (?:of|that)\b[^.;]*|\b(?:won|would|will|do|does|did|shall|shan|may)"
    + _N + r" (?:pull|dream|doubt|hesitate|rest|give up|let go|stop|tolerate)\b[^.;]*|"
    r"\b(?:decline[ds]?|not available) (?:for|to) comment\b|(?:\bnot|n[’']t) (?:about|because|to (?:say|name))\b|"
    r"\bno such thing\b|\bpull (?:any |her |his |its |their )punches\b|\bnone the (?:less|worse)\b|"
    r"\b(?:help|helps|helped|helping|protect\w*|support\w*|work|care|confiden\w*|safeguard\w*|"
    r"identif\w*|scheme|tackl\w*|prevent\w*|understand\w*|expos\w*|target\w*|divert\w*|"
    r"look(?:s|ed|ing)? after)"
    r" (?:[\w’'-]+ ){0,5}?(?:at (?:the )?risk|vulnerab\w+|in danger|abuse|missing|distress\w*|wrongdoing|"
    r"need)\b[^,.;]*|"
    r"\b(?:hard|difficult|hard-won)[- ](?:work\w*|won|earned)\b|\bworking (?:very |extremely |so |"
    r"incredibly )?hard\b|\bworst (?:moment|day|time)s? of (?:their|his|her|my|our)\b|"
    r"\b(?:low|lower|lowest|fewer|less|reduc\w+|fall|fell|fallen|drop\w*|cut|halv\w+|clear\w*|down)\b"
    r"(?: [\w’'-]+){0,5}? " + _BAD_THINGS + r"\b[^,.;]*|\b(?:backlogs?|visits?|waits?|delays?|"
    + _BAD_THINGS + r") (?:[\w’'-]+ ){0,6}?(?:fallen|fell|cleared|reduced|halved|cut|gone|dropp?ed|"
    r"eliminated|brought down|eased|improved)\b[^,.;]*",
    re.IGNORECASE,
)
_PRAISED = re.compile(
    r"\b(?:prais\w+|impress\w+|pleased|encourag(?:ed|ing)|excellent\w*|wonderful\w*|proud\w*|"
    r"compassion\w*|commend\w*|enthusias\w+|good at|exceptional\w*|hardworking|"
    r"work(?:s|ing)? (?:very |extremely |so |incredibly )?hard|fairness|respect|strengths?|"
    r"improvements? (?:in|to|since)|good progress|great strides|made strides|right direction|highlighted|good use|warmly|marvellous|flourish|to the credit|"
    r"brilliant|first class|visible|delighted|courteous|patient|kindness|welcom\w+)\b",
    re.IGNORECASE,
)
_TURNS = re.compile(
    r"\b(?:but|otherwise|however|although|though|yet|while|whereas|despite|except|nevertheless|even so|"
    r"criticis\w+|concern\w*|not|n[’']t|too)\b|n[’']t\b",
    re.IGNORECASE,
)
# What a sentence says of grades is told with the grades.
_GRADES = re.compile(
    r"[“\"‘']?\b(?:rated|graded|ratings?|grades?|judged|judgements?|marked|scored?|deemed|categor\w+|"
    r"classed|label\w*|inadequate|requir\w+ (?:significant |some )?improvement|"
    r"need\w* improvement|special measures|inspected|awarded|lowest grade)\b",
    re.IGNORECASE,
)
_CLAUSES = re.compile(
    r"[,;:–—]\s|\s-\s|\s(?=(?:but|after|with|because|while|whilst|though|although|when|as|where|saying|"
    r"since|amid|despite|which)\s)",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\b(?:I|we|you)(?:[’'](?:m|ve|d|re))? (?:\w+ )?(?:do|am|was|were|have|had|can|could|would|"
    r"will|are|did|wo|ca|shan|shall|don|wouldn|wasn|can|couldn)(?:not|n[’']t| not)\b", re.IGNORECASE)


def signs(sentence: str) -> set[str]:
    """Return the names of the signs of failing that a sentence shows.

    Args:
        sentence: The sentence.
    """
    plain = _HARMLESS.sub(" ", _MARKS.sub("", sentence))
    return {name for name, pattern in SIGNS.items() if pattern.search(plain)}


def ungraded(sentence: str) -> str:
    """Return a sentence without the clauses that tell a grade.

    Args:
        sentence: The sentence.
    """
    if not _GRADES.search(sentence):
        return sentence
    return ", ".join(part for part in _CLAUSES.split(sentence) if not _GRADES.search(part))


def fails(sentence: str, party: str, spoken: bool, says: bool) -> bool:
    """Return whether a sentence finds a failing, seeing who tells it.

    Args:
        sentence: The sentence, without what it denies.
        party: Who tells it.
        spoken: Whether it is speech.
        says: Whether it says itself who tells it.
    """
    shown = signs(ungraded(sentence))
    if not shown or sentence.rstrip(" ”’\"'").endswith("?"):
        return False
    if _PRAISED.search(sentence) and not _TURNS.search(sentence):
        return False
    if party == "inspector":
        if not spoken and not says:
            return bool(shown & _GOES_ON)
        return bool(shown - _WEAK) or len(shown) > 1
    if party == "nobody" and not spoken:
        return bool(shown & _UNTOLD)
    if party == "nobody":
        return bool(shown & _UNKNOWN)
    if party == "critic" and spoken:
        # What a critic does not do or think, and what `you` cannot do, is no failing of the body.
        return bool(shown & _CALLS) or ("negated" in shown and not _FIRST.search(sentence))
    if party == "critic" and says:
        return bool(shown & _TOLD)
    return False
