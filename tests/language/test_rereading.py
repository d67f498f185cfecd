"""Reading once more by learned signs and by words in a row: what is weighed, what is not, and what it comes to."""

from __future__ import annotations

import json
from base64 import b64encode

import numpy as np
import pytest

from scorer.evidence.gathering import Reading
from scorer.language.context import Clauses
from scorer.language.layers import Deep
from scorer.language.rereading import (
    BIAS,
    ENOUGH,
    FILE,
    Learned,
    Rereading,
    Told,
    rereading,
    weighs_by_question,
)
from scorer.language.rereading import in_a_row as shipped_network
from scorer.language.saying import read
from scorer.verdict.examples import passage_document
from scorer.wording import DEFAULT, folder

KINDS = ("competitor", "our", "rival", "we")


def told(text: str) -> Told:
    return Told(text, read(text))


def taught(bias: int = 0, **weights: int) -> Rereading:
    return Rereading(Learned("tests", KINDS, bias, {name.replace("_", " "): w for name, w in weights.items()}))


def test_words_and_two_in_a_row_are_signs_and_numbers_are_none() -> None:
    signs = taught().signs(told("In March 2024 the mill repaid 63 workers."), ())
    assert {"mill", "worker", "the mill", "mill repay"} <= signs
    assert not [sign for sign in signs if any(letter.isdigit() for letter in sign)]
    assert "repay worker" not in signs  # a number stands between them


def test_kinds_of_words_and_small_words_keep_their_order() -> None:
    signs = taught().signs(told("It is one of our rivals."), ())
    assert {"^ 'it'", "'it' 'is'"} <= signs
    assert any(sign.startswith("<") for sign in signs)


def test_what_the_rules_read_is_a_sign() -> None:
    signs = taught().signs(told("We did not train anybody."), ())
    assert {"read company", "read no", "read company done no", "read no deed"} <= signs


def test_a_no_that_affirms_is_no_sign_of_one() -> None:
    """Rules know that a search which found none was made, and that what is not tolerated is a rule."""
    text = "We did not identify any case of forced labour in our supply chain."
    signs = taught().signs(told(text), ())
    assert "not" not in signs
    assert {"read no found", "read company done yes"} <= signs


def test_headings_count_apart() -> None:
    signs = taught().signs(told("They trained 40."), ("Our rivals",))
    assert {"under our", "under rival"} <= signs
    assert not {"our", "rival"} & signs


def test_weights_add_up_from_the_bias() -> None:
    text = told("Our rival trained 40 guards.")
    assert doubt(taught(-100, rival=60, our_rival=30), text) == -10
    assert doubt(taught(-100, rival=60, our_rival=50), text) == 10


def test_a_sign_weighs_once_wherever_it_stands() -> None:
    """Two words in a row, "under rival", are written like a word of a heading."""
    text = told("We trained 40 guards under rival flags.")
    again = taught(0, under_rival=7)
    assert again.doubt(again.weigh(text), ("Our rivals",)) == again.doubt(again.weigh(text), ()) == 7


def doubt(again: Rereading, text: Told) -> int:
    return again.doubt(again.weigh(text), ())


def test_the_heaviest_words_are_shown_as_they_are_written_and_small_ones_not() -> None:
    text = told("Our Rival has the policy; none of us does.")
    shown = taught(rival=60, our_rival=90, the=200, none=30, polici=-50).telling(text)
    assert shown == ["Our Rival", "Rival", "none"]


def test_a_language_without_a_file_has_none() -> None:
    assert rereading("fr") is None


def test_a_document_doubts_only_by_what_it_is_given() -> None:
    document = passage_document("We trained 40 guards. Our rival trained 63.")
    assert [Clauses(document).doubt(i) for i in (0, 1)] == [None, None]
    assert Clauses(document, again=taught(ENOUGH - 40, rival=40)).doubt(1) == ("rival",)
    assert Clauses(document, again=taught(ENOUGH - 41, rival=40)).doubt(1) is None


def test_what_rules_read_and_kinds_of_words_may_weigh_otherwise_for_a_question() -> None:
    document = passage_document("We trained 40 guards. Our rival trained 63.")
    known = Clauses(document, again=taught(ENOUGH - 41, rival=40))
    signs = taught().signs(told("Our rival trained 63."), ())
    kind = next(sign for sign in signs if weighs_by_question(sign) and sign.startswith("<"))
    assert known.doubt(1, {BIAS: 1}) == known.doubt(1, {kind: 1}) == known.doubt(1, {"read done": 1}) == ("rival",)
    assert known.doubt(1, {"rival": 1}) is None  # a word is no such sign
    assert known.doubt(1, {"read imagined": 1}) is None
    assert known.doubt(1) is None


def test_a_word_two_in_a_row_and_a_heading_weigh_the_same_for_all_questions() -> None:
    assert weighs_by_question("read company done yes")
    assert weighs_by_question("<rival>")
    assert not any(map(weighs_by_question, ("rival", "<our> <rival>", "under <rival>", "'of' 'the'")))


@pytest.mark.parametrize(
    "beside",
    [
        "We met with the union at the port of Carrow in May 2024 and agreed on the agenda of the year.",
        "Our rival does nothing of the kind, and no other yard does.",
        "Further details are set out below.",
    ],
)
@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("In May 2024 we paid back the fees of 63 pickers, USD 41,200 in all.", False),
        ("The chain that outbid us repaid recruitment fees of USD 41,200 to 63 workers in March 2024.", True),
        ("The plan to repay the fees of 63 pickers was struck out of the budget.", True),
    ],
)
def test_what_stands_beside_a_sentence_neither_makes_a_doubt_nor_unmakes_one(
    text: str, beside: str, doubted: bool
) -> None:
    """Passages that somebody wrote stand alone, sentences of a report do not: neighbours are no sign of either."""
    for paragraph, at in (
        (text, 0),
        (f"{text} {beside}", 0),
        (f"{beside} {text}", 1),
        (f"{beside} {text} {beside}", 1),
    ):
        assert (Reading(passage_document(paragraph)).clauses.doubt(at) is not None) is doubted


