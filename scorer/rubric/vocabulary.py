"""``words:`` of a rubric file: joined with those of the rubric it extends, and checked before anything is sought."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from scorer.forms import BAR, ENDING, Endings
from scorer.language.concepts import dictionary
from scorer.language.lookup import is_lookup, parse
from scorer.rubric.problems import RubricProblem, nearest
from scorer.rubric.queries import QueryFault, query_fault, unknown_concepts
from scorer.rubric.source import Items, Mapping, Node, Scalar
from scorer.wording import endings

MAX_DEPTH = 6  # patterns over concepts that have patterns themselves; the search goes a little deeper
CONCEPT = "@"
MAX_FORMS = 100  # phrases that one entry stands for
SIGN = re.compile(r"[+\-–−]\s")
_WORD = re.compile(r"[^\W_]")


def joined(below: Node | None, above: Node) -> Node:
    """The words of a base with those of the rubric that extends it: more for the same concept, and new concepts."""
    if not isinstance(below, Mapping) or not isinstance(above, Mapping):
        return above
    pairs = list(below.pairs)
    for key, value in above.pairs:
        at = next((i for i, (known, _) in enumerate(pairs) if known.value == key.value), None)
        if at is None:
            pairs.append((key, value))
        else:
            pairs[at] = (pairs[at][0], _concept(pairs[at][1], value))
    return _mapping(above, pairs)


def _concept(a: Node, b: Node) -> Node:
    first, second = _fields(a), _fields(b)
    if first is None or second is None:
        return b
    for name, (key, value) in second.items():
        known = first.get(name)
        if known is not None and isinstance(known[1], Items) and isinstance(value, Items):
            both = [*known[1].values, *value.values]
            value = Items(value.source, value.line, value.column, value.end_line, value.end_column, values=both)
        first[name] = (key, value)
    return _mapping(b, list(first.values()))


def _fields(node: Node) -> dict[str, tuple[Scalar, Node]] | None:
    if isinstance(node, Mapping):
        return {key.value: (key, value) for key, value in node.pairs}
    if isinstance(node, Items):
        key = Scalar(node.source, node.line, node.column, node.end_line, node.end_column, value="words")
        return {"words": (key, node)}
    return None


def _mapping(like: Node, pairs: list[tuple[Scalar, Node]]) -> Mapping:
    return Mapping(like.source, like.line, like.column, like.end_line, like.end_column, pairs=pairs)


def own_names(root: Mapping) -> list[str]:
    """The concepts that a rubric has words for itself."""
    words = root.get("words")
    return [key.value for key, _ in words.pairs] if isinstance(words, Mapping) else []


def word_problems(root: Mapping, language: str) -> Iterator[tuple[Scalar, QueryFault] | RubricProblem]:
    """What is wrong with the words of a rubric; faults inside a pattern come with the pattern."""
    words = root.get("words")
    if not isinstance(words, Mapping):
        return
    own, known = own_names(root), dictionary(language).concepts
    taken_over: dict[str, set[str]] = {name: _names(c.words) for name, c in known.items()}
    rests_on: dict[str, set[str]] = {name: _named(c.patterns) for name, c in known.items()}
    for key, node in words.pairs:
        lists = {name: _texts(node, name) for name in ("words", "but", "patterns")}
        if key.value not in known and not lists["words"] and not lists["patterns"]:
            near = nearest(key.value, sorted(known))
            hint = f"did you mean {near}?" if near else "write at least one word"
            yield key.problem(f"the new concept @{key.value} has no words", hint)
        entries = (*lists["words"], *lists["but"])
        yield from _entry_problems(entries, {*known, *own})
        yield from (problem for entry in entries for problem in _form_problems(entry, endings(language)))
        for pattern in lists["patterns"]:
            query = pattern.value.strip()
            fault = query_fault(query)
            if fault is None and not is_lookup(query):
                fault = QueryFault(
                    0, len(query), "a pattern is a look-up over concepts", "name at least one: @supplier"
                )
            if fault is not None:
                yield pattern, fault
            yield from ((pattern, f) for f in unknown_concepts(query, own, language))
        taken_over.setdefault(key.value, set()).update(_names([e.value for e in lists["words"]]))
        rests_on.setdefault(key.value, set()).update(_named([p.value.strip() for p in lists["patterns"]]))
    for key, _ in words.pairs:
        if _reaches(taken_over, key.value, key.value):
            yield key.problem(f"@{key.value} takes over its own words", "leave out the @ of one of them")
        if _reaches(rests_on, key.value, key.value):
            yield key.problem(f"the patterns of @{key.value} rest on @{key.value} itself", "leave one of them out")
        elif _deeper(rests_on, key.value, MAX_DEPTH):
            hint = "put the words of some of them in one concept"
            yield key.problem(f"patterns that rest on patterns, more than {MAX_DEPTH} deep", hint)


def unused(root: Mapping, language: str, look_ups: Iterable[str]) -> Iterator[RubricProblem]:
    """The new concepts of a rubric that nothing names: a misspelt one adds its words to nothing."""
    words = root.get("words")
    if not isinstance(words, Mapping):
        return
    known = dictionary(language).concepts
    entries = (e.value for _, node in words.pairs for name in ("words", "but") for e in _texts(node, name))
    named_ = _names(list(entries)) | _named(q.strip() for q in (*look_ups, *(p.value for p in patterns(root))))
    for key, _ in words.pairs:
        if key.value not in known and key.value not in named_:
            near = nearest(key.value, sorted(known))
            hint = f"did you mean {near}?" if near else f"name it in one: @{key.value}"
            yield key.problem(f"no look-up uses the concept @{key.value}", hint)


def patterns(root: Mapping) -> list[Scalar]:
    """The patterns of a rubric's own concepts."""
    words = root.get("words")
    return [p for _, node in words.pairs for p in _texts(node, "patterns")] if isinstance(words, Mapping) else []


