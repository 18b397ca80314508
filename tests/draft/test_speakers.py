"""Who said it: one case for each kind of wording that real stories taught."""

import pytest

from essex_insp.draft import bodies, draft
from essex_insp.draft.report import draft_report
from tests.cases import for_each

_REPORT = "Force A Police was inspected by HMICFRS. "
_CASES = [
    # in the sentence
    ("“It is late,” said Jane Example.", ("Jane Example", None, None)),
    ("“It is late,” Jane Example told the panel.", ("Jane Example", None, None)),
    ("Jane Example, chair of Anytown Council, said: “It is late.”",
     ("Jane Example", "chair", "Anytown Council")),
    ("Jane Example, from Cars Need Drivers, said: “It is late.”", ("Jane Example", None, None)),
    ("Jane Example, of the body which wrote the report, said: “It is late.”",
     ("Jane Example", None, None)),
    ("Jane Example, the inspector, said during the visit they found “very poor leadership indeed”.",
     ("Jane Example", "inspector", None)),
    ("Cells were “cold and rather damp”, according to Jane Example.", ("Jane Example", None, None)),
    ("Councillor Jane Example (Lab, Anytown) said: “It is late.”",
     ("Jane Example", "Councillor", None)),
    ("The Commissioner (Jane Example) stated that: “It is late.”",
     ("Jane Example", "Commissioner", None)),
    # short ranks, offices and bodies
    ("Ch Con Jane Example said: “It is late.”", ("Jane Example", "Ch Con", None)),
    ("Det Ch Insp Jane Example said: “It is late.”", ("Jane Example", "Det Ch Insp", None)),
    ("“It is late,” said Jane Example, HM Chief Inspector of Constabulary in Scotland.",
     ("Jane Example", "HM Chief Inspector of Constabulary in Scotland", None)),
    ("Jane Example, HM Inspector of Probation for England and Wales, said: “It is late.”",
     ("Jane Example", "HM Inspector of Probation for England and Wales", None)),
    ("Anytown Police Chief Constable Jane Example said: “It is late.”",
     ("Jane Example", "Chief Constable", "Anytown Police")),
    ("Anytown’s police and crime commissioner, Jane Example, said: “It is late.”",
     ("Jane Example", "police and crime commissioner", "Anytown")),
    ("Minister for Justice and Home Affairs, Jane Example, said: “It is late.”",
     ("Jane Example", "Minister", "Justice and Home Affairs")),
    ("Jane Example HM Inspector of Constabulary said: “It is late.”",
     ("Jane Example", "HM Inspector of Constabulary", None)),
    ("Chief Fire Officer Example said: “It is late.”", ("Example", "Chief Fire Officer", None)),
    ("Anytown Police and Crime Commissioner (PCC) Jane Example said: “It is late.”",
     ("Jane Example", "Police and Crime Commissioner", "Anytown")),
    # whom a shorter name, a role or a pronoun means
    ("Sir John Sample came. Conservative Mr Example left. “It is late,” Sir John said.",
     ("John Sample", None, None)),
    ("John Sample came. But Conservative Mr Sample said: “It is late.”",
     ("John Sample", None, None)),
    ("“It is late,” Example said.\n\nJane Example is the chair.", ("Jane Example", "chair", None)),
    ("Chief Constable Jane Example came.\n\nThe chief constable said: “It is late.”",
     ("Jane Example", "Chief Constable", None)),
    ("Chief Constable Jane Example came. She said: “It is late.”",
     ("Jane Example", "Chief Constable", None)),
    ("Anytown’s Police and Crime Commissioner has welcomed it.\n\nJane Example spoke at the hall."
     "\n\nShe said: “It is late.”", ("Jane Example", "Police and Crime Commissioner", "Anytown")),
    ("Mrs Example met Mr Sample. He said: “It is late.”", ("Sample", None, None)),
    ("Ms Kerry Driver said: “It is late.”", ("Kerry Driver", None, None)),
    ("Jane Example said it was “cold and wet”, adding: “It is late.”",
     ("Jane Example", None, None)),
    ("Chief Constable Jane Example, who took over from John Sample, said: “It is late.”",
     ("Jane Example", "Chief Constable", None)),
    ("Jane Example is the deputy mayor.\n\nThe Mayor said: “It is late.”", (None, "Mayor", None)),
    ("A source close to Home Secretary Jane Example said: “It is late.”", (None, "source", None)),
    ("Councillor Jane Example, Cabinet Member for Environment and Public Protection said: “It is "
     "late.”", ("Jane Example", "Councillor", None)),
    ("“It is late,” said Councillor Jane Example, Cabinet Member for Environment and Public "
     "Protection at Anytown Council.", ("Jane Example", "Councillor", "Anytown Council")),
    ("It was cold. “It is late. It was dark” Jane Example said.", ("Jane Example", None, None)),
    ("Rt Hon Jane Example MP said: “It is late.”", ("Jane Example", None, None)),
    ("Co-headteachers Jane Example and John Sample said: “It is late.”",
     ("Jane Example and John Sample", "Co-headteachers", None)),
    ("Jane, whose son is in Year 4, said: “It is late.”", None),
    (_REPORT + "A statement on the website reads: “It is late.”", (None, "statement", None)),
    ("Dr. Jane A. Example said: “It is late.”", ("Jane A. Example", None, None)),
    ("Cabinet member for public safety Councillor Jane Example said: “It is late.”",
     ("Jane Example", "Cabinet member for public safety", None)),
    (_REPORT + "The force, said Jane Example, was “slow to pick up calls”.",
     ("Jane Example", None, None)),
    (_REPORT + "The inspectors, led by Jane Example, said: “It is late.”",
     (None, "inspectors", "HMICFRS")),
    ("In his letter to the chair, John Sample wrote: “It is late.”",
     ("John Sample", "chair", None)),
    # a forename that no list has: who speaks is someone
    ("Xyla Quern said it was cold.\n\n“It is late,” Quern said.", ("Xyla Quern", None, None)),
    ("Jane Example left. Xyla Quern, who stayed, said it was cold. “It is late,” she said.",
     ("Xyla Quern", None, None)),
    ("Jane Example left. “It is dark,” said Xyla Quern. “It is late,” she added.",
     ("Xyla Quern", None, None)),
    ("Jane Example left.\n\nMeanwhile Example said: “It is late.”", ("Jane Example", None, None)),
    ("Jane Example left. The Anytown Echo said it was cold. “It is late,” she said.",
     ("Jane Example", None, None)),
    ("John Sample came. His wife was there too. “It is late,” he said.",
     ("John Sample", None, None)),
    ("John Sample came. The owners were there too. “It is late,” he said.",
     ("John Sample", None, None)),
    ("Jane Example left.\n\n“It is late?” Quern of Anytown Aid asked.", None),
    # beside what others say in another clause
    (_REPORT + "Chief Constable Jane Example came. “It is late,” she said, after the inspectorate "
     "found fault.", ("Jane Example", "Chief Constable", "Force A")),
    ("Breaches, which Jane Example said ‘harmed the children there’, are over, while owner John "
     "Sample told the paper more.", ("Jane Example", None, None)),
    (_REPORT + "Jane Example admitted the force had been late but said it would “mend that soon”.",
     ("Jane Example", None, None)),
    ("Chief Constable Jane Sample, who was praised for “good sense”, and followed John Example, "
     "said cars were “doing some good things”.", ("Jane Sample", "Chief Constable", None)),
    (_REPORT + "Fault is found with Force A Police, says Chief Constable Jane Example\n\n“It is "
     "late.”", ("Jane Example", "Chief Constable", "Force A")),
    (_REPORT + "The chiefs of both came. The forces said they “had made a good start”.",
     (None, "forces", None)),
    ("Anytown Commissioner for Police, Fire and Rescue and Crime Jane Example said: “It is late.”",
     ("Jane Example", "Commissioner for Police, Fire and Rescue and Crime", "Anytown")),
    (_REPORT + "Mr Example, seen as an ‘old school’ chief who banned hats while on duty, blamed a "
     "“failure of senior leadership” for it.", ("Example", None, None)),
    ("Mrs Sample said: “It was late. HMICFRS’s inspector, Jane Example, said: “It is late.”",
     ("Jane Example", "inspector", "HMICFRS")),
    # asides
    ("Councillor Jane Example, responding to a question from Nick Sample, said: “It is late.”",
     ("Jane Example", "Councillor", None)),
    (_REPORT + "The report, seen by the Anytown Post, says: “It is late.”",
     (None, "report", "HMICFRS")),
    (_REPORT + "The force, which has a new chief constable in Jane Example, said it was “at work "
     "on all of that”.", (None, "force", "Force A")),
    (_REPORT + "In a blow to Commissioner Jane Example, not only did HMICFRS find “much to be done "
     "here”, she has left.", (None, None, "HMICFRS")),
    (_REPORT + "Jane Example was told by inspector John Sample that “this cannot go on now”.",
     ("John Sample", "inspector", None)),
    ("A spokesman for Police and Crime Commissioner Jane Example said: “It is late.”",
     (None, "spokesman", None)),
    ("Jane Example said it was “fair and just to us”. John Sample agreed, saying: “It is late.”",
     ("John Sample", None, None)),
    (_REPORT + "“It is late,” said the report. “It is dark.” Jane Example disagreed.",
     (None, "report", "HMICFRS")),
    ("Sir John Sample said he had been “torn apart by them” by a committee: “It was late.”",
     ("John Sample", None, None)),
    (_REPORT + "HMICFRS says officers were “tired and rather worn out”, something Jane Example "
     "described as no news.", (None, None, "HMICFRS")),
    ("Jane Example, who has been chief constable since 2019 when John Sample left, told the panel "
     "“we were not good then”.", ("Jane Example", "chief constable", None)),
    ("Jane Example and John Sample, joint leaders of Anytown Council, said: “It is late.”",
     ("Jane Example and John Sample", None, None)),
    ("Jane Example, whose son was there, said: “It is late.”", ("Jane Example", None, None)),
    ("The panel heard from Jane Example, who said: “It is late.”", ("Jane Example", None, None)),
    ("“It is late,” said John Sample’s successor, Jane Example.",
     ("Jane Example", "successor", None)),
    ("“It is late,” said XYZ’s Jane Example.", ("Jane Example", None, None)),
    ("“It is late,” said XYZ pay expert Jane Example.", ("Jane Example", "expert", None)),
    ("“It is late,” a spokesman from XYZ said.", (None, "spokesman", "XYZ")),
    ("“It is late,” Jane Example will say.", ("Jane Example", None, None)),
    ("Jane Example said it was cold. It would be “good for us all here”, Mr Sample said.",
     ("Sample", None, None)),
    ("Jane Example said: “It is dark.” And continued: “It is late.”",
     ("Jane Example", None, None)),
    ("The paper said the mayor “had no idea at all” of it.", None),
    # introduced, carried on
    ("Chief Constable Jane Example welcomed the news.\n\n“It is late.”",
     ("Jane Example", "Chief Constable", None)),
    ("Jane Example sees it as good for Anytown Council, claiming it has “come a very long way”.",
     ("Jane Example", None, None)),
    ("Sample Police said it was “cold and rather damp” for Jane Example, adding: “It is late.”",
     (None, None, "Sample Police")),
    ("Sample Police spoke: “It is late.”\n\nAnd Anytown Police’s answer was: “It is dark.”",
     (None, None, "Anytown Police")),
    ("Jane Example left.\n\n“It is late now, and dark,” the family said.", None),
    ("Mrs Example, who has left, yesterday said it was “time for somebody else”.",
     ("Example", None, None)),
    ("Jane Example is now calling for a visit of Ofsted in “normal and fair conditions”.",
     ("Jane Example", None, None)),
    (_REPORT + "It said it was “cold and rather damp”. Chair Jane Example gives an answer:\n\n“It "
     "is late.”", ("Jane Example", "Chair", None)),
    ("Jane Example said it was cold.\n\nThe hopeful for Anytown Council said:\n\n“It is late.”",
     None),
    ("Jane Example said: “It is late.”\n\nStaff were rated “good” and praised for “good sense at "
     "all hours”.", None),
    ("It was “very late and rather cold” said Jane Example.", ("Jane Example", None, None)),
    (_REPORT + "While staff are on time, “they are not always kind or awake”, the report detailed.",
     (None, "report", "HMICFRS")),
    # two in one sentence
    ("When John Sample asked if it was late, the mayor said: “It is.”", (None, "mayor", None)),
    ("Jane Example was described as “far out of her depth” by John Sample.",
     ("John Sample", None, None)),
    ("John Sample accused Jane Example of “hiding from the public”, a claim which she denied.",
     ("John Sample", None, None)),
    ("Hats were praised by Jane Example, who has one, and by John Sample, who said: “It is late.”",
     ("John Sample", None, None)),
    (_REPORT + "Jane Example, who welcomed the report, which said staff were “fair to us all”, "
     "left.", (None, "report", "HMICFRS")),
    ("Jane Example said: “It is dark.” Her boss, John Sample, said: “It is cold.” She added: “It "
     "is late.”", ("Jane Example", None, None)),
    (_REPORT + "While Jane Example praised cars, inspectors said “calls are slow here, and late”.",
     (None, "inspectors", "HMICFRS")),
    (_REPORT + "“It is,” said HMI Jane Example, “far too late.”",
     ("Jane Example", "HMI", "HMICFRS")),
    (_REPORT + "A spokesman said: “It is dark.” They added: “It is late.”",
     (None, "spokesman", None)),
    ("Jane Example, whose son John Sample complained, said: “It is late.”",
     ("Jane Example", None, None)),
    ("Jane Example said it was “fair and just to us” and thanked John Sample for his “kind words "
     "to us all”.", ("Jane Example", None, None)),
    ("Jane Example was “pleased with the report”.", ("Jane Example", None, None)),
    ("Jane Example, alongside her deputy John Sample, told staff: “It is late.”",
     ("Jane Example", None, None)),
    ("Jane Example attacked what she called “slow work on calls”.", ("Jane Example", None, None)),
    ("“It is late now, and dark” is how Jane Example put it.", ("Jane Example", None, None)),
    # whose words they are is not said
    (_REPORT + "Head Jane Example, praised for her “calm and clear lead”, said more.", None),
    (_REPORT + "The force’s independent scrutiny board said: “It is late.”", None),
    ("John Sample met Jane Example, and was told: “It is late.”", None),
    ("A lawyer for the family of Jane Example said: “It is late.”",
     (None, "lawyer for the family", None)),
    ("A Home Office spokesman said: “It is late.”", (None, "spokesman", "Home Office")),
    (_REPORT + "The report quotes one officer as saying: “It is late.”", (None, "officer", None)),
    # papers and groups
    (_REPORT + "Jane Example thanked HMICFRS for its report, published today (Monday), which "
     "praised the “clear and good sense of staff”.", (None, "report", "HMICFRS")),
    (_REPORT + "Jane Example welcomed the inspectors’ finding that cars were “cold and damp now”.",
     (None, "inspectors", "HMICFRS")),
    (_REPORT + "The PEEL report notes: “It is late.”", (None, "report", "HMICFRS")),
    (_REPORT + "“It is late,” the hard-hitting 55-page inspection report says.",
     (None, "report", "HMICFRS")),
    (_REPORT + "The HMICFRS report for Sample School, which has 53 pupils, said: “It is late.”",
     (None, "report", "HMICFRS")),
    (_REPORT + "A damning report came out.\n\nIt said cars “are late and rather cold”.",
     (None, "report", "HMICFRS")),
    (_REPORT + "Jane Example challenged HMICFRS’s ruling that “cars are late and cold” there.",
     (None, None, "HMICFRS")),
    ("Chief Fire Officer for Anytown Jane Example said: “It is late.”",
     ("Jane Example", "Chief Fire Officer", "Anytown")),
    (_REPORT + "The force was also found to be “late and rather cold”.",
     (None, "inspectors", "HMICFRS")),
    ("After talks with Jane Example, who had left, Anytown Council said: “It is late.”",
     (None, None, "Anytown Council")),
    ("The principal Jane Example plans to “build on this good work”.",
     ("Jane Example", "principal", None)),
    (_REPORT + "The report on Force A Police states: “It is late.”", (None, "report", "HMICFRS")),
    (_REPORT + "The report said: “It is late.”", (None, "report", "HMICFRS")),
    (_REPORT + "The inspection report presented to the council said it was “cold and rather damp”.",
     (None, "report", "HMICFRS")),
    (_REPORT + "They said custody was “slow and rather careless”.", None),
    (_REPORT + "Inspectors praised staff, saying they “cared for all detainees”.",
     (None, "inspectors", "HMICFRS")),
    ("HM Inspectorate of Prisons came. They found cells “cold and rather damp”.",
     (None, None, "HM Inspectorate of Prisons")),
    (_REPORT + "Inspectors said: “It is late.”\n\nStaff were advised to make tests “more often”.",
     (None, "inspectors", "HMICFRS")),
    ("The force said it was late, with Jane Example saying it was “cold and rather damp”.",
     ("Jane Example", None, None)),
    ("Mrs Example, nominated for the title of officer of the year, said: “It is late.”",
     ("Example", None, None)),
    ("Jane Example said: “It is late.\n\nWe are on our way home.\n\nIt is dark, and we know it.",
     ("Jane Example", None, None)),
    ("A statement from HMICFRS is below:\n\n“It is late.”", (None, "statement", "HMICFRS")),
    ("Jane Example, Chief Inspector of Prisons, and John Sample, HM Inspector of Constabulary, "
     "came.\n\nThe inspectors said: “It is late.”",
     ("Jane Example and John Sample",
      "Chief Inspector of Prisons; HM Inspector of Constabulary", None)),
    # as papers word it
    ("Inspector Jane Example met Superintendent John Example.\n\n“It is late,” said Ms Example.",
     ("Jane Example", "Inspector", None)),
    ("Jane Example, the chair, hailed what inspectors called “a very long way to come”.",
     (None, "inspectors", None)),
    ("What Mr Sample had called “a very bold way of working” was, said Jane Example, “slow to us”.",
     ("Jane Example", None, None)),
    ("There was praise, too, from Jane Example, the mayor, for “the kindness of all who came”.",
     ("Jane Example", "mayor", None)),
    ("Then-chief constable Jane Example said: “It is late.”",
     ("Jane Example", "Then-chief constable", None)),
    ("Anytown Police, Fire and Crime Commissioner Jane Example said: “It is late.”",
     ("Jane Example", "Police, Fire and Crime Commissioner", "Anytown")),
    (_REPORT + "A spokesman said it was late. “It is dark too,” they added.",
     (None, "spokesman", None)),
    ("“It is late,” said Jane Example, chair of the Association of Police and Crime Commissioners.",
     ("Jane Example", "chair", "Association of Police and Crime Commissioners")),
    ("Jane Example, who was praised for bringing “a new and a better start”, left.", None),
    ("Jane Example, praised for “a new and a better start”, left.", None),
    ("Jane Example, who was hailed as “a new and a better start”, said it was “late for us all”.",
     ("Jane Example", None, None)),
    ("Headteachers Jane Example and Joan Sample said: “It is late.”",
     ("Jane Example and Joan Sample", "Headteachers", None)),
    ("Anytown Council’s Jane Example said: “It is late.”",
     ("Jane Example", None, "Anytown Council")),
    ("However, Jane Example of Anytown Council said: “It is late.”",
     ("Jane Example", None, "Anytown Council")),
    ("“It is late.\n\n“It is dark,” said Jane Example.\n\n“It is cold.”",
     ("Jane Example", None, None)),
    ("One officer told us: “It is late.” Another said: “It is dark.”", (None, "officer", None)),
    ("Jane Example said it was late.\n\nPhoto: John Sample\n\n“It is dark,” she added.",
     ("Jane Example", None, None)),
    ("Executive headteacher Jane Example left. The head said: “It is late.”",
     ("Jane Example", "Executive headteacher", None)),
    ("A pupil said: “It is late,” the inspectors reported.", (None, "pupil", None)),
    ("Jane Example spoke.\n\nThe Anytown PCC left. “It is late,” she said.",
     ("Jane Example", "PCC", "Anytown")),
    ("Mrs Example – a former chair herself – said it was “cold and rather damp”.",
     ("Example", "chair", None)),
    ("Mother-of-two Jane Example said: “It is late.”", ("Jane Example", "Mother-of-two", None)),
    ("Jane Example, the chair, and the mayor, John Sample, gave an answer: “It is late.”",
     ("Jane Example and John Sample", "chair; mayor", None)),
    ("Jane Example has written to the school to say that “it is rather late by now”.",
     ("Jane Example", None, None)),
    (_REPORT + "The report by Jane Example said: “It is late.”", ("Jane Example", None, None)),
    ("A spokeswoman for Anytown Council said Jane Example had left.\n\n“It is late,” she said.",
     (None, "spokeswoman", "Anytown Council")),
    ("Ann Example was asked by Jane Sample whether it was “time to go home by now”. She replied: "
     "“It is late.”", ("Ann Example", None, None)),
    ("Jane Example said: “It is late.” The mayor said: “It is dark.”", (None, "mayor", None)),
    ("The chief constable left. Jane Example, 41, said: “It is dark.”",
     ("Jane Example", None, None)),
    ("Anytown Union Sample chair Jane Example: “It is late.”",
     ("Jane Example", "chair", "Anytown Union")),
    ("Not so, says Prof Jane Example of Anytown University: “It is late.”",
     ("Jane Example", None, "Anytown University")),
    (_REPORT + "Ten came. One told them: “It is late.”", None),
    ("Councillor Jane Example, Lib Dem, told us it was “cold and rather damp”.",
     ("Jane Example", "Councillor", None)),
    (_REPORT + "The company that runs the school said it was “sorry for all of that”.",
     (None, "company", None)),
    ("Inmates at HMP Anytown told inspectors it was “cold and rather damp”.",
     (None, "inmates", None)),
    ("The mayor, Sir John House, left. “It is late,” he said.", ("John House", "mayor", None)),
    ("“It is late,” said retired cook Jane Example.", ("Jane Example", None, None)),
    ("Inspector Jane Example, in a letter to the chair John Sample, wrote: “It is late.”",
     ("Jane Example", "Inspector", None)),
    ("“It is late,” says Jane Example. The Anytown MP left. “It is dark,” she says.",
     ("Jane Example", "MP", "Anytown")),
    ("Anytown fire leaders left. They said it was “cold and rather damp”.",
     (None, "leaders", None)),
]  # fmt: skip


