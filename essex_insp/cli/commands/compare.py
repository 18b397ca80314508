from collections import Counter
from functools import partial
from itertools import chain, dropwhile, groupby, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from essex_insp.cli.command import Answer, Inspection, columns, opt, reading
from essex_insp.library import reports as library
from essex_insp.library.areas import GRADES, KINDS
from essex_insp.show import document as doc
from essex_insp.show import words
from essex_insp.show.document import heading, line, prose, quiet, row, strong
from essex_insp.show.timeline import grade_line
from essex_insp.show.words import ABSENT, counted, is_read

if TYPE_CHECKING:  # no TAB needs the model
    from essex_insp.questions.compare import CompareItem

EXAMPLES = (
    "compare --grade inadequate --round latest",
    'compare kent norfolk --area "responding to the public"',
)
COLUMNS = columns(
    "report force=name round area grade inferred_grade basis basis_reading judged_in "
    "change=change.direction change_from_round=change.from_round "
    "change_from_grade=change.from_grade graded_alike=alike forces_read=read forces this_force=own "
    "heading pillar confidence note why caveat sources_disagree=disagreements.about sources "
    "question id=force"
)
_READ = "Read: of how many of the {} forces the grade is known."
_called = attrgetter("name", "area", "round")


@reading
def compare(
    inspection: Inspection,
    names: list[str] | None = opt.argument(
        "FORCE",
        "As people write them; one alone stands beside that of the report; all if none is named.",
        "police force",
    ),
    force: list[str] | None = opt.option(
        "--force NAME", "One more force, or several.", "police force"
    ),
    round: str | None = opt.option(
        "--round ROUND",
        "As 2016 or latest; if not given, that of the report, or all of forces that are named.",
        (*KINDS, "latest"),
    ),
    area: str | None = opt.option(
        "--area --question WORDS", "By area; the overall grade if not given.", "question"
    ),
    pillar: str | None = opt.option(
        "--pillar WORDS",
        "effectiveness, efficiency or legitimacy, to 2018-19.",
        ("effectiveness", "efficiency", "legitimacy"),
    ),
    grade: str | None = opt.option(
        "--grade GRADE", "Who has it, in any area, as inadequate or ri.", GRADES
    ),
    notes: bool = opt.flag("--notes", "Also notes and disagreements, where rounds are several."),
) -> Answer:
    """How other forces did on the same question in the same round."""
    from essex_insp.questions.force import ForceReports

    own = ForceReports(inspection.report.force.id, [inspection.report])
    names = [*(names or ()), *(force or ())]
    items = own.compare(*names, round=round, area=area, pillar=pillar, grade=grade)
    few = bool(names) and len({item.force for item in items}) <= len(names) + 1
    several = len(_by_question(items)) > 1
    graded = partial(_graded, every=few and round is None)
    table = partial(_side_by_side, notes=notes)
    view = graded if grade else table if few else _overview if several else _question
    nothing = "No grade of these forces is in the data."
    return Answer(items, view, COLUMNS, nothing, wide=True, sourced=_called)


def _by_question(items: "list[CompareItem]") -> "list[list[CompareItem]]":
    return [list(group) for _, group in groupby(items, key=attrgetter("round", "question"))]


def _question(answer: Answer) -> doc.Blocks:
    """Yield a bar for each grade, the forces under it, and what changed."""
    items: list[CompareItem] = answer.items
    first = items[0]
    yield heading(strong(first.area), f", {first.round}", level=1)
    inferred = sum(count.inferred for count in first.counts)
    some = f", {inferred} of these grades inferred" if inferred else ""
    headed = "" if first.heading == first.area else f" Headed “{first.heading}”."
    yield prose(f"{first.read} of {first.forces} forces read{some}.", headed, close=True)
    for own in (item for item in items if item.own):
        others = f". {counted(own.alike - 1, 'other')} with this grade." if own.grade else ""
        yield prose(strong(f"{own.name}: "), *grade_line(own), others, close=True)
    most = max(count.count for count in first.counts)
    rows = []
    for span, having in _by_grade(items):
        odd = words.basis_counts([count for count in first.counts if count.grade == span.words])
        number = f"{len(having)} ({odd})" if odd else str(len(having))
        rows.append(row(span, number, doc.Bar(len(having), most, span)))
    yield doc.Table(("", "", ""), rows)
    for span, having in _by_grade(items):
        if having:
            yield heading(span)
            yield doc.Names(list(map(_name, having)))
    yield from _moves(items)
    if first.caveat:
        yield prose(quiet(f"{first.round}: {first.caveat}"))
    yield from words.disputed(items, several=True)
    options = tuple(dropwhile(lambda word: word[:2] != "--", answer.typed))
    # Words of an area without its option are not asked again.
    area = ("--area", first.area.casefold()) if options != answer.typed else ()
    newest = (answer.again("--round", "latest"), "the newest round")
    force = (answer.hint("compare", "kent", *area, *options), "notes and sources of a force")
    yield doc.Commands([force] if answer.asked or answer.typed else [newest, force])


