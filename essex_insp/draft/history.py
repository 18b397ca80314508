"""Words that say that a grade is denied, hoped for, one of many, or of an earlier inspection."""

from __future__ import annotations

import re

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
PAST = re.compile(
    r"\b(?:from(?![^,;:]*\bto\b)(?: (?:a|an|its|the|being|previous|rating|grade|of|previously|"
    r"last|year’s|year's|rated|graded|judged))*|previous(?:ly)?|formerly|"
    r"last time|last year|"
    r"\w+ (?:years?|months?|weeks) after (?:being|having|it|they)|"
    r"previous year|(?:last|previous|earlier) (?:\w+ )?(?:inspection|report|visit)|"
    r"compared (?:with|to)|rather than|instead of|(?:not|n[’']t|never)(?![^,;:]*\b(?:has|have|"
    r"was|is) (?:now |also )?(?:been|told|rated|judged|found)\b)|no longer|nor|neither|"
    r"avoid\w*|miss(?:ed|ing|es)? out on|denied|unlike|short of|without|"
    r"until|before|lost its|once(?! more| again)|would be|could be|should be|might be|can be|"
    r"may be|become|"
    r"becoming|aims?|hope[sd]?|want(?:s|ed)?|expect(?:s|ed)? (?:it )?to|see it|bid|if|"
    r"lifted (?:out of|from)|out of|towards?|(?:will|would|could|should|can|may|might)\s+(?:be|"
    r"return|rise|"
    r"move|improve|get|become|reach|achieve|earn|go)|to be able|whether|either)\b[^,;:]{0,60}$",
    re.IGNORECASE,
)
DENIED = re.compile(
    r"(?:\bthen(?=\s*$)|\bprevious(?:ly)?|\bformerly|\bhaving (?:previously|earlier|once|"
    r"last) been|\bnot|n[’']t|\bnever|"
    r"\bno longer|\bnor|\bneither|\bonce(?! more| again)|"
    r"\buntil|\bbefore|\blast (?:time|year)|\bhop(?:es?|ed|ing)|\bwant(?:s|ed)?|\bexpect(?:s|"
    r"ed|ing)?|\baim(?:s|ed|ing)?|"
    r"\b(?:would|could|should|will|may|might) (?:be|"
    r"have been)|\bif|\bwhether)(?:\W+\w+){0,3}\W*$",
    re.IGNORECASE,
)
IN_YEAR = re.compile(
    r"\b(?:in|of|since|back in|after|during|from|as recently as|as late as|"
    r"as long ago as)\s+(?:(?:its|the|a|an)\s+)?(?:(?:early|late|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"autumn|spring|summer)\s+)?((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
# `Ten forces were rated good`, `24% of schools`, `the remaining 26 were`: nobody in particular.
COUNTING = re.compile(
    r"\b(?:\d+|most|many|others|some)\s+(?:forces\s+)?(?:were|"
    r"was)\s+told\s+(?:that\s+)?(?:they|it)\s+$|"
    r"^\W*(?:most|many|some|several|few|half)\s+(?:of\s+the\s+)?(?:other\s+)?(?:forces|schools|"
    r"services|"
    r"councils|homes|hospitals|trusts|prisons|units)\b[^;:.]{0,80}$|"
    r"\b(?:rest|remainder|others|majority of[^,;:.]{0,40}|bulk of[^,;:.]{0,40})\s+(?:were|was|"
    r"are|is|"
    r"have been|had been)\s+(?:\w+\s+){0,3}[“\"‘']?$|"
    r"\b(?:rated|graded|judged|found|deemed)\s+(?:just |only )?(?:\d+|two|three|four|five|six|"
    r"seven|"
    r"eight|nine|ten|eleven|twelve|most|many|several|some)\s+(?:of the |other )?(?:forces|schools|"
    r"services|councils|homes|hospitals|prisons|trusts|units)\b[^,;:]{0,40}$|"
    r"(?:^|[,;:(]\s|\b(?:and|but|just|only|that|while|of|with)\s)\s*(?:just |only |about |"
    r"nearly |almost )?"
    r"(?!the one\b)(?:the )?(?:remaining |other )?"
    r"(?:\d[\d,]*(?:\.\d+%|%)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"most|many|"
    r"several|"
    r"some|half|(?:three[- ])?quarters?|a (?:third|quarter|half)|two[- ]thirds)\s"
    r"(?!(?:\w+ ){0,3}(?:areas?|categor|questions?|pillars?|judge?ments?)\b)[^,;:]{0,70}?"
    r"\b(?:were|was|are|is|have been|had been|has been|as|to be|judged|rated|graded)"
    r"\s+(?:\w+\s+)?(?:(?:as|to be|an?)\s+)?[“\"‘']?$",
    re.IGNORECASE,
)
MANY = re.compile(
    r"(?<!Rescue )\b(?:forces|authorities|councils|schools|homes|others|services|providers|trusts|"
    r"hospitals)\b(?: (?:in|across|inspected|nationally|nationwide|in england|and|wales|"
    r"the country|\w+wide))*\s*(?:that )?(?:were|was|are|have been|had been|had|received|got|"
    r"have)?\s*(?:also )?$",
    re.IGNORECASE,
)
# `At its previous inspection, …`: what follows is not the grade now.
# `had been rated good`: earlier, unless the whole story is told so, as minutes are.
PLUPERFECT = re.compile(r"\bhad (?:\w+ )?been\b[^,;:]{0,60}$", re.IGNORECASE)
# `keeps the good rating that it earned in 2015`: a grade of now as well.
KEPT = re.compile(
    r"\b(?:keep(?:s|ing)?|kept|retain(?:s|ed|ing)?|maintain(?:s|ed|ing)?|preserved|"
    r"h[ou]ng(?:s|ing)? on(?:to| to)|hang(?:s|ing)? on(?:to| to)|h[eo]ld(?:s|ing)? on(?:to| to)|"
    r"cling(?:s|ing)? to|clung to|remain(?:s|ed)?|stay(?:s|ed)?)\b[^,;:.]{0,50}$|"
    r"\b(?:stuck|stayed|stays|sits?|stands?|is|was) where (?:it|they) (?:was|were)\b[^;:.]{0,30}$",
    re.IGNORECASE,
)
# `deputy from a nursery in Anytown which is rated good`: a body that the story is not about.
ANOTHER = re.compile(
    r"\b(?:an?|another|any|other)\s+(?:\w+\s+){1,5}?(?:which|that|who)\s+(?:(?:is|are|was|were|has|"
    r"have|had|been|also|currently)\s+)+(?:(?:rated|graded|judged|deemed)\s+)?(?:as\s+)?[“\"‘']?$",
    re.IGNORECASE,
)
FORMER = re.compile(
    r"\W*in\s+last\s+year[’']s\s+(?:\w+\s+){0,2}(?:report|inspection|assessment|round)\b|"
    r"\W*(?:the|its|our|their)\s+(?:previous|earlier)\s+(?:\w+\s+){0,2}(?:inspection|"
    r"report|visit|"
    r"assessment|review)\b(?!,?\s+published\s+(?:today|yesterday|this|last))|"
    r"\W*(?:(?:at|in|during|after|following)\s+(?:(?:its|our|the|a|an|their|that)\s+)?(?:"
    r"(?:previous|earlier|preceding|prior)\s+(?:\w+\s+){0,2}(?:inspection|report|visit|"
    r"assessment|review|round|year)s?\b"
    r"|last\s+(?:\w+\s+){0,2}(?:inspection|report|visit|assessment|review),?\s+(?:back\s+)?"
    r"(?:in|of|on|\w+ (?:years?|months) ago)\b)"
    r"|previously\b|last year\b|last time\b|the year before\b|\w+ years? (?:ago|earlier)\b)",
    re.IGNORECASE,
)
