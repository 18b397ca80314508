"""Words that a story's grammar turns on: reporting verbs, roles, bodies, and what is no name."""

from __future__ import annotations

_REPORTING = """
said says saying say added adds adding told tells telling continued continues explained explains
commented comments stated states warned warns warning insisted insists claimed claims admitted
admits concluded concludes wrote writes tweeted posted replied responded argued argues stressed
noted acknowledged acknowledges promised pledged vowed conceded declared announced remarked
observed argues notes stresses replies asks recalls accuses jokes laughs predicts predicted
stormed fumed quipped retorted countered answered responds suggests promises pledges vows
concedes observes remarks reflects maintains maintained protested cautioned cautions reckons
reckoned repeated summed confirmed confirms urged suggested agreed accepted accepts reiterated
emphasised asked recalled reflected summarised believes believed thinks feels felt joked read
reads reported laughed chuckled sighed grinned smiled shrugged exclaimed muttered mused enthused
boasted shouted cried grumbled moaned complained complains lamented laments whispered raged
texted emailed messaged
"""
REPORTING = frozenset(_REPORTING.split())
# These govern a quoted fragment, too, and a narration that leads to a statement.
_DESCRIBING_WORDS = """
claiming insisting arguing describing accusing suggesting stating admitting noting described
describes called calls found finds criticised criticises praised praises labelled branded
highlighted identified raised expressed accused condemned welcomed welcomes hailed thanked
reassured apologised judged cited revealed blamed slammed
congratulated congratulates applauded applauds lauded complimented saluted rebuked chided faulted
lambasted castigated denounced deplored decried derided ridiculed dismissed
defended pronounced confessed professed questioned likened compared characterised portrayed
considered considers deemed
hinted implied signalled lauds regretted regrets feared fears hoped hopes recommended commended
thought slated demanded demands pleaded begged objected marvelled despaired raved challenged
endorsed echoed railed bristled discovered
"""
DESCRIBING = REPORTING | frozenset(_DESCRIBING_WORDS.split())
# `They did find that …`, `inspectors describe it as …`, `the report is warmer about …`
DID_TELL = (
    r"(?:did|do|does) (?:also |not |\w+ly )?"
    r"(?:find|say|note|describe|call|report|warn|accept|admit)"
    r"|(?<!to )(?<!not )(?:describe|criticise|accuse|condemn|conclude|warn|commend|acknowledge|"
    r"insist|argue|complain|believe|single out)"
    r"|(?:(?<=[a-z]s )(?<! is )(?<! was )(?<! as )(?<! its )(?<! has )|(?<=they )|(?<=who ))"
    r"(?:find|note|praise|call(?! (?:on|at|for|in|back)\b)|claim|report|highlight|identify|judge)"
    r"|(?:calling|branding|labelling|dubbing|dismissing|denouncing|hailing|praising|criticising|"
    r"condemning|urging|warning|telling) (?:it|them|this|that|him|her|the|its|their|us)\b"
    r"|singl(?:es|ed) out|spe(?:aks|ak|aking) of|spoke of|talk(?:s|ed)? of|refer(?:s|red) to|"
    r"paid tribute|pays tribute|commend(?:s|ed)|recognised|draws attention|drew attention"
    r"|(?:is|are|was|were) (?:also |even |much |more |less |far |rather |\w+ly ){0,3}"
    r"(?:warm|warmer|kind|kinder|scathing|critical|harsh|harsher|blunt|damning|impressed|struck|"
    r"surprised|troubled|concerned|worried|complimentary|full of praise)"
    r"|point(?:s|ed|ing) (?:to|the finger)"
    r"|(?:rounds|rounded|rounding) on|(?:hit|hits|lashed|lashes|spoke) out|"
    r"(?:took|takes|taking) (?:aim|issue)|(?:(?<=inspectors )|(?<=they ))(?:also |even )?"
    r"(?:met|saw|encountered|came across|witnessed|watched)"
    r"|(?:had|has|have) (?:high |warm |special |particular |harsh )?(?:praise|words) for"
)
# `“…”, a report has revealed`: after the words, these tell them as well.
FOUND = r"(?:found|finds|revealed|reveals|ruled|concluded|heard)"
REPORTING_PATTERN = (
    r"(?:went on to say|goes on to say|went on|goes on|had this to say|"
    r"puts? it(?= (?:to|this|like|bluntly|simply|last|at|in an?|more|rather|very|so|"
    r"best|another|less)\b|\s*[,.:;“‘\"'¤]|\s*$)|"
    r"shot back|hit back|fired back|chipped in|"
    r"(?:(?<=they )|(?<=we )|(?<=inspectors )|(?<=officers )|(?<=members )|(?<=staff )|"
    r"(?<=experts )|(?<=campaigners )|(?<=critics )|(?<=authors ))"
    r"(?:write|add|warn|note|conclude|argue|insist|admit|claim|explain|continue|report|believe)|"
    r"(?:(?<=letter )|(?<=report )|(?<=statement )|(?<=email )|(?<=message )|(?<=memo ))"
    r"(?:begins|began|opens|opened|ends|ended)|" + "|".join(sorted(REPORTING)) + ")"
)

