"""Brackets and ellipses as editors use them, and what they do to the sense."""

from __future__ import annotations

import pytest

from essex_insp.evidence import Index, Match, check_words
from tests.cases import for_each

SOURCE = (
    "Managers cannot say who needs help, and they ought to have a list by May. It [sic] works. "
    "The team is not ready to help people. Staff plan their work well (mostly). It will end soon."
)


def told(words: str, source: str = SOURCE, accept: bool = False) -> Match:
    return check_words(words, Index(source), accept)


def inserted(match: Match) -> list[tuple[str, str | None]]:
    return [
        (insertion.added, insertion.replaced.words if insertion.replaced else None)
        for insertion in match.insertions
    ]


@for_each(
    ("words", "insertions"),
    [
        ("[T]hey ought to have a list by May.", [("[T]hey", "they")]),
        ("“[T]hey ought to have a list”", [("[T]hey", "they")]),
        ("and [managers] ought to have a list", [("[managers]", "they")]),
        ("[Managers] ought to have a list", [("[Managers]", "they")]),
        ("ought to have a list by May [2023].", [("[2023]", None)]),
        ("ought to have a list [soon].", [("[soon]", "by May")]),
        ("[So they] have a list by May.", [("[So they]", None)]),
        ("[Staff] not ready to help people", [("[Staff]", "The team is")]),
        ("“Staff plan[ned] their work”", [("plan[ned]", "plan")]),
        ("The team [of Force A] is not ready", [("[of Force A]", None)]),
        ("Staff plan[ned] their work", [("plan[ned]", "plan")]),
        ("plan their work [sic] well", [("[sic]", None)]),
        ("It [sic] works [well]. The team", [("[well]", None)]),
        ("[The team] will end soon", [("[The team]", "It")]),
        ("Staff plan [Force A]’s work well", [("[Force A]'s", "their")]),
        ("[T]he team [sic] is not ready", [("[T]he", "The"), ("[sic]", None)]),
        ("[T]hey [all] ought to have a list", [("[T]hey", "they"), ("[all]", None)]),
        ("Manager[] cannot say", [("Manager[]", "Managers")]),
    ],
)
def test_brackets_are_named_with_what_they_replace(
    words: str, insertions: list[tuple[str, str | None]]
) -> None:
    match = told(words)
    assert (match.verdict, match.failed) == ("bracketed", False)
    assert inserted(match) == insertions


def test_a_possessive_may_stand_for_more_words_than_one() -> None:
    match = told("We saw [Force A]’s response.", "We saw the force’s response.")
    assert (match.verdict, match.failed) == ("bracketed", False)
    assert inserted(match) == [("[Force A]'s", "the force’s")]


def test_a_bracket_beside_an_ellipsis_is_named_too() -> None:
    match = told("Managers … [T]hey ought to have a list")
    assert (match.verdict, inserted(match)) == ("elided", [("[T]hey", "they")])
    assert inserted(told("…[t]he team is not ready")) == [("[t]he", "The")]


def test_brackets_of_the_source_stay_literal() -> None:
    assert told("It [sic] works.").verdict == "exact"
    assert told("It works.").verdict == "altered"
    assert told("Staff plan their work well (mostly).").verdict == "exact"


@pytest.mark.parametrize(
    "words",
    [
        *("[T]hem ought to have", "…[t]his team is not", "[It] ought have a list", "plan[s] work"),
        "Staff plan their play[s]",
    ],
)
def test_brackets_vouch_for_no_other_word(words: str) -> None:
    assert told(words).verdict in {"altered", "absent"}


@for_each("mark", ["…", "...", " … ", " ... ", "[…]", " [...] ", " (…) ", " . . . "])
def test_an_ellipsis_of_any_form_shows_what_it_left_out(mark: str) -> None:
    match = told(f"The team is not ready{mark}people.")
    assert (match.verdict, match.failed) == ("elided", False)
    assert [omission.place.words for omission in match.omissions] == ["to help"]


