"""What coded sentences teach: it helps on companies not seen, holds no names, is the same every time, fears no file."""

import json
from pathlib import Path

import msgspec
import numpy as np
import pytest

from scorer.errors import UserError
from scorer.language.cues import NAMES as CUES
from scorer.rubric.loading import load_rubric
from scorer.verdict.coded import CodedDocument, read_all_coded, read_coded, reading_of
from scorer.verdict.judging import judge_element, weigh
from scorer.verdict.learned.features import see
from scorer.verdict.learned.model import Scorer, read_model, to_json
from scorer.verdict.learned.predicting import mean_f1, measures, predict_all
from scorer.verdict.learned.reading import LearnedReading
from scorer.verdict.learned.thresholds import choose
from scorer.verdict.learned.training import learn
from tests.verdict import taught


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("taught")
    (folder / "small.yaml").write_text(taught.RUBRIC)
    (folder / "seen.csv").write_text(taught.coded(range(8)))
    (folder / "unseen.csv").write_text(taught.coded(range(8, 12)))
    return folder


@pytest.fixture(scope="module")
def rubric(folder):
    return load_rubric(folder / "small.yaml")


@pytest.fixture(scope="module")
def model(folder, rubric):
    return learn(read_coded(folder / "seen.csv", rubric), rubric)


@pytest.fixture
def saved(model, tmp_path):
    path = tmp_path / "model.json"
    path.write_bytes(to_json(model))
    return path


def one(*texts: str) -> CodedDocument:
    return CodedDocument("x", tuple("1" * len(texts)), texts, {})


def test_it_finds_what_look_ups_miss_and_drops_what_they_take_wrongly_in_companies_not_seen(folder, rubric, model):
    unseen = read_coded(folder / "unseen.csv", rubric)
    alone = measures(predict_all(unseen, rubric))["training"]
    taught_ = measures(predict_all(unseen, rubric, model))["training"]
    assert alone.f1 < 0.6
    assert taught_.f1 > 0.9


def test_what_the_rubric_finds_rightly_by_itself_stays_right(folder, rubric, model):
    unseen = read_coded(folder / "unseen.csv", rubric)
    assert measures(predict_all(unseen, rubric, model))["channel"].f1 == 1.0


def test_its_own_figures_are_of_documents_it_did_not_see(model):
    figures = model.elements["training"].figures
    assert figures.coded == 24
    assert 0.8 < figures.f1 <= 1.0
    assert figures.low <= figures.f1 <= figures.high


def test_labels_that_say_nothing_teach_nothing(folder, rubric):
    """With labels drawn at random the cross-validated figures must say so, whatever the fit says of itself."""
    draw = np.random.default_rng(3)
    documents = [
        CodedDocument(
            d.name, d.positions, d.texts, {"training": tuple(bool(x) for x in draw.random(len(d.texts)) < 0.3)}
        )
        for d in read_coded(folder / "seen.csv", rubric)
    ]
    assert learn(documents, rubric).elements["training"].figures.average_precision < 0.6


def test_what_one_document_only_says_is_not_learned(model):
    held = set(model.rarity) | {name for e in model.elements.values() for name in e.weights}
    for name in (*taught.NAMES[:8], *taught.PLACES[:8]):
        assert not any(name.lower() in fact.lower().split() for fact in held)
    assert "coached" in held


def test_the_same_sentences_give_the_same_file(folder, rubric, model):
    again = learn(read_coded(folder / "seen.csv", rubric), rubric)
    assert to_json(again) == to_json(model)
    other = learn(read_coded(folder / "unseen.csv", rubric) + read_coded(folder / "seen.csv", rubric), rubric)
    assert other.trained_on.digest != model.trained_on.digest


def test_a_cell_that_nobody_filled_counts_neither_way(folder, rubric, tmp_path):
    rows = (folder / "seen.csv").read_text().splitlines()
    half = tmp_path / "half.csv"
    half.write_text("\n".join(r[: r.rindex(",") + 1] if n % 2 and n else r for n, r in enumerate(rows)) + "\n")
    learned = learn(read_coded(half, rubric), rubric)
    assert learned.elements["channel"].figures.coded < 16
    assert learned.elements["training"].figures.coded == 24


