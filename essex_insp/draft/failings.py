"""The grammar of failing: what is not done, not there, too little, too late, or worse.

None of these is criticism by its words alone: `three crimes had not been recorded` is a finding
where inspectors tell it, and an account of the month where the force does. So each sign has a name,
and who tells the sentence decides which of them count.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

NOT = r"(?: not|n[’']t|not)"
_COUNT = (
    r"(?:\d[\d,.]{0,12}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|"
    r"scores|hundreds|thousands|a (?:third|quarter|fifth|tenth|dozen|fraction)|half|two[- ]thirds|"
    r"three[- ]quarters|(?:one|two|three|four|five|six|seven|nine) in (?:\d+|three|four|five|six|"
    r"seven|eight|nine|ten))"
)
_SPAN = r"(?:minutes?|hours?|days?|weeks?|months?|years?|fortnight)"
BAD_THINGS = (
    r"(?:violence|self-harm|assaults?|complaints?|workloads?|sickness|absences?|turnover|deficits?|"
    r"caseloads?|backlogs?|queues?|waits?|waiting (?:times?|lists?)|drugs|debts?|crimes?|deaths|"
    r"stress|vacancies|resignations|overcrowding|bullying|injuries|thefts?|burglar\w+|incidents|"
    r"anti-social behaviour|offending|offences)"
)
_GOOD_THINGS = (
    r"(?:standards?|morale|attendance|detections?|visits?|arrests|charges|response times?|staffing|"
    r"numbers|confidence|trust|performance|results|progress|attainment|grades?|quality|team|"
    r"supervision|training|care|inspections|audits|searches)"
)


def _pattern(lines: str) -> re.Pattern[str]:
    """Return the pattern that is written over several lines, indented for the eye."""
    return re.compile("".join(line.strip("\n ") for line in lines.split("\n")), re.IGNORECASE)


SIGNS: dict[str, re.Pattern[str]] = {
    # `could not say`, `did not record`, `had plainly not been read`, `nor has it`
    "negated": _pattern(
        r"""
        [’']s not\b|\bnor (?:had|has|have|did|do|does|was|were|is|are)\b|\b(?:had|has|have|was|
        were|is|are|did|do|does) \w+ly not\b|\b(?:could|did|do|does|had|has|have|was|were|is|are|
        would|will|may|might|can|should|ca|
        wo)"""
        + NOT
        + r"""\b(?! only\b| just\b| merely\b| simply\b| because\b| alone\b| surpris\w+|
        \ (?:want|wish) to be named| to be named| named| available| yet been (?:graded|published|
        inspected|rated)| give a grade| be named| graded| inspected| judged| award)
        """
    ),
    "not all": _pattern(
        r"""
        (?:\bnot|n[’']t) (?:all(?! (?:gloom|praise|bad|doom|negative))|every|everyone|always|
        enough|a single|one|yet|(?:being|been)(?! (?:along|back|there|to)\b)|
        (?:\w+ ){0,2}(?:clear|good|done|met|followed|used|planned|recorded|carried|kept|given|
        told|shared|checked|able|properly|fully|sufficiently|consistently|routinely|well|looked|
        sure|right|fair|acceptable|safe|effective))\b
        """
    ),
    "nobody": _pattern(
        r"""
        \b(?:nobody|no[- ]one|none|nothing|nowhere|neither)\b(?! (?:but|more important|is more|
        better|else’s))|\bnever\b|\bnot a (?:soul|single)\b
        """
    ),
    # `had no plan`, `no patrol could be found`
    "no thing": _pattern(
        r"""
        \bno (?!areas?\b|evidence|sign|doubt|grades?|one\b|judg|concerns|causes)\w+ (?:could|had|
        was|were|has|have)\b|\b(?:had|has|have|having|was|were|is|are|with|gave|give|saw|see|
        found|been|made|makes?|shows?|showed|offers?|offered|left|and|get|got) no (?!doubt|
        areas? |causes? |longer|concerns?|grade|surprise|backlog|charge|further|complaints?|
        plans? to|intention|way|substitute|better|different|exception|secret|one\b|evidence (?:of|
        that) (?:harm|abuse))[\w’'-]+
        """
    ),
    "without": _pattern(
        r"""
        \bwithout (?:(?:any|the|a|an|first|even|being|anyone|anybody|proper|adequate|enough|
        leaving|ever|so much as|their|its|having|always|fully)\b|(?!warning\b)\w+ing\b)
        """
    ),
    "seldom": _pattern(
        r"""
        \b(?:rarely|seldom|hardly|barely|scarcely|infrequent(?:ly)?|sporadic(?:ally)?|at best|
        next to (?:no|nothing))\b|
        \b(?:very |too |so )?little (?:evidence|progress|understanding|idea|training|sense|
        more than|or no|use|attention|work|done|supervision|support|knowledge|sign|grasp|
        oversight|thought|confidence|time|to do)\b|\btoo (?:few|little)\b|(?<!\ba )\bfew (?:of|
        had|were|could|have|are|can|officers|staff|people|victims)\b
        """
    ),
    # `only half`, `fewer than three in ten`
    "only": _pattern(
        r"""
        \b(?:(?<!the )only|just|barely|fewer than|less than|no more than|as few as) (?:about |
        around |\w+ly )?
        """
        + _COUNT
        + r"\b(?! "
        + _SPAN
        + r""" (?:ago|after|before|later|since))|\bonly (?:when|after|a few|some|part\w*)\b
        """
    ),
    # `for up to seven months`, `took weeks`, `22 hours a day`
    "much": _pattern(
        r"""
        \b(?:as (?:many|much|long|late|low) as|up to|more than|over|at least|nearly|almost|about|
        around|for|in excess of|longer than|well over|took|takes?|taken|taking|waited|wait|
        an? average(?: of)?|of) (?:\w+ )?"""
        + _COUNT
        + r" (?:working )?"
        + _SPAN
        + r"""\b(?! (?:ago|
        later|earlier|after|before|on\b|since|of age|old|into|to come|running|in (?:post|charge|
        office|the job)|at the (?:top|helm)))|\b(?:took|tak(?:es?|
        ing)) (?:\w+ )?"""
        + _SPAN
        + r"""\b|\b\d+ hours a day\b|\b(?:took|takes?) (?:[\w’'-]+ ){1,3}?"""
        + _COUNT
        + r" "
        + _SPAN
        + r"""\b|\b(?:cases|investigations|jobs|crimes|incidents) (?:each|apiece|at a time|
        at once)\b
        """
    ),
    "share": _pattern(
        r"""
        \b(?:"""
        + _COUNT
        + r"""|most|many|some|\d+ per cent|\d+%|large (?:parts|
        numbers)) (?:per cent )?(?:of|were|was|which|who|that|had|victims|calls|people|cases|
        crimes)\b
        """
    ),
    "times": _pattern(
        r"""
        \b(?:"""
        + _COUNT
        + r"""|several|many|repeated\w*|numerous) (?:separate |
        different )?(?:times|occasions|visits|teachers|social workers)\b
        """
    ),
    "waiting": _pattern(
        r"""
        \b(?:wait|waits|waited|waiting|queue[ds]?|queu(?:e)?ing|on hold|yet to|still to|stuck|
        outstanding (?:visits|cases)|late(?! (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|
        last|this|\d|in\b|on\b|spr|sum|autumn|winter))|later than|overdue|slow|slower|slowest|
        slowly|delay\w*|backlog\w*|lag(?:s|ged|ging)?)\b
        """
    ),
    "too": _pattern(r"\btoo (?!(?:much to say|early to)\b)\w+\b"),
    "must": _pattern(
        r"""
        \b(?:must|needs? to|need(?:s|ed)? (?:more|better|urgent)|should|ought to|has to|have to|
        had to)\b(?! be (?:congrat|prais|commend|proud|applaud|thank)| take heart)
        """
    ),
    # `unchecked`, `under-recorded`, `mishandled`, `inconsistent`, `disproportionate`
    "undone": _pattern(
        r"""
        \b(?:un(?!i(?:t|f|v|q|on)|w(?:ell|ind)|der|complain|reserved|assum|til|veil|announced|
        changed|usual|like|less|precedent|limited|expected|doubted|rival|harm)\w{1,12}(?:ed|en|
        able|abl[ey]|ible|ly|fe|fit|read|met|heard|seen|paid|kept|done|told|filled|ing|safe|sure|
        clear|certain|fair|well|tidy|clean|happy|easy|
        even)|(?:under|over|mis|ill)-?(?!stand|taken|taking|seen|see|haul|all|night|time|
        whelmingly|lin|sion|view|come|arch|cover|wear|graduate|ground|stood|ly)\w{3,12}(?:ed|en|
        ing|kept|ly)|in(?:adequa\w+|consisten\w+|effectiv\w+|sufficien\w+|accura\w+|complete\w*|
        efficien\w+|experienced|appropriate\w*|ability|secure|capable|correct\w*|equalit\w+|
        different|excusable|defensible|tolerable)|im(?:possible|proper\w*|balance)|
        ir(?:regular\w*|responsible)|dis(?:proportionate\w*|parit\w+|organised|jointed|regard\w*|
        repair|array|trust)|dysfunctional)\b
        """
    ),
    "poor": _pattern(
        r"""
        \b(?:poor|poorly|poorer|poorest|weak|weaker|weakest|weakness\w*|bad|badly|worse|worst|
        worsen\w*|limited|variable|patchy|patchwork|absent|missing|gaps?|vague|vacan\w+|short of|
        shortage\w*|shortfall\w*|shortcoming\w*|low|lower than|lowest|lower|below (?:the |what |
        its |that )|narrow|dirty|filthy|cramped|stale|old-fashioned|ageing|out[- ]of[- ](?:date|
        action|order|control|reach)|macho|laddish|hostile|intimidat\w+|blank|illegible|
        outdated|expired|faulty|broken|cold|overcrowd\w+|chaotic|confus\w+|muddle\w*|mess|lottery|
        mistakes?|errors?|wrong(?:ly)?(?! (?:place|time)s?\b)|unaware|afraid|frightened|scared|
        reluctan\w+|tired|exhaust\w+|difficult|hard|defici\w+|excessive\w*|distress\w*|harsh\w*|
        rushed|thinly|thin|dull|idle|locked|empty|unused|risky?|at risk|danger\w*|vulnerab\w+ to|
        squalor|squalid|strain|pressures?|bull(?:y|ied|ying)|sexis[tm]|racis[tm]|misogyn\w+|toxic|
        harass\w+|banter|rats|vermin|infest\w+|mould|flaw\w*|defect\w*|blind spots?|complacen\w+|
        fragmented|piecemeal|haphazard|ad hoc|superficial|cumbersome|clunky|box-ticking|tick-box|
        lax|careless\w*|sloppy|shoddy|negligen\w+|erratic|unstable|minimal|scant|sparse|obsolete|
        antiquated|defensive|opaque)\b
        """
    ),
    "fails": _pattern(
        r"""
        \b(?:fail(?:s|ed|ing|ings|ure|ures)?|lack(?:s|ed|ing)?|miss(?:es|ed)|neglect(?:s|ed)?|
        drift(?:s|ed|ing)?|slip(?:s|ped|ping)?|struggl\w+|los(?:t|ing|es?) (?:track|sight|faith|
        confidence|touch|evidence|patience|count|a (?:third|quarter)|out)|suffer\w*|f(?:all(?:s|ing|
        en)?|ell) (?:well |far )?(?:behind|short|below)|let(?:s|ting)? (?:[\w’'-]+ ){0,6}down|
        abandon\w*|ignor(?:e|es|ed|ing)|overlook\w*|laps(?:e|es|ed|ing)|collaps\w+|deteriorat\w+|
        declin(?:ed|ing)|wast(?:e|ed|ing)|left (?:waiting|without|holding|sitting|alone|behind|
        un\w+)|(?:was|were|is|are|been|being|be|get) left (?:at|to|in|on|with)|fobbed|swamp\w*|
        overwhelm(?:ed|ing)?|drown\w*|stretch(?:ed)?|rel(?:y|ied|ies|ying) (?:too|heavily|on)|
        reliance|pulled|taken away|turned away|breach\w*|contraven\w+|stop(?:ped|s)? (?:ringing|
        reporting|calling|coming)|(?:gave|given?) up(?! (?:their|his|her|my|our)\b)|shut|
        squander\w*|held back|hamper\w*|hinder\w*|undermin\w+|jeopardis\w+|cross(?:ed|
        es)? the line|under (?:great |huge |severe )?(?:strain|pressure)|keep(?:ing)? pace|
        cut corners|fare[ds]? (?:worst|badly|worse)|depend(?:s|ed)? (?:too|on (?:where|who|
        which))|unable|discourag\w+|at the expense|cost of|disappear\w*|held (?:in cells|
        overnight)|escap\w+|getting away|gets? away|languish\w*|stall(?:s|ed|ing)?|falter\w*|
        botch\w*|bungl\w+|backwards|r[au]n out|dragg(?:ed|ing) (?:its|their) feet|at large|
        sidelined|downgraded|written off|prematurely)\b
        """
    ),
    "should have": _pattern(
        r"""
        \b(?:should|ought to|could) (?:\w+ )?have\b|\b(?:supposed|meant) to\b|\bwhere it should\b|
        \bthey should\b|\bwhen it should\b|\binstead of\b
        """
    ),
    # `sickness has gone up`, `attendance fell`, `fewer officers`
    "worse": _pattern(
        r"\b"
        + BAD_THINGS
        + r""" (?:[\w’'%-]+ ){0,6}(?:risen|rose|grown|growing|grew|gone up|went up|going up|
        increas\w+|
        rising|doubled|trebled|tripled|soared|high|built up|climb\w+|reached|common|rife)\b|
        \b(?:increase|rise|growth|spike|surge) in (?:the (?:number|rate) of )?(?:\w+ )?"""
        + BAD_THINGS
        + r"\b|\b"
        + _GOOD_THINGS
        + r""" (?:[\w’'%-]+ ){0,6}(?:fallen|fell|falling|drop(?:s|ped|ping)|shr(?:unk|ank)|halved|
        declin\w+|slip\w+|worsen\w*|slump\w*|plummet\w*|gone down|low|lower)\b|
        \b(?:cut|shrunk|slashed|dropped) (?:by|from|to)\b|\bdropped a grade\b|
        \b(?:longer|slower|worse) than\b|\bfewer\b(?! (?:crimes?|victims|burglar))
        """
    ),
    # What English says of people and services that can bear no more.
    "strain": _pattern(
        r"""
        \bon (?:their|its|his|her|our) knees\b|\brunning on (?:empty|fumes)\b|\boff (?:their|its|
        our) feet\b|\bhung out\b|\bdeaf ears\b|\bin tears\b|\bbreaking point\b|\bthe brunt\b|
        \b(?:paying|pays?|paid) the (?:price|cost)\b|\bcost had been\b|\bburn(?:t|ed)?[- ]out\b|
        \bspread (?:too )?thin\b|\bfed up\b|\bsick (?:of|with|to|and tired)\b|\b(?:knackered|
        shattered|drained|worn out|worn down|demorali\w+|in droves)\b|\bdread(?:s|ed|ing)?\b|
        \bdeserv\w+ (?:much |far )?(?:better|more)\b|\bheads? down\b|\bblind eye\b|
        \blook\w* the other way\b|\beye off\b|\bjoined? the dots\b|\bfit for purpose\b|
        \bbeyond (?:its|their) means\b|\bon the shelf\b|\bthink twice\b|\btreadmill\b|
        \bget the basics\b|\bloss of\b|\babove the (?:\w+ )?(?:level|limit|target|number)\b|
        \bmatter of time before\b|\brun ragged\b|\bat the end of (?:their|its) tether\b|\b(?:the|
        this|a) (?:sorry|sad) state\b
        """
    ),
    "urgent": _pattern(
        r"""
        (?<!took )(?<!take )(?<!taken )(?<!taking )\b(?:urgent(?:ly)?|immediate(?:ly)?|act now|
        act (?:faster|quickly))\b(?! (?:action|steps|changes|work)? ?(?:has|have|was|were|had|
        taken|on\b))
        """
    ),
    "warned": _pattern(
        r"\bwarn(?:s|ed|ing|ings)?\b(?! against)|\btold (?:ministers|managers|bosses)\b"
    ),
    # What English calls a fault outright.
    "blame": _pattern(
        r"""
        \b(?:criticis\w+|critical of|condemn(?:s|ed|ing)?|scathing|damning|slammed|lambasted|
        blasted|rebuk\w+|censur\w+|castigat\w+|accus(?:ed|es|ing)|blam(?:e|ed|es|ing)|sham(?:e|ed|
        eful)|scandal\w*|disgrac\w+|betray\w*|insult\w*|appall\w+|horrif\w+|farce|unforgivable|
        unacceptable|indefensible|inexcusable|intolerable|raw deal|worst)\b
        """
    ),
    "mood": _pattern(
        r"""
        \b(?:concern\w*|worr(?:y|ied|ies|ying)|alarm\w*|troubl\w+|disappoint\w+|frustrat\w+|
        dismay\w*|shock(?:ed|ing|s)?|unhappy|fears?|feared|uneasy|disturb\w+|distress\w+|ang(?:er|
        ry|ered)|furious|outrage\w*|ashamed|embarrass\w+|depress\w+|grim|misgivings|disquiet|
        caution|doubts?|baffl\w+|sad|sadly|sadden\w+|upset\w*|heart-?break\w*|sceptic\w+|
        unconvinced|convinced|surprised?|wake-up call|crisis|despair\w*|nightmare|joke|painful|
        bleak|sobering|stark|exasperat\w+|weary|cynical|aggrieved|devastat\w+)\b
        """
    ),
}


def shown(sentence: str, among: Collection[str]) -> Iterator[str]:
    """Yield the names of the signs of failing that a sentence shows, as they are asked for.

    Args:
        sentence: The sentence, without quotation marks and without what is harmless.
        among: The names of the signs to look for.
    """
    return (name for name in among if SIGNS[name].search(sentence))
