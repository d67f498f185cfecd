"""JSON Schema of a rubric file, from the model itself: editors complete and underline with it."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

from scorer.rubric.changing import GRADES, KEYED, LISTS
from scorer.rubric.extending import CHANGES
from scorer.rubric.model import LEVELS, Rubric
from scorer.rubric.validating import NOT_WRITTEN

SCHEMA_FILE = "rubric.schema.json"
FIRST_LINE = "# yaml-language-server: $schema="

# What each key is for; shown by editors when the pointer rests on it.
HELP: dict[str, dict[str, str]] = {
    "Rubric": {
        "rubric": "Its name: short, without spaces. Cards show it.",
        "version": "Change it whenever the questions change, so that scores can be told apart.",
        "title": "What people call it.",
        "language": "Two letters. A report in another language is not assessed.",
        "about": "What it is for and where its questions come from.",
        "scale": "Points, 0 to 100, for each level.",
        "grades": "Look-ups that tell which level a sentence shows; elements can have their own.",
        "words": "Words of your own: more for a concept, or concepts that only this rubric has.",
        "unless": "Look-ups; a sentence that any of them finds answers no question of this rubric.",
        "second_look": "Words that answers have used, to ask by once more: a shipped rubric's name, or none.",
        "themes": "The scored themes.",
    },
    "Scale": {
        "none": "Points where nothing answers the question.",
        "stated": "Points for a claim or a promise.",
        "described": "Points for telling how, who or what.",
        "evidenced": "Points for facts.",
    },
    "Theme": {
        "id": "Short and used once in the rubric, such as RE.",
        "title": "Heading on the card.",
        "weight": "Share of the whole, beside the other themes; the sum need not be 100.",
        "why": "One sentence.",
        "indicators": "Groups of elements.",
    },
    "Indicator": {
        "id": "Short and used once in the rubric, such as RE3.",
        "title": "Heading on the card.",
        "why": "Why this matters, in one sentence; shown on the card.",
        "weight": "Share of its theme.",
        "sources": "Standards that ask for it, such as UNGP 22.",
        "elements": "The questions.",
    },
    "Element": {
        "id": "Short and used once in the rubric, such as RE3.2.",
        "ask": "The question, in one sentence.",
        "weight": "Share of its indicator.",
        "look_for": "Full-text look-ups; a sentence that any of them finds is taken.",
        "unless": "Look-ups; a sentence that any of them finds is not taken.",
        "grades": "Look-ups that tell which level a found sentence shows.",
        "enough": "How much evidence each level needs; 1 is one strong passage.",
        "explicit_none": "The level that an explicit none earns, where the question is whether something happened.",
        "deny": "Look-ups for an explicit no.",
        "commitment": "The question asks for a commitment, so that a promise can show more than stated.",
        "event": "The question asks for something that happens (an inquiry), so that a denied one is an explicit no.",
        "figures": "The question asks for figures, so that one is a fact, in whichever way it is told.",
        "doubt": "Whether what look-ups find may be doubted by what was learned: another's deed, a no, something else.",
        "who": "Whose deeds count, too: company, supplier, customer, authority, law, other (a claimant), unnamed.",
        "needs": "register: asked only where a register of known legal challenges is given.",
        "levels": "What each level means for this question.",
        "examples": "Sentences with the level they should get: tests, teaching material and documentation at once.",
        "sources": "Standards that ask for it.",
    },
    "Meanings": {
        "stated": "What a mere claim looks like.",
        "described": "What a description looks like.",
        "evidenced": "What facts look like.",
    },
    "Grades": {
        "described": "A sentence that any of these finds tells how, who or what.",
        "evidenced": "A sentence that any of these finds shows facts.",
    },
    "Enough": {
        "stated": "Strong passages needed for stated.",
        "described": "Strong passages needed for described.",
        "evidenced": "Strong passages needed for evidenced.",
    },
    "Vocabulary": {
        "gloss": "What the concept is, in one line.",
        "words": "Words (all their forms), beginnings (compensat*), phrases, =exact words, @names of concepts.",
        "but": "Phrases in which its words do not count.",
        "patterns": "Look-ups over other concepts; where one finds a sentence, the concept is there.",
        "for": "Passages that hold it.",
        "against": "Passages that do not, though it may look so.",
    },
    "Example": {
        "level": "The level this text should get.",
        "text": "A sentence or a short passage, written by you.",
        "section": "The heading it stands under, where that matters.",
        "denied": "It is an explicit no.",
        "todo": "A known gap: counted by the test, and no failure.",
    },
}
EXTENDING = {
    "extend": "Name of a shipped rubric, or of a .yaml file in the same folder, that this one builds on.",
    "weights": "New weights by id of theme, indicator or element.",
    "change": 'Elements by id with what changes in them; in a list, "+ ..." adds and "- ..." takes away.',
    "drop": "Ids of themes, indicators or elements to leave out.",
    "replace": "Whole elements that take the place of those with the same id.",
    "add": 'Whole new elements; "to" names the indicator each one joins.',
}
_HEAD = ("rubric", "version", "title")
_LOADED = (  # parts that loading fills in
    "Answers", "Base", "Elsewhere", "LearnedWords", "Network", "Quotes", "SecondLook", "Weighed",
)  # fmt: skip


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a rubric file, plain or extending another."""
    model = Rubric.model_json_schema()
    parts: dict[str, Any] = model.pop("$defs")
    for name in _LOADED:
        parts.pop(name)
    for name, part in (("Rubric", model), *parts.items()):
        _describe(name, part)
    for name in NOT_WRITTEN:
        model["properties"].pop(name)
    model["properties"]["version"] = {"type": ["string", "number"], **_kept(model["properties"]["version"])}
    parts["AddedElement"] = _added(parts["Element"])
    parts |= {"ChangedElement": _changed(parts), "Signed": _SIGNED}
    model["properties"] |= _extending()
    model.pop("required")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Rubric of the transparency scorer",
        "description": "Questions asked of a report. scorer rubric check tells more than this schema can.",
        **{key: value for key, value in model.items() if key not in {"title", "description"}},
        "if": {"required": ["extend"]},
        "then": {"required": [*_HEAD], "not": {"required": ["themes"]}},
        "else": {"required": [*_HEAD, "themes"], "not": {"anyOf": [{"required": [k]} for k in CHANGES[1:]]}},
        "$defs": dict(sorted(parts.items())),
    }


