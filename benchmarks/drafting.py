"""How many of the cases that a report tells `scorer register suggest` drafts, and what of them is right.

    python -m benchmarks.drafting           # the texts of benchmarks/registers that are not left
    python -m benchmarks.drafting --left    # the left ones: totals only
    python -m benchmarks.drafting --learn   # the weights of the signs, from texts that are not left
    python -m benchmarks.drafting --wrong   # also what is missed and what is no case; never for the left ones

A draft is of a case where it begins with a sentence that a keeper lists for it; of several such drafts of one case one
counts, the others are *twice*. Missed cases are those of the first keeper's register; what is *no case* stands in no
keeper's. The fields are those of the drafts whose case is in ``registers/fields.csv``.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from benchmarks.cases import DEPTH, KEEPERS, TEXTS, headed, texts
from benchmarks.fields import coded
from scorer.document.model import Document
from scorer.evidence.cases import drafting
from scorer.evidence.cases.drafting import drafts
from scorer.evidence.cases.names import company_names
from scorer.evidence.cases.prepared import Prepared
from scorer.evidence.cases.threads import threads
from scorer.evidence.gathering import Reading
from scorer.register.drafting import Draft
from scorer.register.model import Case


@dataclass(frozen=True, slots=True)
class Told:
    """A case that a text tells: by which sentences, and as whose register has it."""

    case: Case
    keeper: str
    sentences: frozenset[int]


def told(*, left: bool) -> Iterator[tuple[str, Document, list[Told]]]:
    """Each text with the cases that it tells, of all keepers."""
    found: dict[str, tuple[Document, list[Told]]] = {}
    for keeper in KEEPERS:
        for name, register, text, _, cases in texts(left=left, keeper=keeper):
            _, known = found.setdefault(name, (text, []))
            known += [Told(case, keeper, cases[case.id][1]) for case in register.cases if cases[case.id][0] in DEPTH]
    for name, (text, known) in sorted(found.items()):
        yield name, text, known


def paired(made: tuple[Draft, ...], known: list[Told]) -> dict[int, int]:
    """For each draft that has a case of its own the number of that case: as many as there can be (Kuhn, 1955)."""
    of: dict[int, int] = {}

    def place(draft: int, seen: set[int]) -> bool:
        for n, case in enumerate(known):
            if made[draft].begins in case.sentences and n not in seen:
                seen.add(n)
                if n not in of or place(of[n], seen):
                    of[n] = draft
                    return True
        return False

    for draft in range(len(made)):
        place(draft, set())
    return {draft: n for n, draft in of.items()}


def fields(name: str, text: Document, draft: Draft, case: Case) -> Mapping[str, str]:
    """What became of each field of a draft: right, wrong, missing, or rightly silent."""
    of = coded()[name].get(case.id)
    if of is None:
        return {}
    _, at = headed(json.loads((TEXTS / f"{name}.json").read_text(encoding="utf-8"))["sections"])
    here = {f: {text.sentences[at[n][-1]].text for n in lines} for f, lines in of.items()}
    said = {"forum": draft.forum, "status": draft.status[1] if draft.status else "", "claim": draft.quote}
    out = {}
    for field, value in said.items():
        if not value:
            out[field] = "missing" if here[field] else "rightly silent"
        elif any(value in sentence for sentence in here[field]):
            out[field] = "right"
        else:
            out[field] = "older" if field == "status" and value in here["older"] else "wrong"
    if case.filed and len(case.filed) > 6:
        in_text = bool(here["filed"])
        agree = bool(draft.filed) and case.filed.startswith(draft.filed[:7])
        out["filed"] = "right" if agree else "wrong" if draft.filed else "missing" if in_text else "rightly silent"
    return out


def learned() -> dict[str, float]:
    """What each sign of ``scorer/evidence/cases/drafting.py`` weighs, and ``""`` for the log-odds without any.

    A logistic regression over the threads of the texts that are not left: whether a keeper lists a sentence of it.
    Needs scikit-learn (the extra ``learn``).
    """
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    rows, tells = [], []
    for _, text, known in told(left=False):
        names = company_names([text.company])
        prepared = Prepared(Reading(text), names)
        listed = frozenset().union(*(case.sentences for case in known))
        for thread in threads(prepared):
            asked = drafting.Told(prepared, thread, names)
            if asked.own:
                rows.append({sign: float(holds) for sign, holds in asked.signs()})
                tells.append(not listed.isdisjoint(s.id for s in asked.own))
    vectors = DictVectorizer(sparse=False)
    model = LogisticRegression(max_iter=1000).fit(vectors.fit_transform(rows), tells)
    weights = dict(zip(vectors.get_feature_names_out(), model.coef_[0], strict=True))
    return {"": model.intercept_[0]} | {sign: weights[sign] for sign in rows[0]}


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--left", action="store_true")
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--learn", action="store_true")
    options = parser.parse_args()
    if options.learn:
        print(*(f'    "{sign}": {weight:.2f},' for sign, weight in learned().items()), sep="\n")
        return
    show = options.wrong and not options.left
    counts: Counter[str] = Counter()
    came: dict[str, Counter[str]] = defaultdict(Counter)
    for name, text, known in told(left=options.left):
        made = drafts(Reading(text), text.company)
        first = [case for case in known if case.keeper == KEEPERS[0]]
        pairs = paired(made, first)
        counts["cases"] += len(first)
        counts["drafted"] += len(pairs)
        for number, draft in enumerate(made):
            counts["drafts"] += 1
            if number in pairs:
                case = first[pairs[number]].case
                for field, what in fields(name, text, draft, case).items():
                    came[field][what] += 1
                    if show and what not in ("right", "rightly silent"):
                        print(name, case.id, field, what, "|", draft.forum, "|", draft.filed, "|", draft.status)
            elif any(draft.begins in case.sentences for case in known):
                counts["twice"] += 1
            else:
                counts["no case"] += 1
                if show:
                    print(name, "NO CASE", draft.name, "|", text.sentences[draft.begins].text[:300])
        for n, missed in enumerate(first) if show else ():
            if n not in pairs.values():
                print(name, "MISSED", missed.case.id, missed.case.name)
                print(*(f"    {text.sentences[i].text[:260]}" for i in sorted(missed.sentences)[:5]), sep="\n")
    print(f"{counts['drafted']} of {counts['cases']} told cases are drafted; of {counts['drafts']} drafts ", end="")
    print(f"{counts['no case']} tell no case, {counts['twice']} one twice or only another keeper's")
    for field, results in came.items():
        print(f"{field}: {', '.join(f'{what} {n}' for what, n in results.most_common())}")


if __name__ == "__main__":
    main()