def test_a_document_in_two_files_is_one_document(folder, rubric, tmp_path):
    other = tmp_path / "again.csv"
    other.write_text(taught.coded(range(8)))
    both = read_all_coded([folder / "seen.csv", other], rubric)
    assert learn(both, rubric).trained_on.documents == 8


def test_too_little_is_said_and_not_learned(folder, rubric, tmp_path):
    few = tmp_path / "few.csv"
    few.write_text("\n".join((folder / "seen.csv").read_text().splitlines()[:11]) + "\n")
    with pytest.raises(UserError, match="too few coded sentences"):
        learn(read_coded(few, rubric), rubric)


def test_examples_of_the_rubric_teach_and_are_not_counted_as_coded(folder, rubric, model, tmp_path):
    """The examples say that posters are training; no coder did."""
    said = ["Posters in every canteen explain the rights of workers.", "Posters teach how to spot forced labour."] * 3
    lines = [f"              - {{level: stated, text: '{n + 2} offices. {text}'}}" for n, text in enumerate(said)]
    path = tmp_path / "small.yaml"
    path.write_text(
        taught.RUBRIC.replace(
            "            look_for: [train*]\n",
            "            look_for: [train*]\n            examples:\n" + "\n".join(lines) + "\n",
        )
    )
    with_examples = load_rubric(path)
    learned = learn(read_coded(folder / "seen.csv", with_examples), with_examples)
    assert learned.elements["training"].weights["posters"] > 0
    assert "posters" not in model.rarity
    assert learned.trained_on == model.trained_on
    assert learned.elements["training"].figures.coded == model.elements["training"].figures.coded


def test_reasons_are_words_cues_and_look_ups_that_stand_in_the_sentence(rubric, model):
    document = one("Buyers in Oslo were coached to spot the signs of forced labour in 2031.")
    learned = LearnedReading(reading_of(document, "en"), rubric, model)
    graded, taken, _ = weigh(learned, rubric, rubric.element("training"))
    assert [e.quote for e in taken] == [document.texts[0]]
    said = taken[0].found_by[0]
    assert said.startswith("learned from coded sentences: ")
    reasons = [part.rsplit(" ", 1)[0] for part in said.partition(": ")[2].split(", ")]
    words = [r for r in reasons if not r.startswith(("length:", "written:", "cue:", "place:"))]
    assert len(words) == 4
    assert len(reasons) == 8
    assert all(word in document.texts[0].lower() for word in words)
    assert len(graded) == 1


def test_judging_sets_aside_what_the_model_does_not_take_and_says_why(rubric, model):
    learned = LearnedReading(
        reading_of(one("A new training ground for the club opened near Oslo in 2031."), "en"), rubric, model
    )
    graded, taken, _ = weigh(learned, rubric, rubric.element("training"))
    assert not taken
    assert graded[0].passed_over.startswith("set aside by what was learned")
    assert "ground" in graded[0].passed_over


def test_an_explicit_no_is_never_set_aside(rubric, model):
    text = "The club does not train the ground staff of the football ground."
    learned = LearnedReading(reading_of(one(text), "en"), rubric, model)
    assert Scorer(model).scores(learned.seen)["training"][0] < 0
    assert judge_element(learned, rubric, rubric.element("training")).denied


def test_a_question_that_was_not_coded_is_judged_as_without_a_model(folder, rubric, tmp_path):
    path = tmp_path / "one.csv"
    path.write_text(taught.coded(range(8), channel="another"))
    known = learn(read_coded(path, rubric), rubric)
    assert list(known.elements) == ["training"]
    plain = reading_of(one("Anyone can call the hotline, which is open day and night."), "en")
    element = rubric.element("channel")
    assert judge_element(LearnedReading(plain, rubric, known), rubric, element) == judge_element(plain, rubric, element)