_ROLE_HEADS_WORDS = """
constable inspector commissioner superintendent sergeant officer councillor leader chair
chairman chairwoman chairperson co-chair vice-chair vice-chairman chief executive director
manager head spokesman spokeswoman spokesperson secretary minister mp msp ms mep mayor
headteacher headmaster headmistress principal governor president treasurer member campaigner
resident lead boss adviser advisor analyst professor ombudsman solicitor barrister coroner
editor reporter correspondent founder trustee co-ordinator coordinator worker nurse doctor
teacher firefighter owner partner provider holder representative rep detective captain examiner
pcc pfcc hmi hmci hmcic dcc acc supt insp commander victim mother father mum dad parent
pensioner shopkeeper landlord volunteer consultant researcher lecturer peer baroness spokesmen
official organiser regulator registrar matron surgeon convenor convener chancellor premier
husband wife inmate prisoner detainee patient caller motorist trader employee whistleblower
grandmother grandfather constituent carer teenager woman man girl boy vicar
daughter son widow widower brother sister survivor advocate assessor auditor controller warden
superintendents cllr sgt pc pcso dci tsar relative student pupil apprentice tenant farmer publican
criminologist cop
source insider neighbour academic expert driver paramedic
"""
ROLE_HEADS = frozenset(_ROLE_HEADS_WORDS.split())
_ROLE_MODIFIERS_WORDS = """
acting interim temporary temp deputy assistant vice senior chief lead prime detective district
executive area borough county city town parish ward group cabinet shadow home policing crime
justice education health children’s children's adults’ adult social care services service
operational operations fire rescue police ambulance schools school trust hospital independent
regional national divisional medical nursing clinical finance strategic standards neighbourhood
response custody roads union federation branch council opposition party labour conservative tory
liberal democrat green managing general communications press media force charity campaign
victims’ safeguarding domestic abuse public protection hm principal portfolio panel committee
inspectorate watchdog company senior youth housing transport community safety programme project
policy corporate resources people her majesty’s majesty's his t/ det ch registered nominated
headline headteacher co vice non first local care long-serving prison probation workforce
performance quality improvement lib dem executive- commons select scrutiny overview associate
joint prisons security foster top immigration courts lady lord
crime-fighting business retired station
watch
"""
FAMILY = frozenset(
    ["brother", "sister", "husband", "wife", "son", "daughter", "mother", "father", "mum", "dad"]
)
ROLE_MODIFIERS = frozenset(_ROLE_MODIFIERS_WORDS.split())
TITLES = {
    "mr": "he", "mrs": "she", "ms": "she", "miss": "she", "mx": None, "dr": None, "sir": "he",
    "dame": "she", "lord": "he", "lady": "she", "baroness": "she", "baron": "he", "prof": None,
    "rev": None, "revd": None, "reverend": None, "canon": None,
    "rabbi": None, "cllr": None, "coun": None,
}  # fmt: skip
# Titles that are a role as well, when a name follows.
TITLE_ROLES = frozenset({"cllr", "coun", "councillor", "prof", "professor", "rev", "reverend"})

