"""`essex-insp search`."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from essex_insp.questions.index import KINDS
from essex_insp.questions.search import SearchItem, together
from essex_insp.show.display import Display
from tests import tiny
from tests import tiny as made_up
from tests.cases import for_each
from tests.program import data, drawn, run, shown

DEFAULT = "essex-effectiveness-2017"


def found(*words: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = data("search", *words)["items"]
    return items


def test_what_reporters_abbreviate_leads_to_what_it_means() -> None:
    assert "`essex-insp explain pcp` says what it means" in run("search", "pcp").stderr


def test_offenders_finds_the_concern_its_quotes_and_every_event_of_its_trail() -> None:
    items = [item for item in found("offenders") if item["report"] == DEFAULT]
    by_kind = {kind: {item["id"] for item in items if item["kind"] == kind} for kind in
               ("concern", "quote", "event")}  # fmt: skip
    report = json.loads(Path(f"data/reports/{DEFAULT}.json").read_text(encoding="utf-8"))
    (concern,) = report["concerns"]
    assert by_kind["concern"] == {concern["id"]}
    assert by_kind["quote"] == set(concern["quotes"])
    assert len(by_kind["event"]) == len(concern["trail"])


def test_neither_accents_nor_kinds_of_mark_nor_case_matter() -> None:
    assert {item["title"].split(",")[0] for item in found("zoe")} == {"Zoë Billingham"}
    assert any("force’s" in item["words"] for item in found("FORCE'S"))
    assert "; nearest: kavanagh\n" in run("search", "kavanah").stderr
    assert "10 reports, one of them" in shown("search", "kavanagh")


def test_whole_words_come_before_stems() -> None:
    items = found("policing", "--limit", "0")
    wholes = [item["whole"] for item in items]
    assert wholes == sorted(wholes, reverse=True)
    assert {True, False} == set(wholes)
    assert all("policing" in map(str.casefold, item["words"]) for item in items if item["whole"])


def test_words_that_must_not_be_there_and_phrases() -> None:
    assert not [item for item in found("visits", "-custody") if "custody" in item["title"].lower()]
    assert not [item for item in found("visits", "-by") if "by" in " ".join(item["text"]).split()]
    phrase = found('"national guidelines"')
    assert phrase == found("national guidelines")
    assert all("national guidelines" in " ".join(item["words"]).lower() for item in phrase)


@for_each("typed", ["NOT", "a'b", "col:x", "NEAR(a b)", "*", '"', "{", "^a", "--"])
def test_what_is_typed_is_never_syntax(typed: str) -> None:
    done = run("search", typed)
    assert done.code in (0, 2)
    assert len(done.stderr.splitlines()) <= 1
    assert "essex-insp: " in done.stderr or done.code == 0


def test_hits_are_counted_by_kind_and_the_words_stand_out() -> None:
    display = Display(width=80, terminal=True, colour="256", bold=True)
    screen = drawn(display, "search", "monitoring")
    assert "1 quote" in screen
    assert "\x1b[1;4mmonitoring\x1b[0m" in screen
    assert "**monitoring**" in shown("search", "monitoring", "-f", "md")
    assert "essex-insp quotes --speaker zoe-billingham" in screen


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_of_a_hit_shows_the_whole(tmp_path: Path, kind: str) -> None:
    path = made_up.written(tmp_path, made_up.report(), "made-up.json")
    items = found("--kind", kind, "--report", str(path))
    assert [item["kind"] for item in items] == [kind] * len(items)
    assert not [item for item in items if "" in item["text"] or None in item["command"]]
    for item in items:
        whole = run(*item["command"], "-f", "json")
        assert whole.code == 0, item["command"]
        said = item["title"] if kind == "speaker" else "".join(item["text"][:1])
        assert said in [*_texts(whole.items), ""], item["command"]


def _texts(value: Any) -> list[str]:
    if isinstance(value, (dict, list)):
        parts = value.values() if isinstance(value, dict) else value
        return [text for part in parts for text in _texts(part)]
    return [value] if isinstance(value, str) else []


def test_some_reports_kinds_and_speakers() -> None:
    assert {item["report"] for item in found("good", "--round", "2018-19")} == {
        "essex-peel-2018-19"
    }
    assert {item["kind"] for item in found("good", "--kind", "quotes")} == {"quote"}
    assert {item["speaker"] for item in found("good", "-s", "kavanagh")} == {"Stephen Kavanagh"}
    assert {item["report"] for item in found("good", "--report", DEFAULT)} == {DEFAULT}
    assert run("search", "good", "--kind", "quotas").stderr.count("nearest: quote") == 1
    assert run("search", "good", "--force", "kent").code == 2
    for other in (("--round", "2017"), ("--force", "essex")):
        assert "--report names one report" in run("search", "good", "-r", DEFAULT, *other).stderr


@for_each(
    ("words", "round", "detail"),
    [
        ("overall", "2016", "Good, inspected in 2016"),
        ("anti-social", "2018-19", "Good, carried over from 2017"),
        ("preventing", "2021-22", "Adequate, inferred, inspected in 2021-22, grade not stated"),
        ("affordable", "2014", "not known to us, inspected in 2014"),
        ("serious", "2017", "Good, inspected in 2017, basis inferred"),
        ("victims", "2023-25", "ungraded"),
    ],
)
def test_a_grade_is_told_with_how_it_came_about(words: str, round: str, detail: str) -> None:
    assert found(words, "--round", round, "--kind", "grade")[0]["detail"] == detail


@for_each(
    ("words", "said"),
    [
        (("police", "ofenders"), "nothing mentions 'ofenders'; nearest: offenders"),
        (("xqzv",), "nothing mentions 'xqzv'; try another word"),
        (("rape",), "nothing mentions 'rape'; try another word"),  # no rate is meant
        (("56",), "nothing mentions '56'; try another word"),  # 596 is no nearer
        (("kavanagh", "billingham"), "nothing mentions 'kavanagh billingham' together; leave"),
        (
            ("kent", "police"),
            "nothing mentions 'kent police' together; leave a part of it out; for a force, type",
        ),
        (("harrington", "--kind", "quotes"), "no quote mentions 'harrington'; try another word"),
        (("custody", "--round", "2015"), "nothing there mentions 'custody'"),
        (("knife", "crime"), "nothing mentions 'knife'; try another word\n"),
        (("-custody",), "only words to leave out in '-custody'"),
        (("!",), "no word to look for in '!'"),
        ((), "no word to look for; give one"),
        (("police", "--limit", "-1"), "--limit -1: less than nothing"),
        (("police", "--limit", "x"), "invalid value for '--limit': give a whole number; see"),
    ],
)
def test_what_finds_nothing_says_why(words: tuple[str, ...], said: str) -> None:
    done = run("search", *words)
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"essex-insp: {said}")


def test_what_is_left_out_is_said() -> None:
    done = run("search", "police", "--limit", "5", "--format", "json")
    assert len(done.items) == 5
    assert "all of them: --limit 0" in done.stderr
    assert "; the best 5 here\n\n" in shown("search", "police", "--limit", "5")
    assert "more hits" not in shown("search", "police", "--limit", "5")
    for whole in ((), ("--limit", "0")):
        assert "the best" not in shown("search", "police", *whole).partition("\n\n")[0]
    assert re.search(r"\n\d+ more: essex-insp quotes --speaker ", shown("search", "police"))


@pytest.mark.parametrize("most", ["0", "2"])
def test_what_to_type_next_has_the_same_limit(most: str) -> None:
    assert f"essex-insp search police --limit {most} --cite" in shown(
        "search", "police", "--limit", most
    )


def test_reports_of_ones_own_are_searched_and_a_broken_one_is_passed_over(tmp_path: Path) -> None:
    made_up.written(tmp_path, made_up.report(), "force-a-2016.json")
    made_up.written(tmp_path, made_up.report(judgments=3), "broken.json")
    (tmp_path / "torn.json").write_text("{")
    done = run("search", "keys", "--force", "force a", "-f", "json",
               env={"ESSEX_INSP_PATH": str(tmp_path)})  # fmt: skip
    assert {item["report"] for item in done.items} == {"force-a-2016"}
    assert {"broken.json", "torn.json"} == {
        name for name in ("broken.json", "torn.json", "force-a-2016.json") if name in done.stderr
    }


@pytest.mark.parametrize(
    "wrong",
    [
        {"draft": 3},
        {"notes": [{"text": "keys", "citations": [3]}]},
        {"notes": [{"text": "keys", "citations": [{"source": "nowhere"}]}]},
        {"notes": [{"text": ["keys", {"text": 3}]}]},
        {"speakers": [{"id": "a", "name": 3}], "notes": [{"text": "keys"}]},
        {"speakers": [{"id": "a", "name": "A", "role": {"text": "keys"}}]},
        {"judgments": [{**made_up.report()["judgments"][0], "id": ["a"], "note": "keys"}]},
        {"concerns": [{**made_up.report()["concerns"][0], "title": "Keys", "quotes": None}]},
        {"concerns": [{**made_up.report()["concerns"][0], "title": True, "summary": "keys"}]},
        {"sources": [{"id": "a", "title": True, "publisher": "keys"}]},
    ],
)
def test_what_a_report_has_that_is_not_valid_is_no_hit(tmp_path: Path, wrong: Any) -> None:
    made_up.written(tmp_path, made_up.report(), "force-a-2016.json")
    made_up.written(tmp_path, made_up.report(**wrong), "amiss.json")
    own = {"ESSEX_INSP_PATH": str(tmp_path)}
    done = run("search", "keys", "--force", "force a", "-f", "json", env=own)
    assert {item["report"] for item in done.items} == {"force-a-2016"}
    assert f"passed over: {tmp_path / 'amiss.json'}" in done.stderr
    assert run("search", "keys", "--force", "force a", env=own).stdout.startswith("4 hits: ")
    (tmp_path / "force-a-2016.json").unlink()
    assert run("search", "keys", env=own).code == 2


def test_a_force_answers_to_what_people_call_it(tmp_path: Path) -> None:
    force = {"id": "metropolitan-police", "name": "Metropolitan Police Service"}
    made_up.written(tmp_path, made_up.report(force=force), "mine.json")
    for name in ("met", "metropolitan", "scotland yard"):
        done = run("search", "keys", "--force", name, "-f", "json",
                   env={"ESSEX_INSP_PATH": str(tmp_path)})  # fmt: skip
        assert {item["report"] for item in done.items} == {"mine"}, name


def test_text_of_a_report_stays_text() -> None:
    nasty = "[bold]keys[/bold] \x1b[31m**keys** <b>keys</b>"
    content = json.dumps(made_up.report(notes=[{"text": nasty}]))
    for form in ("table", "plain", "md", "csv"):
        done = run("search", "keys", "--report", "-", "-f", form, stdin=content)
        assert done.code == 0
        assert "\x1b" not in done.stdout
    assert "[bold]keys[/bold]" in run("search", "keys", "-r", "-", stdin=content).stdout


def test_a_concern_that_two_reports_of_a_round_tell_is_one_hit() -> None:
    hits = [item["report"] for item in found("visits", "stopped", "--kind", "concern")]
    assert hits.count(DEFAULT) == 1
    assert "essex-peel-2017" not in hits, "which says less of it"
    assert found("visits", "--kind", "concern", "--report", "essex-peel-2017")


@pytest.mark.parametrize("limit", ["0", "5"])
def test_a_limit_is_typed_again_with_the_sources(limit: str) -> None:
    shown = run("search", "good", "--limit", limit).stdout
    assert f"--limit {limit} --cite" in " ".join(shown.split())


def test_a_kind_or_a_speaker_is_enough() -> None:
    everyone = run("search", "--kind", "quote", "-f", "json").items
    assert [item["whole"] for item in everyone] == [True] * 13
    said = run("search", "--speaker", "kavanagh", "--kind", "quote", "-f", "json").items
    assert len(said) == 5
    assert all(item["speaker"] == "Stephen Kavanagh" for item in said)


def test_words_that_stand_nowhere_together_are_looked_for_each() -> None:
    phrase, apart = (
        run("search", "sex offender visits"),
        run("search", *["sex", "offender", "visits"]),
    )
    assert phrase.stdout.splitlines()[0] == apart.stdout.splitlines()[0]
    assert phrase.stderr.startswith("essex-insp: note: nowhere together")


@pytest.mark.parametrize(
    ("words", "term"),
    [("when must they reply", "reply"), ("56 days", "56 days"), ("custody rso", "rso")],
)
def test_words_of_the_field_that_nothing_mentions_lead_to_what_they_mean(
    words: str, term: str
) -> None:
    said = run("search", words)
    assert said.code == 2
    assert f"`essex-insp explain {term}` says what it means" in said.stderr
    assert run("explain", *term.split()).code == 0
    assert "explain" not in run("search", "over xqzv").stderr  # as in "overall effectiveness"


@for_each(
    ("words", "hint", "command"),
    [
        ("deadline", "What it means: ", "explain deadline"),
        ('"cause of concern"', "What it means: ", "explain cause of concern"),
        ("Adequate", "Who has that grade: ", "compare --grade adequate --round latest"),
        ("Kent", "Its grades over time: ", "history --force kent"),
        ("essex police", "Its grades over time: ", "history --force essex"),
        ("offenders", None, ""),
    ],
)
def test_a_grade_and_a_word_of_the_field_lead_to_more(
    words: str, hint: str | None, command: str
) -> None:
    answer = shown("search", words)
    assert (f"\n{hint}essex-insp {command}\n" in answer) == bool(hint)
    assert hint or not re.search("explain|compare", answer)
    assert run(*command.split()).code == 0


@pytest.mark.parametrize(
    ("words", "report", "count"),
    [("blog counts", "essex-peel-2023-25", 5), ("specialist capabilities", DEFAULT, 2)],
)
def test_a_note_leads_to_all_notes_of_its_report(words: str, report: str, count: int) -> None:
    every_note = f"search --kind note --report {report}"
    assert f"\nessex-insp {every_note}\n" in run("search", *words.split()).stdout
    assert every_note.split() in [item["command"] for item in found(*words.split())]
    every = run(*every_note.split(), "-f", "json").items
    assert len(every) == count
    assert all(item["text"][0] for item in every)


def test_the_best_of_each_kind_stand_first_and_the_rest_is_told() -> None:
    few, whole = shown("search", "offenders"), shown("search", "offenders", "--limit", "0")
    assert len(few.splitlines()) < 70 < len(whole.splitlines())
    for kind in ("Grade", "Concern", "Quotes", "Source", "Events", "Note"):
        assert f"\n{kind}" in few
    assert "\n14 more: essex-insp trail low-risk-sex-offenders\n" in few
    assert "more hits: essex-insp search offenders --limit 0\n" in few
    assert "Of one kind: essex-insp search offenders --kind event\n" in few
    assert "more" not in shown("search", "offenders", "--kind", "event").splitlines()[-2]
    assert len(found("offenders")) == 45, "data is whole"


@pytest.mark.parametrize("words", ["police", "offenders", "good", "victims"])
def test_of_each_kind_the_best_two_are_shown_one_of_them_of_the_default_report(words: str) -> None:
    screen, whole = shown("search", words), shown("search", words, "--limit", "0")
    items = [SearchItem(**item) for item in found(words, "--limit", "0")]
    every = " ".join(whole.split())
    assert not [text for item in items for text in item.text if text not in every]
    for kind in KINDS:
        groups = {together(item): item.report for item in items[:100] if item.kind == kind}
        heads = re.findall(rf"\n\n{kind}s?(?::.*|)((?:\n.+)+)", screen, re.IGNORECASE)
        assert len(heads) == min(2, len(groups)), kind
        at_hand = [head for head in heads if DEFAULT in head]
        assert bool(at_hand) == (DEFAULT in groups.values()), kind


def test_what_one_command_shows_is_a_list(tmp_path: Path) -> None:
    report = made_up.report(notes=[{"text": "First."}, {"text": "Last."}])
    path = str(made_up.written(tmp_path, report, "made-up.json"))
    notes, events = (
        run("search", "--kind", kind, "--report", path, "-f", "plain").stdout
        for kind in ("note", "event")
    )
    assert "\nNotes\n" in notes
    assert "\n\nFirst.\nLast.\n" in notes
    assert re.search(r"\n\nNovember 2016: It .*\ndate not read: Nothing .*\n", events)
    title = "Events: All mandatory visits to low-risk registered sex offenders stopped"
    assert f"\n{title}\n{DEFAULT}\n" in shown("search", "offenders", "--cite")  # each cites its own


def test_a_quote_that_is_on_what_was_looked_for_says_so() -> None:
    assert "“I will be monitoring the force’s response closely.” (on " in " ".join(
        shown("search", "offenders").split()
    )
    assert "HMICFRS\nessex-effectiveness-2017 [1] ¶6–7\n" in shown(
        "search", "-s", "billingham", "the", "--cite"
    )


def test_of_words_that_were_looked_for_the_longest_stand_out_whole() -> None:
    found = shown("search", "cause", '"cause of concern"', "--format", "md").casefold()
    assert "**cause of concern**" in found
    assert "**cause**" not in found


def test_who_is_known_and_said_nothing_is_told_so() -> None:
    assert "no quote there is all that was asked; leave a part of it out" in (
        run("search", "--speaker", "sharpling", "--kind", "quote").stderr
    )
    assert "no report is on 'kent'" in run("search", "good", "--force", "kent").stderr


def test_an_own_report_with_numbers_for_texts_is_passed_over_with_the_reason(
    tmp_path: Path,
) -> None:
    for name, part, key in (("a", "judgments", "area"), ("b", "findings", "summary")):
        content = tiny.report(id=name)
        content[part][0][key] = 7
        tiny.written(tmp_path, content, f"{name}.json")
    ran = run("search", "concerned", env={"ESSEX_INSP_PATH": str(tmp_path)})
    assert ran.code == 0
    assert "a.json" in ran.stderr
    assert "b.json" in ran.stderr


def test_a_report_is_found_by_whom_it_is_about_and_by_its_title(tmp_path: Path) -> None:
    about = {"force": {"id": "body-a", "name": "Ysgol Enghraifft Ŵyn"}, "published": "2024-05"}
    tiny.written(tmp_path, tiny.bare(title="A letter on lambs", **about), "lambs.json")
    own = {"ESSEX_INSP_PATH": str(tmp_path)}
    for words in ("enghraifft", "wyn", "lambs"):
        (hit,) = run("search", words, "-f", "json", env=own).items
        assert (hit["kind"], hit["report"]) == ("report", "lambs")
        assert run(*hit["command"], env=own).stdout.startswith("Ysgol Enghraifft Ŵyn")
        table = run("search", words, env=own).stdout
        assert "Report: A letter on lambs\nMay 2024, lambs\n" in table


def test_a_grade_is_found_by_whose_it_is(tmp_path: Path) -> None:
    tiny.written(tmp_path, tiny.report(), "made.json")
    hits = run("search", "horses", "-f", "json", env={"ESSEX_INSP_PATH": str(tmp_path)}).items
    assert [hit["title"] for hit in hits if hit["kind"] == "grade"] == ["Keeping horses (Force B)"]


def test_a_page_is_headed_by_what_was_looked_for() -> None:
    said = shown("search", "visits<", "--format", "html")
    assert "<h1>essex-insp search &quot;visits&lt;&quot;</h1>" in said