def _graded(answer: Answer, every: bool) -> doc.Blocks:
    """Yield who has a grade, under each area they have it in; whether `every` round was asked."""
    items: list[CompareItem] = answer.items
    rounds = list(dict.fromkeys(item.round for item in items))
    grades = " or ".join(dict.fromkeys(item.grade or str(item.inferred_grade) for item in items))
    yield heading(strong(f"Forces graded {grades}"), f", {', '.join(rounds)}", level=1)
    named = {item.force for item in items}
    forces = counted(len(named), "force")
    areas = len({item.area for item in items})
    left = "Areas not collected for every force are left out (all of one force: "
    read = f"). {_READ.format(items[0].forces)}"
    whose = f" --force {items[0].force}" if len(named) == 1 else ""
    of_one = doc.typed(f"essex-insp history{whose}")
    yield prose(f"{forces}, in {counted(areas, 'area')}. {left}", of_one, read, close=True)
    if others := [name for name in KINDS if name not in rounds and every]:
        yield prose(f"In {', '.join(others)} no such grade was read.", close=True)
    if [*KINDS][-1] not in rounds and answer.typed[0] == "--grade":  # in any area, of any force
        yield doc.hint(f"The newest round: {answer.again('--round', 'latest')}", close=True)
    for group in sorted(_by_question(items), key=lambda group: -rounds.index(group[0].round)):
        first = group[0]
        where = first.area if len(rounds) == 1 else f"{first.area}, {first.round}"
        for span, having in _by_grade(group):
            if having:
                alike = having[0].alike
                part = f"{len(having)} of the {alike} with it," if len(having) < alike else alike
                yield heading(f"{where}: ", span, f", {part} of {first.read} read")
                yield doc.Names(list(map(_name, having)))
    yield from words.disputed(items, several=True)


def _by_grade(items: "list[CompareItem]") -> "list[tuple[doc.GradeSpan, list[CompareItem]]]":
    """The grades of a question, then why there is none, each with the forces of which it is so."""
    graded = doc.grouped((item.inferred_grade or words.grade_words(item), item) for item in items)
    grades = {**{grade: [] for grade in items[0].scale}, **graded}
    scale = {grade: (at, len(items[0].scale)) for at, grade in enumerate(items[0].scale)}
    spans = (doc.GradeSpan(grade, *scale.get(grade, ())) for grade in grades)
    return list(zip(spans, grades.values(), strict=True))


def _name(item: "CompareItem") -> doc.Line:
    star = "*" if item.disagreements else ""
    said = "inferred" if item.inferred_grade else words.added_basis(item)
    if item.report and not library.is_bundled(library.find(item.report)):
        said = f"{said}{', ' * bool(said)}from {item.report}"
    name = doc.Span(f"{item.name}{star}", "strong" if item.own else "", item)
    return line(name, quiet(f" ({said})") if said else None)


