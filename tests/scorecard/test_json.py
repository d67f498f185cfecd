"""The JSON of a card: the contract, both ways, and a clear message for what is none."""

from __future__ import annotations

import json

import pytest

from scorer.errors import UserError
from scorer.scorecard.json import from_json, to_json
from scorer.scorecard.rescoring import rescored

from .cards import full_card, with_everything, with_register


def test_a_card_comes_back_as_it_was() -> None:
    for card in (full_card(), rescored(with_everything())):
        assert from_json(to_json(card), "card.json") == card


def test_the_same_card_gives_the_same_bytes_and_ends_with_a_newline() -> None:
    assert to_json(full_card()) == to_json(full_card())
    assert to_json(full_card()).endswith("}\n")


def test_the_contract_names_its_keys_in_order() -> None:
    raw = json.loads(to_json(with_register(full_card())))

    contract = ["schema_version", "tool_version", "company", "report", "rubric", "register", "score", "low", "high",
                "coverage", "themes", "brochure", "warnings"]  # fmt: skip
    assert [key for key in raw if key in contract] == contract
    assert list(raw["register"])[:2] == ["id", "digest"]
    assert raw["register"]["id"] == "halden-signal" and raw["register"]["digest"] == "77aa01"
    element = raw["themes"][0]["indicators"][0]["elements"][0]
    assert {"id", "ask", "weight", "level", "denied", "status", "points", "confidence", "reason", "evidence"} <= set(
        element
    )
    assert {"page", "quote", "section", "boxes", "level", "cues", "found_by"} <= set(element["evidence"][0])


def test_scores_are_not_rounded_and_boxes_stay_on_one_line() -> None:
    text = to_json(full_card())

    assert json.loads(text)["score"] == full_card().score
    assert any(line.strip().startswith("[6, 56.0, ") for line in text.splitlines())


BROKEN = {
    "empty": ("", "card.json:1:1"),
    "no json": ("<html>", "card.json:1:1"),
    "cut off": ('{"schema_version": "1",\n "tool', "card.json:2:2"),
    "a list": ("[1, 2]", "no schema_version"),
    "of tomorrow": ('{"schema_version": "99"}', "schema version 99"),
    "not a number": ('{"schema_version": "1", "score": NaN}', "no finite number"),
    "endless number": ('{"schema_version": "1", "score": 1e999}', "no finite number"),
    "deep": ("[" * 100_000, "card.json"),
    "nearly": ('{"schema_version": "1", "company": "X"}', "tool_version: Field required"),
}


@pytest.mark.parametrize(("text", "said"), BROKEN.values(), ids=BROKEN.keys())
def test_what_is_no_card_is_refused_with_its_place(text: str, said: str) -> None:
    with pytest.raises(UserError) as error:
        from_json(text, "card.json")
    assert said in str(error.value)
    assert "card.json" in str(error.value)


EDITS = {
    "a foreign level": ("level", "excellent", "level must be one of none, stated, described, evidenced"),
    "a foreign status": ("status", "passed", "status must be one of"),
    "no reason": ("reason", " ", "a finding needs a reason"),
    "points without a quote": ("evidence", [], "no quote, no points"),
    "an unknown key": ("colour", "red", "Extra inputs are not permitted"),
    "an id that breaks links": ("id", 'x" onload="alert(1)', "an id must be"),
}


@pytest.mark.parametrize(("key", "value", "said"), EDITS.values(), ids=EDITS.keys())
def test_a_card_that_contradicts_itself_is_refused(key: str, value: object, said: str) -> None:
    raw = json.loads(to_json(full_card()))
    raw["themes"][0]["indicators"][0]["elements"][0][key] = value

    with pytest.raises(UserError, match=said):
        from_json(json.dumps(raw), "card.json")


def test_quotes_lie_on_pages_that_exist_and_their_words_in_the_quote() -> None:
    raw = json.loads(to_json(full_card()))
    quote = raw["themes"][0]["indicators"][0]["elements"][0]["evidence"][0]
    quote["page"], quote["hits"] = 65, [[3, 9_999]]

    with pytest.raises(UserError) as error:
        from_json(json.dumps(raw), "card.json")
    assert "page 65 of a report with 64 pages" in str(error.value)
    assert "[3, 9999] lie outside their quote" in str(error.value)