@for_each(("text", "voice"), _CASES)
def test_the_speaker_is_whom_the_words_name(
    text: str, voice: tuple[str | None, str | None, str | None] | None
) -> None:
    speaker = draft(text).quotes[-1].speaker

    if voice is None:
        assert speaker is None or speaker.name is None
    else:
        assert speaker is not None
        assert (speaker.name, speaker.role, speaker.organisation) == voice


def test_initials_are_part_of_a_name_and_ranks_are_not() -> None:
    (quote,) = draft("Chief Constable BJ Sample said: “It is late now, and dark.”").quotes

    assert quote.speaker is not None
    assert quote.speaker.name == "BJ Sample"


def test_the_name_of_an_area_in_marks_is_no_speech() -> None:
    text = "The report names 'recording data about crime' and 'leadership and force management'."

    assert not draft(text).quotes


def test_a_rank_speaks_for_the_one_force_that_the_text_is_about() -> None:
    (quote,) = draft(
        "Anytown Police was rated good. Chief Constable Jane Example: “It is late.”"
    ).quotes

    assert quote.speaker is not None
    assert quote.speaker.organisation == "Anytown Police"


@for_each(
    ("text", "body"),
    [
        ("HMP Anytown was inspected. Anytown Prison was rated poor.", "Anytown Prison"),
        ("Yes.\n\nYes.\n\nYes.\n\nAnytown Fire and Rescue Service met. The service is safe.",
         "Anytown Fire and Rescue Service"),
        ("The CQC said that the trust was good overall.", "the trust"),
        ("HM Inspectorate of Constabularies and Fire and Rescue Services met.", None),
        ("Anytown College was rated good.", "Anytown College"),
        ("Ysgol Anytown was inspected by Estyn.", "Ysgol Anytown"),
        ("Inspectors criticise Police Scotland.\n\nPolice Scotland must do more.",
         "Police Scotland"),
        ("Inspectors visited. An Garda Síochána was inspected.", "Garda Síochána"),
        ("PEEL Assessment of Anytown Police.\n\nAnytown Council met.", "Anytown Police"),
        ("Anytown fire service met. Anytown Fire and Rescue Service is safe.",
         "Anytown Fire and Rescue Service"),
        ("Herts police met. Hertfordshire Police is safe.", "Hertfordshire Police"),
        ("Essex has been inspected by HMIC. Essex is safe.", "Essex"),
        ("Police custody in Essex was inspected. Police in Essex met.", "Essex"),
        ("Anytown Police Federation welcomed it. Anytown Police Federation met.",
         "Anytown Police"),
        ("Little Oaks pre-school was inspected by Ofsted.", "Little Oaks pre-school"),
        ("Sample and Anytown Police were inspected. Anytown Police met.",
         "Sample and Anytown Police"),
        ("Anytown Police was one of six forces that were inspected. Sample Council met.",
         "Anytown Police"),
        ("The fire service in Essex has been inspected by HMICFRS.", "Essex"),
        ("All four forces were inspected. Anytown Police met. Anytown Police is safe.", None),
        ("The CQC inspected homes.\n\nYes.\n\nYes.\n\nIt says that of Sample House, too.",
         "Sample House"),
        ("It is sad for our Police Service to be inspected.", None),
        ("HMICFRS looked at eight forces in England. Anytown Police met. Anytown Police is safe.",
         None),
        ("HMICFRS is independent and inspects forces in England. Anytown Police met. Anytown "
         "Police is safe.", "Anytown Police"),
        ("It is to be shut by Anytown Council.\n\nAnytown School was inspected.", "Anytown School"),
        ("The school was inspected. The school is safe.\n\nAnytown Council met. The school is.",
         None),
        ("Anytown Nursery School and Family Centre was rated good by Ofsted.",
         "Anytown Nursery School and Family Centre"),
        ("The first annual assessment, like other services across England: Anytown Fire Service.",
         "Anytown Fire Service"),
        ("Staff and Trustees of Anytown Pre-School met. It was rated good.", "Anytown Pre-School"),
        ("The National Fire Chiefs Council said the Council read it. The Council met.", None),
        ("A trust running two hospitals met. The CQC rated Anytown NHS Trust. The trust is safe.",
         "Anytown NHS Trust"),
        ("The Ministry of Justice met. The Ministry of Justice is safe.", None),
        ("The CQC was at Anytown NHS Trust.\n\n- Critical Care: Good\n- End of Life Care: Good",
         "Anytown NHS Trust"),
    ],
)  # fmt: skip
def test_the_body_inspected_is_the_one_that_its_names_and_nouns_mean(
    text: str, body: str | None
) -> None:
    assert draft(text).body == body


