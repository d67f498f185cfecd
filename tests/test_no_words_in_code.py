"""Code names categories of words, never words: these stand in the folder of a language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.syntax import syntax

ROOT = Path(__file__).resolve().parent.parent / "scorer"
MODULES = sorted(ROOT.rglob("*.py"))
MOST = 3  # words of a literal; more are a list
MOST_ALTERNATIVES = 2  # of letters, in a pattern
MOST_IN_TEXT = 5  # words of a text over several lines that is nothing but words

# Rooms that read no report: lists in them are columns of tables and keys of files. Their patterns are looked at.
COLUMNS_AND_KEYS = {"cli", "library", "rubric", "scorecard"}

# What else is no word of a report: the module, and how the list begins.
NO_WORDS = {
    # columns of tables, keys of files, levels, syntax
    "language/lookup.py": ["about has under beside", "(?:^|[\\s|(,:-])@"],
    "register/loading.py": ["aliases note"],
    "rubric/describing.py": ["| level", "| theme"],
    "scorecard/markdown.py": ["| Theme"],
    "scorecard/people.py": ['add "level:'],
    "verdict/labelled.py": ["id element level text"],
    # names of cues, and of what is told of a case
    "evidence/cases/fields.py": ["forum date claim status"],
    "evidence/cases/model.py": ["name docket"],
    "language/cues/__init__.py": ["number date"],
    "verdict/grading.py": ["period year date"],
    # where a line of the card's header was found, as the card says it
    "document/front/dated.py": ["publication date", "day of effect"],
    "document/front/publisher.py": ["registrant’s line"],
    "document/front/titles.py": ["title page"],
    "document/hidden.py": ["invisible"],
    # weights of typefaces; letters that are drawn as one
    "document/ligatures.py": ["ff fi"],
    "document/pagetext.py": ["bold black"],
}

WORD = re.compile(r"[a-z][a-z'’-]*(?: [a-z'’-]+)*")
NO_LETTERS = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]|\{[^}]*\}|\?[:P<!=]*(?:<\w+>)?")  # escapes, classes, counts, groups


def literals(tree: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    """Every text of the code but docstrings; a name in an f-string is taken for a sign."""
    passed: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            passed.add(id(node.value))  # a docstring
        elif isinstance(node, ast.JoinedStr):
            passed.update(map(id, node.values))
            yield node, "".join(str(v.value) if isinstance(v, ast.Constant) else "\0" for v in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed:
            yield node, node.value


def alternatives(pattern: str) -> int:
    """How many alternatives of a pattern are words, in the group where most are; operators in capitals are none."""
    counts, groups = [0], [[""]]
    for char in f"{NO_LETTERS.sub(' ', pattern)})":
        if char == "(":
            groups.append([""])
        elif char == ")" and groups:
            pieces = groups.pop()
            counts.append(sum(re.search(r"[a-zà-ÿ]{2,}", piece) is not None for piece in pieces[len(pieces) == 1 :]))
        elif groups and char == "|":
            groups[-1].append("")
        elif groups:
            groups[-1][-1] += char
    return max(counts)


def literal_lists(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of every set, tuple or list of words."""
    names = {
        id(arg)  # names of lists: map(_W.words, ("these", "those"))
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "map" and "_W." in ast.unparse(node.args[0])
        for arg in node.args
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Set | ast.Tuple | ast.List) and id(node) not in names:
            words = [e.value for e in node.elts if isinstance(e, ast.Constant) and isinstance(e.value, str)]
            words = [w.strip() for w in words if WORD.fullmatch(w.strip())]
            if len(words) > MOST:
                yield node.lineno, " ".join(words)


def texts_of_words(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of everything else that holds words: lexicons, patterns, texts of many lines."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Lexicon":
            yield from ((arg.lineno, str(arg.value)) for arg in node.args if isinstance(arg, ast.Constant))
    for literal, text in literals(tree):
        words = text.split()
        only_words = "\n" in text and len(words) > MOST_IN_TEXT and all(map(WORD.fullmatch, words))
        if only_words or alternatives(text) > MOST_ALTERNATIVES:
            yield literal.lineno, text


def found_in(tree: ast.AST, room: str = "") -> list[tuple[int, str]]:
    return [*texts_of_words(tree), *(() if room in COLUMNS_AND_KEYS else literal_lists(tree))]


def found_at(name: str) -> list[tuple[int, str]]:
    return found_in(syntax((ROOT / name).read_text(encoding="utf-8")), name.split("/", maxsplit=1)[0])


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(ROOT)))
def test_no_list_of_words_stands_in_code(module: Path) -> None:
    name = module.relative_to(ROOT).as_posix()
    found = [f for f in found_at(name) if not f[1].startswith(tuple(NO_WORDS.get(name, ())))]
    told = "\n".join(f"scorer/{name}:{line}: {text[:150]}" for line, text in found)
    assert not found, f"to be moved to scorer/language/words/en/, with a comment that says what it is for:\n{told}"


@pytest.mark.parametrize("name", NO_WORDS)
def test_nothing_is_allowed_that_is_not_there(name: str) -> None:
    texts = [text for _, text in found_at(name)]
    assert not [begins for begins in NO_WORDS[name] if not any(text.startswith(begins) for text in texts)]


@pytest.mark.parametrize(
    "code",
    [
        'A = Lexicon("one, two")',
        'A = frozenset({"will", "shall", "must", "ought"})',
        'A = frozenset(["in the event", "where a", "if", "unless"])',
        "if word in ('by', 'with', 'from', 'of'): pass",
        'A = re.compile(r"\\b(?:filed|brought|lodged)\\b")',
        'A = rf"(?:{B} )?(?:approv\\w+|authori[sz]ed|signed)"',
        'A = re.compile(r"^a\\d|filed|brought by|(?P<x>lodged)|issued")',
        'A = """\n    was were had did held met\n"""',
    ],
)
def test_a_list_of_words_is_seen(code: str) -> None:
    assert found_in(syntax(code))


@pytest.mark.parametrize(
    "code",
    [
        '"""A docstring: one|two|three.\n\nwas were had did held met\n"""',
        'A = Lexicon(_W.entries("future"))',
        'A, B, C, D = map(_W.words, ("these", "those", "all", "some"))',
        'A = frozenset({"one", "two", "three"})',
        'A = re.compile(r"\\b[A-Z]\\w+|\\d{1,2}|(?:19|20)\\d\\d|[a-zé]+")',
        'A = f"{one|two|three}"',
        'A = re.compile(r"\\b(?:AND|OR|NOT|NEAR)\\b")',
    ],
)
def test_what_is_no_list_of_words_is_not(code: str) -> None:
    assert not found_in(syntax(code))
