"""Grades as pages word them: of which body, for which area, when; and which words give none.

Every name is made up. Each text pins a rule that real pages taught.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essex_insp.draft import scales, sectors
from essex_insp.draft.grades import grades
from essex_insp.draft.names import names
from essex_insp.draft.report import draft_report
from essex_insp.draft.text import read
from tests.cases import for_each
from tests.draft.outcomes import Outcomes

ABOUT = "Anytown Police was inspected by HMICFRS.\n\n"
FORCE = "Anytown Police"
HOPED = "hoped for, asked or supposed, not given"


def graded(text: str) -> Outcomes:
    reading = read(text)
    return Outcomes(grades(reading, names(reading))[0])


def now(text: str) -> list[tuple[str, str]]:
    """The grades of now: area and grade."""
    return [
        (rating.area, rating.grade) for rating in graded(text).ratings if rating.period == "current"
    ]


def reasons(text: str) -> set[str]:
    return {passed.reason for passed in graded(text).passed}


@for_each(
    ("text", "areas"),
    [
        ("It was rated good at preventing crime.", ["preventing crime"]),
        ("It is ‘good’ at how it prevents crime.", ["prevents crime"]),
        ("The CQC met. Its surgical services were rated good.", ["surgical services"]),
        ("It was graded good at:-\n► Custody\n► Vetting", ["Custody", "Vetting"]),
        ("HMICFRS did find that the force was good at vetting.", ["vetting"]),
        (
            "It was graded good for its treatment of the public, managing offenders and "
            "responding to the public.",
            ["treatment of the public", "managing offenders", "responding to the public"],
        ),
        (
            "Its good gradings are in the following areas.\n\n- Preventing crime\n- Custody",
            ["Preventing crime", "Custody"],
        ),
        (
            "Areas rated good include treatment of the public; managing offenders.",
            ["treatment of the public", "managing offenders"],
        ),
        (
            "It was rated “good” in two areas by HMICFRS (managing offenders; supporting victims).",
            ["managing offenders", "supporting victims"],
        ),
        (
            "It is good in both areas, which are managing offenders and supporting victims.",
            ["managing offenders", "supporting victims"],
        ),
        (
            "It was rated good at managing offenders along with its treatment of the public.",
            ["managing offenders", "treatment of the public"],
        ),
        ("Vetting arrangements at Anytown Police were graded as good.", ["Vetting arrangements"]),
        ("HMICFRS rated Anytown Police’s crime recording ‘good’.", ["crime recording"]),
        ("Its efficiency and its legitimacy are both good.", ["efficiency", "legitimacy"]),
        ("In efficiency, the force was rated good.", ["efficiency"]),
        ("It was rated good across all areas.", ["across all areas"]),
        (
            "It was rated good for vetting and good use of resources.",
            ["vetting", "good use of resources"],
        ),
        ("Areas rated good included vetting and custody.", ["vetting", "custody"]),
        ("It was said that one was ‘good’ – vetting.", ["vetting"]),
        ("It was rated ‘good’ (one level below ‘outstanding’) at:\n\n• vetting", ["vetting"]),
        ("It was rated good at vetting, and it does custody.", ["vetting"]),
        (
            "It is good at vetting, making good use of resources and custody.",
            ["vetting", "making good use of resources", "custody"],
        ),
        (
            "The force is good at disrupting organised criminality.",
            ["disrupting organised criminality"],
        ),
        ("It was rated as good in its annual Efficiency report.", ["Efficiency"]),
        ("Anytown Police’s effectiveness at reducing crime is good", None),
        ("“The force is good at preventing crime,” said Ann Other, HM Inspector.", None),
        ("How effective is the force at preventing crime?\n\nGood", None),
        ("1. How effective is the force at preventing crime?\n\nJudgment: Good", None),
        ("Preventing crime\nGood\n", ["Preventing crime"]),
        (
            "Good\n• preventing crime\n• managing offenders",
            ["preventing crime", "managing offenders"],
        ),
        ("It was graded good in:\n\n• preventing crime\n• managing offenders", None),
        ("The good areas were preventing crime and managing offenders.", None),
        ("It is ‘good’ in whether it is effective or efficient.", ["effective", "efficient"]),
        ("It was graded good for preventing crime (PC) and managing offenders.", None),
        ("“We are good in the way in which we prevent crime.”", ["prevent crime"]),
        ("It received a ‘good’ efficiency rating.", ["efficiency"]),
        ("It was rated good across all measures.", ["across all measures"]),
        ("Preventing crime – good\nManaging offenders: good", None),
    ],
)
def test_a_grade_is_given_for_the_areas_that_it_is_tied_to(
    text: str, areas: list[str] | None
) -> None:
    ratings = graded(ABOUT + text).ratings
    assert {rating.grade for rating in ratings} == {"Good"}
    assert {rating.body for rating in ratings} == {FORCE}
    if areas is not None:
        assert [rating.area for rating in ratings] == areas


@for_each(
    ("text", "expected"),
    [
        (
            "It was good at preventing crime and ‘requires improvement’ at managing offenders.",
            [("preventing crime", "Good"), ("managing offenders", "Requires improvement")],
        ),
        (
            "Anytown Police receives ‘good’ grading\n\nIt was graded as ‘good’ for legitimacy.",
            [("legitimacy", "Good")],
        ),
        (
            "The way the force responds to calls from the public requires improvement.",
            [("responds to calls from the public", "Requires improvement")],
        ),
        (
            "It was good at preventing crime and managing offenders ‘requires improvement’.",
            [("preventing crime", "Good"), ("managing offenders", "Requires improvement")],
        ),
        (
            "It was graded good for preventing crime, managing offenders was found to be adequate.",
            [("preventing crime", "Good"), ("managing offenders", "Adequate")],
        ),
        (
            "It was rated good for legitimacy, which includes how it manages offenders.",
            [("legitimacy", "Good")],
        ),
        (
            "Preventing crime was rated good and managing offenders inadequate.",
            [("Preventing crime", "Good"), ("managing offenders", "Inadequate")],
        ),
        (
            "All but managing offenders, where it requires improvement, did well.",
            [("managing offenders", "Requires improvement")],
        ),
        (
            "An overall rating of good hides that it was rated inadequate for vetting.",
            [("overall", "Good"), ("vetting", "Inadequate")],
        ),
        (
            "It improved in preventing crime and managing offenders, with these two areas rated "
            "good.",
            [("preventing crime", "Good"), ("managing offenders", "Good")],
        ),
        (
            "It was inadequate at investigating crime and managing offenders and suspects.",
            [
                ("investigating crime", "Inadequate"),
                ("managing offenders and suspects", "Inadequate"),
            ],
        ),
        (
            "It went from ‘inadequate’ to ‘good’ at preventing crime, and ‘good’ at vetting.",
            [("preventing crime", "Good"), ("vetting", "Good")],
        ),
        ("These areas were rated good.", []),
        ("It was rated good and praised for preventing crime.", []),
        (
            "Three services were rated good (vetting, managing offenders and preventing crime).",
            [("vetting", "Good"), ("managing offenders", "Good"), ("preventing crime", "Good")],
        ),
        ("It was rated good at managing crimes.", [("managing crimes", "Good")]),
        (
            "Its report covers Police Effectiveness, Efficiency and Legitimacy (PEEL), and it was "
            "rated good at vetting.",
            [("vetting", "Good")],
        ),
        ("It was rated ‘good’ for one area (engagement).", [("engagement", "Good")]),
        ("Inspectors rated it to be particularly good at vetting.", [("vetting", "Good")]),
        (
            "It was rated good for two of HMICFRS’s four lines of enquiry: vetting and ethics.",
            [("vetting", "Good"), ("ethics", "Good")],
        ),
        ("It was rated good in two areas and inadequate in one. These were vetting, ethics.", []),
        ("It was rated good in two areas. They are proud of vetting.", []),
        ("It was rated good in two areas. These included praise for vetting and ethics.", []),
        ("It was rated good in two areas. These were not vetting or ethics.", []),
        ("Three forces were rated good in two areas. These include vetting and ethics.", []),
        (
            "HMICFRS praised its vetting, stating the force is good at managing offenders.",
            [("managing offenders", "Good")],
        ),
        ("It was rated good by the vetting watchdog.", [("overall", "Good")]),
        ("“It did well.”\n\nOutstanding areas of practice included a new centre.", []),
        (
            "Managing offenders is adequate, as is its crime recording, but vetting is inadequate.",
            [
                ("Managing offenders", "Adequate"),
                ("crime recording", "Adequate"),
                ("vetting", "Inadequate"),
            ],
        ),
        ("The force requires improvement.", [("overall", "Requires improvement")]),
        ("It went from inadequate to good in just 18 months.", [("overall", "Good")]),
        ("It continues to be a good force.", [("overall", "Good")]),
        (
            "Its overall performance was rated good, improvement was needed in vetting.",
            [("overall", "Good")],
        ),
        (
            "The force requires improvement ‘in how it prevents crime’.",
            [("prevents crime", "Requires improvement")],
        ),
        (
            "A grading of ‘Adequate’ is new. It has received this grade in relation to vetting.",
            [("vetting", "Adequate")],
        ),
        (
            "HMICFRS’s efficiency report has graded the force as inadequate.",
            [("efficiency", "Inadequate")],
        ),
        (
            "It improved since it was last inspected, mostly in vetting - which was rated good.",
            [("vetting", "Good")],
        ),
        ("Ann did praise as “good” its crime recording.", [("crime recording", "Good")]),
        (
            "While it has improved its efficiency, this area was judged as ‘inadequate’.",
            [("efficiency", "Inadequate")],
        ),
        (
            "It has received an ‘outstanding’ grade in every category.",
            [("in every category", "Outstanding")],
        ),
        (
            "After a visit earlier this year it was judged to be good at vetting.",
            [("vetting", "Good")],
        ),
        (
            "It was judged good at:\n\n• vetting\n\nIt was also found that it:\n\n• has better "
            "custody",
            [("vetting", "Good")],
        ),
        ("It was rated good in 2018, is now rated inadequate.", [("overall", "Inadequate")]),
        (
            "Its efficiency is good, with its crime recording ‘outstanding’.",
            [("efficiency", "Good"), ("crime recording", "Outstanding")],
        ),
        ("It was rated good, following its inadequate rating in 2021.", [("overall", "Good")]),
        (
            "It was once rated good and has been given HMICFRS’s lowest grade of inadequate.",
            [("overall", "Inadequate")],
        ),
        ("At the last inspection it was judged to be good.", []),
        ("How efficient is it? Good.", [("How efficient is it", "Good")]),
        ("Anytown Police’s service to victims is good.", [("service to victims", "Good")]),
        (
            "Good: preventing crime. Adequate: custody.",
            [("preventing crime", "Good"), ("custody", "Adequate")],
        ),
        (
            "It was rated good for vetting in 2021 but has now been rated inadequate for vetting.",
            [("vetting", "Inadequate")],
        ),
    ],
)
def test_each_grade_has_its_own_areas(text: str, expected: list[tuple[str, str]]) -> None:
    assert now(ABOUT + text) == expected


def test_a_body_in_an_aside_is_not_the_one_that_is_graded() -> None:
    text = (
        "Anytown Hospitals Trust, which runs Sample Hospital and Example Hospital, was rated good."
    )

    assert [rating.body for rating in graded(text).ratings] == ["Anytown Hospitals Trust"]


def test_a_grade_beside_an_area_that_it_is_not_tied_to_is_in_doubt() -> None:
    made = graded(ABOUT + "Ann praised preventing crime, officers, and rated the force good.")

    assert not made.ratings
    assert [doubt.grade for doubt in made.doubts] == ["Good"]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "Ofsted has rated an Anytown nursery inadequate.\n\nExample Day Nursery was visited "
            "in May.",
            "Example Day Nursery",
        ),
        ("HMP & YOI Anytown was inspected. The jail was rated ‘poor’ for safety.",
         "HMP & YOI Anytown"),
        ("The Care Inspectorate rated Example House ‘weak’ for its staffing.", "Example House"),
    ],
)  # fmt: skip
def test_the_body_is_the_one_that_has_a_name(text: str, body: str) -> None:
    assert {rating.body for rating in graded(text).ratings} == {body}


def test_an_area_that_the_report_is_about_stands_for_a_grade_without_one() -> None:
    text = "HMICFRS published its report on efficiency.\n\nAnytown Police was rated as good."
    assert now(text) == [("efficiency", "Good")]


def test_a_plain_grade_beside_mixed_ones_is_of_the_whole() -> None:
    text = (
        "Anytown Police was rated good. It requires improvement at managing offenders and is good "
        "at preventing crime."
    )
    assert ("overall", "Good") in now(text)


@for_each(
    ("text", "bodies"),
    [
        ("Anytown and Otherton Police were both rated good at vetting.", None),
        ("Anytown Police was rated good at vetting, as was said.", [FORCE]),
        ("Anytown was rated good at vetting.", [FORCE]),
        ("Two forces – Kent and Durham – were rated good at vetting.", ["Kent", "Durham"]),
        ("It fell behind Kent, while Surrey was graded good at vetting.", ["Surrey"]),
        ("It was rated good at vetting by the PEEL Police report.", [FORCE]),
        ("It is the only UK force to be rated good at vetting.", [FORCE]),
        ("The Home Office said it was rated good at vetting.", [FORCE]),
        ("The Local News Service said it was rated good at vetting.", [FORCE]),
        ("HMICFRS rated two forces – Kent and Surrey – as good at vetting.", ["Kent", "Surrey"]),
        (
            "Kent, Surrey and Durham constabularies were rated good at vetting.",
            ["Kent", "Surrey", "Durham"],
        ),
        ("The unit, run by Otherton Council, was rated good at vetting.", [FORCE]),
        ("Like Otherton Police, it was rated good at vetting.", [FORCE]),
        ("Otherton Police, which the force supports, was rated good.", ["Otherton Police"]),
        ("It is run by Otherton Council. It was rated good at vetting.", [FORCE]),
    ],
)
def test_a_grade_is_of_the_bodies_of_its_sentence(text: str, bodies: list[str] | None) -> None:
    bodies_graded = [rating.body for rating in graded(ABOUT + text).ratings]
    assert bodies_graded == (bodies or [FORCE, "Otherton Police"])


def test_grades_that_a_body_moved_from_are_of_an_earlier_time() -> None:
    text = ABOUT + "It improved from inadequate in 2016 to good in 2018 at managing offenders."
    rows = [(rating.grade, rating.period, rating.round) for rating in graded(text).ratings]
    assert rows == [("Inadequate", "previous", "2016"), ("Good", "current", "2018")]


@for_each(
    "text",
    [
        "It was previously rated good at vetting.",
        "It was rated good three years ago at vetting.",
        "It had been rated good at vetting.",
        "It received only ‘good’ marks from the last two visits.",
        "At the last inspection of it in 2020, vetting at the force was judged to be good.",
        "Its work in preventing crime, once inadequate, has got better.",
    ],
)
def test_an_earlier_grade_is_said_to_be_one(text: str) -> None:
    assert [rating.period for rating in graded(ABOUT + text).ratings] == ["previous"]


@for_each(
    ("text", "periods"),
    [
        ("It had been rated good for custody, good for responding to the public, and good for "
         "investigating crime and inadequate for vetting.", "pppp"),
        ("It fell from good to adequate for custody and rose from adequate to good for vetting.",
         "pcpc"),
        ("The force, rated inadequate for vetting in 2019, is now good for custody.", "pc"),
        ("It was rated inadequate for vetting in 2019, has been told it is good for custody.",
         "pc"),
        ("In 2019 it was rated good for custody and inadequate for vetting.", "pp"),
    ],
)  # fmt: skip
def test_each_grade_of_a_sentence_is_of_its_own_time(text: str, periods: str) -> None:
    ratings = graded(f"12 March 2025\n\n{ABOUT}{text}").ratings
    assert "".join(rating.period[0] for rating in ratings) == periods


@for_each(
    ("text", "grades"),
    [
        ("It praised its custody but found leadership inadequate.", "leadership Inadequate"),
        ("It was adequate in four and inadequate in one (vetting).", "vetting Inadequate"),
        ("The force is now good.", "overall Good"),
        ("Vetting now requires improvement.", "Vetting Requires improvement"),
        ("A force that left cells without water has been rated inadequate for custody.",
         "custody Inadequate"),
        ("It was good at vetting and adequate at custody.", "vetting Good, custody Adequate"),
        ("Though its efficiency improved, this area was judged as good.", "efficiency Good"),
        ("It rated vetting good, and more was needed in custody.", "vetting Good"),
        ("The force requires improvement ‘in the efficiency with which it works’.",
         "efficiency Requires improvement"),
        ("It praised as “good” its legitimacy.", "legitimacy Good"),
        ("A new grade is given this year, of ‘adequate’. It has received this grade for vetting.",
         "vetting Adequate"),
        ("Vetting and custody fell – two are now deemed “adequate”.", ""),
        ("Leadership at the force, which runs Otherton Police, has moved up to ‘good’.",
         "Leadership Good"),
        ("One of its forces, Otherton, was rated good for vetting.", "vetting Good"),
        ("Vetting was rated good earlier this year.", "Vetting Good"),
        ("Inspectors saw it improve since it was last inspected, in vetting, rated good.",
         "vetting Good"),
        ("The PEEL Effectiveness report graded it ‘requiring improvement’.",
         "Effectiveness Requires improvement"),
        ("It was rated good for vetting, and Otherton Police inadequate in the same area.",
         "vetting Good, vetting Inadequate"),
    ],
)  # fmt: skip
def test_a_grade_is_read_where_no_verb_of_grading_stands(text: str, grades: str) -> None:
    assert ", ".join(map(" ".join, now(ABOUT + text))) == grades


@pytest.mark.parametrize(
    ("text", "area", "basis"),
    [
        ("Vetting: not graded", "Vetting", "ungraded"),
        ("Area | Grade\nVetting | Good\nCustody | Not inspected", "Custody", "not-inspected"),
        ("Custody was inspected but not rated.", "Custody", "ungraded"),
        ("The force was not inspected on vetting.", "vetting", "not-inspected"),
    ],
)
def test_what_is_not_graded_is_a_judgment_of_that(text: str, area: str, basis: str) -> None:
    (judgment,) = (
        each for each in draft_report(ABOUT + text).judgments if each.basis != "inspected"
    )
    assert (judgment.area, judgment.grade, judgment.basis) == (area, None, basis)
    assert (judgment.citations[0].exact or "?") in text
    assert reasons(f"{ABOUT}The force was not inspected.") == {"of no area that is named"}


def test_grades_told_respectively_of_no_area_are_of_none() -> None:
    assert now("Anytown Police and Othertown Police were good and outstanding respectively.") == []


def test_whose_grade_of_earlier_it_was_is_not_asked() -> None:
    assert not graded("The inspectors were here. It was previously rated good.").doubts


def test_a_grade_that_stands_over_keeps_its_round() -> None:
    text = (
        "Its work on serious and organised crime was not inspected in 2017, so the 2016 judgment "
        "of outstanding remains."
    )
    (rating,) = graded(ABOUT + text).ratings
    assert (rating.area, rating.round, rating.basis) == (
        "serious and organised crime",
        "2016",
        "carried-over",
    )
    assert reasons(ABOUT + text) == {"an older grade stands"}


def test_a_grade_that_is_carried_over_is_of_the_round_that_is_named() -> None:
    for text in ("Vetting: Good (carried over from 2022)", "It was good at vetting, carried over."):
        (rating,) = graded(ABOUT + text).ratings
        assert rating.basis == "carried-over"
        assert rating.round == ("2022" if "2022" in text else None)
    drafted = draft_report(f"{ABOUT}It was rated good at vetting, carried over.")
    assert [judgment.basis for judgment in drafted.judgments] == ["unknown"]


def test_whether_a_year_is_that_of_an_undated_text_is_a_doubt() -> None:
    text = f"{ABOUT}In 2018 it was judged good for vetting."
    assert [doubt.about for doubt in draft_report(text).doubts] == ["judgment-1"]
    assert not draft_report(text, published="2018-05").doubts


def test_a_grade_that_is_retained_stands_over() -> None:
    (rating,) = graded(
        ABOUT + "It retains its 2016 judgement of good for preventing crime."
    ).ratings
    assert (rating.round, rating.basis, rating.period) == ("2016", "carried-over", "current")


def test_on_a_scale_of_five_older_names_are_no_areas() -> None:
    text = "It was graded:\n\n• Adequate – in investigating crime, managing offenders"
    assert [area for area, _ in now(ABOUT + text)] == ["investigating crime", "managing offenders"]


def test_a_phrase_that_opens_a_sentence_is_no_place() -> None:
    text = "To be one of the few graded as good at vetting is rare."
    assert [rating.body for rating in graded(ABOUT + text).ratings] in ([], [FORCE])


def test_a_school_told_with_its_place_is_no_area() -> None:
    text = "Anytown School was inspected by Ofsted.\n\nA school in Anytown was rated outstanding."
    assert ("overall", "Outstanding") in now(text)


@pytest.mark.parametrize(
    ("about", "text", "expected"),
    [
        (
            "HM Inspectorate of Prisons visited HMP Anytown.",
            "Safety was assessed as poor, respect as reasonably good and purposeful activity as "
            "not sufficiently good.",
            [
                ("Safety", "Poor"),
                ("respect", "Reasonably good"),
                ("purposeful activity", "Not sufficiently good"),
            ],
        ),
        (
            "The Care Quality Commission visited Anytown House.",
            "It was rated inadequate for being safe and well-led.",
            [("safe", "Inadequate"), ("well-led", "Inadequate")],
        ),
        (
            "Ofsted visited Anytown School.",
            "Inclusion was graded ‘strong standard’ and achievement ‘needs attention’.",
            [("Inclusion", "Strong standard"), ("achievement", "Needs attention")],
        ),
    ],
)
def test_other_inspectorates_have_scales_of_their_own(
    about: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert now(f"{about}\n\n{text}") == expected


@pytest.mark.parametrize(
    "table",
    [
        "Force,Preventing crime,Managing offenders\nAnytown Police,Good,Inadequate",
        "Force | Preventing crime | Managing offenders\nAnytown Police | Good | Inadequate",
        "| Area | Grade |\n|---|---|\n| Preventing crime | Good |\n"
        "| Managing offenders | Inadequate |",
        "Preventing crime\tGood\nManaging offenders\tInadequate",
    ],
)
def test_a_table_gives_each_area_its_grade(table: str) -> None:
    rows = now(f"{ABOUT}{table}\n")
    assert rows == [("Preventing crime", "Good"), ("Managing offenders", "Inadequate")]


def test_the_columns_of_a_table_can_be_rounds() -> None:
    text = ABOUT + "Question\t2016\t2017\nPreventing crime\tGood\tInadequate\nVetting\tGood\tGood\n"
    rows = [
        (rating.area, rating.grade, rating.round, rating.period) for rating in graded(text).ratings
    ]
    assert ("Preventing crime", "Good", "2016", "previous") in rows
    assert ("Preventing crime", "Inadequate", "2017", "current") in rows


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("It was rated good for widget polishing.", "widget polishing"),
        ("It was rated good for the way we polish widgets.", "we polish widgets"),
        ("It was graded good in:\n\n• widget polishing", "widget polishing"),
        ("It was rated good at vetting, widget polishing and managing offenders.", "widget polish"),
    ],
)
def test_a_phrase_that_is_no_known_area_is_a_doubt(text: str, phrase: str) -> None:
    outcome = graded(ABOUT + text)
    assert not any("widget" in rating.area for rating in outcome.ratings)
    assert any(phrase.casefold() in doubt.candidates[0].casefold() for doubt in outcome.doubts)


@pytest.mark.parametrize("words", ["Requirse improvement", "Reqires improvment"])
def test_a_slip_of_letters_requires_improvement_all_the_same(words: str) -> None:
    (rating,) = graded(ABOUT + f"• Managing offenders - {words}").ratings
    assert (rating.area, rating.grade) == ("Managing offenders", "Requires improvement")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("It was given a grade 2 for vetting.", "grade 2"),
        ("It has 3 out of 4.", "3"),
        ("It was rated oustanding for vetting.", "oustanding"),
        ("It was rated inadeqaute for vetting.", "inadeqaute"),
    ],
)
def test_a_code_or_score_is_a_doubt(text: str, code: str) -> None:
    assert any(code in doubt.question for doubt in graded(ABOUT + text).doubts)


@for_each(
    ("text", "reason"),
    [
        ("It is a good place to work.", "an ordinary word here"),
        ("Grades are outstanding, good, requires improvement and inadequate.", "names the scale"),
        ("The highest grade for each category is ‘outstanding’.", "names the scale"),
        ("It was said to be ‘good’ or ‘adequate’.", "one of two grades, and not which"),
        ("It was rated good or better for vetting.", "one of two grades, and not which"),
        ("It was not rated good at vetting.", "denied"),
        ("It was one grade off outstanding at vetting.", "denied"),
        ("The grades that it was given are astonishingly good.", "an ordinary word here"),
        ("Read https://example.org/force-rated-good-again here.", "in an address"),
        (
            "Two areas of its policing were rated inadequate.",
            "of bodies or areas that are not named",
        ),
        ("It wants to become outstanding at vetting.", HOPED),
        ("It can improve and get an ‘outstanding’ rating.", HOPED),
        ("It hopes to be rated good in two areas. These include vetting and custody.", HOPED),
        ("It would have been rated good at vetting.", HOPED),
        ("Had it been rated good at vetting, it would be free.", HOPED),
        ("To be rated good at vetting, it must act.", HOPED),
        ("Even if its vetting is graded good, it has to act.", HOPED),
        ("Its goal is a rating of good for vetting.", HOPED),
        ("Is it good at vetting?", HOPED),
        ("There are six points, where 1 is inadequate.", "names the scale"),
        ("It has made the required improvements.", "an ordinary word here"),
        ("Half of its work was found to be of a good standard.", "an ordinary word here"),
        (
            "It was found ‘inadequate’ and ‘requiring improvement’ last week.",
            "of bodies or areas that are not named",
        ),
        ("It lost its good grade for vetting.", "denied"),
        ("In six others it was classed as good.", "for a number of areas that are not named"),
        ("Last week 35 graded as good met.", "of bodies or areas that are not named"),
        (
            "It was rated good in five areas and inadequate in one – vetting.",
            "for a number of areas that are not named",
        ),
        ("Its use of resources is good use of resources.", "part of the name of an area"),
        ("Four forces are said to require improvement.", "of bodies or areas that are not named"),
        ("36 forces were rated as good.", "of bodies or areas that are not named"),
        ("Police forces are good at preventing crime.", "of bodies or areas that are not named"),
        ("It was rated good in four areas.", "for a number of areas that are not named"),
        ("Its work was deemed good in 23 cases.", "for a number of areas that are not named"),
        ("It received ten ‘good’ ratings.", "for a number of areas that are not named"),
        (
            "It was rated good at vetting.\n\nIt was rated good.",
            "says again what is told with its area",
        ),
        ("It was rated good at vetting.\n\nIts vetting was rated good.", "told already"),
        ("The force was late\n\nA Good Force\n\nIt said so.", "in a heading, without an area"),
    ],
)
def test_a_word_that_gives_no_grade_is_passed_over_with_the_reason(text: str, reason: str) -> None:
    assert reason in reasons(ABOUT + text)


def test_a_school_has_a_grade_as_a_whole_beside_the_same_grade_of_an_area() -> None:
    text = "Anytown School was rated good by Ofsted. Its quality of education was rated good."

    assert now(text) == [("overall", "Good"), ("quality of education", "Good")]


_WORDS = """
good Good ‘good’ inadequate ‘requires improvement’ requires improvement outstanding adequate rated
graded was is not at for in to from and or , . : ; • | two 2016 previously overall vetting
preventing crime managing offenders Anytown Police Otherton the force it areas all HMICFRS said
efficiency “ ” widget grade 2 improved remains
"""
_PIECES = st.sampled_from([*_WORDS.split(), "\n", "\n\n", "\t"])


@given(st.lists(_PIECES, max_size=60).map(" ".join))
def test_every_grade_word_becomes_a_fact_a_doubt_or_is_passed_over(text: str) -> None:
    reading = read(text)
    outcome = graded(text)
    settled = {rating.start for rating in outcome.ratings} | {
        doubt.start for doubt in outcome.doubts
    }
    settled |= {passed.start for passed in outcome.passed}
    words = scales.find(reading.read, sectors.sectors(reading))
    assert {word.start for word in words} <= settled
    assert all(reading.read[rating.start : rating.end].strip() for rating in outcome.ratings)


def test_a_citation_has_no_blank_beside_its_words() -> None:
    judgment = draft_report("Preventing crime: good\n").judgments[0]

    assert judgment.citations[0].suffix is None


def test_the_year_of_what_came_after_is_not_that_of_a_grade() -> None:
    text = "In 2019 it was rated inadequate for vetting and helped, coming out of it in 2023."

    (rating,) = graded(f"{ABOUT}{text}").ratings

    assert (rating.round, rating.period) == ("2019", "previous")


@pytest.mark.parametrize(
    ("text", "grades"),
    [
        ("It said it had been rated good at vetting.", [("Good", "current")]),
        ("As said earlier this morning, it was rated good at vetting.", [("Good", "current")]),
        ("It not only maintained its ‘good’ rating but grew.", [("Good", "current")]),
        ("There is enough evidence for it to be rated outstanding for vetting.", []),
    ],
)
def test_what_is_told_of_now_or_may_be_is_told_apart(
    text: str, grades: list[tuple[str, str]]
) -> None:
    ratings = graded(ABOUT + text).ratings

    assert [(rating.grade, rating.period) for rating in ratings] == grades
