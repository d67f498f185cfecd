from __future__ import annotations

from dataclasses import replace

import pytest

from scorer.document.model import Document, Kind, Sentence
from scorer.errors import UserError
from scorer.library.comparing import compare, moved, reuse, scores_of
from scorer.library.pages import comparison_page
from scorer.scorecard.model import ElementCard, Quote, Scorecard

from ..scorecard.cards import full_card
from .test_store import document

CARD = full_card()
FIRST = CARD.elements()[0].id


def quote(text: str, page: int = 1) -> Quote:
    return Quote(page=page, quote=text, section="", boxes=(), level="stated", cues=(), found_by=())


def with_element(card: Scorecard, **changes: object) -> Scorecard:
    """The card with its first element changed."""

    def element(e: ElementCard) -> ElementCard:
        return e.model_copy(update=changes) if e.id == FIRST else e

    themes = tuple(
        t.model_copy(
            update={
                "indicators": tuple(
                    i.model_copy(update={"elements": tuple(element(e) for e in i.elements)}) for i in t.indicators
                )
            }
        )
        for t in card.themes
    )
    return card.model_copy(update={"themes": themes})


def prose(*texts: str) -> Document:
    return replace(
        document(), sentences=tuple(Sentence(n, n + 1, text, (), (), Kind.BODY, n) for n, text in enumerate(texts))
    )


def test_it_says_what_rose_with_the_evidence_that_is_new_and_gone() -> None:
    assessed = {"status": "assessed", "denied": False}
    before = with_element(CARD, level="stated", evidence=(quote("We care."), quote("We  Mean it!")), **assessed)
    after = with_element(
        CARD, level="evidenced", evidence=(quote("we mean it"), quote("We paid 3 people.")), **assessed
    )

    (change,) = moved(compare(before, after).elements, up=True)
    assert (change.id, change.before, change.after, change.steps) == (FIRST, "stated", "evidenced", 2)
    assert [q.quote for q in change.new] == ["We paid 3 people."]
    assert [q.quote for q in change.gone] == ["We care."]
    assert [q.quote for q in change.reused] == ["we mean it"]
    assert [c.id for c in moved(compare(after, before).elements, up=False)] == [FIRST]


def test_what_could_not_be_assessed_neither_rose_nor_fell() -> None:
    before = with_element(CARD, level="none", status="not_assessed", evidence=())
    after = with_element(CARD, level="evidenced", status="assessed", evidence=(quote("We paid 3 people."),))
    comparison = compare(before, after)

    assert comparison.elements[0].before == "not_assessed"
    assert comparison.elements[0].steps is None
    assert not moved(comparison.elements, up=True)


def test_different_rubrics_are_not_compared_silently() -> None:
    other = CARD.model_copy(update={"rubric": CARD.rubric.model_copy(update={"digest": "0" * 16})})

    with pytest.raises(UserError, match="different rubrics") as error:
        compare(CARD, other)
    assert "--across" in (error.value.hint or "")
    assert "not comparable" in compare(CARD, other, across=True).cautions[0]
    assert compare(CARD, CARD).cautions == ("Both cards are of the same PDF.",)


def dated(date: str, **report: str) -> Scorecard:
    told = {"file": f"{date}.pdf", "date": date, "sha256": date.ljust(64, "0"), "title": "Policy"} | report
    return CARD.model_copy(update={"report": CARD.report.model_copy(update=told)})


@pytest.mark.parametrize(
    ("earlier", "later", "said"),
    [
        (dated("2024-01"), dated("2023-06-30"), "A (2024-01) is the later report"),
        (dated("2024"), dated("2024-06-30"), "which of the two came first is not known"),
        (dated("2024", sha256="a" * 64), dated("2024"), "which of the two came first is not known"),
        (dated("2023"), dated("2024", language="da"), "in different languages (en, da)"),
        (dated("2023"), dated("2024", title="Report on Slavery"), "different kinds of documents (policy, report)"),
        (dated("2023"), dated("2024", title="Our Policy and Report"), ""),
        (dated("2023"), dated(""), "(no date): which of the two came first is not known"),
    ],
)
def test_reports_that_may_not_follow_each_other_are_cautioned_of(
    earlier: Scorecard, later: Scorecard, said: str
) -> None:
    cautions = compare(earlier, later).cautions
    assert len(cautions) == bool(said)
    assert said in " ".join(cautions)
    assert not compare(earlier, later.model_copy(update={"company": "Birch plc"})).cautions


def test_of_two_companies_nothing_rises_and_nothing_is_new() -> None:
    def words(company: str) -> tuple[str, str, str, str]:
        said = compare(dated("2023"), dated("2024").model_copy(update={"company": company})).in_words
        return said.up, said.down, said.new, said.gone

    assert words(CARD.company) == ("Rose", "Fell", "new", "gone")
    assert words("Birch plc") == ("Higher in B", "Lower in B", "only in B", "only in A")


def test_reuse_counts_what_was_copied_and_finds_the_longest_run() -> None:
    a, b, c, d = (f"Every {w} of ours reads the same {w} as in the year before this one." for w in "abcd")
    new = "This sentence was written anew for the report of this year, and nowhere else."
    earlier, later = prose(a, b, c, d), prose(new, c, d.upper(), new + " Really.", a, "Too short.")

    found = reuse(earlier, later)
    assert (found.sentences, found.shared) == (5, 3)
    assert [(p.sentences, p.pages, p.text) for p in found.passages] == [
        (2, (3, 2), f"{c} {d.upper()}"),
        (1, (1, 5), a),
    ]
    assert reuse(earlier, prose(new)).passages == ()
    assert [p.sentences for p in reuse(earlier, earlier).passages] == [4]


def test_a_theme_that_a_rubric_does_not_have_is_not_asked_and_nothing_is_subtracted() -> None:
    other = CARD.model_copy(
        update={"rubric": CARD.rubric.model_copy(update={"digest": "0" * 16}), "themes": CARD.themes[1:]}
    )
    comparison = compare(CARD, other, across=True)

    assert not comparison.one_rubric
    told = {row.title: row for row in scores_of((CARD, other))}[CARD.themes[0].title]
    assert (told.scores[1], told.asked) == (None, (True, False))
    page = comparison_page(comparison)
    assert page.count("not asked</span>") == 1
    assert 'class="num">0</td>' not in page  # the same score twice, by different questions, is no "0"
    assert 'class="num">0</td>' in comparison_page(compare(CARD, CARD))