@pytest.mark.parametrize(
    ("words", "left_out"),
    [
        ("…they ought to have a list…", ["Managers cannot say who needs help, and", "by May"]),
        ("ought to have a list by May. […]", []),
        ("[…] they … a list by May.", ["Managers cannot say who needs help, and", "ought to have"]),
        ("[They] ought … a list by May", ["to have"]),
        ("… [M]anagers cannot say … [Managers] ought to have a list", ["who needs help, and they"]),
    ],
)
def test_an_ellipsis_at_the_start_or_end_leaves_out_the_rest_of_the_sentence(
    words: str, left_out: list[str]
) -> None:
    match = told(words)
    assert match.verdict == "elided"
    assert [omission.place.words for omission in match.omissions] == left_out


@pytest.mark.parametrize("lost", ["plans to", "only", "most of"])
def test_an_intention_or_a_part_left_out_fails_and_one_before_does_not(lost: str) -> None:
    source = f"The team {lost} hire ten people."
    (turn,) = told("The team … hire ten people.", source).turns
    assert (turn.words, turn.where) == (lost, "left out")
    assert not told("hire ten people", source).failed


@for_each(
    ("words", "source", "lost"),
    [
        ("Staff … abuse them.", "Staff help people at home. Thieves abuse them.", "Thieves"),
        ("Staff … rob the poor.", "Staff help. Some of the thieves rob the poor.", "thieves"),
        ("Staff … help them.", "Staff are told of people. They help them.", ""),
        ("Staff … help them.", "Staff are told of people. New staff help them.", ""),
        ("Staff … and we help them.", "Staff are told. People ask and we help them.", ""),
        ("Staff … They help them.", "Staff are told. People ask. They help them.", ""),
    ],
)
def test_an_ellipsis_may_not_give_what_one_does_to_another(
    words: str, source: str, lost: str
) -> None:
    match = told(words, source)
    assert (match.verdict, match.failed) == ("elided", bool(lost))
    assert lost in "".join(turn.words for turn in match.turns)


TURNING = (
    *("rarely", "is unable to", "failed to", "refuses to", "does not", "didn’t", "never", "seldom"),
    *(
        "has stopped trying to",
        "is unlikely to",
        "lacks the will to",
        "will not",
        "hardly",
        "won't",
    ),
    *("no longer", "is far from ready to", "is too slow to", "will neither warn nor", "ceased to"),
    *("will do anything but", "is yet to", "cannot", "would, unless told to, not", "declined to"),
    *(
        "would nearly",
        "can almost",
        "allegedly can",
        "reportedly did",
        "might",
        "tried to",
        "supposedly can",
    ),
    *(
        "is nowhere near ready to",
        "is anything other than ready to",
        "is a long way from ready to",
        "would have been able to",
        "has partly managed to",
        "claims to",
        "appears to",
        "poorly trained to",
    ),
)


@for_each("turn", TURNING)
def test_what_turns_the_sense_fails_left_out_or_right_before(turn: str) -> None:
    source = f"A force that {turn} protect people from harm is a risk."
    elided = told("A force that … protect people from harm", source)
    assert (elided.verdict, elided.failed) == ("elided", True)
    exact = told("protect people from harm", source)
    assert (exact.verdict, exact.verbatim, exact.failed) == ("exact", True, True)
    for match in (elided, exact):
        assert all(turn.words.lower() in source.lower().replace("’", "'") for turn in match.turns)
        assert match.turns[0].words in match.notes[-1]


@for_each(
    "opening",
    [
        *("Unless it is told to,", "If told,", "On paper,", "It is wrong to say that"),
        *("It would be a mistake to say that", "The force told us, wrongly, that"),
        *("If", "Whether", "Suppose", "In the unlikely event that they come,", "It is a myth that"),
        *("Were the force to pay,", "Had leaders acted,", "Officers dispute that"),
        *("Gone are the days when", "Leaders would have us believe that", "They pretend that"),
    ],
)
def test_what_makes_a_sentence_conditional_fails_before_it(opening: str) -> None:
    match = told("they protect people", f"It is late. {opening} they protect people.")
    assert [turn.where for turn in match.turns] == ["before"]


@for_each(
    "turn",
    [
        *(
            "unless told",
            "without being told",
            "but not today",
            "only if",
            "if told",
            "only by day",
        ),
        *(
            ", at least on paper",
            "in name alone",
            "for none of the day",
            ", among very few of them",
        ),
        *("– or so they say", ", save for the old", "with the exception of the old"),
    ],
)
def test_what_turns_the_sense_right_after_fails(turn: str) -> None:
    match = told("They protect people", f"They protect people {turn}. They help.")
    assert [turn.where for turn in match.turns] == ["after"]


