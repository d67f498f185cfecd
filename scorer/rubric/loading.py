"""From a YAML file to a rubric, or to every problem in it with its line and column."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import scorer
from scorer.errors import EXIT_USAGE, UserError
from scorer.inputs import is_file
from scorer.rubric.extending import extend, stray
from scorer.rubric.indenting import joined_entries
from scorer.rubric.model import Base, Rubric
from scorer.rubric.problems import RubricError, RubricProblem, in_order, nearest
from scorer.rubric.queries import QueryFault, query_fault, unknown_concepts
from scorer.rubric.second_look import SecondLook, file_name, load_second_look
from scorer.rubric.source import FileKind, Items, Mapping, Node, Parsed, Scalar, parse_yaml, read_yaml
from scorer.rubric.validating import validate
from scorer.rubric.vocabulary import own_names, word_problems

DEFAULT_RUBRIC = "human-rights-transparency"
NO_SECOND_LOOK = "none"  # what an extending rubric writes that wants none
MAX_QUERIES = 4000  # look-ups in a whole rubric; a real one has a few hundred


@dataclass(frozen=True, slots=True)
class Loaded:
    """A rubric file as read.

    Attributes:
        root: Its values with their places (with the rubric it extends merged in), or None where the syntax is broken.
        rubric: The rubric, or None where a problem is an error.
        problems: Everything wrong, by line.
    """

    file: str
    root: Mapping | None
    rubric: Rubric | None
    problems: tuple[RubricProblem, ...]


def load_rubric(source: str | Path = DEFAULT_RUBRIC) -> Rubric:
    """The rubric of a file, or a shipped one by its name.

    Raises:
        RubricError: Problems in the file; it carries and shows all of them.
        UserError: There is no such file or no shipped rubric of this name.
    """
    loaded = read_rubric(find_rubric(source))
    if loaded.rubric is None:
        raise RubricError(loaded.problems)
    return loaded.rubric


def find_rubric(source: str | Path) -> Path:
    """The file of a rubric given as a path, or as the name of a shipped one (``human-rights-transparency``).

    Raises:
        UserError: No shipped rubric has this name; names the nearest.
    """
    path = Path(source)
    if isinstance(source, Path) or path.suffix in {".yaml", ".yml"} or len(path.parts) != 1 or is_file(path):
        return path
    shipped = shipped_rubrics()
    if source in shipped:
        return shipped[source]

    near = nearest(source, list(shipped))
    names = ", ".join(shipped) or "none"
    hint = f'did you mean "{near}"?' if near else f"Give the path of a .yaml file, or one of: {names}."
    for name in shipped:
        for element in load_rubric(name).elements():
            if element.id.casefold() == source.casefold():
                hint = f"It is a question of {name}: scorer rubric show {name} {element.id}"
    raise UserError(f'there is no rubric called "{source}"', None, hint, EXIT_USAGE)


def is_shipped(source: str) -> bool:
    """Whether a rubric is named as one that comes with the tool, so that its file is the tool's and nobody else's."""
    return source in shipped_rubrics() and not is_file(Path(source))


def shipped_rubrics() -> dict[str, Path]:
    """Name and file of every rubric that comes with the tool, sorted by name."""
    package = Path(scorer.__file__).parent
    folders = (package / "rubrics", package.parent / "rubrics")  # in the wheel; in a checkout
    folder = next((f for f in folders if f.is_dir()), folders[0])
    found = {p.stem: p for p in sorted(folder.glob("*.yaml")) if not p.stem.endswith(".test")}
    here = Path.cwd()
    return {name: p.relative_to(here) if p.is_relative_to(here) else p for name, p in found.items()}


def read_rubric(path: Path) -> Loaded:
    """Read and check a rubric file without raising for what is wrong in it.

    Raises:
        UserError: The file is missing, unreadable or too large.
    """
    return _load(read_yaml(path), path.parent, ())


def parse_rubric(text: str, file: str = "rubric.yaml") -> Loaded:
    """The same for a text; a rubric that it extends must be a shipped one."""
    return _load(parse_yaml(text.encode(), file), None, ())


def _load(parsed: Parsed, folder: Path | None, above: tuple[str, ...]) -> Loaded:
    problems = list(parsed.problems)
    root, bases = parsed.root, tuple[Base, ...]()
    problems += joined_entries(root) if root is not None else ()
    if root is not None and root.key("extend") is not None:
        root, bases = extend(root, problems, lambda name: _load_base(name, folder, (*above, parsed.source.file)))
    elif root is not None:
        problems += stray(root)
    if root is None:
        return Loaded(parsed.source.file, None, None, in_order(problems))
    rubric, faults = validate(root, Rubric, "the rubric")
    problems += faults
    learned = _learned(root, rubric, folder) if rubric is not None else None
    if isinstance(learned, RubricProblem):
        problems.append(learned)
    problems += _meaning(root)
    failed = rubric is None or bool(problems)
    if rubric is not None:
        rubric = rubric.model_copy(update={"bases": bases, "learned": learned})
    return Loaded(parsed.source.file, root, None if failed else rubric, in_order(problems))


def _learned(root: Mapping, rubric: Rubric, folder: Path | None) -> SecondLook | RubricProblem | None:
    """What the second look that a rubric names goes by: a file beside the one that names it, or a shipped one."""
    name = root.get("second_look")
    if rubric.second_look in (None, NO_SECOND_LOOK) or not isinstance(name, Scalar):
        return None
    file = file_name(name.value)
    shipped = [path.parent for path in shipped_rubrics().values()]
    folders = [Path(name.source.file).parent, *shipped[:1]] if folder is not None else shipped[:1]
    path = next((there / file for there in folders if is_file(there / file)), None)
    if path is None:
        hint = f'write "second_look: {DEFAULT_RUBRIC}" for the shipped one, or take the line out'
        return name.problem(f'there is no file "{file}", beside this rubric or among the shipped ones', hint)
    try:
        return load_second_look(path)
    except UserError as error:
        return name.problem(f"{path.name}: {error.message}", error.hint or "")


def _load_base(name: Scalar, folder: Path | None, above: tuple[str, ...]) -> Loaded | RubricProblem:
    """The rubric that another one extends: a shipped one, or a file beside it. Nothing else can be opened."""
    shipped = shipped_rubrics()
    if name.value in shipped:
        path = shipped[name.value]
    elif folder is not None and Path(name.value).name == name.value and Path(name.value).suffix in {".yaml", ".yml"}:
        path = folder / name.value
        if not is_file(path):
            return name.problem(f'there is no file "{name.value}" in the folder of this rubric', "look at its name")
        if path.resolve().parent != folder.resolve():
            return name.problem(f'"{name.value}" leads out of the folder of this rubric', "copy the file here")
    else:
        near = nearest(name.value, shipped)
        hint = f'did you mean "{near}"?' if near else f"the shipped ones are: {', '.join(shipped)}"
        message = f'"{name.value}" is neither a shipped rubric nor a .yaml file in the folder of this one'
        return name.problem(message, hint)
    if str(path) in above:
        return name.problem("the rubric extends itself", "extend another one, or delete the line")
    if len(above) >= 4:
        return name.problem("a chain of more than four rubrics", "extend the first of them")
    try:
        return _load(read_yaml(path, FileKind(key="rubric")), path.parent, above)  # it may be a link to anything
    except UserError as error:
        return name.problem(error.message, error.hint or "")


# --- What the model cannot see: ids, sums of weights, the order of the scale, queries -------------------------------


def _meaning(root: Mapping) -> Iterator[RubricProblem]:
    yield from _ids(root)
    yield from _weights(root)
    yield from _scale(root)
    yield from _queries(root)


def parts(root: Mapping) -> Iterator[tuple[str, Mapping]]:
    """Every theme, indicator and element with its kind, in order; tolerant of anything malformed."""
    for theme in root.members("themes"):
        yield "theme", theme
        for indicator in theme.members("indicators"):
            yield "indicator", indicator
            for element in indicator.members("elements"):
                yield "element", element


def _ids(root: Mapping) -> Iterator[RubricProblem]:
    seen: dict[str, tuple[str, Scalar]] = {}
    for kind, part in parts(root):
        node = part.get("id")
        if not isinstance(node, Scalar) or node.missing:
            continue
        if node.value in seen:
            first_kind, first = seen[node.value]
            where = f"line {first.line}" + (f" of {first.source.file}" if first.source is not node.source else "")
            hint = f"the {first_kind} in {where} has it; every theme, indicator and element needs its own"
            yield node.problem(f'the id "{node.value}" is used twice', hint)
        else:
            seen[node.value] = (kind, node)


def _weights(root: Mapping) -> Iterator[RubricProblem]:
    groups = [("themes", root, "the rubric")]
    for kind, part in parts(root):
        if kind != "element":
            groups.append(({"theme": "indicators", "indicator": "elements"}[kind], part, f"{kind} {part.text('id')}"))
    for name, parent, label in groups:
        members = parent.members(name)
        if members and all(_number(m.get("weight"), 1.0) == 0 for m in members):
            node = members[0].get("weight") or members[0]
            hint = "give at least one of them a weight above 0"
            yield node.problem(f"all {name} of {label} have the weight 0, so it could have no score", hint)


def _scale(root: Mapping) -> Iterator[RubricProblem]:
    scale = root.get("scale")
    if not isinstance(scale, Mapping):
        return
    below, points_below = "", -math.inf
    for level, default in (("none", 0.0), ("stated", 25.0), ("described", 60.0), ("evidenced", 100.0)):
        points = _number(scale.get(level), default)
        if points is None:
            return
        if points < points_below:
            # Where one of the two overrides a rubric that is extended, that is the one to mend.
            both = [node for node in (scale.get(level), scale.get(below)) if node]
            node = next((node for node in both if node.source is not root.source), both[0])
            hint = "points may not fall from none to stated, described, evidenced"
            yield node.problem(f'"{level}" gives fewer points ({points:g}) than "{below}" ({points_below:g})', hint)
            return
        below, points_below = level, points


def _number(node: Node | None, default: float) -> float | None:
    if node is None:
        return default
    try:
        return float(node.value) if isinstance(node, Scalar) else None
    except ValueError:
        return None


QUERY_KEYS = ("look_for", "unless", "deny")


def queries(part: Mapping) -> Iterator[tuple[str, Scalar]]:
    """Every query of an element (or, for its grades, of the rubric itself), with the key it stands under."""
    grades = part.get("grades")
    for holder, names in ((part, QUERY_KEYS), (grades, ("described", "evidenced"))):
        if isinstance(holder, Mapping):
            for name in names:
                value = holder.get(name)
                if isinstance(value, Items):
                    yield from ((name, v) for v in value.values if isinstance(v, Scalar) and not v.missing)


def _queries(root: Mapping) -> Iterator[RubricProblem]:
    total = 0
    own, language = own_names(root), root.text("language") or "en"
    for problem in word_problems(root, language):
        yield problem if isinstance(problem, RubricProblem) else query_problem(*problem)
    for part in (root, *(part for kind, part in parts(root) if kind == "element")):
        for _, node in queries(part):
            total += 1
            query = node.value.strip()
            fault = query_fault(query)
            if fault is not None:
                yield query_problem(node, fault)
            yield from (query_problem(node, f) for f in unknown_concepts(query, own, language))
            if total > MAX_QUERIES:
                yield node.problem(f"more than {MAX_QUERIES:,} look-ups in one rubric", "split the rubric in two")
                return


def query_problem(node: Scalar, fault: QueryFault) -> RubricProblem:
    """A fault at its place inside a query, where the query stands on one line; else at the query."""
    if node.line == node.end_line:
        raw = node.source.lines[node.line - 1][node.column - 1 : node.end_column - 1]
        before = len(node.value) - len(node.value.lstrip())
        at = _raw_offset(raw, node.written or node.value, node.cut + before + fault.offset)
        if at is not None:
            width = max(1, fault.width)
            return node.source.problem(node.line, node.column + at, fault.message, fault.hint, width=width)
    return node.problem(fault.message, fault.hint)


def _raw_offset(raw: str, value: str, offset: int) -> int | None:
    """Where the character of a value stands in its line, quotes of YAML included; None where that cannot be told."""
    if raw.startswith("'"):
        return 1 + len(value[:offset].replace("'", "''"))
    if raw.startswith('"'):
        return 1 + len(value[:offset].replace("\\", "\\\\").replace('"', '\\"'))
    return offset if raw.strip() == value.strip() else None
