"""One rubric built on another: weights and questions changed, elements added, replaced or dropped, by id.

The merge happens on values with their places, before the model sees them, so that whatever is wrong afterwards is
still named in the file and line that holds it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from scorer.rubric.changing import CHANGEABLE, change
from scorer.rubric.indenting import hanging
from scorer.rubric.model import Base
from scorer.rubric.problems import RubricProblem, nearest
from scorer.rubric.source import Items, Mapping, Node, Scalar
from scorer.rubric.validating import unknown
from scorer.rubric.vocabulary import SIGN, joined

if TYPE_CHECKING:
    from scorer.rubric.loading import Loaded

CHANGES = ("extend", "weights", "change", "drop", "replace", "add")
HEAD = ("rubric", "version", "title", "language", "about", "scale", "grades", "words", "unless", "second_look")


def extend(
    root: Mapping, problems: list[RubricProblem], load: Callable[[Scalar], Loaded | RubricProblem]
) -> tuple[Mapping | None, tuple[Base, ...]]:
    """The values of the rubric that ``root`` extends, with its changes made; problems are added to the list.

    Args:
        root: The extending rubric.
        problems: Where to put what is wrong.
        load: Opens the rubric named by ``extend``.

    Returns:
        The merged values (None where there is nothing to go on with) and the rubrics it builds on, nearest first.
    """
    name = root.get("extend")
    if not isinstance(name, Scalar) or name.missing:
        problems.append(
            (root.key("extend") or root).problem(
                '"extend" needs the name of a rubric', "extend: human-rights-transparency"
            )
        )
        return None, ()
    base = load(name)
    if isinstance(base, RubricProblem):
        problems.append(base)
        return None, ()
    if base.root is None or base.rubric is None:
        problems.append(name.problem(f'"{name.value}" has problems of its own', "they follow; mend that file first"))
        problems.extend(base.problems)
        return None, ()
    merged = base.root
    _head(root, merged, problems)
    _Changes(merged, problems).apply(root)
    below = Base(rubric=base.rubric.rubric, version=base.rubric.version, digest=base.rubric.digest)
    return merged, (below, *base.rubric.bases)


def stray(root: Mapping) -> list[RubricProblem]:
    """Changes to another rubric in one that extends none; they are taken out of the values."""
    keys = [key for key, _ in root.pairs if key.value in CHANGES]
    root.pairs = [pair for pair in root.pairs if pair[0].value not in CHANGES]
    hint = 'add a line that names it, such as "extend: human-rights-transparency"'
    return [key.problem(f'"{key.value}" changes another rubric, and there is none', hint) for key in keys]


def _head(root: Mapping, merged: Mapping, problems: list[RubricProblem]) -> None:
    """Title, version, scale and so on are the extending rubric's; ``scale`` and ``grades`` change key by key."""
    for name in ("rubric", "version", "title"):
        if root.key(name) is None:
            start = root.pairs[0][0]
            problems.append(
                start.problem(
                    f'the rubric has no "{name}"', "it needs its own, to be told apart from the one it extends"
                )
            )
    for key, value in root.pairs:
        if key.value in CHANGES:
            continue
        if key.value == "themes":
            problems.append(
                key.problem('"themes" beside "extend"', 'use "add" for new elements; or leave "extend" out')
            )
            continue
        if key.value not in HEAD:
            problems.append(unknown(root, key, "the rubric", (*HEAD, *CHANGES)))
            continue
        known = merged.get(key.value)
        if key.value in {"scale", "grades"} and isinstance(known, Mapping) and isinstance(value, Mapping):
            for inner_key, inner in value.pairs:
                _set(known, inner_key, inner)
        elif key.value == "words":
            _set(merged, key, joined(known, value))
        elif key.value == "unless" and isinstance(value, Items):
            signed = [v for v in value.values if isinstance(v, Scalar) and SIGN.match(v.value)]
            hint = 'what stands here is added to the list of that rubric; signs are for questions, under "change"'
            problems += [v.problem(f'"{v.value.strip()[:1]}" before a look-up', hint) for v in signed]
            below = known.values if isinstance(known, Items) else []
            value.values = [*below, *(v for v in value.values if v not in signed)]
            _set(merged, key, value)
        else:
            _set(merged, key, value)


def _set(mapping: Mapping, key: Scalar, value: Node) -> None:
    mapping.pairs = [pair for pair in mapping.pairs if pair[0].value != key.value] + [(key, value)]


