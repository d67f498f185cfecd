"""The scorecard as JSON, and back: ``<stem>.scorecard.json`` is the product, everything else a view of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from pydantic import ValidationError

from scorer.errors import UserError
from scorer.rubric.model import LEVELS
from scorer.scorecard.model import SCHEMA_VERSION, Quote, Scorecard
from scorer.scorecard.rescoring import wrong_sums
from scorer.scorecard.sealing import sealed
from scorer.verdict.model import Confidence, Status

_ENCODE = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode  # one for all: json.dumps makes one a value
_NESTED, _NUMBERS = (dict, list), (int, float, bool)
_SHOWN_PROBLEMS = 5
_PAGE = 20  # characters that tell a page
_MOST_PAGES = 1_000_000
_LONGEST_NUMBER = 15  # digits
_HALF = re.compile(r"\\u[dD][89a-fA-F]")  # perhaps one of a pair, perhaps half a character
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,59}")


def to_json(card: Scorecard) -> str:
    """The card as JSON text: keys in the order of the model, two spaces, numbers unrounded, a seal, a newline.

    Lists of numbers (boxes, offsets) stay on one line, so that a person can read the file and a diff stays short.
    """
    return sealed(".json", (_pretty(card.model_dump(mode="json", by_alias=True)) + "\n").encode()).decode()


def from_json(text: str, where: str) -> Scorecard:
    """The card in ``text``; ``where`` is the file's name for messages.

    Raises UserError, naming file and place, for anything that is not a scorecard of a schema this version reads.
    """
    hint = "A scorecard is written by `scorer score`; score the report again if this file was edited by hand."
    if text.lstrip()[:_PAGE].lower().startswith("<!doctype html"):
        page = "Name the .scorecard.json that was written with it."
        raise UserError("this is the page of a scorecard, not the card itself", where, page)
    try:
        raw = json.loads(text.removeprefix("\ufeff"), parse_constant=_not_finite, parse_float=_finite, parse_int=_whole)
    except json.JSONDecodeError as error:
        raise UserError(f"not JSON: {error.msg}", f"{where}:{error.lineno}:{error.colno}", hint) from None
    except RecursionError:
        raise UserError("nested too deeply to be a scorecard", where, hint) from None
    except ValueError as error:
        raise UserError(f"not JSON: {error}", where, hint) from None
    if _HALF.search(text):
        try:
            _ENCODE(raw).encode()
        except UnicodeEncodeError:
            raise UserError("not a scorecard: half of a character, which no text holds", where, hint) from None
    if not isinstance(raw, dict) or "schema_version" not in raw:
        raise UserError("not a scorecard: it has no schema_version", where, hint)
    if raw["schema_version"] != SCHEMA_VERSION:
        raise UserError(
            f"a scorecard of schema version {_short(raw['schema_version'])}; this tool reads version {SCHEMA_VERSION}",
            where,
            "Score the report again, or use the version of the tool that wrote the file (its tool_version says which).",
        )
    try:
        card = Scorecard.model_validate(raw)
    except ValidationError as error:
        problems = [f"{_place(e['loc'])}: {e['msg']}" for e in error.errors(include_url=False, include_input=False)]
        raise _refused(problems, where, hint) from None
    problems = [*_contradictions(card), *_beside(card)] or list(wrong_sums(card))
    if problems:
        raise _refused(problems, where, hint)
    return card


def record(card: Scorecard) -> str:
    """The part of a card's JSON that says what it was made of, on one line, for its page to carry."""
    report = card.report.model_dump(mode="json", include={"file", "sha256", "date", "date_source"})
    made = card.made.model_dump(mode="json", by_alias=True) if card.made else None
    stamp = card.verified.model_dump(mode="json") if card.verified else None
    names = {"company": card.company, "company_source": card.company_source}
    rubric = {"id": card.rubric.id, "digest": card.rubric.digest}
    return _ENCODE({**names, "report": report, "rubric": rubric, "made": made, "verified": stamp})


def whose(card: Scorecard) -> str:
    """Whose card a file is, for forms that have no room for the record: of which report, by which rubric."""
    parts = (re.sub(r"[^A-Za-z0-9._-]", "_", part) for part in (card.report.sha256, card.rubric.id, card.rubric.digest))
    return "scorecard of {} by {} {}".format(*parts)


