"""What of a page's text a reader sees: its ink, told by drawing the page with its text and without.

However text is hidden (covered, clipped away, in the colour of its ground, on a layer that is switched off ...), the
page looks the same without it. So nothing here knows of ways to hide text: it compares two drawings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import accumulate, chain, pairwise
from typing import Any, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from scorer.document.drawings import Canvas, Drawings, Pixels, bands_of
from scorer.document.geometry import Rect, Rows, onto, union
from scorer.document.hidden import Setting, Text, Word, said, shrunk
from scorer.document.layout import SLANTED
from scorer.document.letterforms import FEW
from scorer.document.shadows import Loose, is_twin

_NARROW = 0.15  # of the font size: what a letter takes of its line at least, or letters lie on top of each other
_MANY = 10  # letters; fewer may all be narrow ones
_ENOUGH = 24  # letters that tell whether they look like those that the file names
_SURELY = 0.6  # share of them that do, where nobody need look more closely
_ALIKE = 0.42  # likewise, drawn large: fewer, and other letters are drawn; in real reports the least is 0.6
_HARDLY = 0.3  # likewise, where there are too few letters to be so sure
_LONG = 192  # letters, likewise of typefaces in which each resembles several
_FAR = 0.23  # by how much they look more like others in the mean; in real reports 0.14 at most, in small capitals 0.21
_HALF = 0.5  # share of the words seen of a line that are seen in a closer look, too
_OVER = 0.5  # of the font size, by which words of a line lie on one another
_SMALL = 1.3  # points; letters whose mean width or height is less (of a type of 3 points) are not read
_LOST = 0.25  # share of a word's letters that may be too small: the mark of a note
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
    legible = {number: _legible(text, size) for number, text in {id(text): text for text in (*texts, *others)}.items()}
    parts = [(line, part) for line, text in enumerate(texts) for part in _parts(text, legible[id(text)])]
    apart = [_part(texts[line], part) for line, part in parts]
    result = [[False] * len(text.words) for text in texts]
    there: list[Text] = []
    for other in others:
        words = legible[id(other)]
        rest = sorted(set(range(len(other.words))).difference(words))
        there += [_part(other, part) for some in (words, rest) for part in _parts(other, some)]
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
    asked = [i for i, t in enumerate(texts) if t.objects and not _crammed(t.words, t.pitch, t.size, size)]
    inked: list[_Inked] = []
    told = frozenset().union(*(text.objects for text in (*texts, *others)))
    loose = Loose(canvas.text - told)
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
                *(other.objects for i in own for other in mingled[i] if is_twin(texts[i], other)),
            )
            rest = frozenset().union(*(o.objects for i in own for o in mingled.get(i, ()))) - objects
            lines = [texts[i] for i in own]
            for i, words in zip(own, _among(lines, canvas, full, band, objects=objects, rest=rest), strict=True):
                result[i] = words
        for i in here:
            if any(result[i]) and texts[i].turn != SLANTED:
                twins = [other for other in mingled.get(i, ()) if is_twin(texts[i], other)]
                twins += loose.onto(texts[i])
                inked.append(_Inked(i, texts[i], result[i], twins, *drawings.alike(texts[i], result[i], texts[i].turn)))
        left = {i: texts[i] for i in here if not any(result[i])}
        if left and blank is not None and canvas.pictures:
            pictures = Drawings(blank, canvas.drawn(band, without=canvas.text | canvas.pictures), band)
            for i, words in pictures.pictured(left).items():
                result[i] = words
    for line in _unlike(inked, canvas):
        result[line.number] = [False] * len(line.text.words)
    for i in asked:
        result[i] = [is_seen and not w.replaced for is_seen, w in zip(result[i], texts[i].words, strict=True)]
    return result


def _among(
    lines: Sequence[Text], canvas: Canvas, full: Pixels, band: Rect, *, objects: frozenset[int], rest: frozenset[int]
) -> list[list[bool]]:
    """Which words of some lines, drawn by ``objects``, are seen among the ``rest`` that is drawn onto them.

    They would be if that were not there: pale strokes across black letters are nobody's words. And they are not told
    from it where it is as dark.
    """
    without, bare = canvas.drawn(band, without=objects), canvas.drawn(band, without=rest)
    apart = Drawings(full, without, band)
    if not rest or bare is None:
        return [apart.seen(line) for line in lines]
    alone = Drawings(bare, canvas.drawn(band, without=rest | objects), band)
    result: list[list[bool]] = []
    for line in lines:
        words = [a and b for a, b in zip(apart.seen(line), alone.seen(line), strict=True)]
        for number in alone.tangled(line, without) if any(words) and without is not None else ():
            words[number] = False
        result.append(words)
    return result


def _parts(text: Text, every: list[int]) -> list[list[int]]:
    """These words of a line by their numbers: all of them, or by what draws them where they lie on one another.

    What is set a little higher or lower than other words, and over them, may be read as one line with these.
    """
    if not every:
        return []
    side = 0 if text.turn % 2 == 0 else 1
    words = (text.words[number] for number in every)
    spans = sorted((min(b[side] for b in w.boxes), max(b[side + 2] for b in w.boxes)) for w in words if w.boxes)
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
    return msgspec.structs.replace(
        text,
        said=said("".join(word.letters for word in words)),
        words=words,
        place=place,
        pitch=_pitch(words, text.turn),
        objects=frozenset().union(*(word.objects for word in words)),
    )


class _Inked(NamedTuple):
    """A line of which some words have ink, its number, others that say the same at the same place, and its letters.

    Of these, which look like what they are told to be, and by how much each looks more like another.
    """

    number: int
    text: Text
    seen: list[bool]
    twins: list[Text]
    alike: list[bool]
    far: list[float]


def _unlike(lines: Sequence[_Inked], canvas: Canvas) -> list[_Inked]:
    """Those lines whose ink does not look like the letters that the file names.

    Short ones are taken together, however far apart they are. Small letters are drawn once more and larger before that
    is said.
    """
    by_turn = [[line.alike] * 4 for line in lines]
    for number in _unclear(by_turn, _SURELY):
        by_turn[number] = _looked_at_closely(lines[number], canvas)
    few = sum(len(turns[0]) for turns in by_turn) < _ENOUGH
    unlike = _unclear(by_turn, _HARDLY if few else _ALIKE)
    # A typeface may be made so that most letters resemble several: of many letters that tells.
    far = [line.far for line in lines]
    for number in _far_off(far):
        far[number] = _nearest(lines[number], canvas)
    return [lines[number] for number in sorted({*unlike, *_far_off(far)})]


def _far_off(lines: Sequence[list[float]]) -> list[int]:
    """Lines by number that stand where so many letters in a row look more like others than like themselves."""
    edges = [0, *accumulate(map(len, lines))]
    if edges[-1] < _LONG:
        return []
    sums = np.pad(np.array(list(chain.from_iterable(lines))).cumsum(), (1, 0))
    steps = np.zeros(edges[-1] + 1, np.int64)
    begins = np.flatnonzero(sums[_LONG:] - sums[:-_LONG] >= _FAR * _LONG)
    np.add.at(steps, begins, 1)
    np.add.at(steps, begins + _LONG, -1)
    within = np.pad((steps.cumsum()[:-1] > 0).cumsum(), (1, 0))
    return [
        number
        for number, (a, b) in enumerate(pairwise(edges))
        if b > a and within[b] - within[a] >= _HALF * (b - a) and sums[b] - sums[a] >= _HALF * _FAR * (b - a)
    ]


def _nearest(line: _Inked, canvas: Canvas) -> list[float]:
    """By how much the letters of a line look more like others, drawn large and turned so that it is the least.

    Nothing where too few are alike: the file's boxes are not where the letters are.
    """
    best = line.far
    for text in (line.text, *line.twins):
        if (near := canvas.closely(text)) is None:
            continue
        seen = line.seen if text is line.text else [True] * len(text.words)
        for turn in range(4):
            alike, far = near.alike(text, seen, (text.turn + turn) % 4)
            if turn == 0 and text is line.text and sum(alike) < _ALIKE * len(alike):
                return []
            if len(far) >= _HALF * len(line.far) and sum(far) * len(best) < sum(best) * len(far):
                best = far
    return best


def _unclear(lines: Sequence[list[list[bool]]], least: float) -> list[int]:
    """Lines by number that stand where a smaller share than ``least`` of so many letters in a row is alike.

    With half of their letters or of so many: where a line is another, the end of the one before it is not. And of
    all of it too few are alike, in a short one hardly any: behind a sign that the reader dropped, places are wrong.

    Args:
        lines: Of each, which letters are alike if it is turned by so many quarters.
        least: The share.
    """
    edges = [0, *accumulate(len(turns[0]) for turns in lines)]
    if edges[-1] < FEW:
        return []
    alike, row = _in_rows(lines)
    begins = np.flatnonzero(alike < int(least * row))
    steps = np.zeros(edges[-1] + 1, np.int64)
    steps[begins] += 1
    steps[begins + row] -= 1
    within = np.pad((steps.cumsum()[:-1] > 0).cumsum(), (1, 0))
    turn = max(range(4), key=lambda turn: sum(sum(turns[turn]) for turns in lines))
    return [
        number
        for number, (a, b) in enumerate(pairwise(edges))
        if b > a
        and within[b] - within[a] >= _HALF * min(b - a, _ENOUGH)
        and sum(lines[number][turn]) < (1.01 if least >= _SURELY else _HARDLY if b - a < row else _HALF) * (b - a)
    ]


def _in_rows(lines: Sequence[list[list[bool]]]) -> tuple[NDArray[np.int64], int]:
    """How many letters are alike of as many in a row as tell it, by where they begin; and how many these are.

    However they are turned: the best counts, but of all letters of a row the same.
    """
    alike = np.array([list(chain.from_iterable(turns[turn] for turns in lines)) for turn in range(4)], np.int64)
    row = min(_ENOUGH, alike.shape[1])
    sums = np.pad(alike.cumsum(axis=1), ((0, 0), (1, 0)))
    return (sums[:, row:] - sums[:, : sums.shape[1] - row]).max(axis=0), row


def _looked_at_closely(line: _Inked, canvas: Canvas) -> list[list[bool]]:
    """Which letters are alike by turn, of it or of one of its twins: a shadow is seen by what it is the shadow of.

    By its own ink, that is: what was seen at its place may be that of text which the file does not tell.
    """
    best, most = [[False] * len(line.alike)] * 4, 0
    for text in (line.text, *line.twins):
        seen = line.seen if text is line.text else [True] * len(text.words)
        if (near := canvas.closely(text)) is None or sum(near.seen(text)) < _HALF * sum(seen):
            continue
        for by_ink in (False, True):
            found = [near.alike(text, seen, (text.turn + turn) % 4, by_ink=by_ink)[0] for turn in range(4)]
            alike, row = _in_rows([found])
            # Where places are guesses, some are wrong, one after the other: only all of the line tells.
            if any(word.respelt for word in text.words) or (by_ink and alike.min() >= int(_HARDLY * row)):
                found = [_spread(alike) for alike in found]
                alike, row = _in_rows([found])
            if (least := alike.min()) > most:
                best, most = found, least
            if least >= int(_ALIKE * row):
                break
    return best


def _spread(alike: list[bool]) -> list[bool]:
    """As many that are alike, evenly spread."""
    count = sum(alike)
    return [(n + 1) * count // len(alike) > n * count // len(alike) for n in range(len(alike))]


def _legible(text: Text, size: tuple[float, float]) -> list[int]:
    """The words of a line by their numbers that are not too small, or too narrow, to be read.

    All of the line is judged, what is set alike in it, and each word: few large words make no small ones legible.
    """
    if _crammed(text.words, text.pitch, text.size, size):
        return []
    alike: dict[Setting, list[tuple[str, Rect]]] = {}
    for word in text.words:
        for sign, box, setting in zip(word.letters, word.boxes, word.set_in, strict=True):
            alike.setdefault(setting, []).append((sign, box))
    small = {setting for setting, signs in alike.items() if len(alike) > 1 and _is_small(signs, size)}
    side, least = 1 - text.turn % 2, _SMALL * shrunk(size)
    found: list[int] = []
    for number, word in enumerate(text.words):
        lost = [
            setting in small or box[side + 2] - box[side] < least
            for sign, box, setting in zip(word.letters, word.boxes, word.set_in, strict=True)
            if sign.isalnum()
        ]
        own = min([text.size, *(across for *_, across in word.set_in)])  # that of the line may be a drop cap's
        few = min(1.0, len(word.boxes) / _MANY)
        if sum(lost) <= _LOST * len(lost) and _pitch([word], text.turn) >= _NARROW * own * few:
            found.append(number)
    return found


def _pitch(words: Sequence[Word], turn: int) -> float:
    """What a letter of some words takes of their line."""
    boxes = [box for word in words for box in word.boxes]
    if not boxes:
        return 0.0
    x0, y0, x1, y1 = reduce(union, boxes)
    long = max(x1 - x0, y1 - y0) if turn == SLANTED else y1 - y0 if turn % 2 else x1 - x0
    return long / len(boxes)


def _crammed(words: Sequence[Word], pitch: float, type_size: float, size: tuple[float, float]) -> bool:
    """Whether letters lie on top of each other, or are too small to be read."""
    signs = [sign for word in words for sign in zip(word.letters, word.boxes, strict=True)]
    return pitch < _NARROW * type_size * min(1.0, len(signs) / _MANY) or _is_small(signs, size)


def _is_small(signs: Sequence[tuple[str, Rect]], size: tuple[float, float]) -> bool:
    boxes = [box for sign, box in signs if sign.isalnum()]  # dots are small
    few = min(1.0, len(boxes) / _MANY)
    wide, high = (sum(box[side + 2] - box[side] for box in boxes) / max(1, len(boxes)) for side in (0, 1))
    return min(wide, high) < _SMALL * few * shrunk(size)


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
