"""A part of an answer that one can stop at: where it stands, what it rests on, where it leads."""

import contextlib
import os
import re
import shlex
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from itertools import chain
from typing import Any, NamedTuple, TypeAlias

from rich.style import Style
from rich.text import Text

from essex_insp.library import glossary
from essex_insp.library.files import bundled
from essex_insp.questions.documents import web_address
from essex_insp.questions.record import Cite, area_words, grade_words
from essex_insp.questions.search import SearchItem
from essex_insp.show import document as doc
from essex_insp.show.answer import Answer, columns, document_of, made_visible, records
from essex_insp.show.display import STYLES, Display
from essex_insp.show.folding import fold
from essex_insp.show.terminal import Drawing, Stop
from essex_insp.show.words import basis_words, disputed, grade_span, person_words, speech

Typed: TypeAlias = tuple[str, ...]
"""A command line, as its words after `essex-insp`."""
_TOOLS = (  # what each needs in the environment, its name and its options
    ("PATH", "pbcopy"),
    ("WAYLAND_DISPLAY", "wl-copy"),
    ("DISPLAY", "xclip", "-selection", "clipboard"),
    ("DISPLAY", "xsel", "--clipboard", "--input"),
    ("PATH", "clip.exe"),
)
NOTHING = Answer([], lambda _: (), {}, "")


class CommandLine(NamedTuple):
    """What the full screen is given by the command line, of which it knows nothing."""

    answer: Callable[..., Answer]  # to the words of a command line
    pages: Callable[..., Mapping[str, Typed]]  # what there is of a report, by its name
    about: Callable[[Typed, Typed], Typed]  # to ask it of a report too
    narrowed: Callable[[Typed, str], list[Typed]]  # to ask for what answers to words alone
    save: Callable[..., None]
    opened: Callable[..., str]


@dataclass
class View:
    """An answer, and the command line or what else it is of."""

    answer: Answer = NOTHING
    typed: Typed = ("words",)
    hit: SearchItem | None = None  # that is shown in it
    of: "Part | None" = None  # whose evidence it is
    pages: Mapping[str, Typed] = field(default_factory=dict)  # of its report or force, by name
    at: int = -1  # as it was left: the number of the part under the cursor,
    top: float = 0  # and the first line in sight


