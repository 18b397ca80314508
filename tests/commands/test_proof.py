"""`essex-insp proof`: what is untrue is found, and nothing true is called untrue."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import essex_insp
from essex_insp.library.papers import load, read
from essex_insp.questions.listing import record
from essex_insp.questions.proof import prove
from tests import tiny
from tests.cases import for_each
from tests.commands import panel
from tests.papers.made import KINDS
from tests.program import FORMATS, Ran, run, some
from tests.test_hostile import assert_safe

QUOTES = {quote.id: quote.text for quote in essex_insp.load().quotes()}


@cache
def bundled() -> list[Any]:
    return record(None, None)[0]


def proved(*paragraphs: str) -> list[Any]:
    """What is said of a paper, without the command around it."""
    return [*prove(read("\n\n".join(paragraphs).encode(), "paper"), bundled(), alone=False)]


def asked(paper: str, *options: str) -> Ran:
    return run("proof", "-", *options, "-f", "json", stdin=paper)


def over(items: list[Any], words: str, paper: str) -> list[Any]:
    """What is said of a stretch of a paper, however its lines are broken."""
    bare = paper.replace("\n", " ")
    assert bare.count(words) == 1, words
    start, end = bare.index(words), bare.index(words) + len(words)
    return [item for item in items if item["start"] < end and start < item["end"]]


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_of_any_kind_is_held_against_the_record(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "paper"
    lines = panel.wrapped() if kind in ("text", "PDF") else panel.PARAGRAPHS
    path.write_bytes(KINDS[kind](lines))
    ran, paper = run("proof", str(path), "-f", "json"), load(str(path)).text
    assert ran.code == 1
    for words, verdict in panel.UNTRUE.items():
        assert verdict in {item["verdict"] for item in over(ran.items, words, paper)}, words
    for words in panel.TRUE:
        assert {item["outcome"] for item in over(ran.items, words, paper)} == {"right"}, words
    for item in ran.items:
        assert paper[item["start"] : item["end"]] == item["words"]
        assert (item["page"] is None) is (kind != "PDF")


@for_each("name", QUOTES)
def test_the_words_of_the_record_are_right_however_they_are_set(name: str) -> None:
    words = QUOTES[name].replace("’", "'").rstrip(".")
    speaker = "Zoë Billingham" if "billingham" in name else "Stephen Kavanagh"
    items = proved("A paper.", f'"{words}," {speaker} said.')
    (quotation,) = [item for item in items if item["kind"] == "quotation"]
    (said,) = [item for item in items if item["kind"] == "speaker"]
    assert quotation["outcome"] == said["outcome"] == "right"


@for_each("name", QUOTES)
def test_a_word_less_or_more_or_another_is_never_right(name: str) -> None:
    text = QUOTES[name]
    speaker = "Zoë Billingham" if "billingham" in name else "Stephen Kavanagh"
    spans = [match.span() for match in re.finditer(r"\w+", text)][1:-1]
    edited = [text[:start] + text[end:] for start, end in spans[::2]]
    edited += [f"{text[:start]}rarely {text[start:]}" for start, _ in spans[1::2]]
    edited = some(edited, 3)
    items = proved("A paper.", *(f"{speaker} said: “{words}”" for words in edited))
    outcomes = [item["outcome"] for item in items if item["kind"] == "quotation"]
    assert len(outcomes) == len(edited)
    assert set(outcomes) <= {"wrong", "not known"}


@for_each(
    ("who", "outcome"),
    [
        ("Zoë Billingham", "right"),
        ("HM Inspector Zoë Billingham", "right"),
        ("HMI Zoë Billingham", "right"),
        ("The inspector, Ms Billingham,", "right"),
        ("HM Chief Inspector Zoë Billingham", "wrong"),
        ("Chief Constable Zoë Billingham", "wrong"),
        ("Chief Constable Stephen Kavanagh", "wrong"),
        ("Jane Billingham", "wrong"),
        ("Zoë Billingham, an inspector at HMICFRS,", "right"),
        ("Zoë Billingham of the Inspectorate of Constabulary", "right"),
        ("Zoë Billingham, an inspector at Ofsted,", "wrong"),
    ],
)
def test_who_said_it_and_in_which_role_is_held_to_the_record(who: str, outcome: str) -> None:
    items = proved("A paper.", f"{who} said: “{QUOTES['billingham-8']}”")
    # The role is told of with the words, and not once more beside the name.
    assert [item["outcome"] for item in items if item["kind"] != "quotation"] == [outcome]


@pytest.mark.parametrize(
    "command",
    some([
        "", "--report essex-peel-2018-19", "grades --report essex-peel-2018-19", "concerns --all",
        "history", "history --notes", "history --force northumbria", "compare kent",
        "compare essex kent surrey --round 2018-19",
        "compare --round latest", "quotes", "findings", "trail", "brief --report essex-peel-2015",
    ]),
)  # fmt: skip
def test_what_other_commands_print_is_never_called_wrong(tmp_path: Path, command: str) -> None:
    path = tmp_path / "answer"
    for form in some(("md", "html")):
        path.write_text(run(*command.split(), "-f", form).stdout, encoding="utf-8")
        items = run("proof", str(path), "-f", "json").items
        assert items
        assert "wrong" not in {item["outcome"] for item in items}


def test_a_table_is_held_to_the_round_and_the_force_that_its_heads_or_the_line_above_name(
    tmp_path: Path,
) -> None:
    path = tmp_path / "paper.md"
    cells = "| Area | Essex Police | Kent Police |\n| --- | --- | --- |\n| {} |\n"
    area = "Overall efficiency | {} | {}"
    for kent, outcome in (("Outstanding, up since 2017", "right"), ("Good, same as 2017", "wrong")):
        said = cells.format(area.format("Good, same as 2017", kent))
        path.write_text(f"**Forces in 2018-19:**\n\n{said}", encoding="utf-8")
        items = run("proof", str(path), "-f", "json").items
        assert {item["outcome"] for item in items} == {
            "right",
            outcome,
        }


def test_a_block_quotation_of_a_brief_is_held_as_others_are(tmp_path: Path) -> None:
    for suffix in ("md", "html"):
        path = tmp_path / f"brief.{suffix}"
        assert run("brief", "-o", str(path)).code == 0
        said = path.read_text(encoding="utf-8")
        assert "wrong" not in {
            item["outcome"] for item in run("proof", str(path), "-f", "json").items
        }
        said = said.replace("is not complying", "is complying").replace(
            "Stephen Kavanagh", "Roger Hirst"
        )
        path.write_text(said, encoding="utf-8")
        wrong = [
            item
            for item in run("proof", str(path), "-f", "json").items
            if item["outcome"] == "wrong"
        ]
        assert {item["kind"] for item in wrong} == {"quotation", "speaker"}


def test_who_is_named_below_a_block_quotation_says_all_its_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "paper.md"
    for name, outcome in (("Zoë Billingham", "right"), ("Stephen Kavanagh", "wrong")):
        said = f"> {QUOTES['billingham-1']}\n>\n> {QUOTES['billingham-2']}\n>\n> — {name}\n"
        path.write_text(f"# A paper\n\n{said}", encoding="utf-8")
        items = run("proof", str(path), "-f", "json").items
        assert [it["outcome"] for it in items if it["kind"] == "speaker"] == [outcome, outcome]


def test_of_which_force_the_speaker_is_is_held_to_the_record() -> None:
    said = (
        "“We are a service under increasing strain,” said Stephen Kavanagh, chief constable of {}."
    )
    for force, outcome in {
        "Essex": "right",
        "Essex Police": "right",
        "Kent Police": "wrong",
    }.items():
        quotation, speaker = proved(said.format(force))
        assert (quotation["outcome"], speaker["outcome"]) == ("right", outcome)


def test_a_quotation_may_end_in_a_full_stop_where_the_record_goes_on() -> None:
    says = "Chief Constable Stephen Kavanagh said: “We are a service under {} strain.”"
    items = proved(says.format("increasing"), says.format("decreasing"))
    outcomes = [item["outcome"] for item in items if item["kind"] == "quotation"]
    assert outcomes == ["right", "wrong"]


def test_words_that_are_usual_are_nobody_elses_altered() -> None:
    words = "“Anytown Police is good at keeping people safe and reducing crime,” Ann Other said."
    said = [item["verdict"] for item in proved(words) if item["kind"] == "quotation"]
    assert said == ["absent"]


def test_an_omission_that_turns_the_sense_fails_and_another_does_not() -> None:
    turned = "I am concerned that the force is … complying with national guidelines"
    meant = "Investigations are generally to a good standard … and I commend Essex Police’s"
    items = proved("A paper.", f"“{turned},” she said.", f"“{meant}”, she added.")
    verdicts = [item["verdict"] for item in items if item["kind"] == "quotation"]
    assert verdicts == ["turned", "elided"]


@for_each(
    ("sentence", "outcome", "verdict"),
    [
        (
            "In 2017 Essex Police was graded good at protecting vulnerable people.",
            "right",
            "agrees",
        ),
        (
            "In 2018-19 Essex Police was graded good at preventing crime.",
            "to look at",
            "carried over",
        ),
        (
            "Inspected in 2015, Essex Police was graded good at investigating crime.",
            "not known",
            "not known",
        ),
        (
            "Essex Police is good at protecting vulnerable people.",
            "not checked",
            "cannot be told",
        ),
        (
            "In 2017 Kent Police was graded inadequate at protecting vulnerable people.",
            "wrong",
            "contradicts",
        ),
    ],
)
def test_a_grade_is_held_against_body_area_and_round(
    sentence: str, outcome: str, verdict: str
) -> None:
    (item,) = [each for each in proved("A paper.", sentence) if each["kind"] == "grade"]
    assert (item["outcome"], item["verdict"]) == (outcome, verdict)
    assert item["sources"] or verdict == "cannot be told"


@for_each(
    ("sentence", "says"),
    [
        (
            "In 2014 Essex Police was graded good at leadership.",
            "'leadership' was found in the record of 2014",
        ),
        (
            "In 2014 Essex Police was graded good at firearms licensing.",
            "'firearms licensing' was found in the record",
        ),
    ],
)
def test_what_the_record_does_not_have_of_a_year_or_at_all_is_said(
    sentence: str, says: str
) -> None:
    assert [item["says"] for item in proved(sentence)] == [f"nothing on {says}"]


def test_a_change_in_a_year_without_a_round_cannot_be_told() -> None:
    words = "In 2012 Essex Police improved from good to outstanding for efficiency."
    changes = [item for item in proved(words) if item["kind"] == "comparison"]
    assert [item["outcome"] for item in changes] == ["not checked"]


def test_of_two_words_nobody_can_tell_whose_they_are_but_by_the_name_beside() -> None:
    papers = {
        "Zoë Billingham said that she was “very pleased” with it.": "exact",
        "“Very proud,” Zoë Billingham said.": "not checked",
        "“Very pleased,” Ann Other said.": "not checked",
        "“I am very,” Ann Other said.": "exact",  # in two quotations
        "“I am hardly pleased,” Ann Other said.": "absent",
        "The “golden thread” of policing was named.": "not checked",  # and nobody's words
    }
    for words, verdict in papers.items():
        items = proved("A paper.", words)
        assert [each["verdict"] for each in items if each["kind"] == "quotation"] == [verdict]


ETHICS = "ethical and lawful workforce behaviour"
TRUE = [
    f"HMICFRS graded Essex Police as requires improvement for {ETHICS} in 2018/19, down from good "
    "in 2017.",
    f"HMICFRS graded Essex Police as requires improvement for {ETHICS} in 2018/19, down from good "
    "in 2017. Kent Police was inspected too.",
    "Kent Police was inspected too.\n\nEssex Police was graded good for legitimacy in 2018-19, the "
    "same as in 2017.",
    f"Essex Police fell from Good in 2017 to Requires improvement in 2018/19 for {ETHICS}.",
    f"Essex Police fell from good to requires improvement for {ETHICS} between 2017 and 2018/19.",
    "Members will recall that HMICFRS judged the force (Essex Police) to be ‘requires improvement’ "
    "at protecting vulnerable people in its 2023-25 assessment.",
    f"Essex Police went down from good (2017) to requires improvement (2018-19) in {ETHICS}.",
    f"For {ETHICS}, Essex Police dropped from good in 2017 to requires improvement in 2018-19.",
    f"Essex Police was downgraded from good to requires improvement for {ETHICS} in 2018/19.",
    "Essex Police rose from Requires improvement in 2015 to Good in 2016 for overall "
    "effectiveness, while Norfolk Constabulary stayed Good.",
    "Essex Police, unlike Kent Police, was graded Good for legitimacy in 2017.",
    "Unlike Kent Police, which was Outstanding, Essex Police was rated Good for legitimacy in "
    "2018/19.",
    "Kent Police improved from Good to Outstanding for efficiency in 2018/19. Essex Police "
    "remained Good.",
    "Essex Police was Good for protecting vulnerable people in 2017 and is now Requires "
    "improvement.",
    "Essex Police was inadequate at protecting vulnerable people in 2015 but had improved to good "
    "by 2017.",
    "Essex Police's overall effectiveness was Requires improvement in 2015, Good in 2016.",
    "Kent was outstanding for legitimacy in 2017; Essex was good.",
    "Recorded crime in Essex went up between 2017 and 2019 but the grade for effectiveness stayed "
    "good.",
    "Kent Police, rated outstanding, and Essex Police, rated good, were both inspected for "
    "legitimacy in 2017.",
    "After being judged inadequate at protecting vulnerable people in 2015, Essex Police was good "
    "in 2017.",
    "Essex Police, which was rated good for efficiency in 2017 and again in 2018/19, sits beside "
    "Kent Police, which rose to outstanding.",
    "The 2016 legitimacy inspection ended with a good for Essex Police.",
    "Kent Police was graded outstanding for legitimacy in 2017, while its neighbour Essex was "
    "‘good’.",
    "Unlike Durham Constabulary, which got an outstanding for effectiveness in 2017, Essex Police "
    "was graded good.",
    f"While Essex Police fell to Requires improvement for {ETHICS} in 2018/19, its overall "
    "legitimacy stayed Good.",
    "Too many open incidents in the control room were an area for improvement, rather than a cause "
    "of concern, for Essex Police in 2015.",
    "The inspectorate rated Gwent Police outstanding for recording data about crime in 2023-25, "
    "and it rated the same force as requiring improvement at protecting vulnerable people.",
    "The custody suite of Essex Police was inadequate in 2017, though legitimacy was good.",
    "Good for Essex Police and outstanding for Kent Police: those were the legitimacy grades of "
    "2017.",
    "Protecting vulnerable people was inadequate at Essex Police in 2015; in 2017, when Cleveland "
    "Police required improvement, it was good.",
    "Responding to the public was graded Requires improvement at Essex Police and Kent Police in "
    "2021/22.",
    "West Midlands Police fell from good to requires improvement in effectiveness and from "
    "outstanding to good in efficiency in 2017.",
    "Surrey Police rose from requires improvement to good in effectiveness in 2016 and fell from "
    "good to requires improvement in efficiency in 2018/19.",
    "In 2017 preventing crime was graded good at Essex Police. Two years earlier it had required "
    "improvement.",
    "Essex Police's recording of data about crime was judged outstanding in 2021-22, a grade "
    "carried over from 2019, and good in 2023-25.",
    "Kent Police (outstanding) did better than Essex Police (good) on legitimacy in 2017.",
    "## Kent Police\n\nIn 2017 it was graded outstanding for legitimacy.\n\n## Essex Police\n\nIn "
    "2017 it was graded good for legitimacy.",
    "The grades of 2021-22 are not comparable with those of 2018-19.",
    "Durham Constabulary was outstanding for effectiveness in 2017, Essex Police good.",
    "Hertfordshire Constabulary dropped to requires improvement for effectiveness in 2016 but "
    "regained its good grade in 2017.",
    "# Overall efficiency\n\n| Force | 2017 | 2018-19 |\n| --- | --- | --- |\n| Essex Police | "
    "Good | Good |\n| Surrey Police | Good | Requires improvement |",
]
OPEN = [
    "Essex Police is outstanding at protecting vulnerable people.",
    "Two years after the 2015 inspection, Essex Police was good at protecting vulnerable people.",
    "Had Essex Police been graded inadequate for effectiveness in 2017, the panel would have met.",
    "Members asked whether Essex Police could be graded outstanding for effectiveness in 2018/19.",
    "Members asked whether Essex Police has improved since the inspection of 2014.",
    "In 2017 its efficiency was praised; it was good or outstanding, nobody at Essex Police knows.",
    "Efficiency and legitimacy were praised at Essex Police in 2018/19; it was outstanding.",
    "Crime in Essex has fallen since 2014, and the panel noted the grades.",
    "Essex Police was rated better than Suffolk Constabulary at planning in 2018/19.",
    "Inspectors did not grade Essex Police for legitimacy in 2017.",
    "Inspectors of Kent Police saw charges up by 39.2%, compared to the year to October 2021.",
    "Kent Police has areas for improvement, such as mandatory visits to low-risk registered sex "
    "offenders.",
    "Essex firefighters have made progress since the inspection of 2019, and firefighting in Essex "
    "is now rated good.",
    "Essex Police was worse in 2021-22 than in 2018-19.",
    "Essex Police was the best force in England in 2017.",
    "In 2015 Essex Police made a good start at preventing crime.",
    "Essex Police failed to get a good for effectiveness in 2017.",
    "Essex Police was anything but outstanding for effectiveness in 2016.",
    "Nobody rated Essex Police outstanding for legitimacy in 2017.",
    "Essex Police was nearly rated outstanding for effectiveness in 2017.",
    "Six forces rose for effectiveness between 2016 and 2017.",
    "In 2017 Essex Police, now led by Ann Other, was graded good at protecting vulnerable people.",
    "Durham and Kent were good and outstanding respectively for effectiveness in 2017.",
    "The inspectorate closed the concern about sex offenders in 2019.",
    "A recommendation about custody was dealt with.",
]
"""Sentences that state no fact that the record tells, or state it in words that are not read."""
UNTRUE = [
    f"Essex Police fell from good to inadequate for {ETHICS} between 2017 and 2018/19.",
    "Essex Police was rated outstanding for investigating crime in its latest inspection.",
    "In its most recent PEEL report Essex Police was good at managing offenders.",
    "The grades of Essex Police in 2021-22 may be compared with those of 2018-19.",
    "Essex Police is rated good at protecting vulnerable people in its latest inspection, "
    "published on 14 May 2025.",
    f"Essex Police fell from Outstanding in 2017 to Requires improvement in 2018/19 for {ETHICS}.",
    "Essex Police was downgraded from good to requires improvement for overall efficiency in "
    "2018/19.",
    "Essex Police's overall effectiveness was Good in 2015, Requires improvement in 2016.",
    "HMICFRS graded Essex Police good for protecting vulnerable people in 2015, and inadequate in "
    "2017.",
    "Kent Police fell from Outstanding to Good for efficiency in 2018/19.",
    "Kent Police was rated Good for legitimacy in 2017. Essex Police was rated Outstanding for "
    "legitimacy in 2017.",
    "Norfolk Constabulary and Suffolk Constabulary were both outstanding for effectiveness in "
    "2016.",
    "Suffolk Constabulary, good for effectiveness in 2018/19, was inadequate for effectiveness in "
    "2017.",
    "There was joy over the ethical behaviour of the workforce at Essex Police, which rose from "
    "requires improvement in 2017 to good in 2018/19.",
    "Too many open incidents in the control room were a cause of concern, not an area for "
    "improvement, for Essex Police in 2015.",
    "Unlike in 2016, when it was inadequate, Essex Police was good for efficiency in 2017.",
    "West Midlands Police, which had been outstanding in 2016, required improvement for "
    "effectiveness in 2017.",
    "The 2016 legitimacy inspection ended with an inadequate for Essex Police.",
    "Surrey Police, rated good for efficiency in 2017, soared to outstanding in 2018/19.",
    "Thames Valley Police held on to its outstanding grade for efficiency in 2018/19.",
    "By 2016 Essex Police had sunk to requires improvement for effectiveness, having been good in "
    "2015.",
    "Cleveland Police recovered between 2017 and 2018/19: its effectiveness, inadequate before, "
    "was graded good.",
    "Legitimacy at Essex Police was good in 2016 and outstanding in 2017.",
    "# Kent Police\n\nLegitimacy was outstanding in 2017.\n\n# Essex Police\n\nLegitimacy was "
    "outstanding in 2017.",
    "Essex Police in 2015\n\n- Effectiveness: Good\n\n- Efficiency: Good",
    "The grades of 2021-22 are comparable with those of 2018-19.",
    "Essex Police was rated good for effectiveness in 2015, 2016 and 2017.",
    "Humberside Police was inadequate for efficiency in 2015 and again in 2016.",
    "Essex Police, rated good in 2015, was good for effectiveness in 2017.",
]
OVER_A_BREAK = [
    "Essex Police slipped from good to adequate for treating the public in the latest inspection.",
    "In its latest inspection Essex Police moved from requires improvement to adequate for "
    "responding to the public.",
    "Essex Police has got worse at protecting vulnerable people: it was Good in 2017 and Requires "
    "improvement in 2023-25.",
    "Essex Police was graded Good for protecting vulnerable people in 2018/19 and has fallen to "
    "Requires improvement in 2025.",
    "Essex Police was graded Good for protecting vulnerable people in 2018/19. By 2025 it was "
    "Requires improvement, a decline.",
    "Responding to the public got better at Essex Police: Requires improvement in 2021/22, "
    "Adequate in 2023-25.",
]


@for_each("words", TRUE)
def test_what_is_true_of_a_force_and_a_round_is_never_called_wrong(words: str) -> None:
    outcomes = {item["outcome"] for item in proved(words)}
    assert outcomes <= {"right", "not checked", "not known"}
    assert "right" in outcomes


UNREAD = {
    "Durham Constabulary has been outstanding for effectiveness only once.": "only",
    "In 2017 Essex Police was good in only three of the four questions of effectiveness.": "only",
    "Essex Police was good for effectiveness in 2017 in all but one of its questions.": "all but",
    "Thames Valley Police was outstanding for efficiency in 2017 and still is.": "still",
    "For the second time, Gwent Police required improvement for effectiveness in 2017.": (
        "second time"
    ),
    "Essex Police was the only force graded inadequate at protecting people in 2015.": "only",
    "Durham Constabulary is one of 17 forces rated outstanding for efficiency.": "one of",
    "In 2023-25 Essex Police alone was graded good at protecting vulnerable people.": "alone",
    "Kent Police was outstanding for efficiency in every round from 2015 to 2018/19.": "every",
    "Hertfordshire's effectiveness, requires improvement in 2016, was good a year on.": "a year on",
    "Kent Police has been outstanding for legitimacy for the past ten years.": "for the past",
    "Kent Police is still rated outstanding for legitimacy.": "still",
    "Essex Police was not rated good for effectiveness in 2017.": "not",
    "Nobody rated Essex Police outstanding for legitimacy in 2017.": "Nobody",
    "If Essex Police had been graded good for effectiveness in 2017, all were glad.": "If",
    "Durham and Kent were outstanding and good respectively for effectiveness in 2017.": (
        "respectively"
    ),
    "Essex Police's effectiveness improved in 2016 and has stayed the same since.": "since",
    "Kent Police's efficiency stayed good until 2018-19, when it rose to outstanding.": "until",
    "The area for improvement of 2016, evaluating good practice, was closed.": "closed",
    "Essex Police denied it was inadequate for effectiveness in 2017.": "denied",
    "Critics found Essex Police inadequate for effectiveness in 2017.": "Critics",
    "A councillor called Essex Police inadequate for effectiveness in 2017.": "called",
    "A survey rated Essex Police outstanding for effectiveness in 2017.": "survey",
}
"""True or not: sentences that state more, or less, of a grade or a label than that it was given."""


@for_each("words", UNREAD)
def test_nothing_is_read_in_a_sentence_with_a_word_that_turns_or_bounds_it(words: str) -> None:
    items = proved(words)
    assert {item.outcome for item in items} == {"not checked"}
    assert f"“{UNREAD[words]}” was not read" in {item.says for item in items}


@for_each(
    "words",
    [
        "The use of resources of Norfolk Constabulary was outstanding in 2023-25.",
        "Durham Constabulary was rated outstanding for effectiveness in 2020.",
    ],
)
def test_a_grade_of_another_round_is_no_ground(words: str) -> None:
    assert {item["outcome"] for item in proved(words)} == {"not known"}


@for_each("words", OPEN)
def test_what_is_open_is_neither_right_nor_wrong(words: str) -> None:
    assert {item["outcome"] for item in proved(words)} <= {"not checked"}


def test_what_names_a_grade_and_is_not_read_is_listed_beside_what_is() -> None:
    words = "In 2016 its cells were inadequate, but Essex Police was good for efficiency in 2017."
    was, good = proved(words)
    assert (was["words"], was["outcome"], good["outcome"]) == ("inadequate", "not checked", "right")
    (inadequate,) = proved("The 2016 inspection had an inadequate for Essex Police.")
    assert inadequate["outcome"] == "not checked"
    quotation, speaker = proved(f"In the paper stands “{QUOTES['kavanagh-5']}”")
    assert (quotation["outcome"], speaker["outcome"]) == ("right", "not checked")


def test_what_is_said_of_a_concern_and_cannot_be_checked_has_a_line() -> None:
    for words in OPEN[-2:]:
        assert {item["outcome"] for item in proved(words)} == {"not checked"}


@for_each(
    ("words", "told"),
    [
        ("Kent is better than Essex.", "better"),
        ("Zoë Billingham said she was delighted.", "said"),
        ("Mr Billingham says that the force is poor.", "says"),
        ("Stephen Kavanagh said communities can have confidence.", "said"),
    ],
)
def test_who_is_better_and_what_somebody_said_in_other_words_has_a_line(
    words: str, told: str
) -> None:
    (item,) = proved(words)
    assert (item["kind"], item["words"], item["outcome"]) == ("sentence", told, "not checked")


@for_each(
    "words",
    [
        "it was good overall",
        "overall it was graded requires improvement",
        "it required improvement overall",
    ],
)
def test_what_is_told_overall_is_not_held_against_an_area_named_before(
    words: str,
) -> None:
    before = "Essex Police was inadequate for protecting vulnerable people in 2015."
    area, told = proved(f"{before} In 2015 {words}.")
    assert (area["outcome"], told["outcome"]) == ("right", "not checked")


@for_each(
    ("words", "said"),
    [
        ("Metropolitan Police: inadequate at investigating crime in 2023-25.", "Metropolitan"),
        ("The Met was inadequate at investigating crime in 2023-25.", "Metropolitan"),
        ("GMP: inadequate at investigating crime in 2021-22.", "Greater Manchester Police"),
        ("Devon & Cornwall: inadequate at managing offenders in 2021-22.", "Devon and Cornwall"),
        ("Durham Police: outstanding for effectiveness in 2017.", "Durham Constabulary"),
        ("The Met, which requires improvement at preventing crime (2023-25).", "Metropolitan"),
        ("Dyfed Powys: good for effectiveness in 2017.", "Dyfed-Powys Police"),
        ("Inspectors met it, and it was good for effectiveness in 2017.", "Essex Police"),
        ("In Liverpool and Stratford-upon-Avon it was good for effectiveness in 2017.", "Essex"),
        ("Chelmsford City was told that it was good for effectiveness in 2017.", "Essex Police"),
        ("Essex County Council was good for effectiveness in 2017.", "Essex County Council is not"),
        ("British Transport Police was inadequate for legitimacy in 2017.", "British Transport"),
    ],
)
def test_who_is_named_in_a_paper_on_another_force_is_meant(words: str, said: str) -> None:
    (item,) = proved("Essex Police was inspected.", words)
    assert item["says"].startswith(said)
    assert item["outcome"] == ("not known" if "is not" in item["says"] else "right")


def test_a_force_named_in_brackets_beside_another_is_not_what_is_spoken_of_from_there_on() -> None:
    said = (
        "Essex Police was inspected. Pages of others use the same words (Nottinghamshire, crime)."
    )
    items = proved(f"{said}\n\nEffectiveness: Good in 2017, the same as in 2016.")
    assert {item["outcome"] for item in items if "ame as in 2016" in item["words"]} == {"right"}


@for_each(
    "words",
    [
        "In 2017 Essex Police must improve its effectiveness.",
        "In 2017 inspectors said Essex Police should improve its effectiveness.",
        "Essex Police was told in 2017 to improve its effectiveness.",
    ],
)
def test_who_is_to_improve_has_not_improved(words: str) -> None:
    assert [item["outcome"] for item in proved(words)] == ["not checked"]


def test_what_is_quoted_is_no_grade_that_the_paper_states() -> None:
    rows = (f"{at}  “{QUOTES[f'billingham-{at}']}”" for at in (1, 2, 4, 5))
    items = proved("PEEL: Police effectiveness 2017", "Zoë Billingham said:", *rows)
    assert {item["outcome"] for item in items if item["kind"] != "speaker"} == {"right"}


def test_a_numbered_quotation_goes_on_in_its_next_line() -> None:
    words = QUOTES["billingham-6"].replace(" for the ", " for the\n   ")
    items = proved("Zoë Billingham said:", f"6  “{words}”")
    assert {item["outcome"] for item in items} == {"right"}


def test_a_change_to_what_is_not_known_says_so() -> None:
    (item,) = proved("Essex Police's protection of vulnerable people fell between 2015 and 2016.")
    assert item["says"].endswith(": Inadequate in 2015, not known to us in 2016")


def test_a_grade_of_no_round_is_told_with_all_rounds_the_force_once() -> None:
    (item,) = proved("Essex Police was adequate at protecting vulnerable people.")
    assert item["says"].count("Essex Police: Protecting vulnerable people, ") == 1
    assert "; 2016: not known to us; 2017: Good; 2018-19: Good;" in item["says"]


@for_each("words", UNTRUE)
def test_what_is_untrue_of_a_force_and_a_round_is_called_wrong(words: str) -> None:
    assert "wrong" in {item["outcome"] for item in proved(words)}


@for_each("words", OVER_A_BREAK)
def test_a_change_over_a_break_is_told_by_the_break_and_its_grades_are_right(words: str) -> None:
    ran = asked(words)
    assert ran.code == 1
    items = ran.items
    said = {item["kind"]: item for item in items}
    assert "not comparable" in said["comparison"]["says"]
    assert said["comparison"]["verdict"] == "not comparable"
    assert said["comparison"]["outcome"] == "to look at"
    outcomes = {item["outcome"] for item in items if item["kind"] == "grade"}
    assert outcomes <= {"right", "not checked"}


def test_a_grade_is_held_against_its_own_force_whatever_comes_after() -> None:
    grade, kent = "Essex Police was graded good for legitimacy in 2018/19.", "Kent Police, too."
    for words in (f"{grade} {kent}", f"{kent} {grade}"):
        (item,) = proved(words)
        assert (item["outcome"], item["says"][:12]) == ("right", "Essex Police")


def test_one_report_or_round_is_enough_to_hold_it_against(tmp_path: Path) -> None:
    sentence = "Essex Police was graded good at protecting vulnerable people in 2017."
    kent = "Kent Police was graded inadequate for legitimacy in 2017."
    assert [item["verdict"] for item in proved(kent)] == ["contradicts"]
    for options, outcome in (
        (("--round", "2017"), "right"),
        (("--report", "essex-peel-2015"), "not known"),
    ):
        items = asked(f"A paper.\n\n{sentence}\n\n{kent}", *options).items
        # What is known of all forces beside the reports that are asked for is left out.
        assert [item["outcome"] for item in items] == [outcome, "not known"]
    assert asked(sentence, "--round", "1066").code == 2
    assert run("proof", "It was good at managing offenders.", "--round", "latest").code == 1
    # A report of one's own need not say of which body a speaker is, nor which side was used.
    sides = [{"text": text, "citations": [{"source": "the-page"}]} for text in ("Good.", "Bad.")]
    point = {"about": "The grade.", "judgments": ["overall"], "sayings": sides}
    own = str(tiny.written(tmp_path, tiny.report(disagreements=[point])))
    said = "“We do what we can,” said John Sample, chief constable of Force A."
    graded = "Force A was graded good for effectiveness in 2016."
    verdicts = [item["verdict"] for item in asked(f"{said}\n\n{graded}", "--report", own).items]
    assert sorted(verdicts) == ["agrees", "exact", "sources disagree"]


def test_a_sentence_may_be_typed_and_no_name_of_a_file_is_one() -> None:
    assert run("proof", "Essex Police was good at protecting vulnerable people in 2017.").code == 0
    assert run("proof", "Essex Police was graded inadequate for efficiency in 2017.").code == 1
    assert run("proof", ". .").code == 0
    assert_safe(run("proof", "\x1b[31m red", "--format", "md").stdout)
    assert run("proof", " ").code == 2
    missing = run("proof", "my paper.docx")
    assert (missing.code, missing.stdout) == (3, "")
    assert "my paper.docx: no such file" in missing.stderr


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_says_what_is_wrong_and_what_the_record_says(
    tmp_path: Path, form: str
) -> None:
    path = tmp_path / "paper.txt"
    path.write_text("\n\n".join(panel.PARAGRAPHS), encoding="utf-8")
    shown = run("proof", str(path), "-f", form).stdout.replace("\\", "")
    for words in ("Deputy Chief", "Protecting vulnerable", "2017: Good", "altered"):
        assert words in " ".join(shown.split())


def test_a_paper_that_states_nothing_and_one_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_text("The cat sat on the mat.", encoding="utf-8")
    ran = run("proof", str(path))
    assert ran.code == 0
    assert "no quotation, grade, label or comparison was read in it" in ran.stdout
    assert run("proof", str(tmp_path / "missing.txt")).code == 3


@for_each(
    ("words", "unread"),
    [
        ("Essex Police is inadequate.", ["inadequate"]),
        ("Essex Police was good value for money in 2017.", ["good"]),
        (
            "In 2023-25 Surrey Police was inadequate at responding to the public, and Kent too.",
            ["Kent"],
        ),
        (
            "In 2023-25 Surrey Police was inadequate at responding to the public and Sussex Police "
            "inadequate too.",
            ["Sussex Police"],
        ),
        ("Essex Police was rated good in 2017. Sussex Police was good.", ["good"]),
    ],
)
def test_a_grade_or_a_force_that_was_not_read_is_listed(words: str, unread: list[str]) -> None:
    items = proved(words)
    assert [item["words"] for item in items if item["verdict"] == "not checked"] == unread


@for_each(
    "words",
    [
        "Essex Police is better than Kent Police at protecting vulnerable people.",
        "Essex Police has got worse at treating the public.",
    ],
)
def test_a_comparison_that_cannot_be_held_against_rounds_is_listed(words: str) -> None:
    (item,) = proved(words)
    assert (item["kind"], item["outcome"]) == ("comparison", "not checked")


OPEN_LABEL = ": Cause of concern, label as reported by the press"
LABELS = [
    ("In 2016 evaluating and sharing good practice was an area for improvement.", "right", ""),
    ("In 2017 evaluating and sharing good practice was an area for improvement.", "right", ""),
    (
        "In 2019 evaluating good practice was an area for improvement.",
        "not known",
        "for these words",
    ),
    ("In 2016 the vetting backlog was an area for improvement.", "not known", ": Label not known"),
    ("In 2017 the vetting backlog was an area for improvement.", "not known", ": Label not known"),
    ("In 2018 stopped visits to sex offenders were a formal cause of concern.", "wrong", ""),
    ("In 2018 the management of sex offenders was a cause of concern.", "wrong", ""),
    ("In 2016 managers' caseloads of offenders were a cause of concern.", "right", OPEN_LABEL),
    ("In 2018 managers' caseloads of offenders were a cause of concern.", "not known", ""),
    ("Use of force in custody was a cause of concern in 2024.", "right", OPEN_LABEL),
    ("Use of force in custody was a formal cause of concern in 2024.", "not known", OPEN_LABEL),
    ("Use of force in custody was a cause of concern in 2017.", "not known", "for these words"),
    ("The management of sex offenders was a cause of concern.", "not checked", ""),
]
"""What is said of a label, what comes of it, and how what the record says ends."""


@for_each(("sentence", "outcome", "ends"), LABELS)
def test_a_label_is_held_against_the_concern_that_is_meant_in_the_year_it_names(
    sentence: str, outcome: str, ends: str
) -> None:
    (label,) = proved(sentence)
    assert label["outcome"] == outcome
    assert label["says"].endswith(ends)


@for_each("now", [", but it {} today.", " but {} now.", ". It now {}."])
def test_what_is_told_of_today_is_held_to_the_newest_round(now: str) -> None:
    said = f"Essex Police was graded good at protecting vulnerable people in 2017{now}"
    items = proved(said.format("requires improvement"))
    assert [item["report"] for item in items] == ["essex-peel-2017", "essex-peel-2023-25"]
    assert {item["outcome"] for item in items} == {"right"}
    (today,) = proved("Today Essex Police is good at protecting vulnerable people.")
    assert (today["outcome"], today["report"]) == ("wrong", "essex-peel-2023-25")


def test_a_table_is_held_to_the_rounds_at_the_heads_of_its_columns() -> None:
    table = "Question\t2015\t2016\nEffectiveness\tRequires improvement\tInadequate"
    was, then = proved("The grades of Essex Police", table)
    assert (was["outcome"], then["outcome"]) == ("right", "wrong")
    assert then["says"] == "Essex Police: Overall effectiveness, 2016: Good"


@for_each("words", ["history", "compare kent", "compare norfolk durham"])
def test_nothing_is_wrong_in_a_table_that_blanks_alone_set_in_columns(words: str) -> None:
    items = asked(run(*words.split()).stdout).items
    assert {item["outcome"] for item in items} == {"right", "not checked"}
    assert [item for item in items if item["says"].startswith("of which column? ")]


def test_what_comes_to_the_same_is_told_once_with_its_places() -> None:
    said = (
        "The force was good at\npreventing crime. It fell in 2017.\n\nIn 2018 effectiveness rose."
    )
    for form in ("table", "plain", "md"):
        told = run("proof", "-", "-f", form, stdin=said).stdout
        assert told.count("of what, or which way, was not read") == 1
        assert "Paragraph 1: fell in 2017; 2: rose" in told
        assert "good at preventing crime" in told


def test_the_corner_of_a_table_may_be_empty(tmp_path: Path) -> None:
    path = tmp_path / "paper.md"
    cells = "| | 2015 | 2016 |\n|---|---|---|\n| Essex Police, effectiveness | {} | Good |\n"
    for first, outcome in (("Requires improvement", "right"), ("Good", "wrong")):
        path.write_text(cells.format(first), encoding="utf-8")
        items = run("proof", str(path), "-f", "json").items
        assert [it["outcome"] for it in items if it["kind"] == "grade"] == [outcome, "right"]


def test_a_grade_under_the_heading_of_its_area_is_of_it() -> None:
    said = "Essex Police was good in 2017. In 2018-19 it was graded requires improvement."
    items = proved(f"# {ETHICS.capitalize()}", said)
    assert [it["outcome"] for it in items if it["kind"] == "grade"] == ["right", "right"]


def test_a_body_is_known_by_the_beginning_of_its_name_and_may_have_one_overall_grade(
    tmp_path: Path, tiny: dict[str, Any]
) -> None:
    tiny["force"]["name"] = "School A of Anytown"
    own = tmp_path / "own.json"
    own.write_text(json.dumps(tiny), encoding="utf-8")
    paper = tmp_path / "paper.txt"
    paper.write_text("School A was rated inadequate by its inspectors.", encoding="utf-8")
    (item,) = run("proof", str(paper), "--report", str(own), "-f", "json").items
    assert item["outcome"] == "wrong"


@for_each(
    ("words", "says"),
    [
        ("Essex's efficiency stayed good from 2014 to 2015.", "2014 and 2015 are not"),
        ("Essex went up from 2021-22 to 2023-25 at responding to the public.", "2021-22 and 2023"),
        (
            "Essex improved from requires improvement to adequate at responding to the public "
            "since 2021-22.",
            "2021-22 and 2023-25 are not",
        ),
    ],
)
def test_a_break_is_that_between_the_two_rounds(words: str, says: str) -> None:
    (item,) = (it for it in proved(words) if it["kind"] == "comparison")
    assert (item["verdict"], item["says"][: len(says)]) == ("not comparable", says)


def test_what_got_worse_across_a_break_is_said_to_stand_across_it() -> None:
    words = "Essex Police has got worse at protecting vulnerable people since 2017."
    (item,) = proved(words)
    assert "2018-19 and 2021-22 are not comparable" in item["says"]


WORDED = [
    "In {was} {force} was graded {good} for {area} and in {now} {fair}.",
    "{force} was {good} for {area} in {was} and {fair} in {now}.",
    "{force} went from {good} in {was} to {fair} in {now} for {area}.",
    "The {area} of {force} was graded {good} ({was}) and {fair} ({now}).",
    "For {area}, {force} was rated {good} in {was} but {fair} in {now}.",
    "# {force}\n\n| Pillar | {was} | {now} |\n|---|---|---|\n| {area} | {good} | {fair} |",
    "# {force}\n\n## {was}\n\nThe force was {good} for {area}.\n\n## {now}\n\nIt was {fair} for "
    "{area}.",
]
"""What two grades of an area are told in."""


@for_each("worded", WORDED)
def test_grades_of_any_force_are_right_in_usual_words_and_others_are_not(worded: str) -> None:
    bodies = [("kent", "efficiency"), ("surrey", "efficiency"), ("cleveland", "legitimacy")]
    turn = WORDED.index(worded) % len(bodies)
    for force, area in some(bodies[turn:] + bodies[:turn], 3):
        history = essex_insp.force(force).history(f"Overall {area}")
        grades = {str(item.round): str(item.grade).lower() for item in history if item.grade}
        told = {"force": history[0].force, "area": area, "was": "2017", "now": "2018-19"}
        true = {"good": grades["2017"], "fair": grades["2018-19"]}
        for key in (None, *true):
            other = {key: "inadequate" if true[key] != "inadequate" else "good"} if key else {}
            words = worded.format(**told, **(true | other))
            items = proved(words)
            assert ("wrong" in {item.outcome for item in items}) is bool(key), words
            assert key or {item.outcome for item in items} == {"right"}


@for_each(
    ("words", "verdicts"),
    [
        ("Essex Police was rated good for efficiency in 2017 by HMICFRS.", ["agrees"]),
        (
            "Essex Police, responding to the public: ↑ from requires improvement in 2021-22 to "
            "adequate in 2023-25.",
            ["agrees", "agrees", "not comparable"],
        ),
        (
            "Essex Police, responding to the public: from requires improvement in 2021-22 to "
            "adequate in 2023-25.",
            ["agrees", "agrees", "not comparable"],
        ),
        ("Effectiveness at Essex Police improved in 2016.", ["agrees"]),
        (
            "Effectiveness at Essex Police improved in 2016 and stayed good in 2017.",
            ["agrees"] * 3,
        ),
        ("Effectiveness at Essex Police fell in 2016.", ["contradicts"]),
        (
            "Effectiveness at Essex Police got better in 2016 and then held in 2017 and 2018-19.",
            ["agrees"],
        ),
        (
            "Northumbria Police went down for effectiveness in 2018-19, from good to requires "
            "improvement.",
            ["agrees"],
        ),
        ("Force A, Essex Police – some progress in most areas, 2017. https://example.org/a", []),
    ],
)
def test_a_change_is_held_between_the_rounds_that_it_is_told_of(
    words: str, verdicts: list[str]
) -> None:
    assert sorted(item["verdict"] for item in proved(words)) == verdicts


@for_each(
    ("words", "outcomes"),
    [
        (
            "Norfolk's efficiency fell from outstanding in 2015 to good in 2016 and rose to "
            "outstanding in 2018-19.",
            {"right"},
        ),
        (
            "Essex Police's effectiveness was good in 2016, up from requires improvement in 2015, "
            "and good in 2017.",
            {"right"},
        ),
        (
            "Humberside Police's efficiency climbed from inadequate in 2015 to good in 2016 and "
            "was good in 2018-19.",
            {"right", "wrong"},
        ),
        (
            "Dorset Police's efficiency rose to good in 2016 from requires improvement in 2015 and "
            "was good in 2017.",
            {"right"},
        ),
        # Each change of a sentence
        ("Norfolk's efficiency rose to outstanding in 2018-19 and rose to good in 2016.", "wrong"),
        (
            "Norfolk's efficiency fell to good in 2016 and dropped to outstanding in 2018-19.",
            "wrong",
        ),
        (
            "Norfolk's efficiency was up from good in 2017 to outstanding in 2018-19 and "
            "legitimacy was up too.",
            "wrong",
        ),
    ],
)
def test_a_year_is_that_of_the_grade_before_it_and_each_change_is_held(
    words: str, outcomes: set[str] | str
) -> None:
    told = {item["outcome"] for item in proved(words)}
    assert told == outcomes or outcomes in told


@for_each("change", ["an improvement on", "a rise from", "an upgrade on its", "a climb from"])
def test_a_change_may_be_a_noun(change: str) -> None:
    true = f"Cleveland Police's effectiveness was good in 2016, {change} requires improvement in"
    assert [item["verdict"] for item in proved(f"{true} 2015.")] == ["agrees"] * 3
    fall = true.replace(change, "a fall from")
    assert "wrong" in {item["outcome"] for item in proved(f"{fall} 2015.")}
    over = f"Kent Police was good at protecting vulnerable people in 2023-25, {change} adequate in"
    told = {item["verdict"] for item in proved(f"{over} 2021-22.")}
    assert told == {"agrees", "not comparable"}


@for_each(
    "words",
    [
        "Kent Police has been outstanding for legitimacy for the past ten years.",
        "Kent Police has been outstanding for legitimacy every year since 2015.",
        "Kent Police is still rated outstanding for legitimacy.",
        "Every force was good at effectiveness in 2017.",
        "All 43 forces were good at effectiveness in 2017.",
        "Kent Police's quality system was rated green.",
    ],
)
def test_what_is_told_upto_today_of_all_or_in_unknown_words_is_not_checked(words: str) -> None:
    assert "not checked" in {item["outcome"] for item in proved(words)}


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("Anytown Council was rated requires improvement to be good overall.", "right"),
        ("Anytown Council was rated inadequate overall.", "wrong"),
        ("Anytown Council's leaders were rated good.", "not checked"),
    ],
)
def test_a_grade_of_another_inspectorates_scale_is_that_of_its_words(
    tmp_path: Path, tiny: dict[str, Any], words: str, outcome: str
) -> None:
    overall = {**tiny["judgments"][0], "grade": "Requires improvement to be good"}
    tiny |= {"framework": "ofsted-ilacs-2023", "inspectorate": "Ofsted"}
    tiny |= {"judgments": [{**overall, "area": "Overall effectiveness", "level": "overall"}]}
    tiny["force"]["name"] = "Anytown Council"
    own = tmp_path / "own.json"
    own.write_text(json.dumps(tiny), encoding="utf-8")
    items = asked(words, "--report", str(own)).items
    assert [item["outcome"] for item in items] == [outcome]


def test_more_statements_than_a_paper_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("essex_insp.questions.proof._MOST", 9)
    done = run("proof", "-", stdin="“It is late.” " * 10)
    assert (done.code, done.stdout) == (3, "")
    assert done.stderr.endswith(": the paper states more than can be shown; give it in parts\n")
