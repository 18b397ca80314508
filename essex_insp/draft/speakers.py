"""Someone who speaks or is spoken of, and how names and roles are told to be theirs."""

from __future__ import annotations

from dataclasses import dataclass, field

from essex_insp.matching import fold

_ABBREVIATED = {
    "pcc": "police and crime commissioner",
    "pfcc": "police fire and crime commissioner",
    "acc": "assistant chief constable",
    "dcc": "deputy chief constable",
    "cc": "chief constable",
    "hmi": "hm inspector",
    "hmci": "hm chief inspector",
    "mp": "mp",
    "cllr": "councillor",
    "coun": "councillor",
    "supt": "superintendent",
    "headmaster": "headteacher",
    "headmistress": "headteacher",
}


@dataclass(eq=False)
class Speaker:
    """Someone who speaks, or is spoken of, with all that the text says of them.

    Args:
        name: The name as printed, or None for a body or an unnamed official.
        role: The role as printed.
        organisation: The body as printed.
        gender: `he` or `she`, where the text says so.
        roles: All the roles by which the text names them, folded.
        leads: Whether the text says that they lead a body, without naming the role.
        noun: For a report or inspectors, the noun that the text has for them.
        related: Whether the text says whose relative they are, without saying which.
    """

    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    gender: str | None = None
    roles: set[str] = field(default_factory=set)
    leads: bool = False
    noun: str | None = None
    related: bool = False

    @property
    def known(self) -> bool:
        """Whether anything at all is known of the speaker."""
        return bool(self.name or self.role or self.organisation)

    @property
    def person(self) -> bool:
        """Whether the speaker is a person and no body."""
        return bool(self.name or self.role)


@dataclass
class Level:
    """The people of one sentence, as a later pronoun sees them; the subject stands first."""

    people: list[Speaker] = field(default_factory=list)
    subject: Speaker | None = None


def agrees(speaker: Speaker, pronoun: str) -> bool:
    """Whether a pronoun can mean a person.

    Args:
        speaker: The person.
        pronoun: `he`, `she` or `they`.
    """
    if pronoun == "they":
        return speaker.gender is None
    return speaker.gender in (None, pronoun)


def plain(name: str) -> str:
    """Return a name, folded and without its title.

    Args:
        name: The name as printed.
    """
    words = fold(name).replace(".", " ").split()
    while len(words) > 1 and words[0] in (
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "sir",
        "dame",
        "lord",
        "lady",
        "prof",
        "professor",
        "rev",
        "reverend",
        "baroness",
        "baron",
    ):
        words = words[1:]
    return " ".join(words)


_RANKS_WORDS = """
constable commissioner officer executive head headteacher leader chief governor director manager
principal chair boss inspector
"""
_RANKS = frozenset(_RANKS_WORDS.split())


def ranked(role: str | None) -> bool:
    """Whether a role is one of someone who leads a body.

    Args:
        role: The role as printed, or None.
    """
    words = fold(role or "").split(" of ")[0].split(" for ")[0].split()
    return bool(words) and words[-1] in _RANKS


def canonical(role: str) -> str:
    """Return a role, folded and with its abbreviations written out.

    Args:
        role: The role as printed.
    """
    words = fold(role).replace(",", " ").replace("majesty's", "majesty").split()
    text = " ".join(_ABBREVIATED.get(word, word) for word in words)
    if text in ("head", "head teacher"):
        return "headteacher"
    return text.replace("her majesty inspector", "hm inspector").replace(
        "his majesty inspector", "hm inspector"
    )


def answers(wanted: str, held: str) -> bool:
    """Whether a role that is held answers to a role that is named: `the commissioner`.

    Args:
        wanted: The role that is named, as `canonical` gives it.
        held: The role that a person is known by, as `canonical` gives it.
    """
    if wanted == held:
        return True
    if held.startswith((wanted + " of ", wanted + " for ")):
        return True
    core = held.split(" of ")[0].split(" for ")[0]
    for rank in ("temporary ", "acting ", "interim ", "new ", "former "):
        core = core.removeprefix(rank)
    if wanted == core:
        return True
    words = wanted.split()
    if len(words) == 1:
        return wanted in core.split() and wanted != "constable"
    return core.endswith(" " + wanted) and wanted != "chief constable"