def _moves(items: "list[CompareItem]") -> doc.Blocks:
    """Yield how many rose and fell since the judgment made before, and which; or why none did."""
    why = {**ABSENT, "carried-over": "carried over"}
    still = Counter(why.get(item.basis, "not known") for item in items if not item.change)
    others = "".join(f", {number} {said}" for said, number in sorted(still.items()))
    rounds = {item.change.from_round: item.round for item in items if item.change}
    for since, now in sorted(rounds.items(), reverse=True):
        groups: dict[str, list[doc.Line]] = {"up": [], "down": [], "same": []}
        for item in items:
            if item.change and item.change.from_round == since:
                groups[item.change.direction].append(line(doc.Span(item.name, item=item)))
        up, down, same = map(len, groups.values())
        yield prose(f"From {since} to {now}: {up} rose, {down} fell, {same} stayed{others}.")
        others = ""
        for lead, names in (("Rose: ", groups["up"]), ("Fell: ", groups["down"])):
            if names:
                yield doc.Names([line(lead, *names[0]), *names[1:]])


def _overview(answer: Answer) -> doc.Blocks:
    """Yield how many forces have each grade, a line for each question."""
    leads = [items[0] for items in _by_question(answer.items)]
    scale = max((lead.scale for lead in leads), key=len)
    rounds = ", ".join(dict.fromkeys(lead.round for lead in leads))
    yield heading(strong("All forces"), f", {rounds}", level=1)
    rows = []
    for lead in leads:
        counts = {count.grade: count.count for count in lead.counts}
        inferred = sum(count.inferred for count in lead.counts)
        numbers = (*(counts.get(grade, 0) for grade in scale), lead.read, inferred)
        rows.append(row(lead.area, *map(str, numbers)))
    yield doc.Table(("Area", *scale, "Read", "Inferred"), rows, labelled=True)
    yield prose(quiet(_READ.format(max(lead.forces for lead in leads))))
    if own := [item for item in answer.items if item.own]:
        yield heading(own[0].name)
        yield doc.Fields([(item.area, grade_line(item)) for item in own], close=True)
    hint = answer.again("--area", leads[0].area.casefold())
    graded = answer.again("--grade", "inadequate")
    yield doc.Commands([(hint, "the forces under each grade"), (graded, "in every area")])


def _known(item: "CompareItem") -> bool:
    return is_read(item) or item.basis in ABSENT


def _side_by_side(answer: Answer, notes: bool) -> doc.Blocks:
    """Yield a table for each round, the newest first, areas down and forces across.

    The `notes` on several rounds are many, and counted where they were not asked for.
    """
    from essex_insp.library import frameworks

    items: list[CompareItem] = answer.items
    names = list(dict.fromkeys(item.name for item in items))
    yield heading(strong(", ".join(names)), level=1)
    unread = []
    rounds = doc.grouped((item.round, item) for item in items)
    rules = frameworks.load().of_round
    parted = {name for at, name in pairwise(rounds) if at not in rules[name].comparable_with}
    for name, group in reversed(rounds.items()):
        standings = _by_question(group)
        read = [judged for judged in standings if any(map(_known, judged))]
        unread += [f"{judged[0].area}, {name}" for judged in standings if judged not in read]
        if read:
            apart = f", {doc.BREAKS[doc.BREAK]} with earlier rounds"
            yield heading(name, apart if name in parted else None)
            rows = [row(standing[0].area, *map(grade_line, standing)) for standing in read]
            yield doc.Table(("Area", *names), rows, labelled=True, close=True)
    if unread:
        yield prose(quiet(f"Not known to us of any of these forces: {'; '.join(unread)}."))
    # Of those questions on which a round graded all forces, which were read of few.
    kinds = {KINDS[item.round] for item in items if item.pillar and "--round" not in answer.typed}
    lacking = [name for name in KINDS if name not in rounds and KINDS[name] in kinds]
    if lacking:
        asked = (pair for pair in pairwise(answer.typed) if pair[0] in ("--area", "--pillar"))
        of_one = answer.hint("history", "--force", items[-1].force, *chain(*asked))
        said = f"Not in the grades of all forces of {', '.join(lacking)}; of {items[-1].name}"
        yield doc.hint(f"{said}: {of_one}")
    if notes or len(rounds) == 1:
        yield from words.noted(items, _called)
        yield from words.disputed(items, several=True)
    elif left := ", ".join(words.unnoted(items)):
        yield doc.hint(f"{left}: {answer.again('--notes')}")