def _contradictions(card: Scorecard) -> Iterator[str]:
    """What the types cannot say: closed vocabularies, shares and scores in range, quotes on pages that exist."""
    if not 0 <= card.report.pages <= _MOST_PAGES:
        yield f"report.pages: must lie between 0 and {_MOST_PAGES}, not {card.report.pages}"
    if not card.elements():
        yield "themes: a card without a question"
    ids = [t.id for t in card.themes] + [i.id for t in card.themes for i in t.indicators]
    for name in (*ids, *(e.id for e in card.elements())):
        if not _IDENTIFIER.fullmatch(name):
            yield f"{_short(name)}: an id must be a letter followed by letters, digits, ., _ or -"
    seen: set[str] = set()
    for element in card.elements():
        here = f"element {_short(element.id)}"
        if element.id in seen:
            yield f"{here}: appears twice"
        seen.add(element.id)
        said = [element, *([element.machine] if element.machine else ()), *element.reviews]
        for name, value, known in (
            *(("level", opinion.level, tuple(LEVELS)) for opinion in said),
            *(("status", opinion.status, tuple(Status)) for opinion in said),
            ("confidence", element.confidence, tuple(Confidence)),
        ):
            if value not in [str(k) for k in known]:
                yield f"{here}: {name} must be one of {', '.join(known)}, not {_short(value)}"
        if not element.reason.strip():
            yield f"{here}: a finding needs a reason"
        if element.level != "none" and not element.evidence:
            yield f"{here}: no quote, no points"
        for quote in (*element.evidence, *element.near_misses):
            yield from (f"{here}: {problem}" for problem in _quote_problems(quote, card.report.pages))


def _beside(card: Scorecard) -> Iterator[str]:
    quotes = [q for x in card.contradictions for q in (x.claim, *x.against)]
    quotes += [q for k in card.cases for q in k.says] + [
        g.says for g in (card.register_.gaps if card.register_ else ())
    ]
    for quote in quotes:
        yield from (f"beside the score: {problem}" for problem in _quote_problems(quote, card.report.pages))


def _quote_problems(quote: Quote, pages: int) -> Iterator[str]:
    if quote.level not in [str(level) for level in LEVELS]:
        yield f"level of a quote must be one of {', '.join(LEVELS)}, not {_short(quote.level)}"
    if not 1 <= quote.page <= pages:
        yield f"a quote on page {quote.page} of a report with {pages} pages"
    if any(not 1 <= box[0] <= pages for box in quote.boxes):
        yield f"a place on no page of a report with {pages} pages"
    for start, end in quote.hits:
        if not 0 <= start <= end <= len(quote.quote):
            yield f"matched words [{start}, {end}] lie outside their quote"


def _whole(digits: str) -> int:
    if len(digits.lstrip("-")) > _LONGEST_NUMBER:
        raise ValueError(f"a number of {len(digits)} digits")
    return int(digits)


def _refused(problems: list[str], where: str, hint: str) -> UserError:
    more = len(problems) - _SHOWN_PROBLEMS
    shown = "; ".join(problems[:_SHOWN_PROBLEMS]) + (f"; and {more} more" if more > 0 else "")
    return UserError(f"not a sound scorecard: {shown}", where, hint)


def _place(loc: tuple[int | str, ...]) -> str:
    """``("themes", 0, "score")`` as ``themes[0].score``."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{_short(part)}" for part in loc)
    return text.lstrip(".") or "card"


def _short(value: object) -> str:
    """A foreign value for a message: one line, no control characters, not long."""
    text = "".join(c for c in str(value) if c.isprintable())
    return text if len(text) <= 40 else text[:39] + "…"


def _finite(text: str) -> float:
    value = float(text)
    if not abs(value) < 10**_LONGEST_NUMBER:
        _not_finite(text)
    return value


def _not_finite(text: str) -> NoReturn:
    raise ValueError(f"{_short(text)} is no finite number")


def _pretty(value: Any, indent: str = "") -> str:
    if not value or type(value) not in _NESTED:
        return _ENCODE(value)
    deeper = indent + "  "
    if isinstance(value, dict):
        lines = [f"{deeper}{_ENCODE(key)}: {_pretty(item, deeper)}" for key, item in value.items()]
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    if all(type(item) in _NUMBERS for item in value):
        return "[" + ", ".join(map(_ENCODE, value)) + "]"
    return "[\n" + ",\n".join(deeper + _pretty(item, deeper) for item in value) + f"\n{indent}]"