def test_who_said_it_is_doubted_where_several_may_have() -> None:
    text = "Jane Example met John Sample at the station last week.\n\n“It is late now, and dark.”"

    (doubt,) = [doubt for doubt in draft_report(text).doubts if doubt.kind == "speaker"]

    assert "John Sample" in doubt.text
    assert doubt.candidates[0] == "Jane Example"


def test_speech_that_is_not_closed_ends_where_a_release_does() -> None:
    text = "Jane Example said: “It is late, and dark.\n\nENDS\n\nNotes to editors\n\nIt is long."

    assert len(draft(text).quotes) == 1


def test_speech_that_is_not_closed_is_whose_its_end_is() -> None:
    quotes = draft("“It is late.\n\n“It is dark,” said Jane Example.").quotes

    assert [quote.speaker and quote.speaker.name for quote in quotes] == ["Jane Example"] * 2


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("It was rated “good” by inspectors.", "a grade or a label"),
        ("A unit known as “the night desk” opened.", "a name, a grade or a term"),
        ("She is the host of “The Anytown Hour.” It is late.", "a name, a grade or a term"),
        ("They call it “slow” there.", "a single word"),
        ("‘Late’ trains\n\nThey were.", "a few words in a heading"),
    ],
)
def test_words_in_marks_that_are_no_speech_are_passed_over_with_the_reason(
    text: str, reason: str
) -> None:
    result = draft(text)

    assert result.quotes == ()
    assert reason in [passed.reason for passed in result.passed_over]


@pytest.mark.parametrize("name", ["HMI Probation", "Care Inspectorate Wales"])
def test_an_inspectorate_that_a_sector_names_is_named_whole(name: str) -> None:
    assert bodies.named(f"{name} came.") == {0: len(name)}