class _Changes:
    """``weights``, ``change``, ``drop``, ``replace`` and ``add``, made in this order on the values of the base."""

    def __init__(self, merged: Mapping, problems: list[RubricProblem]) -> None:
        self.problems = problems
        self.parts: dict[str, tuple[str, Items, Mapping]] = {}
        self._dropped: list[tuple[Node, Items, Mapping]] = []
        self._collect(merged, ("themes", "indicators", "elements"))

    def _collect(self, parent: Mapping, names: tuple[str, ...]) -> None:
        holder = parent.get(names[0])
        if isinstance(holder, Items):
            for part in holder.values:
                if isinstance(part, Mapping):
                    self.parts[part.text("id")] = (names[0][:-1], holder, part)
                    if names[1:]:
                        self._collect(part, names[1:])

    def apply(self, root: Mapping) -> None:
        weights = self._typed(root, "weights", Mapping, "ids with their new weights: {RE: 40, RE3.2: 3}")
        for key, value in weights.pairs if isinstance(weights, Mapping) else ():
            part = self._find(key)
            if part:
                _set(
                    part[2],
                    Scalar(key.source, key.line, key.column, key.end_line, key.end_column, value="weight"),
                    value,
                )
        self._change(root)
        for node in self._entries(root, "drop", "a list of ids: [RE3.2]"):
            self._drop(node)
        for node in self._entries(root, "replace", "a list of whole elements"):
            self._replace(node)
        for node in self._entries(root, "add", "a list of whole elements"):
            self._add(node)
        for node, holder, mapping in self._dropped:
            if not holder.values:
                self.problems.append(self._nothing_left(node, holder))
                holder.values.append(mapping)

    def _typed(self, root: Mapping, name: str, kind: type[Node], how: str) -> Node | None:
        value = root.get(name)
        if value is None or isinstance(value, kind):
            return value
        dash = kind is Items and isinstance(value, Mapping)
        hint = f"it is {how}: begin its first line with a dash" if dash else f"write {how}"
        self.problems.append(value.problem(f'"{name}" is not of the right kind', hint))
        return None

    def _entries(self, root: Mapping, name: str, how: str) -> list[Node]:
        items = self._typed(root, name, Items, how)
        return items.values if isinstance(items, Items) else []

    def _find(self, node: Node, kind: str = "") -> tuple[str, Items, Mapping] | None:
        if not isinstance(node, Scalar):
            self.problems.append(node.problem("an id is expected here", "a short id such as RE3.2"))
            return None
        found = self.parts.get(node.value)
        if found and kind in {"", found[0]}:
            return found
        if found:
            hint = f'questions change; a weight is given so: "weights: {{{node.value}: 2}}"'
            self.problems.append(node.problem(f'"{node.value}" is the id of a whole {found[0]}', hint))
            return None
        ids = [i for i, part in self.parts.items() if kind in {"", part[0]}]
        near = nearest(node.value, ids)
        hint = f'did you mean "{near}"?' if near else "its ids are listed by: scorer rubric show"
        what = kind or "theme, indicator or element"
        self.problems.append(node.problem(f'the extended rubric has no {what} "{node.value}"', hint))
        return None

    def _change(self, root: Mapping) -> None:
        changes = self._typed(root, "change", Mapping, "ids of elements with what changes: {RE3.2: {weight: 3}}")
        weights, replaced = root.get("weights"), {m.text("id") for m in root.members("replace")}
        drop = root.get("drop")
        dropped = {node.value for node in drop.values if isinstance(node, Scalar)} if isinstance(drop, Items) else set()
        beside = hanging(changes, CHANGEABLE) if isinstance(changes, Mapping) else {}
        self.problems += beside.values()
        for key, patch in changes.pairs if isinstance(changes, Mapping) else ():
            if id(patch) in beside or (beside and key.value in CHANGEABLE):
                continue
            part = self._find(key, "element")
            if part is None:
                continue
            name = key.value
            if name in dropped:
                self.problems.append(key.problem(f"element {name} is changed and dropped", "name it in one of the two"))
            elif name in replaced:
                hint = "write the change into the replacement"
                self.problems.append(key.problem(f"element {name} is changed and replaced", hint))
            again = patch.key("weight") if isinstance(patch, Mapping) else None
            first = weights.key(name) if isinstance(weights, Mapping) else None
            if again is not None and first is not None:
                hint = f'"weights" in line {first.line} gives it, too; delete one of them'
                self.problems.append(again.problem(f"the weight of element {name} is given twice", hint))
            change(part[2], patch, self.problems)

    def _drop(self, node: Node) -> None:
        part = self._find(node)
        if part:
            _, holder, mapping = part
            holder.values = [value for value in holder.values if value is not mapping]
            self._dropped.append((node, holder, mapping))

    def _nothing_left(self, node: Node, holder: Items) -> RubricProblem:
        """Who drops all parts of a whole means the whole; or what holds that, up to one that has others beside it."""
        above, message = holder, "this leaves nothing beside it"
        while (whole := self._holding(above)) is not None:
            kind, above, part = whole
            if len(above.values) > 1:
                return node.problem(message, f"drop the whole {kind} instead: [{part.text('id')}]")
        return node.problem(message, "a rubric needs at least one question; keep one")

    def _holding(self, members: Items) -> tuple[str, Items, Mapping] | None:
        found = (p for p in self.parts.values() if any(p[2].get(n) is members for n in ("indicators", "elements")))
        return next(found, None)

    def _replace(self, node: Node) -> None:
        if not isinstance(node, Mapping) or not isinstance(node.get("id"), Scalar):
            self.problems.append(
                node.problem('an element with an "id" is expected here', "write it whole: id, ask, levels, ...")
            )
            return
        part = self._find(node.get("id") or node, "element")
        if part:
            _, holder, mapping = part
            holder.values = [node if value is mapping else value for value in holder.values]

    def _add(self, node: Node) -> None:
        target = node.get("to") if isinstance(node, Mapping) else None
        if not isinstance(node, Mapping) or target is None:
            self.problems.append(
                node.problem('an element with "to" is expected here', '"to: RE3" names the indicator it joins')
            )
            return
        part = self._find(target, "indicator")
        node.pairs = [pair for pair in node.pairs if pair[0].value != "to"]
        if part:
            elements = part[2].get("elements")
            if isinstance(elements, Items):
                elements.values.append(node)
