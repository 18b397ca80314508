"""`essex-insp speakers`: the people in the report and their roles."""

from __future__ import annotations

from essex_insp.questions.record import called
from tests.program import run


def test_both_are_there_with_role_and_how_much_they_say() -> None:
    zoe, chief = run("speakers", "--format", "json").items
    assert (zoe["name"], zoe["role"]) == ("Zoë Billingham", "HM Inspector of Constabulary")
    assert (zoe["organisation"], zoe["paragraphs"]) == ("HMICFRS", 8)
    assert (chief["name"], chief["role"]) == ("Stephen Kavanagh", "Chief Constable")
    assert (chief["organisation"], chief["paragraphs"]) == ("Essex Police", 5)


def test_one_is_found_by_role() -> None:
    assert [item["id"] for item in run("speakers", "-s", "hmi", "-f", "json").items] == [
        "zoe-billingham"
    ]
    assert "Stephen" not in run("speakers", "--speaker", "inspector").stdout


def test_who_speaks_in_other_reports_is_said() -> None:
    others = "essex-insp search --speaker billingham --kind speaker"
    assert f"In all reports: {others}\n" in run("speakers", "-s", "billingham").stdout
    assert run(*others.split()[1:], "-f", "json").items[0]["speaker"] == "Zoë Billingham"
    only = run("speakers", "-s", "wilsher")
    assert only.stderr.endswith(
        "; to look in all reports: `essex-insp search --speaker wilsher --kind speaker`\n"
    )


def test_a_person_known_by_a_role_alone_is_called_so_once() -> None:
    assert called({"name": "spokesman", "role": "spokesman", "organisation": None}) == ["spokesman"]