@for_each(
    ("beyond", "denial"),
    [
        (", the force claims, but it is not.", "but it is not"),
        (", leaders told us, though in fact they do not.", "though in fact they do not"),
        (", they say, but that is untrue, and staff know it.", "but that is untrue"),
        (", which is not the case.", "which is not the case"),
        (" – but they didn’t. It is late.", "but they didn't"),
        (", but they do not record it.", None),
        (", but supervisors do not.", None),
        (", but not all of it is told. It is not.", "but not"),
        (", but it is not", "but it is not"),
        (". But it is not.", "But it is not"),
        ("? Hardly.", "Hardly"),
        (".\n\nThat is not true.", "That is not true"),
        (". That is not what staff say.", "That is not what staff say"),
        ("; it was not.", "it was not"),
        (". It is not yet known how.", None),
    ],
)
def test_a_denial_at_the_end_of_the_sentence_fails(beyond: str, denial: str | None) -> None:
    match = told("They protect people", f"They protect people{beyond}")
    assert [turn.words for turn in match.turns] == ([denial] if denial else [])


@for_each(
    ("source", "turn"),
    [
        ("The idea that they protect people is nonsense.", "is nonsense"),
        ("The claim that they protect people was borne out.", None),
        ("He asked: So they protect people? It is late.", "?"),
        ("Do they protect people from harm?", "from harm?"),
        ("They protect people, which nobody doubts.", None),
        ("They used to be slow, but they protect people.", None),
        ("Whether by day or by night, they protect people.", None),
        ("It is hardly surprising that they protect people.", None),
        ("Only by day do they protect people.", None),
    ],
)
def test_a_clause_round_the_words_may_deny_or_ask_them(source: str, turn: str | None) -> None:
    assert [each.words for each in told("they protect people", source).turns] == [turn] * bool(turn)


@pytest.mark.parametrize(("stem", "fails"), [("does not", True), ("is to", False)])
def test_the_items_of_a_list_go_on_with_what_stands_above_them(stem: str, fails: bool) -> None:
    source = f"No. The force {stem}:\n\n- record crime;\n- visit people\n\nIt is told to do more."
    for words in ("record crime", "visit people"):
        assert told(words, source).failed is fails
    assert not told("It is told to do more.", source).failed
    assert not told("“We do.”", "It denied this:\n\n“We do.”").failed


def test_only_before_a_verb_that_comes_first_is_a_condition() -> None:
    assert told("do they protect people", "Only by day do they protect people.").failed
    assert not told("Do they protect people", "Do they protect people? It is late.").failed


@for_each(
    ("lost", "fails"),
    [
        (", which was not published,", False),
        (", although nobody knows it yet,", False),
        (" (which was never paid for)", False),
        (", which is not true,", True),
        (", which was published late, never", True),
        (", if it is paid for,", True),
        (" used to be what", True),
        (" has few who say it", False),
        (" in a place with few", True),
        (" should be what", True),
        (", whether it is late or not,", False),
        (", in the last few days,", False),
    ],
)
def test_what_is_left_out_turns_what_is_kept_and_not_itself(lost: str, fails: bool) -> None:
    assert told("The plan … works well.", f"The plan{lost} works well.").failed is fails


def test_words_so_called_are_not_so() -> None:
    assert told("safe place", "It is a so-called safe place.").failed
    assert not told("the plan works", "It seems to us that the plan works.").failed


@for_each(
    "source",
    [
        "It is not perfect, but they protect people from harm.",
        "Unless told to, they go. Then they protect people from harm.",
        "If anything, they protect people from harm.",
        "Although it is never easy, they protect people from harm.",
        "They are not late. They protect people from harm.",
        "No! They protect people from harm.",
        "We could not wait and they protect people from harm.",
        "They do not wait but protect people from harm.",
        "It said, not for the first time: “They protect people from harm.”",
        "It is a fact that they protect people from harm.",
        "Not only do they protect people from harm.",
        "There is no doubt they protect people from harm.",
    ],
)
def test_a_negation_of_something_else_turns_nothing(source: str) -> None:
    match = told("protect people from harm", source)
    assert (match.verdict, match.turns) == ("exact", ())


