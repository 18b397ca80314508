"""Grades as newspapers, councils and the trade press set them: right, or not given at all."""

import pytest

from essex_insp.draft import draft
from essex_insp.matching import fold

ONE = "Anytown Police has been inspected.\n\n"
TWO = "Inspectors went to Anytown Police and Otherham Constabulary.\n\n"
END = "\n\nThe chief constable thanked the inspectors for the time that they had given.\n"

# The text, and the grades in it; the body is Anytown Police where none stands before.
CASES: dict[str, tuple[str, str]] = {
    "dash cols": (
        ONE
        + ("Area – 2024 – 2022\nVetting – Good – Adequate\nCustody – Requires improvement – Good")
        + END,
        ("vetting = Good; custody = Requires improvement"),
    ),
    "colon comma cols": (
        ONE
        + ("Area, 2022, 2024\nVetting, Adequate, Good\nCustody, Good, Requires improvement")
        + END,
        ("vetting = Good; custody = Requires improvement"),
    ),
    "csv": (
        ONE + ("Area,2022,2024\nVetting,Adequate,Good\nCustody,Good,Requires improvement") + END,
        ("vetting = Good; custody = Requires improvement"),
    ),
    "slash cols": (
        ONE
        + ("Area / 2022 / 2024\nVetting / Adequate / Good\nCustody / Good / Requires improvement")
        + END,
        ("vetting = Good; custody = Requires improvement"),
    ),
    "tab bodies": (
        TWO
        + (
            "Force\tOverall\tVetting\tCustody\n"
            "Anytown\tGood\tRequires improvement\tGood\n"
            "Otherham\tAdequate\tGood\tInadequate"
        )
        + END,
        (
            "overall = Good; vetting = Requires improvement; custody = Good; Otherham "
            "Constabulary, overall = Adequate; Otherham Constabulary, vetting = Good; "
            "Otherham Constabulary, custody = Inadequate"
        ),
    ),
    "tab units": (
        (
            "Inspectors went to three probation delivery units (PDUs) in the East Marches "
            "region.\n"
            "\n"
            "PDU\tOverall\tLeadership\tStaffing\n"
            "Anytown\tGood\tRequires improvement\tGood\n"
            "Elm Vale\tAdequate\tGood\tInadequate"
        )
        + END,
        (
            "Anytown, overall = Good; Anytown, leadership = Requires improvement; Anytown, "
            "staffing = Good; Elm Vale, overall = Adequate; Elm Vale, leadership = Good; Elm "
            "Vale, staffing = Inadequate"
        ),
    ),
    "pdf years": (
        ONE + ("Area 2022 2024\nVetting Adequate Good\nCustody Good Requires improvement") + END,
        ("vetting = Good; custody = Requires improvement"),
    ),
    "pdf areas": (
        TWO
        + (
            "Force Effectiveness Efficiency Legitimacy\n"
            "Anytown Police Good Requires improvement Good\n"
            "Otherham Constabulary Adequate Good Inadequate"
        )
        + END,
        (
            "effectiveness = Good; efficiency = Requires improvement; legitimacy = Good; "
            "Otherham Constabulary, effectiveness = Adequate; Otherham Constabulary, "
            "efficiency = Good; Otherham Constabulary, legitimacy = Inadequate"
        ),
    ),
    "pdf no head": (ONE + ("Vetting Adequate Good\nCustody Good Requires improvement") + END, ""),
    "pdf head unclear": (
        ONE + ("Area Then Here\nVetting Adequate Good\nCustody Good Requires improvement") + END,
        "",
    ),
    "pdf previous": (
        ONE
        + (
            "Area Previous grade Current grade\n"
            "Vetting Adequate Good\n"
            "Custody Good Requires improvement"
        )
        + END,
        ("vetting = Good; custody = Requires improvement"),
    ),
    "two-row header": (
        ONE
        + (
            "Area | Grade | Grade\n"
            " | 2022 | 2024\n"
            "Vetting | Adequate | Good\n"
            "Custody | Good | Requires improvement"
        )
        + END,
        ("vetting = Good; custody = Requires improvement"),
    ),
    "two-row bodies": (
        TWO
        + (
            "Area | Anytown Police | | Otherham Constabulary |\n"
            " | 2022 | 2024 | 2022 | 2024\n"
            "Vetting | Adequate | Good | Good | Inadequate"
        )
        + END,
        ("vetting = Good; Otherham Constabulary, vetting = Inadequate"),
    ),
    "split RI": (
        ONE
        + (
            "Area | 2022 | 2024\n"
            "Vetting | Adequate | Good\n"
            "Custody | Good | Requires\n"
            " | | Improvement\n"
            "Roads | Good | Adequate"
        )
        + END,
        ("vetting = Good; roads = Adequate"),
    ),
    "split RI stack": (
        ONE
        + ("Area\n2022\n2024\nVetting\nAdequate\nGood\nCustody\nGood\nRequires\nimprovement")
        + END,
        ("vetting = Good; custody = Requires improvement"),
    ),
    "RI abbr": (
        ONE + ("RI stands for requires improvement.\n\nVetting: Good\nCustody: RI") + END,
        ("vetting = Good; custody = Requires improvement"),
    ),
    "RI abbr paren": (
        ONE
        + (
            "Forces are graded outstanding (O), good (G), adequate (A), requires improvement "
            "(RI) or inadequate (I).\n"
            "\n"
            "Area | 2022 | 2024\n"
            "Vetting | A | G\n"
            "Custody | G | RI"
        )
        + END,
        ("vetting = Good; custody = Requires improvement"),
    ),
    "abbr key": (
        ONE
        + (
            "Key: O = outstanding, G = good, A = adequate, RI = requires improvement, I = "
            "inadequate\n"
            "\n"
            "Vetting: G\n"
            "Custody: RI"
        )
        + END,
        ("vetting = Good; custody = Requires improvement"),
    ),
    "abbr key2": (
        ONE
        + (
            "(G: good; A: adequate; RI: requires improvement)\n"
            "\n"
            "Area | Grade\n"
            "Vetting | G\n"
            "Custody | RI"
        )
        + END,
        ("vetting = Good; custody = Requires improvement"),
    ),
    "abbr unexplained": (ONE + ("Area | Grade\nVetting | G\nCustody | A") + END, ""),
    "running groups": (
        ONE
        + (
            "The grades in full. Good: vetting, roads and fraud. Requires improvement: "
            "custody. Inadequate: none."
        )
        + END,
        ("vetting = Good; custody = Requires improvement; roads = Good; fraud = Good"),
    ),
    "running groups dash": (
        ONE + ("How it did: Good – vetting, roads; Adequate – custody; Inadequate – fraud.") + END,
        ("vetting = Good; roads = Good; custody = Adequate; fraud = Inadequate"),
    ),
    "bullet arrow change": (
        ONE + ("• Vetting: Adequate → Good\n• Custody: Good → Requires improvement") + END,
        ("vetting = Good; custody = Requires improvement"),
    ),
    "how area is": (
        ONE
        + (
            "The results are:\n"
            "\n"
            "• using its resources: requires improvement\n"
            "• how sustainable and affordable its staffing is: good\n"
            "• how well it treats the people it serves: adequate"
        )
        + END,
        (
            "using its resources = Requires improvement; how sustainable and affordable its "
            "staffing is = Good; treats the people it serves = Adequate"
        ),
    ),
    "comma in area": (
        ONE
        + ("• Leadership, management and planning: Good\n• Right people, right skills: Adequate")
        + END,
        ("leadership, management and planning = Good; right people, right skills = Adequate"),
    ),
    "semis run": (
        ONE
        + ("Full results: vetting, good; custody, requires improvement; roads, adequate.")
        + END,
        ("vetting = Good; custody = Requires improvement; roads = Adequate"),
    ),
    "run pairs": (
        ONE
        + ("The grades were: vetting – good, custody – requires improvement, roads – adequate.")
        + END,
        ("vetting = Good; custody = Requires improvement; roads = Adequate"),
    ),
    "tick matrix": (
        ONE
        + (
            "Area | Outstanding | Good | Adequate | Requires improvement\n"
            "Vetting | | ✓ | |\n"
            "Custody | | | | ✓"
        )
        + END,
        ("vetting = Good; custody = Requires improvement"),
    ),
    "x matrix": (
        ONE
        + (
            "Area | Outstanding | Good | Adequate | Requires improvement\n"
            "Vetting | - | X | - | -\n"
            "Custody | - | - | - | X"
        )
        + END,
        ("vetting = Good; custody = Requires improvement"),
    ),
    "columns of lists": (
        ONE
        + ("Good | Adequate | Requires improvement\nVetting | Roads | Custody\nFraud | |")
        + END,
        ("vetting = Good; custody = Requires improvement; roads = Adequate; fraud = Good"),
    ),
    "transposed": (
        ONE + ("Vetting | Custody | Roads\nGood | Requires improvement | Adequate") + END,
        ("vetting = Good; custody = Requires improvement; roads = Adequate"),
    ),
    "transposed years": (
        ONE
        + ("Year | Vetting | Custody\n2022 | Adequate | Good\n2024 | Good | Requires improvement")
        + END,
        ("vetting = Good; custody = Requires improvement"),
    ),
    "html two row": (
        (
            "<p>Anytown Police has been "
            "inspected.</p><table><tr><th>Area</th><th>2022</th><th>"
            "2024</th></tr><tr><td>Vetting</td><td>Adequate</td><td>"
            "Good</td></tr><tr><td>Custody</td><td>Good</td><td>"
            "Requires<br>improvement</td></tr></table><p>The "
            "chief constable thanked all.</p>"
        ),
        ("vetting = Good; custody = Requires improvement"),
    ),
    "counts list": (ONE + ("Outstanding – 0\nGood – 4\nAdequate – 3\nInadequate – 1") + END, ""),
    "rated rows": (
        ONE + ("Vetting was graded: Good\nCustody was graded: Requires improvement") + END,
        ("vetting = Good; custody = Requires improvement"),
    ),
    "en dash prev": (
        ONE
        + ("Vetting – Good – up from adequate\nCustody – Requires improvement – down from good")
        + END,
        ("vetting = Good; custody = Requires improvement"),
    ),
    "cqc run": (
        (
            "Anytown House has been inspected by the CQC.\n"
            "\n"
            "The ratings in full: Safe – requires improvement. Effective – good. Caring – "
            "good. Responsive – good. Well-led – inadequate."
        )
        + END,
        (
            "Anytown House, safe = Requires improvement; Anytown House, effective = Good; "
            "Anytown House, caring = Good; Anytown House, responsive = Good; Anytown House, "
            "well-led = Inadequate"
        ),
    ),
    "cqc questions": (
        (
            "Anytown House has been inspected by the CQC.\n"
            "\n"
            "Is the service safe? Requires improvement\n"
            "Is the service effective? Good\n"
            "Is the service caring? Good"
        )
        + END,
        (
            "Anytown House, is the service safe = Requires improvement; Anytown House, is "
            "the service effective = Good; Anytown House, is the service caring = Good"
        ),
    ),
    "cqc line was": (
        (
            "Anytown House has been inspected by the CQC.\n"
            "\n"
            "Safe: Inadequate (was requires improvement); Effective: Good (was good); "
            "Caring: Outstanding (was good)"
        )
        + END,
        (
            "Anytown House, safe = Inadequate; Anytown House, effective = Good; Anytown "
            "House, caring = Outstanding"
        ),
    ),
    "GOOD list": (
        ONE + ("GOOD:\nvetting,\ncustody,\nroads\n\nADEQUATE:\nfraud") + END,
        ("vetting = Good; custody = Good; roads = Good; fraud = Adequate"),
    ),
    "areas heads": (
        ONE + ("Areas rated good\n- vetting\n- custody\n\nAreas rated inadequate\n- roads") + END,
        ("vetting = Good; custody = Good; roads = Inadequate"),
    ),
    "brackets arrows": (
        ONE
        + (
            "• Vetting: Good (↑ from adequate)\n"
            "• Custody: Adequate (↓ from good)\n"
            "• Roads: Good (no change)"
        )
        + END,
        ("vetting = Good; custody = Adequate; roads = Good"),
    ),
    "numbers": (ONE + ("Vetting: 2\nCustody: 3\nRoads: 1") + END, ""),
    "body colon series": (
        TWO
        + (
            "Anytown Police: Effectiveness – good; Efficiency – good; Legitimacy – requires "
            "improvement.\n"
            "Otherham Constabulary: Effectiveness – adequate; Efficiency – good; Legitimacy "
            "– good."
        )
        + END,
        (
            "effectiveness = Good; efficiency = Good; legitimacy = Requires improvement; "
            "Otherham Constabulary, effectiveness = Adequate; Otherham Constabulary, "
            "efficiency = Good; Otherham Constabulary, legitimacy = Good"
        ),
    ),
    "force key": (
        TWO
        + (
            "Force: Anytown Police\n"
            "Vetting: Good\n"
            "Custody: Adequate\n"
            "\n"
            "Force: Otherham Constabulary\n"
            "Vetting: Adequate\n"
            "Custody: Good"
        )
        + END,
        (
            "vetting = Good; custody = Adequate; Otherham Constabulary, vetting = Adequate; "
            "Otherham Constabulary, custody = Good"
        ),
    ),
    "section rows": (
        TWO
        + (
            "Area | 2022 | 2024\n"
            "Anytown Police | |\n"
            "Vetting | Good | Adequate\n"
            "Otherham Constabulary | |\n"
            "Vetting | Adequate | Good"
        )
        + END,
        ("vetting = Adequate; Otherham Constabulary, vetting = Good"),
    ),
    "grade count paren": (
        ONE + ("Requires Improvement: 3 areas (vetting, custody and roads)") + END,
        (
            "vetting = Requires improvement; custody = Requires improvement; roads = "
            "Requires improvement"
        ),
    ),
    "it was semis": (
        ONE
        + (
            "The force was: good at vetting; adequate at handling custody; inadequate at "
            "roads policing."
        )
        + END,
        ("vetting = Good; handling custody = Adequate; roads policing = Inadequate"),
    ),
    "paren lists": (
        ONE
        + ("The grades were good (vetting, fraud), adequate (custody) and inadequate (roads).")
        + END,
        ("vetting = Good; fraud = Good; custody = Adequate; roads = Inadequate"),
    ),
    "bodies years": (
        TWO
        + (
            "Area | Anytown 2022 | Anytown 2024 | Otherham 2022 | Otherham 2024\n"
            "Vetting | Good | Adequate | Good | Outstanding"
        )
        + END,
        ("vetting = Adequate; Otherham Constabulary, vetting = Outstanding"),
    ),
    "emoji between": (
        ONE + ("Vetting ✅ Good\nCustody ⚠️ Adequate") + END,
        ("vetting = Good; custody = Adequate"),
    ),
    "from to year": (
        ONE
        + (
            "Vetting: from Good in 2019 to Inadequate\n"
            "Custody: Inadequate, down from Good in 2019\n"
            "Roads: Good (improved)"
        )
        + END,
        ("vetting = Inadequate; custody = Inadequate; roads = Good"),
    ),
    "satisfactory": (
        (
            "Anytown Primary School has been inspected by Ofsted.\n"
            "\n"
            "Area | 2010 | 2013\n"
            "Quality of teaching | Good | Satisfactory\n"
            "Leadership and management | Satisfactory | Good"
        )
        + END,
        ("Anytown Primary School, leadership and management = Good"),
    ),
    "average": (
        ONE + ("Area – Anytown – England average\nVetting – Good – Adequate") + END,
        ("vetting = Good"),
    ),
    "letters": (
        ONE + ("a) Vetting: Good\nb) Custody: Adequate") + END,
        ("vetting = Good; custody = Adequate"),
    ),
    "roman": (
        ONE + ("(i) Vetting – Good\n(ii) Custody – Adequate") + END,
        ("vetting = Good; custody = Adequate"),
    ),
    "slash series": (
        ONE + ("Vetting: Good / Custody: Adequate") + END,
        ("vetting = Good; custody = Adequate"),
    ),
    "prose traps": (
        ONE
        + (
            "Good – and bad – news\n"
            "\n"
            "Good, better, best\n"
            "\n"
            "He ate, drank, and was good.\n"
            "\n"
            "Police, fire, good"
        )
        + END,
        "",
    ),
    "headline dash": (
        ("Anytown Police – good, bad and ugly\n\nThe force was rated good for vetting.") + END,
        ("vetting = Good"),
    ),
    "head wrap": (
        ONE
        + (
            "Area of policing | Grade given in 2022 | Grade given in 2024\n"
            "Vetting | Good | Adequate"
        )
        + END,
        ("vetting = Adequate"),
    ),
    "date col": (
        (
            "Anytown Primary School has been inspected by Ofsted.\n"
            "\n"
            "School, Date, Grade\n"
            "Anytown Primary, 3 May 2024, Good\n"
            "Elm Junior, 9 May 2024, Inadequate"
        )
        + END,
        ("Anytown Primary, overall = Good; Elm Junior, overall = Inadequate"),
    ),
    "semi list below": (
        ONE + ("Good: vetting; custody.\n\nRequires improvement: roads; fraud.") + END,
        (
            "vetting = Good; custody = Good; roads = Requires improvement; fraud = Requires "
            "improvement"
        ),
    ),
    "quoted first": (
        ONE + ("‘Good’ – vetting and custody\n‘Inadequate’ – roads") + END,
        ("vetting = Good; custody = Good; roads = Inadequate"),
    ),
    "grade = list": (
        ONE + ("Good = vetting, custody\nInadequate = roads") + END,
        ("vetting = Good; custody = Good; roads = Inadequate"),
    ),
    "area dash remark": (
        ONE
        + ("Vetting – good. The team is quick.\n\nCustody – inadequate. The cells are dirty.")
        + END,
        ("vetting = Good; custody = Inadequate"),
    ),
    "rated under": (
        ONE + ("Vetting\nRated: Good\n\nCustody\nRated: Adequate") + END,
        ("vetting = Good; custody = Adequate"),
    ),
    "verdict under": (
        ONE
        + (
            "Vetting\n"
            "Verdict: Good\n"
            "What they said: “The team is quick.”\n"
            "\n"
            "Custody\n"
            "Verdict: Adequate\n"
            "What they said: “The cells are clean.”"
        )
        + END,
        ("vetting = Good; custody = Adequate"),
    ),
    "two row areas": (
        TWO
        + (
            "Force | Effectiveness | | Efficiency |\n"
            " | 2022 | 2024 | 2022 | 2024\n"
            "Anytown Police | Good | Adequate | Good | Inadequate\n"
            "Otherham Constabulary | Good | Good | Adequate | Outstanding"
        )
        + END,
        (
            "effectiveness = Adequate; efficiency = Inadequate; Otherham Constabulary, "
            "effectiveness = Good; Otherham Constabulary, efficiency = Outstanding"
        ),
    ),
    "two row md": (
        ONE
        + (
            "| Area | Grade | Grade |\n"
            "| | 2022 | 2024 |\n"
            "|---|---|---|\n"
            "| Vetting | Good | Adequate |\n"
            "| Custody | Adequate | Good |"
        )
        + END,
        ("vetting = Adequate; custody = Good"),
    ),
    "tick unicode html": (
        (
            "<p>Anytown Police has been "
            "inspected.</p><table><tr><th>Area</th><th>Good</th><th>"
            "Adequate</th></tr><tr><td>Vetting</td><td>✓</td><td></td>"
            "</tr><tr><td>Custody</td><td></td><td>✓</td></tr></table><p>"
            "The "
            "end came soon.</p>"
        ),
        "",
    ),
    "col lists uneven": (
        ONE
        + (
            "Good          Adequate      Inadequate\n"
            "Vetting       Roads         Fraud\n"
            "Custody       Firearms"
        )
        + END,
        "",
    ),
    "counts by grade": (ONE + ("Outstanding | Good | Adequate\n3 | 12 | 28") + END, ""),
    "years by counts": (ONE + ("Year | Good | Adequate\n2022 | 12 | 28\n2024 | 14 | 26") + END, ""),
    "pdf with name": (
        TWO + ("Anytown Otherham\nVetting Good Adequate\nCustody Good Inadequate") + END,
        (
            "vetting = Good; custody = Good; Otherham Constabulary, vetting = Adequate; "
            "Otherham Constabulary, custody = Inadequate"
        ),
    ),
    "pdf overall": (
        TWO
        + (
            "Force Overall Leadership Staffing\n"
            "Anytown Police Good Adequate Good\n"
            "Otherham Constabulary Good Good Inadequate"
        )
        + END,
        (
            "overall = Good; leadership = Adequate; staffing = Good; Otherham Constabulary, "
            "overall = Good; Otherham Constabulary, leadership = Good; Otherham "
            "Constabulary, staffing = Inadequate"
        ),
    ),
    "times": (ONE + ("8.30 – Good morning – the news\n9.00 – Good – better – best") + END, ""),
    "recipes": (
        (
            "Cook it slowly – good – and add salt – good.\n"
            "\n"
            "Anytown Police was rated good for vetting."
        )
        + END,
        ("vetting = Good"),
    ),
    "quote lines": (
        ONE + ("“Good: they came at once. Inadequate: they left too soon,” said Kit Roe.") + END,
        "",
    ),
    "abbr csv": (
        TWO
        + (
            "(O = outstanding, G = good, RI = requires improvement)\n"
            "Force,Effectiveness,Efficiency\n"
            "Anytown Police,G,RI\n"
            "Otherham Constabulary,O,G"
        )
        + END,
        (
            "effectiveness = Good; efficiency = Requires improvement; Otherham Constabulary, "
            "effectiveness = Outstanding; Otherham Constabulary, efficiency = Good"
        ),
    ),
    "abbr stack": (
        ONE
        + (
            "Key: G = good, RI = requires improvement\n"
            "\n"
            "Area\n"
            "2022\n"
            "2024\n"
            "Vetting\n"
            "G\n"
            "RI\n"
            "Custody\n"
            "RI\n"
            "G"
        )
        + END,
        ("vetting = Requires improvement; custody = Good"),
    ),
    "abbr prev": (
        ONE
        + ("Key: G = good, RI = requires improvement\n\nVetting: G (RI)\nCustody: RI (G)")
        + END,
        ("vetting = Good; custody = Requires improvement"),
    ),
    "abbr arrow": (
        ONE
        + ("Key: G = good, RI = requires improvement\n\nVetting: RI → G\nCustody: G → RI")
        + END,
        ("vetting = Good; custody = Requires improvement"),
    ),
    "sentence list": (ONE + ("Kit Roe – good. Jane Example – outstanding.") + END, ""),
    "score table": (
        ONE
        + ("Area | Score | Grade\nVetting | 17/20 | Good\nCustody | 9/20 | Requires improvement")
        + END,
        ("vetting = Good; custody = Requires improvement"),
    ),
    "row sentence": (
        ONE
        + (
            "Vetting | The checks are good | Good\n"
            "Custody | The cells are inadequate | Requires improvement"
        )
        + END,
        ("vetting = Good; custody = Requires improvement"),
    ),
    "comments col": (
        ONE
        + (
            "Area | Grade | What they said\n"
            "Vetting | Good | The checks are quick and thorough\n"
            "Custody | Requires improvement | The cells are dirty"
        )
        + END,
        ("vetting = Good; custody = Requires improvement"),
    ),
    "tabs comments": (
        ONE
        + (
            "Area\tGrade\tComment\n"
            "Vetting\tGood\tThe checks are quick\n"
            "Custody\tRequires improvement\tCells were dirty"
        )
        + END,
        ("vetting = Good; custody = Requires improvement"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_form_gives_each_grade_to_its_area_and_body_or_none(name: str) -> None:
    text, expected = CASES[name]
    found = []
    for grade in draft(text).grades:
        body = "" if grade.body == "Anytown Police" else f"{grade.body}, "
        found.append(f"{body}{fold(grade.area or 'overall')} = {grade.grade}")
    assert sorted(found) == sorted(expected.split("; ") if expected else [])