_BODY_HEADS_WORDS = """
Police Constabulary Council Service Services Authority Trust Federation School Academy College
Hospital Inspectorate Commission Committee Panel Office Department Ministry Prison Association
Union Foundation Board Agency Command Brigade Party Institute Partnership University Court
Government Surgery Society Force Infirmary Nursery Home Lodge Primary Group Alliance Network Aid
Watch League Forum Coalition Taskforce Consortium Executive Parliament Senedd Assembly Unit Centre
Practice House
"""
BODY_HEADS = frozenset(_BODY_HEADS_WORDS.split())
_BODY_NAMES_WORDS = """
Ofsted Estyn Unison Unite HMICFRS HMIC HMIP CQC NHS IOPC IPCC CPS NSPCC BBC ITV PA Met Ofqual
HMI GMB FBU NCA NPCC ACPO PSNI Refuge Barnardo’s Mencap Mind Shelter Healthwatch Liberty Nacro
Labour Government
"""
BODY_NAMES = frozenset(_BODY_NAMES_WORDS.split())
# Common nouns that stand for a body in a story.
_BODY_NOUNS_WORDS = """
force constabulary council authority service trust school academy college hospital inspectorate
watchdog regulator report inspectors charity union department brigade prison surgery home
organisation company body commission committee panel agency police government review letter
inspection statement assessors auditors ministers campaigners officers bosses chiefs federation
provider nursery academy-trust document assessment study
"""
BODY_NOUNS = frozenset(_BODY_NOUNS_WORDS.split())
_REPORTS_WORDS = """
report review letter inspection document assessment study statement
"""
REPORTS = frozenset(_REPORTS_WORDS.split())
# What a person writes: `her message says`.
WRITINGS = frozenset(
    ["message", "email", "memo", "letter", "statement", "post", "note", "blog", "tweet", "column"]
)
# What inspectors write, whoever's name stands before it.
DOCUMENTS = frozenset(["report", "review", "assessment", "study", "letter"])
_INSPECTORS_WORDS = """
inspectors inspectorate watchdog regulator assessors auditors
"""
INSPECTORS = frozenset(_INSPECTORS_WORDS.split()) | {"inspection team"}

VOICED = INSPECTORS | REPORTS

_NO_NAME = """
The A An In On At By For From With Of To And But Or Nor So Yet As If It Its He She They We I You
His Her Their Our My This That These Those There Here What When Where While Who Which Why How
Although Though After Before Since Until During Despite Following Responding Speaking Commenting
Writing Asked Today Yesterday Tomorrow Tonight Last Next However Meanwhile Also Now Then Earlier
Later Previously Recently Overall Among Under Over Both Neither Either Each Every All Some Many Most
More Few
Several Other Another One Two Three Four Five Six Seven Eight Nine Ten Monday Tuesday Wednesday
Thursday Friday Saturday Sunday January February March April May June July August September
October November December Not No Yes Only Just Even Still Once Because Inspectors Inspector
Officers Police Report Force Council England Wales Scotland Britain UK London Ireland Northern
Notes Ends Image Picture Photo Read Good Outstanding Adequate Inadequate Requires Requiring
Improvement Former Neighbouring Nearby
Like Unlike According Because Speaking Reacting Welcoming Introducing
Publishing Launching Presenting Addressing Concluding Summing Published PEEL Effectiveness
Efficiency Legitimacy Leadership State Crime Data Criminal Justice Operation North South East
West Street Road Town Borough County City Park Hall Valley Great New Upper Lower Green Hill
Bridge Market Station Support Service Services
"""
# Words of places and days that are surnames as well, after a forename or a title.
_SURNAMES_WORDS = """
Hill Green Hall Park West North East South Bridge Street May March England Ireland Wales Scotland
London Lodge Home Church Read Good Lower Upper Service Market Field Force Powers Town City Board
Chambers Office College School Castle Valley House
"""
SURNAMES = frozenset(_SURNAMES_WORDS.split())
NO_NAME = frozenset(_NO_NAME.split())
_PARTICLES_WORDS = """
de da del der di van von den la le bin ibn al el ap ab mac mc o’ st st.
"""
PARTICLES = frozenset(_PARTICLES_WORDS.split())
PRONOUNS = {"he": "he", "she": "she", "they": "they", "it": "it"}