def test_a_new_subject_begins_another_clause_before_an_elision_too() -> None:
    source = "We could not wait and they protect people from harm."
    match = told("they protect … from harm", source)
    assert (match.verdict, match.failed) == ("elided", False)


@pytest.mark.parametrize(
    ("left_out", "lost"),
    [("Staff led by her", ("Staff led by her",)), ("They told the staff, who", ())],
)
def test_who_did_what_is_quoted_may_not_be_left_out(left_out: str, lost: tuple[str, ...]) -> None:
    match = told("It acts … had gone.", f"It acts at once. {left_out} had gone.")
    assert [omission.negations for omission in match.omissions] == [lost]


def test_a_bracket_may_not_turn_the_sense() -> None:
    match = told("The team [is] ready to help people.")
    assert [(turn.words, turn.where) for turn in match.turns] == [("not", "replaced")]
    match = told("It will [not] end soon")
    assert [(turn.words, turn.where) for turn in match.turns] == [("not", "added")]


def test_a_bracket_may_not_put_one_step_of_a_scale_for_another() -> None:
    assert told("It was [good] then.", "It was inadequate then.").turns[0].words == "inadequate"
    assert not told("[Most forces] were good then.", "They were good then.").failed


def test_what_was_looked_at_can_be_accepted() -> None:
    match = check_words("ready to help people", Index(SOURCE), accept=True)
    assert (match.verdict, match.failed) == ("exact", False)
    assert match.notes == ("Accepted: “not” stands right before it.",)
    assert check_words("ready to hinder people", Index(SOURCE), accept=True).failed


RECORD = (
    "They told Northmoor Police in March that 12 officers must visit 40% of homes, and that calls "
    "rose after one careful count."
)


@for_each(
    ("words", "lost"),
    [
        ("They told [Eastvale Police] in March", "Northmoor"),
        ("They told Northmoor Police in [May]", "March"),
        ("that [120] officers must visit", "12"),
        ("[120] officers must visit", "12"),
        ("that 12[0] officers must visit", "12"),
        ("that [more than] 12 officers must visit", "12"),
        ("that 12 [thousand] officers must visit", "12"),
        ("that [some] officers must visit", "12"),
        ("that 12 officers [may] visit", "must"),
        ("must visit [40] of homes", "40%"),
        ("and that calls [fell] after one", "rose"),
        ("and that calls rose [before] one", "after"),
        ("after [two] careful count[s].", "one"),
        ("after one [careless] count.", "careful"),
        ("told Northmoor Police … that … [120] officers must", "12"),
    ],
)
def test_a_bracket_that_changes_a_fact_fails_unless_it_was_looked_at(words: str, lost: str) -> None:
    match = told(words, RECORD)
    assert match.failed
    assert lost in [turn.words for turn in match.turns]
    assert not told(words, RECORD, accept=True).failed


def test_a_bracket_may_put_a_tense_for_another_and_no_other_deed() -> None:
    index = Index("The force praised its officers in May.")
    for bracket, fails in (("praises", False), ("is praising", False), ("punished", True)):
        assert check_words(f"The force [{bracket}] its officers", index).failed is fails


@for_each(
    "words",
    [
        "[Managers] told [the force] in March",
        "They told [NP] in March",
        "They told [the] Northmoor [force] in March",
        "They told Northmoor Police in March [2018]",
        "that [twelve] officers must visit [40 per cent] of homes",
        "that 12 [of their] officers must visit",
        "and that [the] calls r[i]se after [this] careful count",
    ],
)
def test_a_bracket_that_explains_passes(words: str) -> None:
    match = told(words, RECORD)
    assert (match.verdict, match.failed) == ("bracketed", False)


@pytest.mark.parametrize("dash", ["-", " –", "—"])
def test_words_may_end_in_a_dash_before_a_blank_line(dash: str) -> None:
    assert told(f"It is late{dash}", f"It is late{dash}\n\nStaff know.").verdict == "exact"


def test_what_goes_on_after_the_hyphen_of_a_line_end_is_shown() -> None:
    match = told("They and others con-", "They and others con-\ntrol it.")
    assert (match.verdict, match.differences[-1].source) == ("altered", "trol")
