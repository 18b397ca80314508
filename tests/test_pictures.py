"""Answers as pages and as pictures: whole in themselves, readable aloud, safe with any text."""

from __future__ import annotations

import itertools
import json
import math
import re
import struct
import sys
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from unittest import mock
from xml.etree import ElementTree

import pytest
from rich.color import Color, ColorSystem

import essex_insp
from essex_insp.errors import UnreadableFile
from essex_insp.show.display import STYLES, look
from essex_insp.show.pictures import card_words
from tests import tiny
from tests.cases import for_each
from tests.program import READING, run, shown, some
from tests.test_hostile import TEXTS, spoilt

SVG = "{http://www.w3.org/2000/svg}"
ASKED = [
    (),
    *((name,) for name in READING),
    ("history",),
    ("history", "--chart"),
    ("trail",),
    ("compare",),
    ("concerns", "--all"),
    ("reports",),
    ("explain",),
]
VOID = {"meta", "br"}


class Page(HTMLParser):
    """A page, its elements in order; what is opened is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "title"} & set(self._open):
            self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def svg(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)  # noqa: S314, our own


def seen(text: str) -> str:
    """What a picture shows, line under line."""
    return "\n".join("".join(line.itertext()) for line in svg(text).iter(f"{SVG}text"))


def test_a_picture_keeps_what_stands_out() -> None:
    bold = [line for line in svg(shown("grades", "-f", "svg")).iter() if line.get("font-weight")]
    assert "".join(bold[0].itertext()) == "Essex Police"
    assert "essex-insp" not in seen(shown("--format", "svg"))  # nobody types there


@cache
def kept(*words: str) -> str:
    """Return what was printed, for all that is to be said of it."""
    return shown(*words)


@pytest.mark.parametrize("words", some(ASKED), ids=" ".join)
class TestEveryAnswer:
    def test_a_page_asks_nobody_for_anything(self, words: tuple[str, ...]) -> None:
        text = kept(*words, "--format", "html")
        page = Page(text)
        assert not {"script", "link", "img", "iframe", "object", "form"} & {
            name for name, _ in page.elements
        }
        assert "default-src 'none'" in text
        assert "@media screen and (prefers-color-scheme:dark)" in text, "paper is white"
        assert "url(" not in text
        assert "@import" not in text

    def test_a_page_is_in_order_for_a_screen_reader(self, words: tuple[str, ...]) -> None:
        page = Page(kept(*words, "--format", "html"))
        assert page.all("html") == [{"lang": "en"}]
        assert len(page.all("h1")) == 1
        assert all(cell.get("scope") in ("col", "row") for cell in page.all("th"))
        ids = [each["id"] for _, each in page.elements if each.get("id")]
        assert len(ids) == len(set(ids))
        inner = [link["href"] or "" for link in page.all("a")]
        assert {href[1:] for href in inner if href.startswith("#")} <= set(ids)

    def test_a_picture_says_what_it_is_and_shows(self, words: tuple[str, ...]) -> None:
        text = kept(*words, "--format", "svg")
        picture = svg(text)
        assert picture.get("role") == "img"
        assert [child.tag for child in picture][:2] == [f"{SVG}title", f"{SVG}desc"]
        plain = kept(*words, "--format", "plain").split("\n")[0]
        assert plain in (picture[1].text or "")
        assert "url(" not in text
        assert "@font-face" not in text
        assert not {each.tag for each in picture.iter()} & {f"{SVG}image", f"{SVG}use"}

    def test_a_picture_shows_the_lines_of_a_terminal(self, words: tuple[str, ...]) -> None:
        """All but those that say what to type next."""
        typed = re.compile("essex-insp | --")
        lines = {line for line in kept(*words).split("\n") if line and not typed.search(line)}
        assert lines <= set(seen(kept(*words, "--format", "svg")).split("\n"))

    def test_twice_is_the_same(self, words: tuple[str, ...]) -> None:
        for form in ("html", "svg"):
            assert shown(*words, "--format", form) == kept(*words, "--format", form)


@pytest.mark.parametrize("command", READING)
def test_no_text_of_a_report_is_markup(command: str, tmp_path: Path) -> None:
    made_up = tiny.written(tmp_path, tiny.report(), "a.json")
    hostile = tiny.written(tmp_path, spoilt(" ".join(TEXTS.values())), "b.json")
    tags = [
        {name for name, _ in Page(shown(command, "-r", str(file), "-f", "html")).elements}
        for file in (made_up, hostile)
    ]
    assert tags[1] <= tags[0] | {"br"}
    assert svg(shown(command, "-r", str(hostile), "-f", "svg")) is not None


def test_what_xml_has_no_place_for_is_marked(tmp_path: Path) -> None:
    file = tiny.written(tmp_path, spoilt("odd \ufffe and \uffff"))
    assert "odd <U+FFFE> and <U+FFFF>" in seen(shown("quotes", "-r", str(file), "-f", "svg"))


def test_an_address_in_a_picture_leads_there() -> None:
    links = svg(shown("sources", "-f", "svg")).iter(f"{SVG}a")
    assert all("".join(link.itertext()) in (link.get("href") or "") for link in links)
    assert '<a href="https://' in shown("sources", "-f", "svg")


def test_a_picture_says_what_its_star_means_and_that_it_leaves_that_out() -> None:
    said = seen(shown("history", "-f", "svg"))
    assert "improvement*" in said
    assert re.search(r"Not shown here: .*, \d+ disagreements \(\*\), reasons\n", said)
    assert said.count("sources: essex-insp history --cite\n") == 1
    assert "--notes" not in said


def test_the_suffix_names_them(tmp_path: Path) -> None:
    for name, begins in (("a.svg", "<svg"), ("b.html", "<!DOCTYPE"), ("c.HTM", "<!DOCTYPE")):
        assert shown("grades", "--output", str(tmp_path / name)) == ""
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_a_citation_opens_the_page_at_the_words() -> None:
    page = Page(shown("quotes", "--contains", "complying", "--cite", "--format", "html"))
    assert any("#:~:text=On%20a%20less" in str(link["href"]) for link in page.all("a"))
    source = str(page.all("a")[-1]["href"])  # of the list below
    assert source.startswith("http")
    assert "#" not in source


def test_the_licence_of_many_sources_is_said_once() -> None:
    assert shown("history", "--cite", "-f", "html").count("Open Government Licence v3.0") == 1


GRADES = [look(rank, 5).style for rank in range(5)]
COLOURS = sorted({*re.findall("#[0-9a-f]{6}", " ".join(STYLES.values())), *GRADES})
EYES = {
    "most people": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritanopia": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}
"""How light of red, green and blue is seen (Machado, Oliveira and Fernandes, 2009)."""


def light(colour: Color) -> list[float]:
    parts = [part / 255 for part in colour.get_truecolor()]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def lab(light: list[float], eyes: str) -> tuple[float, float, float]:
    """A colour where distances are as people see them (CIE 1976)."""
    red, green, blue = (
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, light, strict=True))))
        for row in EYES[eyes]
    )
    x, y, z = (
        part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
        for part in (
            (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
            0.2126 * red + 0.7152 * green + 0.0722 * blue,
            (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


class TestColours:
    """As they are meant, and as Rich rounds them for a terminal of fewer."""

    @for_each("system", [ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT])
    @for_each("colour", COLOURS)
    def test_they_can_be_read_on_black_and_on_white(self, colour: str, system: ColorSystem) -> None:
        red, green, blue = light(Color.parse(colour).downgrade(system))
        shine = 0.2126 * red + 0.7152 * green + 0.0722 * blue
        assert min(1.05 / (shine + 0.05), (shine + 0.05) / 0.05) >= 4.5

    @for_each("system", [ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT])
    @for_each("eyes", EYES)
    def test_colour_blind_eyes_tell_them_apart(self, eyes: str, system: ColorSystem) -> None:
        seen = [lab(light(Color.parse(each).downgrade(system)), eyes) for each in COLOURS]
        assert len(seen) == 6
        assert min(math.dist(a, b) for a, b in itertools.combinations(seen, 2)) >= 9

    def test_of_sixteen_no_grade_has_that_of_the_next_or_of_what_is_not_known(self) -> None:
        quiet, *grades = (
            Color.parse(each).downgrade(ColorSystem.STANDARD).number
            for each in (STYLES["quiet"], *GRADES)
        )
        assert quiet not in grades
        assert all(a != b for a, b in itertools.pairwise(grades))

    def test_a_grade_has_a_colour_that_nothing_else_on_its_page_has(self) -> None:
        for form in ("html", "svg"):
            text = shown("history", "-f", form)
            of = re.findall('(?:color:|fill=")(#[0-9a-f]{6})"[^>]*>(?:<[^>]*>)?([★●◐○✕·])', text)
            assert len(dict(of)) == len(set(of)) == len("★●◐○✕·"), form


class TestPng:
    """`-o x.png`: the picture in dots, for slides."""

    @pytest.fixture(autouse=True)
    def _in_a_folder_of_its_own(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)

    def test_it_is_twice_as_fine_as_the_picture_and_twice_the_same(self) -> None:
        for name in ("a.svg", "a.png", "b.png"):
            assert shown("history", "--chart", "--output", name) == ""
        made = Path("a.png").read_bytes()
        assert made == Path("b.png").read_bytes()
        assert made.startswith(b"\x89PNG\r\n\x1a\n")
        picture = svg(Path("a.svg").read_text(encoding="utf-8"))
        size = [int(picture.get(side) or 0) * 2 for side in ("width", "height")]
        assert [*struct.unpack(">II", made[16:24])] == size

    def test_what_no_font_shows_is_told_and_not_left_out(self) -> None:
        for text in ("odd \U000f0000", "\u0301"):
            tiny.written(Path(), spoilt(text), "own.json")
            done = run("grades", "--report", "own.json", "--output", "a.png")
            assert done.code == 3
            assert "no font here has every character of this, and a PNG" in done.stderr
            assert not Path("a.png").exists()

    def test_a_package_that_is_missing_is_asked_for(self) -> None:
        with mock.patch.dict(sys.modules, {"typst": None}):
            done = run("grades", "--output", "a.png")
        assert (done.code, done.stdout) == (2, "")
        assert "pip install 'essex-insp[png]'" in done.stderr

    def test_what_would_fill_the_memory_is_refused(self) -> None:
        content = tiny.report()
        content["concerns"][0]["summary"] = "word " * 20_000
        tiny.written(Path(), content, "long.json")
        done = run("concerns", "--report", "long.json", "--output", "a.png")
        assert (done.code, done.stdout) == (2, "")
        assert "is too large for a PNG; ask for less, or write .svg" in done.stderr


class TestCard:
    """`quotes --card`."""

    def test_it_carries_its_words_and_where_they_stand(self, tmp_path: Path) -> None:
        card = tmp_path / "card.svg"
        assert shown("quotes", "--contains", "not complying", "--card", str(card)) == ""
        quote = essex_insp.load().quotes(contains="not complying")[0]
        cite = quote.sources[0]
        assert card_words(str(card)) == [quote.text]
        picture = ElementTree.fromstring(card.read_bytes())  # noqa: S314, made here
        carried = picture.findtext(f"{SVG}metadata")
        (target,) = json.loads(carried or "")["target"]
        selector = target["selector"]
        assert (target["source"], selector["exact"]) == (cite.url, quote.text)
        assert selector["prefix"] == cite.prefix
        assert quote.speaker is not None
        assert quote.speaker.name in seen(card.read_text(encoding="utf-8"))
        lines = seen(card.read_text(encoding="utf-8"))
        assert "whose text is its publisher" in lines
        assert "An inspection of Essex Police, 22 March 2018" in " ".join(lines.split())
        below = [int(line.get("y") or 0) for line in picture.iter(f"{SVG}text")]
        assert min(b - a for a, b in itertools.pairwise(below)) >= 18, "no line is on another"

    def test_verify_checks_it(self, tmp_path: Path) -> None:
        card = tmp_path / "card.svg"
        assert run("quotes", "--contains", "not complying", "--card", str(card)).code == 0
        done = run("verify", str(card), "--format", "json")
        assert (done.code, [item["verdict"] for item in done.items]) == (0, ["exact"])
        assert "held only against what essex-effectiveness-2017 quotes" in done.stderr
        story = tmp_path / "story.txt"
        story.write_text(essex_insp.load().quotes(contains="not complying")[0].text)
        assert run("verify", str(card), "--source", str(story)).code == 0
        story.write_text("The force is complying with national guidelines.")
        assert run("verify", str(card), "--source", str(story)).code == 1

    def test_verify_sees_what_was_changed_in_it(self, tmp_path: Path) -> None:
        card = tmp_path / "card.svg"
        assert run("quotes", "--contains", "not complying", "--card", str(card)).code == 0
        text = card.read_text(encoding="utf-8")
        card.write_text(text.replace("is not complying", "is complying", 2), encoding="utf-8")
        done = run("verify", str(card), "--format", "json")
        assert done.code == 1
        assert [item["verdict"] for item in done.items] == ["altered", "exact"]

    def test_a_quotation_in_the_words_is_theirs(self, tmp_path: Path) -> None:
        for text, marked in (("“Stop” is a word", False), ("“Stop,” he said, “now”", True)):
            content = tiny.report()
            content["statements"][0]["quotes"][0] |= {"text": text, "marked": marked}
            file = tiny.written(tmp_path, content)
            card = tmp_path / f"{marked}.svg"
            shown("quotes", "-r", str(file), "--contains", "stop", "--card", str(card))
            assert card_words(str(card)) == [text]

    def test_verify_needs_a_card(self, tmp_path: Path) -> None:
        other = tmp_path / "other.svg"
        other.write_text(shown("grades", "--format", "svg"), encoding="utf-8")
        done = run("verify", str(other))
        assert (done.code, done.stdout) == (3, "")
        assert "carries no quotation" in done.stderr

    def test_what_cannot_be_seen_stays_in_the_words_it_carries(self, tmp_path: Path) -> None:
        content = tiny.report()
        content["statements"][0]["quotes"][0]["text"] = "We are\u200b not \u202eready."
        file = tiny.written(tmp_path, content)
        card = tmp_path / "card.svg"
        card.write_text(shown("quotes", "-r", str(file), "--contains", "ready", "--card", "-"))
        assert "\u202e" not in card.read_text()
        assert card_words(str(card))[-1] == "We are\u200b not \u202eready."

    def test_no_line_of_it_runs_over_its_edge(self, tmp_path: Path) -> None:
        content = tiny.report()
        for source in content["sources"]:
            source["url"] = f"https://anytown.example/{'long' * 60}"
        file = tiny.written(tmp_path, content)
        card = shown("quotes", "-r", str(file), "--contains", "keys", "--card", "-")
        lines = seen(card).split("\n")
        assert max(map(len, lines)) <= 90
        assert "long" * 60 in "".join(lines)

    def test_it_shows_one_quotation(self, tmp_path: Path) -> None:
        done = run("quotes", "--card", str(tmp_path / "card.svg"))
        assert (done.code, list(tmp_path.iterdir())) == (2, [])
        assert "a card shows one quotation, and 13 match" in done.stderr

    def test_it_is_an_svg_and_nothing_else(self, tmp_path: Path) -> None:
        words = ("quotes", "--contains", "not complying", "--card")
        assert run(*words, str(tmp_path / "card.png")).code == 2
        assert run(*words, str(tmp_path / "a.svg"), "--output", str(tmp_path / "b.md")).code == 2
        assert list(tmp_path.iterdir()) == []

    def test_a_card_that_is_there_is_kept(self, tmp_path: Path) -> None:
        card = tmp_path / "card.svg"
        card.write_text("mine")
        done = run("quotes", "--contains", "not complying", "--card", str(card))
        assert (done.code, card.read_text()) == (2, "mine")

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"not xml",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            b"<svg xmlns='http://www.w3.org/2000/svg'><metadata>[1]</metadata></svg>",
            b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>",
            json.dumps({"target": []}).encode(),
        ],
    )
    def test_any_other_file_carries_nothing(self, content: bytes, tmp_path: Path) -> None:
        file = tmp_path / "other.svg"
        file.write_bytes(content)
        with pytest.raises(UnreadableFile, match="carries no quotation"):
            card_words(str(file))
