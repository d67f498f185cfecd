"""What YAML does behind an author's back, and what a hostile file could do with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scorer.rubric.loading import parse_rubric
from scorer.rubric.source import MAX_BYTES, Mapping, parse_yaml, read_yaml
from tests.growth import assert_linear


def said(raw: bytes | str) -> list[str]:
    parsed = parse_yaml(raw.encode() if isinstance(raw, str) else raw, "r.yaml")
    return [f"{p.line}:{p.column} {p.message}" for p in parsed.problems]


def data(raw: bytes | str) -> dict[str, object]:
    parsed = parse_yaml(raw.encode() if isinstance(raw, str) else raw, "r.yaml")
    assert parsed.problems == ()
    assert parsed.root is not None
    return parsed.root.data()


@pytest.mark.parametrize(
    "text",
    [
        "no", "No", "yes", "on", "off", "true", "null", "~", "1.10", "0x1F", "1e3", "1_000", "012", "0o14", ".inf",
        ".nan", "2024-01-31", "2024-01-31T10:00:00Z", "12:30:45", "=", "USD 41,200",
    ],
)  # fmt: skip
def test_a_text_stays_the_text_it_was(text: str) -> None:
    assert data(f"title: {text}\nlist: [{text.replace(',', '')}]")["title"] == text


def test_the_model_decides_what_is_a_number(sound: str) -> None:
    text = sound.replace('version: "1.0"', "version: 1.10").replace("title: Transparency", "title: no")
    rubric = parse_rubric(text.replace("weight: 2", "weight: 2.50")).rubric
    assert rubric is not None
    assert (rubric.version, rubric.themes[0].title) == ("1.10", "no")
    assert rubric.element("T1.1").weight == 2.5


@pytest.mark.parametrize("weight", ["nan", ".nan", "inf", ".inf", "-inf", "1e400"])
def test_numbers_that_are_none(weight: str, sound: str) -> None:
    assert parse_rubric(sound.replace("weight: 2", f"weight: {weight}")).rubric is None


def test_byte_order_mark_and_windows_line_ends(sound: str) -> None:
    plain, windows = parse_rubric(sound), parse_yaml(b"\xef\xbb\xbf" + sound.replace("\n", "\r\n").encode(), "r.yaml")
    assert plain.root is not None
    assert windows.root is not None
    assert windows.root.data() == plain.root.data()
    assert windows.root.line == plain.root.line
    broken = sound.replace("            weight: 2", "\t    weight: 2").replace("\n", "\r\n")
    assert said(broken) == ["16:1 a tab at the beginning of the line"]


def test_old_macintosh_line_ends(sound: str) -> None:
    assert data(sound.replace("\n", "\r"))["rubric"] == "broken"


def test_utf_16_is_told_apart_from_no_text() -> None:
    assert said("rubric: x".encode("utf-16")) == ["1:1 the file is not saved as UTF-8"]


def test_tab_inside_a_line_is_allowed() -> None:
    assert data("title:\tRemedy") == {"title": "Remedy"}


def test_repeated_keys_at_any_depth() -> None:
    assert said("a: 1\nb: {c: 1, c: 2}\na: 2\n") == ['2:11 "c" is given twice', '3:1 "a" is given twice']


def test_anchor_and_alias_share_a_value() -> None:
    assert data("a: &words [x, y]\nb: *words\n") == {"a": ["x", "y"], "b": ["x", "y"]}


def test_an_alias_before_its_anchor_and_inside_itself() -> None:
    assert said("a: *b\nb: &b 1\n") == ['1:4 "*b" refers to a value that has no name yet']
    assert said("a: &a [*a]\n") == ['1:8 "*a" refers to a value that has no name yet']


def test_merge_key_is_refused() -> None:
    assert said("a: &a {x: 1}\nb:\n  <<: *a\n") == ['3:3 merge keys ("<<") are not read']


def test_tags_construct_nothing() -> None:
    for tag in ("!!python/object/apply:os.system", "!!python/name:os.system", "!!binary", "!mine", "!!float"):
        assert said(f"a: {tag} x\n") == ["1:4 tags (words that begin with !) are not read"]


def test_expansion_bomb_is_refused_quickly() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 12)]
    assert said("\n".join(lines)) == ["5:30 the file holds more than 60,000 values"]  # in full it would be 10^11


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "a:\n "])
def test_nesting_is_bounded(opening: str) -> None:
    text = "a: " + opening * 400_000 if opening[0] in "[{" else opening * 400_000
    if opening == "a:\n ":
        text = "".join(f"{' ' * depth}a:\n" for depth in range(1000))
    assert len(said(text)) == 1


def test_ten_megabytes_of_nesting_are_not_read(tmp_path) -> None:  # type: ignore[no-untyped-def]
    from scorer.errors import UserError

    file = tmp_path / "big.yaml"
    file.write_bytes(b"[" * 10_000_000)
    with pytest.raises(UserError, match=f"more than {MAX_BYTES // 1_000_000} MB"):
        read_yaml(file)


@pytest.mark.parametrize(
    ("made", "size"),
    [
        (lambda n: "a: [" + "x, " * n + "x]", 59_000),
        (lambda n: "\n".join(f"k{i}: {i}" for i in range(n)), 29_000),
        (lambda n: "rubric: r\nthemes: [" + "{}, " * n + "{}]", 20_000),
        (lambda n: "rubric: r\nthemes:\n" + "".join(f"  - id: t\n    x{i}: 1\n" for i in range(n)), 10_000),
        (lambda n: "a: '" + "y" * n + "'", 1_900_000),
        (lambda n: "a: " + "y " * n, 900_000),
        (lambda n: "a: |\n" + "  text\n" * n, 200_000),
        (lambda n: "# " + "c" * n, 1_900_000),
        (lambda n: 'a: "' + "\\u0041" * n + '"', 300_000),
    ],
)
def test_large_files_do_not_stall(made: Callable[[int], str], size: int) -> None:
    def read(size: int) -> None:
        loaded = parse_rubric(made(size))
        assert loaded.rubric is None
        "\n".join(map(str, loaded.problems))

    assert_linear(read, size)


def test_places_survive_what_editors_do_not_show() -> None:
    text = "title: 'a\u2028b'\nrubric: x\nversion: [\n"
    assert said(text) == ['4:10 this bracket has no matching "]"']


def test_every_value_knows_its_place() -> None:
    parsed = parse_yaml(b"a:\n  - b: 'x''y'\n    c: >-\n      one\n      two\n", "r.yaml")
    assert isinstance(parsed.root, Mapping)
    inner = parsed.root.members("a")[0]
    assert [(key.value, key.line, key.column, value.line, value.column) for key, value in inner.pairs] == [
        ("b", 2, 5, 2, 8),
        ("c", 3, 5, 3, 8),
    ]
    assert inner.text("c") == "one two"