def schema_text() -> str:
    """The schema as it is committed, byte for byte."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _describe(name: str, part: dict[str, Any]) -> None:
    part.pop("title", None)
    if name == "Level":
        part["enum"] = [str(level) for level in LEVELS]
        part["description"] = "none, a claim, a description, or facts."
        return
    if name == "Actor":
        part["description"] = "Who acts, seen from the company."
        return
    part.pop("description", None)
    for key, value in part["properties"].items():
        value.pop("title", None)
        if key in HELP[name]:
            value["description"] = HELP[name][key]


def _kept(field: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in field.items() if key in {"description"}}


def _added(element: dict[str, Any]) -> dict[str, Any]:
    added = deepcopy(element)
    to = {"type": "string", "description": "Id of the indicator it joins."}
    added["properties"] = {"to": to, **added["properties"]}
    added["required"] = ["to", *added["required"]]
    return added


def _changed(parts: dict[str, Any]) -> dict[str, Any]:
    """An element of which only what changes is written, with signs in its lists."""
    changed: dict[str, Any] = deepcopy(parts["Element"])
    changed.pop("required")
    properties = changed["properties"]
    properties.pop("id")
    for name, model in KEYED.items():
        properties[name] = {**deepcopy(parts[model.__name__]), **_kept(properties[name])}
        properties[name].pop("required", None)
    for holder, names in ((properties, LISTS), (properties["grades"]["properties"], GRADES)):
        for name in names:
            holder[name] = {"$ref": "#/$defs/Signed", **_kept(holder[name])}
    example = {"$ref": "#/$defs/Example"}
    one = {"anyOf": [example, *_SIGNED["anyOf"][1]["items"]["anyOf"]]}
    properties["examples"] = {"anyOf": [example, {"type": "array", "items": one}], **_kept(properties["examples"])}
    for value in (*properties.values(), *properties["enough"]["properties"].values()):
        value.pop("default", None)
    return changed


# One change, or a list of them; the list in a list is what YAML makes of "- - old".
_SIGNED: dict[str, Any] = {
    "anyOf": [
        {"type": "string", "pattern": "^\\s*[+−–-]"},
        {"type": "array", "items": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}},
    ],
    "description": 'A whole list, or entries to add ("+ ...") and to take away ("- ...").',
}


def _extending() -> dict[str, Any]:
    shapes: dict[str, dict[str, Any]] = {
        "extend": {"type": "string"},
        "weights": {"type": "object", "additionalProperties": {"type": "number", "minimum": 0, "maximum": 1000}},
        "change": {"type": "object", "additionalProperties": {"$ref": "#/$defs/ChangedElement"}},
        "drop": {"type": "array", "items": {"type": "string"}},
        "replace": {"type": "array", "items": {"$ref": "#/$defs/Element"}},
        "add": {"type": "array", "items": {"$ref": "#/$defs/AddedElement"}},
    }
    return {key: {**shape, "description": EXTENDING[key]} for key, shape in shapes.items()}
