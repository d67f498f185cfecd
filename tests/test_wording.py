"""Words as data: lists and patterns from the folder of a language."""

from __future__ import annotations

import ast
import re
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml

from scorer.wording import Wording, wording
from tests.syntax import syntax

ROOT = Path(__file__).resolve().parent.parent
WORDS = ROOT / "scorer" / "language" / "words" / "en"
CONCEPTS = sorted(WORDS.glob("concepts/*.yaml"))  # found by stems, see scorer/language/concepts.py
FILES = sorted({*WORDS.rglob("*.yaml")} - {*CONCEPTS, WORDS / "inflection.yaml"})
SUBJECTS = sorted({*WORDS.glob("*/*.yaml")} - {*CONCEPTS})
LARGEST = 16_000  # bytes: a file is small enough to be read

parser, constants = import_module("re._parser"), import_module("re._constants")

PARTS = Wording({"day": ["mon", "tues?"], "number": {"one": "1", "two": "2"}})


@pytest.fixture
def small() -> Wording:
    return Wording({"week": ["{day}", "wed"], "date": [r"on (?:a )?{week}", "{number} days{0,1}"], "only": "x"}, PARTS)


def test_an_entry_that_names_another_list_takes_it_over(small: Wording) -> None:
    assert small.entries("week") == ("mon", "tues?", "wed")
    assert small.words("number") == {"one", "two"}
    assert small.table("number") == {"one": "1", "two": "2"}
    assert small.one("only") == "x"


def test_a_name_in_a_piece_stands_for_any_entry_of_its_list_and_a_count_for_itself(small: Wording) -> None:
    assert small.any("week") == "(?:mon|tues?|wed)"
    assert small.pattern("date").pattern == r"on (?:a )?(?:mon|tues?|wed)|(?:one|two) days{0,1}"
    assert small.whole("week", re.IGNORECASE).search("from Mon on")
    assert not small.whole("week").search("month")


@pytest.mark.parametrize(
    ("pieces", "pattern"),
    [
        ([r"\ba", r"\bb\|"], r"\b(?:a|b\|)"),
        ([r"\ba", r"\b[|)]c(?:d|e)", "f", r"\bg"], r"\b(?:a|[|)]c(?:d|e))|f|\bg"),
        ([r"\ba", r"\bb|c"], r"\ba|\bb|c"),  # the bound is that of b only
        ([r"\b[]|]x", r"\by"], r"\b(?:[]|]x|y)"),
    ],
)
def test_the_bound_of_a_word_is_asked_once_where_all_of_a_piece_stands_behind_it(
    pieces: list[str], pattern: str
) -> None:
    assert Wording({"it": pieces}).pattern("it").pattern == pattern


GUARDED = [
    (f"{file.parent.name}/{file.stem}", name.removesuffix("_pieces"))
    for file in SUBJECTS
    for name in wording(f"{file.parent.name}/{file.stem}").lists
    if name.endswith("_pieces")
]


def needs_one(tree: Any, pieces: tuple[str, ...]) -> bool:
    """Whether whatever a parsed pattern matches holds one of some pieces; False where that cannot be told."""
    run = ""  # of letters that follow one another
    for sign, what in tree:
        run = run + chr(what) if sign is constants.LITERAL else ""
        inner = {
            constants.SUBPATTERN: lambda what: [what[-1]],
            constants.BRANCH: lambda what: what[1],
            constants.MAX_REPEAT: lambda what: [what[2]] if what[0] else [[]],
        }.get(sign, lambda _: [[]])(what)
        if any(piece in run for piece in pieces) or all(needs_one(part, pieces) for part in inner):
            return True
    return False


@pytest.mark.parametrize(("subject", "name"), GUARDED)
def test_a_quick_look_before_a_pattern_loses_no_match(subject: str, name: str) -> None:
    words = wording(subject)
    pieces = words.entries(f"{name}_pieces")
    assert all(re.fullmatch("[a-z]+|[0-9]+", piece) for piece in pieces), "only such a piece lies within a word"
    pattern = words.pattern(name)
    assert pattern.flags & re.IGNORECASE == 0
    assert needs_one(parser.parse(pattern.pattern), pieces)
    for left_out in range(len(pieces)):  # and it looks for no more than it needs
        assert not needs_one(parser.parse(pattern.pattern), pieces[:left_out] + pieces[left_out + 1 :])


def test_what_is_not_there_is_an_error(small: Wording) -> None:
    with pytest.raises(KeyError):
        small.words("month")
    with pytest.raises(TypeError):
        small.table("week")
    with pytest.raises(ValueError):
        small.one("week")


@pytest.mark.parametrize("file", SUBJECTS, ids=lambda f: f"{f.parent.name}/{f.stem}")
def test_every_list_of_every_subject_can_be_made_a_pattern(file: Path) -> None:
    subject = wording(f"{file.parent.name}/{file.stem}")
    for name in subject.lists:
        assert subject.entries(name)
        assert all(subject.entries(name)), name
        if not any(entry.startswith("*") or entry.endswith(("*", "(")) for entry in subject.entries(name)):
            subject.pattern(name)


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(WORDS)))
def test_no_name_stands_twice_in_a_file(file: Path) -> None:
    names = re.findall(r"^(\w+):", file.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(names) == len(set(names))
    assert set(names) == set(yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader))


@pytest.mark.parametrize("file", SUBJECTS, ids=lambda f: f"{f.parent.name}/{f.stem}")
def test_a_file_of_words_is_small_and_every_list_says_what_it_is_for(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert len(text.encode()) <= LARGEST
    blocks = [b for b in text.split("\n\n") if not b.lstrip().startswith("# ---")]
    assert not [b for b in blocks if not b.startswith("#")]


@pytest.mark.parametrize("file", CONCEPTS, ids=lambda f: f.stem)
def test_a_file_of_concepts_is_small_and_every_concept_says_what_it_is(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.startswith("#")
    assert len(text.encode()) <= LARGEST
    assert all(said["gloss"] for said in yaml.safe_load(text).values())


@cache
def asked_for() -> set[str]:
    """Every text of the code, and the beginnings of those that are put together: what may be the name of a list."""
    found: set[str] = set()
    for module in (ROOT / "scorer").rglob("*.py"):
        for node in ast.walk(syntax(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return found


@pytest.mark.parametrize("file", SUBJECTS, ids=lambda f: f"{f.parent.name}/{f.stem}")
def test_no_list_stands_that_nobody_asks_for(file: Path) -> None:
    read = FILES if file.parent.name == "parts" else [file]
    texts = "".join(f.read_text(encoding="utf-8") for f in read)
    references, code = set(re.findall(r"\{([a-z_]+)\}", texts)), asked_for()
    lists = wording(f"{file.parent.name}/{file.stem}").lists
    assert not [n for n in lists if n not in code | references and f"{n.split('_')[0]}_" not in code]