def test_it_sees_every_cue_by_name(rubric):
    seen = see(reading_of(one("In 2023 we trained 41 buyers, and the hotline did not ring."), "en"), rubric)
    cues = {name.removeprefix("cue: ") for name in seen.signs[0] if name.startswith("cue: ")}
    assert {"past", "number", "fact"} <= cues <= set(CUES)
    assert {"look-up 1 of training", "look-up 1 of channel"} <= set(seen.signs[0])


def test_a_model_reads_back_as_it_was_written(saved, rubric, model):
    assert read_model(saved, rubric) == model
    assert read_model(saved, rubric).digest == model.digest


def raw(model):
    return json.loads(to_json(model))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda m: m.update(format="pickle"), "no model of this tool"),
        (lambda m: m.update(format_version=99), "format version 99"),
        (lambda m: m["made_for"].update(rubric="another"), "made for the rubric another"),
        (lambda m: m["made_for"].update(asked="0" * 16), "look-ups of the rubric small have changed"),
        (lambda m: m["made_for"].update(code="0" * 16), "another version of the tool"),
        (lambda m: m["elements"]["training"].pop("bias"), "damaged"),
        (lambda m: m["elements"]["training"]["weights"].update(word="heavy"), "damaged"),
        (lambda m: m["elements"]["training"]["weights"].update(word=1e300), "out of range"),
        (lambda m: m.update(surprise=1), "damaged"),
        (lambda m: m.update(elements=[]), "damaged"),
    ],
)
def test_a_model_that_does_not_fit_is_one_clear_error(spoil, said, model, rubric, tmp_path):
    value = raw(model)
    spoil(value)
    path = tmp_path / "spoilt.json"
    path.write_text(json.dumps(value))
    with pytest.raises(UserError, match=said) as caught:
        read_model(path, rubric)
    assert caught.value.where == str(path)


@pytest.mark.parametrize(
    "data",
    [b"", b"\x80\x04K\x01.", b"[" * 100_000, b"{}", b"null", b'{"format": NaN}', b"\xff\xfe", b'"' + b"a" * 10**6],
)
def test_what_is_no_model_is_one_clear_error(data, rubric, tmp_path):
    path = tmp_path / "model.json"
    path.write_bytes(data)
    with pytest.raises(UserError):
        read_model(path, rubric)


def test_a_missing_model_is_one_clear_error(rubric):
    with pytest.raises(UserError, match="cannot be read"):
        read_model(Path("nowhere.json"), rubric)


def test_a_model_of_an_element_that_the_rubric_lacks_cannot_be_made_to_fit(model, rubric, tmp_path):
    value = raw(model)
    value["elements"]["other"] = value["elements"]["training"]
    path = tmp_path / "more.json"
    path.write_text(json.dumps(value))
    with pytest.raises(UserError, match="other"):
        read_model(path, rubric)


def test_a_threshold_lies_where_f1_is_best_and_few_yeses_are_drawn_to_the_others():
    draw = np.random.default_rng(1)
    coded = np.arange(2000) < 600
    apart = np.where(coded, 3.0, -1.0) + 0.3 * draw.standard_normal(2000)
    alone = choose({"many": apart}, {"many": coded})
    assert 0.0 < alone["many"] < 2.0
    few = np.arange(2000) < 5
    high = np.where(few, 6.0, 4.0) + 0.1 * draw.standard_normal(2000)
    both = choose({"many": apart, "few": high}, {"many": coded, "few": few})
    assert alone["many"] < both["few"] < 5.0


def test_scores_and_weights_agree(model, rubric):
    """The file alone gives the score: bias, weights, rarity, threshold, and nothing else."""
    plain = reading_of(one("In 2030 we trained 40 buyers in Oslo on forced labour."), "en")
    seen = see(plain, rubric)
    score = Scorer(model).scores(seen)["training"][0]
    e = model.elements["training"]
    parts = Scorer(model).facts(seen)[0]
    by_hand = e.bias - e.threshold + 1.0 + sum(e.weights.get(name, 0.0) * value for name, value in parts.items())
    assert score == pytest.approx(by_hand)


def test_the_mean_is_of_what_was_coded():
    assert mean_f1([]) is None


def test_msgspec_keeps_its_promise_about_unknown_fields(model):
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**raw(model), "more": 1}, type(model))
