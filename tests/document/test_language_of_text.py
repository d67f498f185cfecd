"""The language of a report: plain cases without the model, other languages with it, too little text as unknown."""

from __future__ import annotations

import sys

import pytest

from scorer.document.language import UNDETERMINED, language_of
from scorer.document.model import Kind
from scorer.document.wire import SentenceData

TEXTS = {
    "en": "We assess the risk of forced labour at every supplier and tell those who are harmed what was done.",
    "fr": "Nous évaluons le risque de travail forcé chez les fournisseurs et disons ce qui a été fait pour eux.",
    "it": "Valutiamo il rischio di lavoro forzato presso i fornitori e diciamo che cosa è stato fatto per loro.",
    "de": "Wir bewerten das Risiko von Zwangsarbeit bei Lieferanten und sagen, was für die Menschen getan wurde.",
    "es": "Evaluamos el riesgo de trabajo forzoso en los proveedores y decimos lo que se ha hecho por las personas.",
}


def _said(text: str, times: int) -> list[SentenceData]:
    return [SentenceData(i, 1, text, (), (), Kind.BODY, i, None) for i in range(times)]


@pytest.mark.parametrize("language", TEXTS)
def test_plain_text_is_told_without_loading_the_model(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py3langid", None)  # an import of it fails
    assert language_of(_said(TEXTS[language], 5)) == language


def test_another_language_is_told_by_the_model() -> None:
    polish = (
        "Oceniamy ryzyko pracy przymusowej u każdego dostawcy i mówimy osobom poszkodowanym, co zrobiono w tej sprawie."
    )
    assert language_of(_said(polish, 5)) == "pl"


def test_too_little_text_is_undetermined() -> None:
    assert language_of(_said("We assess it.", 2)) == UNDETERMINED
    assert language_of([]) == UNDETERMINED