def _entry_problems(entries: Iterable[Scalar], known: set[str]) -> Iterator[RubricProblem]:
    for entry in entries:
        name = entry.value.strip()
        if SIGN.match(name):
            hint = 'words are only added, without a sign; what a concept shall not find stands under "but"'
            yield entry.problem(f'"{name[:1]}" before a word', hint)
        elif name.startswith("@") and name[1:] not in known:
            near = nearest(name[1:], sorted(known))
            hint = f"did you mean @{near}?" if near else '"scorer words" lists the concepts'
            yield entry.problem(f"there is no concept {name}", hint)
        elif not _WORD.search(name):
            yield entry.problem("an entry without a word", "write a word, a beginning (compensat*) or a phrase")


def _form_problems(entry: Scalar, spelled: Endings) -> Iterator[RubricProblem]:
    try:
        forms = spelled.count(entry.value)
    except KeyError as unknown:
        hint = f"write the whole word, or one of {', '.join(ENDING + e for e in spelled.known)}"
        yield entry.problem(f"there is no ending {ENDING}{unknown.args[0]}", hint)
        return
    if BAR in entry.value and CONCEPT in entry.value:
        yield entry.problem("a concept beside a bar", "make it an entry of its own")
    elif not forms:
        yield entry.problem("a bar with nothing beside it", "write no blanks round a bar: mend|repair")
    elif forms > MAX_FORMS:
        hint = "make several entries of it"
        yield entry.problem(f"an entry that stands for more than {MAX_FORMS} phrases", hint)


def _texts(node: Node, name: str) -> list[Scalar]:
    fields = _fields(node) or {}
    value = fields[name][1] if name in fields else None
    return [v for v in value.values if isinstance(v, Scalar) and not v.missing] if isinstance(value, Items) else []


def _names(entries: tuple[str, ...] | list[str]) -> set[str]:
    return {e.strip()[1:] for e in entries if e.strip().startswith("@")}


def _named(patterns: Iterable[str]) -> set[str]:
    """The concepts that patterns name; those with a fault name none."""
    sound = (p for p in patterns if is_lookup(p) and query_fault(p) is None)
    return {atom.value for p in sound for atom in parse(p).concepts}


def _deeper(links: dict[str, set[str]], start: str, most: int) -> bool:
    """Whether some way along the links is longer than allowed; there are no rings on it, or it is."""
    level = {start}
    for _ in range(most + 1):
        level = {name for at in level for name in links.get(at, ())}
        if not level:
            return False
    return True


def _reaches(links: dict[str, set[str]], start: str, goal: str) -> bool:
    seen: set[str] = set()
    waiting = list(links.get(start, ()))
    while waiting:
        name = waiting.pop()
        if name == goal:
            return True
        if name not in seen:
            seen.add(name)
            waiting += links.get(name, ())
    return False
