"""Whether words stand in a source, to the character, and where.

A small library of its own: it needs nothing else of essex-insp but papers that were read, knows
nothing of reports, does no I/O and prints nothing.

    >>> from essex_insp.evidence import Index, check_words
    >>> index = Index("Jane Example said: “It is not good.”")
    >>> check_words("It is not good.", index).verdict
    'exact'
    >>> [change.negations for change in check_words("It is good.", index).differences][1]
    ('not',)

`Index` makes a paper or a text ready once; `check` and `check_words` look words up in it, with
their brackets and ellipses; `sense.json` lists what turns the sense of words. `normal` says what
counts as presentation, `match` which of several places is meant.
"""

from essex_insp.evidence.check import check, check_words
from essex_insp.evidence.index import Index
from essex_insp.evidence.normal import fold
from essex_insp.evidence.verdict import FAILED, VERBATIM, Difference, Match, Selector, Verdict

__all__ = ["FAILED", "VERBATIM", "Difference", "Index", "Match", "Selector", "Verdict"]
__all__ += ["check", "check_words", "fold"]
