"""What of a page's text a reader sees: its ink, told by drawing the page with its text and without.

However text is hidden (covered, clipped away, in the colour of its ground, on a layer that is switched off ...), the
page looks the same without it. So nothing here knows of ways to hide text: it compares two drawings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import pairwise
from typing import Any, NamedTuple

import msgspec

from scorer.document.drawings import Canvas, Drawings, bands_of
from scorer.document.geometry import Rect, Rows, onto, union
from scorer.document.hidden import Text, said
from scorer.document.layout import SLANTED
from scorer.document.letterforms import FEW

_NARROW = 0.15  # of the font size: what a letter takes of its line at least, or letters lie on top of each other
_MANY = 10  # letters; fewer may all be narrow ones
_ENOUGH = 24  # letters that tell whether they look like those that the file names
_SURELY = 0.6  # share of them that do, where nobody need look more closely
_ALIKE = 0.42  # likewise, drawn large: fewer, and other letters are drawn; in real reports the least is 0.6
_HARDLY = 0.3  # likewise, where there are too few letters to be so sure
_HALF = 0.5  # share of the words seen of a line that are seen in a closer look, too
_OVER = 0.5  # of the font size, by which words of a line lie on one another
_SAME = 0.8  # share of a line's letters that what it is the shadow of says at least
_SMALL = 1.3  # points; letters whose mean width or height is less (of a type of 3 points) are not read
_LAYERS = 8  # texts drawn onto each other; what lies deeper cannot be read


def seen(
    page: Any, size: tuple[float, float], texts: Sequence[Text], others: Sequence[Text], fields: Any = None
) -> list[list[bool]]:
    """Which words of some lines are seen.

    Args:
        page: Raw page handle.
        size: Width and height of the page as displayed.
        texts: The lines in question.
        others: All lines of the page that may be drawn onto them.
        fields: What draws the fields of forms, as ``objects.fields_of`` gives them.
    """
    parts = [(line, part) for line, text in enumerate(texts) if not _crammed(text) for part in _parts(text)]
    apart = [_part(texts[line], part) for line, part in parts]
    result = [[False] * len(text.words) for text in texts]
    there = [_part(other, part) for other in others for part in _parts(other)]
    for (line, part), verdicts in zip(parts, _seen(page, size, apart, there, fields), strict=True):
        for number, is_seen in zip(part, verdicts, strict=True):
            result[line][number] = is_seen
    return result


def _seen(
    page: Any, size: tuple[float, float], texts: Sequence[Text], others: Sequence[Text], fields: Any
) -> list[list[bool]]:
    canvas = Canvas(page, size, fields)
    rows = Rows([other.place for other in others])
    result: list[list[bool]] = [[False] * len(text.words) for text in texts]
    asked = [i for i, text in enumerate(texts) if text.objects and not _crammed(text)]
    inked: list[_Inked] = []
    for band in bands_of([texts[i].place for i in asked], size):
        here = [i for i in asked if _middle_in(texts[i].place, band)]
        full = canvas.drawn(band)
        if full is None:
            continue
        blank = canvas.drawn(band, without=canvas.text)
        drawings = Drawings(full, blank, band)
        for i in here:
            result[i] = drawings.seen(texts[i])
        # Ink at a place may be that of another text there: then only its own is taken away.
        large = {i for i in here if not texts[i].objects.isdisjoint(canvas.large)}
        mingled = {i: [others[k] for k in rows.near(texts[i].place)] for i in here if i in large or any(result[i])}
        mingled = {i: [o for o in near if _mingled(texts[i], o)] for i, near in mingled.items()}
        shared = [i for i in here if i in large or mingled.get(i)]
        for i in shared:
            result[i] = [False] * len(texts[i].words)
        for own in _layers(texts, shared):
            objects = frozenset().union(
                *(texts[i].objects for i in own),
                *(other.objects for i in own for other in mingled[i] if _is_twin(texts[i], other)),
            )
            apart = Drawings(full, canvas.drawn(band, without=objects), band)
            # And it would be seen if the other were not there: pale strokes across black letters are nobody's words.
            rest = frozenset().union(*(o.objects for i in own for o in mingled.get(i, ()))) - objects
            bare = canvas.drawn(band, without=rest)
            alone = apart if bare is None else Drawings(bare, canvas.drawn(band, without=rest | objects), band)
            for i in own:
                result[i] = [a and b for a, b in zip(apart.seen(texts[i]), alone.seen(texts[i]), strict=True)]
        for i in here:
            if any(result[i]) and texts[i].turn != SLANTED:
                twins = [other for other in mingled.get(i, ()) if _is_twin(texts[i], other)]
                share = drawings.likeness(texts[i], result[i], [texts[i].turn])
                inked.append(_Inked(i, texts[i], result[i], twins, share))
        left = {i: texts[i] for i in here if not any(result[i])}
        if left and blank is not None and canvas.pictures:
            pictures = Drawings(blank, canvas.drawn(band, without=canvas.text | canvas.pictures), band)
            for i in pictures.pictured(left):
                result[i] = [True] * len(texts[i].words)
    for line in _unlike(inked, canvas):
        result[line.number] = [False] * len(line.text.words)
    for i in asked:
        result[i] = [is_seen and not w.replaced for is_seen, w in zip(result[i], texts[i].words, strict=True)]
    return result


def _parts(text: Text) -> list[list[int]]:
    """The words of a line by their numbers: all of them, or by what draws them where they lie on one another.

    What is set a little higher or lower than other words, and over them, may be read as one line with these.
    """
    every = list(range(len(text.words)))
    side = 0 if text.turn % 2 == 0 else 1
    spans = sorted((min(b[side] for b in w.boxes), max(b[side + 2] for b in w.boxes)) for w in text.words if w.boxes)
    if all(end - begin <= _OVER * text.size for (_, end), (begin, _) in pairwise(spans)):
        return [every]
    groups: list[tuple[set[int], list[int]]] = []
    for number in every:
        objects = set(text.words[number].objects)
        joined = [group for group in groups if not group[0].isdisjoint(objects)]
        groups = [group for group in groups if group not in joined]
        numbers = sorted(n for _, held in joined for n in held)
        groups.append((objects.union(*(held for held, _ in joined)), [*numbers, number]))
    return [numbers for _, numbers in groups]


def _part(text: Text, part: list[int]) -> Text:
    """Some words of a line as a line by itself."""
    words = [text.words[number] for number in part]
    if len(part) == len(text.words):
        return text
    boxes = [box for word in words for box in word.boxes]
    place = reduce(union, boxes, boxes[0]) if boxes else text.place
    side = 0 if text.turn % 2 == 0 else 1
    return msgspec.structs.replace(
        text,
        said=said("".join(word.letters for word in words)),
        words=words,
        place=place,
        pitch=(place[side + 2] - place[side]) / max(1, len(boxes)),
        objects=frozenset().union(*(word.objects for word in words)),
    )


class _Inked(NamedTuple):
    """A line of which some words have ink, its number, others that say the same at the same place, and its likeness."""

    number: int
    text: Text
    seen: list[bool]
    twins: list[Text]
    share: tuple[float, int]


def _unlike(lines: Sequence[_Inked], canvas: Canvas) -> Iterator[_Inked]:
    """Those lines whose ink does not look like the letters that the file names.

    Short ones are taken together, however far apart they are. Small letters are drawn once more and larger before that
    is said.
    """
    group: list[_Inked] = []
    count = 0
    for at, line in enumerate(lines, 1):
        group.append(line)
        count += line.share[1]
        if count < FEW or (count < _ENOUGH and at < len(lines)):
            continue
        if _mean(line.share for line in group) < _SURELY:
            share = _mean(_looked_at_closely(line, canvas) for line in group)
            if share < (_ALIKE if count >= _ENOUGH else _HARDLY):
                yield from group
        group, count = [], 0


def _looked_at_closely(line: _Inked, canvas: Canvas) -> tuple[float, int]:
    """How alike it or one of its twins is: a shadow, say, is seen by what it is the shadow of.

    By its own ink, that is: what was seen at its place may be that of text which the file does not tell.
    """
    shares = []
    for text in (line.text, *line.twins):
        seen = line.seen if text is line.text else [True] * len(text.words)
        if (near := canvas.closely(text)) is not None:
            if sum(near.seen(text)) < _HALF * sum(seen):
                continue
            shares.append(near.likeness(text, seen, range(4)))
            if shares[-1][0] < _ALIKE:
                shares.append(near.likeness(text, seen, range(4), by_ink=True))
    return max(shares, default=(0.0, 0))


def _mean(shares: Iterable[tuple[float, int]]) -> float:
    """Of shares, each of so many."""
    held = list(shares)
    return sum(share * count for share, count in held) / max(1, sum(count for _, count in held))


def _crammed(text: Text) -> bool:
    """Whether its letters lie on top of each other, or are too small to be read."""
    signs = [sign for word in text.words for sign in zip(word.letters, word.boxes, strict=True)]
    few = min(1.0, len(signs) / _MANY)
    if text.pitch < _NARROW * text.size * few:
        return True
    boxes = [box for sign, box in signs if sign.isalnum()]  # dots are small
    few = min(1.0, len(boxes) / _MANY)
    wide, high = (sum(box[side + 2] - box[side] for box in boxes) / max(1, len(boxes)) for side in (0, 1))
    return min(wide, high) < _SMALL * few


def _middle_in(place: Rect, band: Rect) -> bool:
    y = (max(place[1], 0.0) + place[3]) / 2
    return band[1] <= y <= band[3]


def _mingled(text: Text, other: Text) -> bool:
    """Whether another line, drawn by other objects, is drawn onto a line."""
    return onto(text.place, other.place) and not other.objects <= text.objects


def _layers(texts: Sequence[Text], left: list[int]) -> Iterator[list[int]]:
    """Lines by index, parted so that no two of a part are drawn onto each other; at most ``_LAYERS`` parts."""
    for _ in range(_LAYERS):
        if not left:
            return
        layer: list[int] = []
        for i in left:
            if not any(_mingled(texts[i], texts[k]) for k in layer):
                layer.append(i)
        yield layer
        left = [i for i in left if i not in layer]


def _is_twin(text: Text, other: Text) -> bool:
    """Whether two lines say the same at the same place: letters drawn twice, for a shadow or a fake bold.

    The other may say more, and hardly less: a letter or two at the right place vouch for no line.
    """
    return (
        bool(text.said and other.said)
        and len(other.said) >= _SAME * len(text.said)
        and (text.said in other.said or other.said in text.said)
        and abs(text.place[1] - other.place[1]) < 0.4 * text.size
        and min(text.place[2], other.place[2]) > max(text.place[0], other.place[0])
    )