@dataclass(frozen=True, eq=False)
class Part:
    """What the cursor is on, of what is shown."""

    view: View = field(default_factory=View)
    stop: Stop | None = None
    record: Any = field(default_factory=dict)  # that it is of, as a judgment; empty if of none
    number: int = -1  # among all that one can stop at; segments have it as their meta
    row: int = -1  # the line that it begins on
    column: int = 0
    runs: Mapping[int, tuple[int, int]] = field(default_factory=dict)  # columns by its lines

    def holds(self, hit: SearchItem) -> bool:
        """Whether it is of the record that a hit was found in."""
        text = self.record.get("text") or self.record.get("summary")
        return self.record.get("id") == hit.id or text in hit.text

    @cached_property
    def cites(self) -> list[Cite]:
        """What it rests on, or what its address is of."""
        record = self.record
        if isinstance(self.stop, doc.Link):
            whole = {**dict.fromkeys(Cite.fields), **record, "source": record.get("id")}
            return [Cite.of(whole, url=self.stop.url)]
        own = [record] if isinstance(record, Cite) else record.get("sources") or ()
        return list(getattr(self.stop, "cites", own))

    @cached_property
    def term(self) -> str:
        """The first word of it that has an explanation: its grade, its label, what came of it."""
        keys = ("grade", "inferred_grade", "label", "kind", "basis", "status")
        words = [str(self.record.get(key) or "").replace("-", " ") for key in keys]
        words.append(" ".join(self.record.get("words", ())))  # of a hit
        terms = chain.from_iterable(map(glossary.load().named, words))
        return next((term.term for term in terms), "")

    @property
    def copied(self) -> str:
        """What is to be pasted: words with who said them, and references with the places there."""
        record, words, said = self.record, self.stop, list[str | None]()
        if isinstance(words, doc.Words):
            speaker = record.title if "command" in record else ""  # of a hit
            speaker = person_words(record.speaker) if "statement" in record else speaker
            said = [f"“{words.text}”" if words.marked else words.text, speaker, words.caution]
        else:
            own, every = set(map(id, self.cites)), records(self.view.answer.items)
            said = _brief([item for item in every if own & set(map(id, item.get("sources") or ()))])
        for cite in self.cites:
            named, url, terms = (cite.reference or "").partition(cite.url or "\0")
            place = f", ¶{cite.paragraph}. " if cite.paragraph else ""
            said.append(f"{named.rstrip('. ')}{place}{url}{terms}" if place else cite.reference)
        return "\n".join(dict.fromkeys(filter(None, said)))

    @property
    def address(self) -> str | None:
        """Where it is, or the first that it rests on, in the web; `None` if none is."""
        addresses = (web_address(cite.url, filter(None, [cite.exact])) for cite in self.cites)
        return next(filter(None, addresses), None)

    @cached_property
    def ways(self) -> dict[str, tuple[str, Typed | View]]:
        """By the keys that lead to more than what is shown, a word for it, and that."""
        answer, of, stop, record = self.view.answer, self.view.of, self.stop, self.record
        # What evidence is of leads on from it too.
        ways = {key: way for key, way in (of.ways if of else {}).items() if key in "ra"}
        report, force = _option("report", of.record if of else record), _option("force", record)
        linked, numbers = isinstance(stop, doc.Link), answer.numbers
        source = self.cites[0].source if self.cites else None
        if source and report:
            ways["s"] = "source", ("sources", source, *report)
        elif source and numbers:
            counted = numbers.within if answer.head else numbers.of
            number = record.get("number") or counted(self.cites[0])
            ways["s"] = "source", ("sources", str(number), *answer.asked)
        if source and not (of or linked):
            word = "what sources say" if record.get("disagreements") else "evidence"
            shown = columns("reference paragraph exact url")
            evident = answer._replace(items=self.cites, document=self._words, columns=shown)
            ways["w"] = word, View(evident._replace(cite=True, talk=(), sourced=None), of=self)
        if "area" in record:
            round_ = _option("round", record) or _option("round", answer.head)
            every = () if round_ else ("--all",)  # an inspection of no round is among all alone
            area = ("--area", record["area"], *_option("pillar", record), *every)
            ways["r"] = "other years", ("history", *area, *(report or force or answer.asked))
            asked = (record.get("id") or record["question"]).removesuffix("-overall")
            if (*round_[1:], asked) in _held_of_all():
                ways["a"] = "other forces", ("compare", "--area", asked, *round_, *answer.asked)
        for item in filter(None, answer.items):
            if "events" in item and any(part is record for part in records(item)):
                ways["r"] = "what came next", ("trail", item.id, *_option("report", item))
        named = _hint(stop, answer)
        if "command" in record:
            named = whole(record)
        elif record.get("paragraphs"):  # of someone who speaks
            named = ("quotes", "--speaker", record.name, *answer.asked)
        elif isinstance(stop, doc.Span) and "area" in record:
            named = ("history", *force)
        elif isinstance(stop, doc.Span) and record:
            about = ("concerns", "--about", record.id, *report)
            named = ("--report", record.id) if "grades" in record else about
        if named is not None:
            ways["enter"] = "open", named
        elif rests := ways.get("s" if of or linked else "w"):
            ways["enter"] = rests
        return {key: way for key, way in ways.items() if way[1] != self.view.typed}

    def _words(self, _: Answer) -> Iterator[doc.Block]:
        """The words that it rests on, source by source."""
        record = self.record
        keys = ("area", "title", "name" if "name" in record else "force", "round")
        if named := [record[key] for key in keys if record.get(key)]:
            named[:1] = [area_words(record)] if "area" in record else named[:1]
            yield doc.Heading(doc.line(named[0], doc.quiet(f"  {', '.join(named[1:])}")))
        if "basis" in record:
            grade = grade_span(record)._replace(item=None)
            yield doc.prose(grade, f", {basis_words(record)}", close=True)
            for text in filter(None, (record.get("note"), record.get("why"))):
                yield doc.prose(text, close=True)
        yield from disputed([record] if "disagreements" in record else [], sign="")
        for cite in self.cites:
            yield doc.prose(doc.strong(doc.document_words(cite)), doc.cited([cite]))
            if "statement" in record:
                yield speech([record])
            elif cite.exact:
                yield doc.Speech((doc.Words(cite.exact, item=cite),))
            else:
                none = "Cited as a whole; no words of it are in the data."
                yield doc.prose(doc.quiet(none), indent=4)