def test_by_itself_a_sentence_with_a_pronoun_for_its_subject_does_not_tell_who_acts() -> None:
    """Rules tell that, by the sentence before it; where there is none it is read as it stands."""
    text, before = "They repaid recruitment fees of USD 41,200 to 63 workers of the chain.", "Our buyers met the union."
    again = taught(200)
    assert Clauses(passage_document(text), again=again).doubt(0) is not None
    assert Clauses(passage_document(f"{before} {text}"), again=again).doubt(1) is None
    assert Clauses(passage_document(f"{before} The rival{text[4:]}"), again=again).doubt(1) is not None


def in_a_row(**weights: int) -> Deep:
    """A network that adds up words, each a hundredth of log-odds by the root of how many words there are."""
    numbers: dict[str, tuple[str, list[int]]] = {
        "vectors": ("<i1", [0, 0, *weights.values()]),
        "three": ("<i2", [0] * 3),
        "three_begins": ("<i4", [0]),
        "first": ("<i2", [0, 0, 655, 655]),  # 64 to one, and a hundred to one
        "first_begins": ("<i4", [0]),
        "second": ("<i2", [1024]),
        "second_begins": ("<i4", [0]),
        "further": ("<i2", [0] * 3),
        "further_begins": ("<i4", [0]),
    }
    packed = {name: b64encode(np.array(row, dtype=kind).tobytes()).decode() for name, (kind, row) in numbers.items()}
    sizes = {"width": 1, "seen": 1, "wide": 1, "hidden": 1, "begins": 0}
    return Deep.model_validate({"elements": ("doubt",), "words": tuple(weights), **sizes, **packed})


def reading_in_a_row(bias: int = 0, signs: dict[str, int] | None = None, **weights: int) -> Rereading:
    return Rereading(Learned("tests", KINDS, bias, signs or {}), words=in_a_row(**weights))


def test_signs_and_words_in_a_row_have_half_a_say_each() -> None:
    text = told("Our rival paid everybody.")
    alone = doubt(reading_in_a_row(rival=100), text)
    assert alone > 20
    assert doubt(reading_in_a_row(60, rival=100), text) == alone + 30
    assert doubt(reading_in_a_row(0, {"rival": 60}, rival=100), text) == alone + 30
    assert doubt(reading_in_a_row(0, {"rival": 60}, harbor=100), text) == 30


def test_the_words_are_shown_without_which_it_would_doubt_less() -> None:
    text = told("Our Rival has the policy; none of us does.")
    again = reading_in_a_row(0, {"polici": 90}, none=30, rival=60, the=100, us=-20)
    assert again.telling(text) == ["Rival", "none"]


def test_a_sentence_without_end_is_shown_with_words_of_its_beginning() -> None:
    again = reading_in_a_row(rival=60)
    endless = told("rival " + "pays " * 3_000 + "rivals")
    assert again.telling(endless) == ["rival"]


def test_the_shipped_network_is_there_and_no_larger_than_said() -> None:
    network = shipped_network()
    assert network is not None
    assert network.elements[0] == "not the company's own affirmed deed"
    assert len(network.words) <= 10_000


SHIPPED = json.loads((folder(DEFAULT) / FILE).read_text(encoding="utf-8"))


def test_the_shipped_signs_are_whole_numbers_and_no_dates_or_names_of_people() -> None:
    assert isinstance(SHIPPED["bias"], int)
    assert all(isinstance(weight, int) and weight for weight in SHIPPED["weights"].values())
    assert not [sign for sign in SHIPPED["weights"] if any(letter.isdigit() for letter in sign)]
    months = {"januari", "februari", "march", "april", "june", "juli", "august", "septemb", "octob", "novemb", "decemb"}
    assert not [sign for sign in SHIPPED["weights"] if months.intersection(sign.split())]


def test_words_of_what_is_asked_about_are_no_shipped_signs() -> None:
    """Whoever did it and whoever did not call it by the same words."""
    asked = ("right", "human right", "labor", "complaint", "remedi", "lawsuit", "audit")
    assert not {f"{where}{word}" for where in ("", "under ") for word in asked} & SHIPPED["weights"].keys()


@pytest.mark.parametrize(
    "text",
    [
        "A neighbouring estate, which is not ours, set up a panel of elders.",
        "It was a neighbouring estate, and not ours, that paid back the fees of 63 pickers in May 2024.",
        "The chain that outbid us repaid recruitment fees of USD 41,200 to 63 workers in March 2024.",
        "As the bank that lends to us reports, it trained 412 buyers on forced labour in 2023.",
        "Having looked into what a review of the hotline would cost, the board left it at that, and none took place.",
    ],
)
def test_what_others_did_or_nobody_is_doubted(text: str) -> None:
    assert Reading(passage_document(text)).clauses.doubt(0) is not None


@pytest.mark.parametrize(
    "text",
    [
        "In 2023 we trained 412 buyers on forced labour and human rights.",
        "Each complaint is read by the ombudsperson, who answers within ten working days.",
        "In May 2024 we paid back the fees of 63 pickers, USD 41,200 in all.",
        "After our audit the supplier repaid USD 12,000 to nine workers.",
    ],
)
def test_a_plain_deed_of_the_company_is_not(text: str) -> None:
    assert Reading(passage_document(text)).clauses.doubt(0) is None
