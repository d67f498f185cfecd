"""Spaces between words that are drawn one by one: found where the gap shows them, and nowhere else."""

from __future__ import annotations

from scorer.document.wordgaps import Letter, overlooked

SIZE = 8.0


def line(words: list[str], gap: float, *, glued: bool) -> tuple[str, list[tuple[int, Letter]]]:
    """A line drawn word by word, ``gap`` points apart: its text, where glued with a space before the last word only."""
    text, letters, x = "", [], 10.0
    for n, word in enumerate(words):
        if n:
            text += "" if glued and n < len(words) - 1 else " "
            x += gap
        for letter in word:
            letters.append((len(text), Letter(x, x + 4.4, 100.0, n)))
            text += letter
            x += 4.3  # letters overlap a little, as kerning has them
    return text, letters


def test_a_gap_as_wide_as_a_space_is_one() -> None:
    text, letters = line(["our", "third", "modern", "slavery", "statement"], 1.6, glued=True)
    assert text == "ourthirdmodernslavery statement"
    found = overlooked(text, letters, SIZE)
    assert [text[:at] for at in found] == ["our", "ourthird", "ourthirdmodern"]


def test_letters_of_one_word_stay_together() -> None:
    text, letters = line(["our", "third", "statement"], 1.6, glued=False)
    assert overlooked(text, letters, SIZE) == []
    text, letters = line(["state", "ment", "of", "ours"], -0.1, glued=True)
    assert overlooked(text, letters, SIZE) == []