@cache
def _held_of_all() -> set[tuple[str, str]]:
    """The rounds and questions that there are grades of several forces on, from the bare JSON."""
    held = (bundled(f"forces-{kind}") for kind in ("effectiveness", "pillars", "areas"))
    asked = Counter((each["round"], each["subject"]) for told in held for each in told["judgments"])
    return {place for place, forces in asked.items() if forces > 1}


def whole(hit: SearchItem) -> Typed:
    """Return the command line that shows a hit in its place: a note, on the page of its report."""
    typed = tuple(hit.command)
    return typed[3:] if typed[:3] == ("search", "--kind", "note") else typed


def _option(name: str, values: Mapping[str, Any] | None) -> Typed:
    value = (values or {}).get(name)
    return (f"--{name}", value) if value else ()


def _brief(told: list[Any]) -> list[str | None]:
    """What records say, in short: quotes and who speaks, grades with their basis, titles."""
    quotes = [item for item in told if "statement" in item]
    said: list[str | None] = [f"“{quote.text}”" if quote.marked else quote.text for quote in quotes]
    said += [person_words(quote.speaker) for quote in quotes]
    for item in told if not quotes else ():
        if "basis" in item:
            said.append(f"{area_words(item)}: {grade_words(item)}, {basis_words(item)}")
        said += [item[key] for key in ("title", "summary") if item.get(key)]
    return said


def drawn(view: View, display: Display) -> tuple[list[Text], list[Part]]:
    """Return what is shown as lines, and its parts in reading order."""
    answer = made_visible(view.answer, "\n", display.ascii_only)
    view = replace(view, answer=answer)
    stops, lines = list[Stop](), list[Text]()
    for line in Drawing(document_of(answer), display, stops, _key).lines():
        line.append(" opens it" if line.plain.strip() == "Enter" else "")
        lines += fold(line, display.width, keep=False)  # all of it is to be seen
    runs: dict[int, dict[int, tuple[int, int]]] = {}
    for row, line in enumerate(lines):
        for start, end, style in line.spans:
            number = style.meta.get("stop") if isinstance(style, Style) else None
            text = line.plain[start:end]
            if number is not None and text.strip():
                begin = end - len(text.lstrip())
                begin, _ = runs.setdefault(number, {}).get(row, (begin, end))
                runs[number][row] = (begin, end)
    every = records(answer.items)
    owners = {id(cite): item for item in every for cite in item.get("sources") or ()}
    parts = []
    for number, where in runs.items():
        stop, row = stops[number], min(where)
        cites = getattr(stop, "cites", ())
        record: Any = getattr(stop, "item", None) or owners.get(id(next(iter(cites), None)), {})
        if record or cites or isinstance(stop, doc.Link) or _hint(stop, answer) is not None:
            parts.append(Part(view, stop, record, number, row, where[row][0], where))
    return lines, sorted(parts, key=lambda part: (part.row, part.column))


def _key(typed: str) -> str:
    return "o" if typed.endswith("--open") else "Enter"


def _hint(stop: Stop | None, answer: Answer) -> Typed | None:
    """The command that a hint tells one to type, for what Enter shows here."""
    hint = isinstance(stop, doc.Span) and stop.style == "hint" and stop.text
    told = doc.TYPED.search(hint or "")
    if told and told[2]:
        return (answer.command, *answer.typed, told[2], *answer.asked)
    typed = tuple(shlex.split(told[1] or "")) if told else None
    return None if "--open" in (typed or ()) else typed


def marked(lines: list[Text], words: Iterable[str]) -> list[Text]:
    """Return lines in which words stand out, however they are folded."""
    folded = [r"\s+".join(map(re.escape, word.split())) for word in words]
    either = "|".join(sorted(folded, key=len, reverse=True))
    whole = Text("\n").join(lines)
    whole.highlight_regex(rf"(?i)(?<![^\W_])(?:{either})(?![^\W_])", STYLES["hit"])
    return list(whole.split("\n", allow_blank=True))


def taken(text: str) -> str | None:
    """Return the tool of the platform that took a text for its clipboard; `None` if none did."""
    # Over SSH the clipboard is on the other machine, which only the terminal reaches.
    for needs, tool, *options in () if os.environ.get("SSH_CONNECTION") else _TOOLS:
        data, no = text.encode("utf-16" if tool == "clip.exe" else "utf-8"), subprocess.DEVNULL
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            if os.environ.get(needs) and (path := shutil.which(tool)):
                subprocess.run(  # noqa: S603 - what such a tool leaves behind keeps its output open
                    [path, *options], input=data, check=True, stdout=no, stderr=no, timeout=2
                )
                return tool
    return None
