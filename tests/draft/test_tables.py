"""Grades in tables, lists and lines of their own: which holds now, of which body, for what."""

import pytest

from essex_insp.draft import draft
from essex_insp.matching import fold

ONE = "Anytown Police has been inspected.\n\n"
TWO = "Inspectors went to Anytown Police and Otherham Constabulary.\n\n"

# The text, and the grades in it; the body is Anytown Police where none stands before.
CASES: dict[str, tuple[str, str]] = {
    "keyvalue forms": (
        "Anytown Police has been inspected. The results:\n\n"
        "Vetting: Good (2022: adequate)\nCustody – good (up from adequate)\n"
        "Call handling: Adequate, previously good\n"
        "Roads - Requires improvement (was: good)\nStaffing: from Good to Adequate\n"
        "Fraud: Adequate → Good\nSpeeding ..... Good\nOverall: Good",
        "vetting = Good; custody = Good; call handling = Adequate; "
        "roads = Requires improvement; staffing = Adequate; fraud = Good; "
        "speeding = Good; overall = Good",
    ),
    "ungraded": (
        "Anytown Police has been inspected. The results:\n\nVetting: n/a\n"
        "Custody: not graded\nCall handling: -\nRoads: Good\nFraud: Not inspected",
        "roads = Good",
    ),
    "years": (
        ONE + ("Area | 2017 | 2019\nVetting | Good | Adequate\nCustody | Adequate | Not graded"),
        "vetting = Adequate",
    ),
    "spaces": (
        ONE
        + (
            "Area          2017       2019\nVetting       Good       Adequate\n"
            "Custody       Adequate   Good\n"
        ),
        "vetting = Adequate; custody = Good",
    ),
    "bodies": (
        TWO
        + (
            "Area | Anytown Police | Otherham Constabulary\nVetting | Good | Adequate\n"
            "Custody | - | Good"
        ),
        "vetting = Good; Otherham Constabulary, vetting = Adequate; "
        "Otherham Constabulary, custody = Good",
    ),
    "short bodies": (
        TWO + "Area | Anytown | Otherham\nVetting | Good | Adequate",
        "vetting = Good; Otherham Constabulary, vetting = Adequate",
    ),
    "rows bodies": (
        TWO
        + (
            "Force | Efficiency | Legitimacy\nAnytown Police | Good | Adequate\n"
            "Otherham Constabulary | Adequate | Good"
        ),
        "efficiency = Good; legitimacy = Adequate; "
        "Otherham Constabulary, efficiency = Adequate; "
        "Otherham Constabulary, legitimacy = Good",
    ),
    "stack pairs": (
        ONE
        + (
            "Area\n\nGrade\n\nVetting\n\nGood\n\nCustody\n\nAdequate\n\n"
            "The chief constable said nothing."
        ),
        "vetting = Good; custody = Adequate",
    ),
    "stack years": (
        ONE
        + (
            "Area\n2017\n2019\nVetting\nGood\nAdequate\nCustody\nAdequate\nGood\n\n"
            "The chief constable said nothing."
        ),
        "vetting = Adequate; custody = Good",
    ),
    "stack bodies": (
        TWO
        + (
            "Area\nAnytown Police\nOtherham Constabulary\nVetting\nGood\nAdequate\n"
            "Custody\nAdequate\nn/a\n\nThe end came soon."
        ),
        "vetting = Good; Otherham Constabulary, vetting = Adequate; custody = Adequate",
    ),
    "stack irregular": (
        ONE
        + ("Vetting\nGood\nAdequate\nCustody\nAdequate\nRoads\nGood\nGood\n\nThe end came soon."),
        "",
    ),
    "stack ungraded": (
        ONE + "Vetting\nGood\nCustody\nNot graded\nRoads\nAdequate\n\nThe end came soon.",
        "vetting = Good; roads = Adequate",
    ),
    "groups headings": (
        ONE
        + (
            "How they did\n\nGood\n\nVetting\n\nCustody\n\nAdequate\n\nRoads\n\n"
            "The chief constable said nothing."
        ),
        "vetting = Good; custody = Good; roads = Adequate",
    ),
    "group lines": (
        ONE
        + (
            "Good: vetting; custody (up from adequate)\n"
            "Adequate – roads, fraud and call handling\nRequires improvement: none"
        ),
        "vetting = Good; custody = Good; roads = Adequate; fraud = Adequate; "
        "call handling = Adequate",
    ),
    "group of bodies": (
        "Reports are out on Anytown Police and others.\n\nOutstanding:\n"
        "• Anytown Police\n• Otherham Constabulary\n\nGood:\n• Elsewhere Police",
        "overall = Outstanding; Otherham Constabulary, overall = Outstanding; "
        "Elsewhere Police, overall = Good",
    ),
    "group of bodies line": (
        "Reports are out on Anytown Police and others.\n\n"
        "Outstanding: Anytown Police, Otherham Constabulary\nGood: Elsewhere Police",
        "overall = Outstanding; Otherham Constabulary, overall = Outstanding; "
        "Elsewhere Police, overall = Good",
    ),
    "emoji": (
        ONE
        + (
            "🟢 Vetting: Good\n🔴 Custody: Inadequate\nRoads: ⭐⭐⭐⭐ OUTSTANDING\n"
            "Fraud – 🟡 Requires Improvement\n✅ Call handling - GOOD"
        ),
        "vetting = Good; custody = Inadequate; roads = Outstanding; "
        "fraud = Requires improvement; call handling = Good",
    ),
    "remarks": (
        ONE
        + (
            "Vetting: Good. Inspectors praised the team for its checks on new recruits "
            "and on those who come back.\n\n"
            "Custody – Inadequate: cells were dirty and nobody had checked the locks for "
            "a month.\n\n"
            "Roads: Adequate (previously Good). Officers were too few."
        ),
        "vetting = Good; custody = Inadequate; roads = Adequate",
    ),
    "one line many": (
        ONE + "Vetting: Good | Custody: Adequate | Roads: Good\n\nEnd of it.",
        "vetting = Good; custody = Adequate; roads = Good",
    ),
    "ofsted box": (
        "Anytown Primary School has been inspected by Ofsted.\n\n"
        "Overall effectiveness: Requires improvement\nQuality of education: Good\n"
        "Behaviour and attitudes: Good\nEarly years: Not applicable\n"
        "Previous inspection grade: Inadequate",
        "Anytown Primary School, overall effectiveness = Requires improvement; "
        "Anytown Primary School, quality of education = Good; "
        "Anytown Primary School, behaviour and attitudes = Good",
    ),
    "this/previous": (
        "Anytown Primary School has been inspected by Ofsted.\n\n"
        "Previous inspection: Good\nThis inspection: Requires improvement",
        "Anytown Primary School, overall = Requires improvement",
    ),
    "grade under area": (
        ONE
        + (
            "Vetting\nGrade: Good\nThe force checks well and often.\n\nCustody\n"
            "Grade: Adequate\nThe cells are clean and dry."
        ),
        "vetting = Good; custody = Adequate",
    ),
    "then now under area": (
        ONE
        + (
            "Vetting\n2017: Good\n2019: Adequate\n\nCustody\n2017: Adequate\n"
            "2019: Good\n\nThat is all."
        ),
        "vetting = Adequate; custody = Good",
    ),
    "sections bodies": (
        "Two forces were inspected.\n\nAnytown Police\nVetting: Good\n"
        "Custody: Adequate\n\nOtherham Constabulary\nVetting: Adequate\nCustody: Good",
        "vetting = Good; custody = Adequate; "
        "Otherham Constabulary, vetting = Adequate; "
        "Otherham Constabulary, custody = Good",
    ),
    "markdown": (
        ONE
        + (
            "| Area | Grade | Previous |\n|------|:-----:|------|\n"
            "| **Vetting** | **Good** | Adequate |\n| Custody | Adequate | Good |"
        ),
        "vetting = Good; custody = Adequate",
    ),
    "html": (
        "<p>Anytown Police has been "
        "inspected.</p><table><tr><th>Area</th><th>2017</th><th>2019</th></tr><tr><td>Vetting</td><td>Good</td><td>Adequate</td></tr>\n"
        "<tr><td>Custody</td><td>Adequate</td><td>Good</td></tr></table><p>The end.</p>",
        "vetting = Adequate; custody = Good",
    ),
    "brackets": (
        ONE + "Vetting (Good)\nCustody (Adequate)\n",
        "vetting = Good; custody = Adequate",
    ),
    "grade first table": (
        ONE + "Grade | Areas\nGood | Vetting; custody\nAdequate | Roads",
        "vetting = Good; custody = Good; roads = Adequate",
    ),
    "no header two cols": (ONE + "Vetting | Good | Adequate\nCustody | Good | Good", ""),
    "promo": (
        ONE + "READ MORE: Otherham Police storm into pub brawl\n\nVetting: Good",
        "vetting = Good",
    ),
    "questions": (
        ONE
        + (
            "How well does the force vet its staff? Good\n"
            "How well does it treat people?\nAdequate\n\nEnd."
        ),
        "how well does the force vet its staff = Good; how well does it treat people = Adequate",
    ),
    "numbered": (
        ONE + "1. Vetting: Good\n2. Custody: Adequate",
        "vetting = Good; custody = Adequate",
    ),
    "lower wrapped": (
        ONE + "Vetting\ngood\nCustody\nrequires improvement\n\nThat is all.",
        "vetting = Good; custody = Requires improvement",
    ),
    "hard wrap": (
        "Anytown Police has been inspected by a team of people who came from far\n"
        "away and stayed for weeks to look at all that the force does in a year.\n"
        "They looked at cells and cars and spoke to many people who work there as\n"
        "well as to those who do not, and wrote it all up.\n\nVetting: Good\n"
        "Custody: Adequate\nRoads: Requires improvement\n\n"
        "The report was put together by people who had nothing to do with any of\n"
        "the places that they went to, and it took them several weeks to do so.\n",
        "vetting = Good; custody = Adequate; roads = Requires improvement",
    ),
    "prose only": (
        ONE + "Jane Example: Good. I am glad.\n\nWeather outlook\n\nThe mood was good.",
        "",
    ),
    "body - area": (
        "Two forces were inspected.\n\nAnytown Police – vetting: Good\n"
        "Otherham Police – vetting: Adequate",
        "vetting = Good; Otherham Police, vetting = Adequate",
    ),
    "bulleted with dashes": (
        ONE + "- Vetting - Good\n- Custody - Adequate (down from good)\n* Roads: good",
        "vetting = Good; custody = Adequate; roads = Good",
    ),
    "cqc": (
        "Anytown House has been inspected by the CQC.\n\nSafe Good\nEffective Good\n"
        "Caring Outstanding\nResponsive Good\nWell-led Requires Improvement\n"
        "Overall Good",
        "Anytown House, safe = Good; Anytown House, effective = Good; "
        "Anytown House, caring = Outstanding; Anytown House, responsive = Good; "
        "Anytown House, well-led = Requires improvement; "
        "Anytown House, overall = Good",
    ),
    "then now cells": (
        ONE + "Vetting | 2017: good | 2019: adequate\nCustody | 2017: adequate | 2019: good",
        "vetting = Adequate; custody = Good",
    ),
    "then now line": (
        ONE + "Vetting: then good, now adequate\nCustody: 2017 adequate, 2019 good",
        "vetting = Adequate; custody = Good",
    ),
    "slash note": (
        ONE + "Vetting: Good ↑ (was Adequate)\nCustody: Adequate ↓ (Good)\nRoads: Good ↔",
        "vetting = Good; custody = Adequate; roads = Good",
    ),
    "stack with bodies rows": (
        TWO
        + (
            "Force\nEfficiency\nLegitimacy\nAnytown Police\nGood\nAdequate\n"
            "Otherham Constabulary\nOutstanding\nGood\n\nThat was all there was."
        ),
        "efficiency = Good; legitimacy = Adequate; "
        "Otherham Constabulary, efficiency = Outstanding; "
        "Otherham Constabulary, legitimacy = Good",
    ),
    "stack bodies pairs": (
        TWO + ("Anytown Police\nGood\nOtherham Constabulary\nAdequate\n\nThat was all there was."),
        "overall = Good; Otherham Constabulary, overall = Adequate",
    ),
    "bodies heading & bullets": (
        TWO
        + (
            "Anytown Police:\n• Vetting – good\n• Custody – adequate\n\n"
            "Otherham Constabulary:\n• Vetting – adequate\n• Custody – good"
        ),
        "vetting = Good; custody = Adequate; "
        "Otherham Constabulary, vetting = Adequate; "
        "Otherham Constabulary, custody = Good",
    ),
    "numbered grade": (
        ONE + "Vetting: 2 – Good\nCustody: Grade 4: Inadequate",
        "vetting = Good; custody = Inadequate",
    ),
    "good count": (
        ONE + "Good (2): vetting, custody\nAdequate (1): roads",
        "vetting = Good; custody = Good; roads = Adequate",
    ),
    "national column": (
        ONE + "Area | Anytown Police | England and Wales average\nVetting | Good | Adequate",
        "vetting = Good",
    ),
    "sorted school table": (
        "Ofsted went to schools.\n\nSchool | Date | Grade\n"
        "Anytown Primary | 12 May 2019 | Good\nElm Junior | 13 May 2019 | Inadequate",
        "Anytown Primary, overall = Good; Elm Junior, overall = Inadequate",
    ),
    "intro names body": (
        "Inspectors looked at Otherham Constabulary last year.\n\n"
        "Here is how Anytown Police did:\n\nVetting: Good\nCustody: Adequate",
        "vetting = Good; custody = Adequate",
    ),
    "remark no cap": (
        ONE + ("• Vetting: good – checks are made often\n• Custody: inadequate – cells are dirty"),
        "vetting = Good; custody = Inadequate",
    ),
    "bullet dot line": (
        ONE + "Vetting: Good • Custody: Adequate • Roads: Good",
        "vetting = Good; custody = Adequate; roads = Good",
    ),
    "stack interleaved text": (
        ONE
        + (
            "Vetting\n\nGood\n\nThe team checks often and well.\n\nCustody\n\n"
            "Inadequate\n\nThe cells are dirty."
        ),
        "vetting = Good; custody = Inadequate",
    ),
    "grade then area interleaved": (
        ONE
        + (
            "Good\n\nVetting\n\nThe team checks often and well.\n\nInadequate\n\n"
            "Custody\n\nThe cells are dirty."
        ),
        "vetting = Good; custody = Inadequate",
    ),
    "dl html": (
        "<p>Inspectors went to Anytown "
        "Police.</p><dl><dt>Vetting</dt><dd>Good</dd><dt>Custody</dt><dd>Adequate</dd></dl><p>That "
        "is all.</p>",
        "vetting = Good; custody = Adequate",
    ),
    "series owned": (
        TWO
        + (
            "Anytown Police – vetting: Good; custody: Adequate; roads: Good\n"
            "Otherham Constabulary: vetting good, custody adequate"
        ),
        "vetting = Good; custody = Adequate; roads = Good; "
        "Otherham Constabulary, vetting = Good; "
        "Otherham Constabulary, custody = Adequate",
    ),
    "other body in prose": (
        ONE
        + (
            "Vetting: Good\n\n"
            "The team checks more often than Otherham Constabulary does.\n\n"
            "Custody: Adequate\n\nThe cells are clean."
        ),
        "vetting = Good; custody = Adequate",
    ),
    "switch body in prose": (
        ONE
        + (
            "Vetting: Good\nCustody: Adequate\n\n"
            "Otherham Constabulary was inspected in the same week.\n\nVetting: Adequate\n"
            "Custody: Good"
        ),
        "vetting = Good; custody = Adequate; "
        "Otherham Constabulary, vetting = Adequate; "
        "Otherham Constabulary, custody = Good",
    ),
    "theme": (
        TWO
        + (
            "How each force was graded for efficiency:\n\nAnytown Police: Good\n"
            "Otherham Constabulary: Adequate"
        ),
        "efficiency = Good; Otherham Constabulary, efficiency = Adequate",
    ),
    "theme groups": (
        TWO
        + (
            "How each force was graded for efficiency:\n\nGood\n• Anytown Police\n\n"
            "Adequate\n• Otherham Constabulary"
        ),
        "efficiency = Good; Otherham Constabulary, efficiency = Adequate",
    ),
    "counts": (
        ONE + "Good: 23 forces\nAdequate: three areas\nOutstanding: vetting",
        "vetting = Outstanding",
    ),
    "broken words": (
        ONE + "Vetting\nRequires\nimprovement\nCustody\nGood\n\nThat was all there was.",
        "vetting = Requires improvement; custody = Good",
    ),
    "area grade labels": (
        ONE + "Area: Vetting\nGrade: Good\n\nArea: Custody\nGrade: Adequate\n",
        "vetting = Good; custody = Adequate",
    ),
    "paren group": (
        ONE + "Good (vetting; custody)\nAdequate (roads)\n",
        "vetting = Good; custody = Good; roads = Adequate",
    ),
    "twin": (
        ONE
        + (
            "Area | Grade | Area | Grade\nVetting | Good | Custody | Adequate\n"
            "Roads | Good | Fraud | Inadequate"
        ),
        "vetting = Good; custody = Adequate; roads = Good; fraud = Inadequate",
    ),
    "key": (ONE + "Key: Outstanding, Good, Adequate, Inadequate\nVetting: Good", "vetting = Good"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_table_or_list_gives_each_grade_to_its_area_and_body(name: str) -> None:
    text, expected = CASES[name]
    found = []
    for grade in draft(text).grades:
        body = "" if grade.body == "Anytown Police" else f"{grade.body}, "
        found.append(f"{body}{fold(grade.area or 'overall')} = {grade.grade}")
    assert sorted(found) == sorted(expected.split("; ") if expected else [])


def test_a_long_run_of_stops_is_read() -> None:
    assert draft("." * 50_000).grades == ()
