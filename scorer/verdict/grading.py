"""What one passage shows: the level a found sentence reaches by itself, and how strongly.

The bounds hold whatever a rubric's queries say: a promise is at most ``stated``; a procedure at most ``described``;
``evidenced`` needs a fact (something that happened, with a date, a count, an amount or a named event) in the passage.
A passage is the sentence with the lead-in of its list and its neighbours in the same paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from scorer.document.model import Kind, Sentence
from scorer.evidence.deciding import held
from scorer.evidence.gathering import Candidate, Reading
from scorer.evidence.model import Evidence
from scorer.language.clause import Clause, Denied, Mood
from scorer.language.cues import FACT, HARD, PROMISE, REGISTRY, View, sentence_cues
from scorer.language.cues.facts import in_figures
from scorer.rubric.model import Element, Grades, Level, Rubric
from scorer.verdict import noes
from scorer.verdict.spoken import Spoken, answer_to, asks_for_claims, spoken, unread
from scorer.verdict.table import AT_MOST, Said, Whose, whose
from scorer.verdict.table import said as column_of
from scorer.verdict.taking_out import taken_out

_MIN_WORDS = 4  # shorter sentences are labels, not statements (table rows excepted)
_ITEMS = 2  # of a list that tells how
_PLAIN_WORDS = 7  # from here on a statement can describe something
_PRACTICE_WORDS = 12  # from here on a practice told with its frequency does


@dataclass(frozen=True, slots=True)
class Graded:
    """A candidate with what it shows; ``passed_over`` says why it is no evidence, empty where it is."""

    evidence: Evidence
    passed_over: str = ""


def grade(reading: Reading, element: Element, grades: Grades, candidate: Candidate) -> Graded:
    """What a candidate shows for an element.

    Args:
        reading: The document with cues and index.
        element: The question.
        grades: The rubric's own grade queries, which serve where the element has none.
        candidate: The sentence found.
    """
    sentence = reading.sentence(candidate.sentence)
    # what the rubric takes out need not be read
    out = candidate.taken_out_by is not None
    said = unread(reading, candidate) if out else spoken(reading, element, candidate)
    said = replace(said, found_by=candidate.found_by)
    if element.doubt and not out:
        said = noes.settled(reading, element, candidate.sentence, said)
    cues = _passage_cues(reading, candidate.sentence, said.cues)
    passed_over = _passed_over(reading, element, candidate, cues, said)
    level, why, denies = _shows(reading, element, grades, sentence, cues=cues, said=said)
    if element.doubt and not passed_over and not denies and level is not Level.NONE:
        passed_over = _doubted(reading, element, candidate.sentence, said)
    evidence = Evidence(
        document=reading.document,
        sentence=sentence,
        cues=cues,
        shows=Level.NONE if passed_over else level,
        weight=1.0 if denies else _weight(candidate, cues, sentence.kind),  # one explicit no is an answer
        found_by=candidate.found_by,
        why=passed_over or (f"{why}; {_SOUNDS_SO}" if said.lifted and level is not Level.NONE else why),
        denies=denies and not passed_over,
        outright=said.outright or (denies and said.denial is None),
        clause=said.clause,
        taken_out_by=candidate.taken_out_by or "",
    )
    return Graded(evidence, passed_over)


def graded(reading: Reading, rubric: Rubric, element: Element) -> list[Graded]:
    """What look-ups find for an element, as graded, and what a second look finds besides.

    A second look cannot tell what there was none of: no no counts that it finds, unless a look-up would find it but for
    its topic, and nothing against one of look-ups.
    """
    found = [grade(reading, element, rubric.grades, c) for c in reading.candidates(element)]
    return found + [regrade(reading, rubric, element, c) for c in besides(reading, element, found)]


def besides(reading: Reading, element: Element, found: Iterable[Graded]) -> list[Candidate]:
    """What a second look finds besides what look-ups found; nothing against a no."""
    return [] if any(g.evidence.denies for g in found) else reading.second_look(element)


def regrade(reading: Reading, rubric: Rubric, element: Element, candidate: Candidate) -> Graded:
    """What a candidate of a second look shows."""
    found = grade(reading, element, rubric.grades, candidate)
    counts = found.evidence.shows is not Level.NONE and not found.evidence.denies
    if found.passed_over or counts:
        return found
    return _denied_but_for_topic(reading, rubric, element, candidate) or _no_answer(found)


def _denied_but_for_topic(reading: Reading, rubric: Rubric, element: Element, candidate: Candidate) -> Graded | None:
    """A no that a look-up would find but for the topic that it asks of the passage, for which a second look stands."""
    for query in reading.but_for_topic(element, candidate.sentence):
        found = grade(reading, element, rubric.grades, replace(candidate, found_by=(query,)))
        clause, words = found.evidence.clause, reading.spans(candidate.sentence, (query,))
        within = clause is not None and held(clause, words) >= sum(end - start for start, end in words)
        if found.evidence.denies and within:  # not "we reject this | and have no supplier there"
            why = f"{found.evidence.why}; but for its topic a look-up finds it"
            return Graded(replace(found.evidence, found_by=candidate.found_by, why=why), "")
    return None


def declines(found: Graded) -> bool:
    """Whether a passage declines to tell."""
    return found.evidence.clause is not None and found.evidence.clause.mood is Mood.WITHHELD


def _no_answer(found: Graded) -> Graded:
    why = "only a second look finds it, and it says no: which thing there was none of, it cannot tell"
    return Graded(replace(found.evidence, shows=Level.NONE, denies=False, why=why), why)


def _passage_cues(reading: Reading, sentence_id: int, own: frozenset[str]) -> frozenset[str]:
    """The sentence's cues, with what its list's lead-in and its paragraph lend it.

    A bullet takes promise, time and denial from its lead-in ("In 2023 we:", "We will:"); a sentence that tells of a
    past act takes the date or the count from the sentence next to it in the same paragraph.
    """
    sentence = reading.sentence(sentence_id)
    lent: set[str] = set()
    if sentence.lead is not None:
        lead = reading.cues[sentence.lead]
        lent |= lead & {"period", "year", "date", "denial", "condition", "quoted", "others"}
        if "past" in lead and "future" not in own:
            lent.add("past")
    told = "past" in own or "past" in lent
    if told and FACT not in own:
        near = own | lent | _time_in_heading(sentence)
        for other in _neighbours(reading, sentence_id):
            if FACT in reading.cues[other]:
                near = near | (reading.cues[other] & HARD)
        if near & HARD:
            lent.add(FACT)
    return own | lent


def _time_in_heading(sentence: Sentence) -> frozenset[str]:
    """A year or period in the closest heading: "What we did in 2023" over "Completed the update of our policies"."""
    if not sentence.section:
        return frozenset()
    view = View(sentence.section[-1])
    return frozenset(name for name in ("year", "period") if REGISTRY[name].test(view))


def _neighbours(reading: Reading, sentence_id: int) -> Iterable[int]:
    block = reading.sentence(sentence_id).block
    for other in (sentence_id - 1, sentence_id + 1):
        if 0 <= other < len(reading.cues) and reading.sentence(other).block == block:
            yield other


def _passed_over(reading: Reading, element: Element, candidate: Candidate, cues: frozenset[str], said: Spoken) -> str:
    sentence = reading.sentence(candidate.sentence)
    if candidate.taken_out_by is not None:
        return taken_out(reading, element, candidate.sentence, candidate.taken_out_by)
    if candidate.passed_over:
        return candidate.passed_over
    reasons = {
        "contents": "a line of a table of contents",
        "heading": "a heading, not a statement",
        "statutory": "the statutory sentence on proceedings brought on behalf of the company",
        "boilerplate": "standard wording of annual reports",
    }
    for name, reason in reasons.items():
        if name == "boilerplate" and {"legal", "denial"} <= cues:
            continue  # "not a party to any proceedings that would have a material adverse effect" is an answer
        if name == "heading" and answer_to(said):
            continue  # "12. Were workers consulted?" over "No."
        if name in cues:
            return reason
    if "question" in cues and (said.clause is None or said.clause.mood is Mood.ASKED):
        return "a question"
    if _only_asked(reading, element, candidate):
        return "what somebody is asked to say, not what is said"
    if (untold := _untold(element, cues, said)) is not None:
        return untold
    if "quoted" in cues and "own" not in cues:
        return "quotes or defines; it is not the company's own statement"
    if sentence.kind is not Kind.TABLE and len(sentence.text.split()) < _MIN_WORDS:
        return "too short to be a statement"
    return ""


def _only_asked(reading: Reading, element: Element, candidate: Candidate) -> bool:
    """Whether most of what was found is a no that somebody is asked to say: "suppliers must declare | that no ...".

    That no wrong is done is a demand, and answers all but what asks for events.
    """
    events = element.explicit_none is not None or element.event
    told = {d for d in Denied if events or d is not Denied.WRONG}
    clauses = [c for c in reading.clauses.of(candidate.sentence) if any(no.asked in told for no in c.negations)]
    spans = reading.spans(candidate.sentence, candidate.found_by) if clauses else ()
    return bool(clauses) and 2 * sum(held(c, spans) for c in clauses) >= sum(end - start for start, end in spans)


def _doubted(reading: Reading, element: Element, sentence: int, said: Spoken) -> str:
    """Why what rules credit is not believed; empty where it is.

    Where the question asks others, and one of these acts on the company ("... has fined us for what it told its
    rivals"), it is believed, whatever else it speaks of. Of a question for which no signs were learned rules alone tell
    who else answers it, and what is promised. A no is no doubt where rules read that a search found none, or where it
    is what a look-up asks for ("no provision was made").
    """
    clause, more = said.clause, reading.doubts(element)
    asked = clause is not None and clause.actor.value in {actor.value for actor in element.who}
    if more and asked and reading.clauses.names_company(sentence):
        return ""
    promised = clause is not None and clause.mood is Mood.PROMISED
    by_rules = not more and (asked or promised)
    searched = clause is not None and any(n.what is Denied.FOUND for n in clause.negations)
    if (
        not (by_rules or searched or _asks_for_no(reading, sentence, said))
        and (words := reading.clauses.doubt(sentence, more)) is not None
    ):
        return "read once more, it is rather another's deed, a duty or a no" + _by(words)
    if (words := reading.elsewhere(element, sentence)) is not None:
        return "read once more, it is rather about something else" + _by(words)
    return ""


def _asks_for_no(reading: Reading, sentence: int, said: Spoken) -> bool:
    """Whether a no of what decides is among the words that its look-ups ask for."""
    noes = said.clause.negations if said.clause is not None else ()
    spans = reading.spans(sentence, said.found_by) if noes else ()
    return any(start <= no.start and no.end <= end for no in noes for start, end in spans)


def _by(words: tuple[str, ...]) -> str:
    return f" ({', '.join(f'“{word}”' for word in words)})" if words else ""


_AT_MOST_STATED = {Mood.PROMISED: "a promise or an aim", Mood.POSSIBLE: "a possibility: it may or would be so"}
BESIDE = "denies something beside what is asked"
_REAL = frozenset({Mood.DONE, Mood.ONGOING})
_CLAIMED = "only claimed, denied, hoped or doubted, not said to be so"
_RULE = "what may not or will not be, not what happened"
_SOUNDS_SO = "it only sounds like a no"
_UNTOLD = {
    Said.WITHHELD: "declines to tell",
    Said.REQUIRED: "what is required of it, not what it does",
    Said.IMAGINED: "only imagined: it could or might be so",
    Said.ASKED: "a question",
    Said.ANNOUNCED: "says only what the report, or a line of it, is about",
}


def _untold(element: Element, cues: frozenset[str], said: Spoken) -> str | None:
    """Why the table gives a passage nothing, other than for a denial; None where it does give something."""
    if said.clause is None:
        return None
    if said.beside and not _says_no(element, said):
        return f"read once more, {_SOUNDS_SO}" if said.lifted else BESIDE
    claimed = said.clause.claimed and not asks_for_claims(frozenset(actor.value for actor in element.who))
    row, column = _place(element, cues, said, said.clause)
    if column is Said.DENIED and row is not Whose.OTHERS:
        ruled = element.explicit_none is not None and said.clause.mood not in _REAL
        return _CLAIMED if claimed else _RULE if ruled else None
    if AT_MOST[row][column] is not Level.NONE:
        return _CLAIMED if claimed else None
    if row is Whose.OTHERS:
        return f"about others, not about the company ({said.clause.actor.value})"
    return _UNTOLD[column]


def _place(element: Element, cues: frozenset[str], said: Spoken, clause: Clause) -> tuple[Whose, Said]:
    """The row and the column of the table for a passage."""
    answers = frozenset(actor.value for actor in element.who)
    return whose(clause, answers), column_of(clause, detail=FACT in cues, denied=said.denial is not None)


def _shows(
    reading: Reading, element: Element, grades: Grades, sentence: Sentence, *, cues: frozenset[str], said: Spoken
) -> tuple[Level, str, bool]:
    excepted = said.clause is not None and said.clause.excepted  # "except for one fine there were no penalties"
    if not excepted and _says_no(element, said):
        if element.explicit_none is None:
            return Level.NONE, "says explicitly that it does not", True
        return element.explicit_none, "an explicit none", True
    told_none = said.none is not None and said.clause is not None and said.clause.mood in _REAL
    if element.explicit_none is not None and told_none:
        return element.explicit_none, "an explicit none", True
    if said.denial is not None:
        why = f"a question that it answers with no{answer_to(said)}"
        return Level.NONE, why if "question" in cues else "says that it has not done it", True
    if "question" in cues:
        return Level.STATED, f"a question that the report answers with yes{answer_to(said)}", False
    if said.clause is not None and not (element.commitment and said.clause.mood is Mood.PROMISED):
        most = AT_MOST[Whose.COMPANY][_place(element, cues, said, said.clause)[1]]
        if most is Level.STATED:
            return Level.STATED, _AT_MOST_STATED[said.clause.mood], False
    if "pointer" in cues and FACT not in cues:
        return Level.STATED, "points to another place", False
    facts = element.grades.evidenced or grades.evidenced
    told = (
        sentence.kind is Kind.TABLE or _is_told(element, cues, said) or _beside(sentence, said, facts or said.found_by)
    )
    if element.figures and _is_figure(sentence.text, cues, said):
        cues, told = cues | {FACT}, True
    if FACT in cues and told and _meets(said, facts, default=True):
        return Level.EVIDENCED, _fact_words(cues), False
    long_enough = len(sentence.text.split()) >= _PLAIN_WORDS
    default = long_enough and PROMISE not in cues and bool({"procedure", "past", FACT, "table"} & cues)
    # Items, rows and labels (without a full stop) are short by nature; a short plain sentence is one claim.
    can_describe = long_enough or sentence.kind is not Kind.BODY or not sentence.text.endswith(".")
    if can_describe and (
        _is_practice(element, sentence, cues, said)
        or _meets(said, element.grades.described or grades.described, default=default)
    ):
        return Level.DESCRIBED, "tells how, who or what", False
    if _list_tells(reading, element, sentence):
        return Level.DESCRIBED, "tells how in the list that it leads", False
    return Level.STATED, "a claim without a how", False


def _list_tells(reading: Reading, element: Element, sentence: Sentence) -> bool:
    """Whether a sentence leads a list whose items tell how: "Whoever reports is protected as follows:"."""
    items, asked = reading.items(sentence.id), element.grades.described
    return len(items) >= _ITEMS and (not asked or any(i in reading.index.ids(query) for query in asked for i in items))


def _says_no(element: Element, said: Spoken) -> bool:
    """Whether a look-up of the question's own for a no finds the passage, in the clause that decides."""
    return not said.lifted and noes.looked_for(element, said)


def _is_practice(element: Element, sentence: Sentence, cues: frozenset[str], said: Spoken) -> bool:
    """Whether the clause that decides tells a practice with how often it is done, in more than a few words.

    Where a "none" answers the question, it asks what happened, and a practice is no answer.
    """
    ongoing = said.clause is not None and said.clause.mood is Mood.ONGOING and element.explicit_none is None
    return ongoing and "frequency" in cues and len(sentence.text.split()) >= _PRACTICE_WORDS


def _is_figure(text: str, cues: frozenset[str], said: Spoken) -> bool:
    """Whether a figure is told as real: "the claimants seek $38 million"; "three risks stand out" is none."""
    real = said.clause is None or said.clause.mood in _REAL
    return real and (not cues.isdisjoint({"money", "percent"}) or ("number" in cues and in_figures(View(text))))


def _is_told(element: Element, cues: frozenset[str], said: Spoken) -> bool:
    """Whether the clause that decides tells something done, with a detail; a practice with figures is not that."""
    return said.clause is None or _place(element, cues, said, said.clause)[1] is Said.DETAIL


def _beside(sentence: Sentence, said: Spoken, queries: tuple[str, ...]) -> bool:
    """Whether a clause beside the one that decides tells the fact: "our policy, | which was adopted in May, |"."""
    done = [c for c in said.sound if c.mood is Mood.DONE and not (c.hanging and c.subordinate)]
    told = [c for c in done if FACT in sentence_cues(_with_subject(sentence.text, c))]
    return any(held(c, said.words(query)) for query in queries if told and said.finds(query) for c in told)


def _with_subject(text: str, clause: Clause) -> str:
    """The words of a clause, with its subject where that stands apart: "1,946 suppliers, or 91%, | had signed it"."""
    apart = "" if clause.topic is None else text[clause.topic[0] : clause.topic[1]]
    return f"{apart} {text[clause.start : clause.end]}".strip()


def _meets(said: Spoken, queries: tuple[str, ...], *, default: bool) -> bool:
    if not queries:
        return default
    return any(said.finds(query) for query in queries)


def _fact_words(cues: frozenset[str]) -> str:
    names = {
        "money": "an amount",
        "percent": "a share",
        "number": "a count",
        "docket": "a case number",
        "date": "a date",
        "year": "a year",
        "period": "the period",
        "place": "a place",
    }
    held = [word for name, word in names.items() if name in cues][:2]
    return f"tells what happened, with {' and '.join(held)}" if held else "tells what happened"


def _weight(candidate: Candidate, cues: frozenset[str], kind: Kind) -> float:
    """How strong a passage is, 0-1: found by several look-ups, hard details, no salesmanship, no footnote."""
    weight = 0.7 + 0.1 * min(2, len(candidate.found_by) - 1)
    if cues & HARD:
        weight += 0.1
    if "promotion" in cues:
        weight -= 0.1
    if kind is Kind.FOOTNOTE:
        weight -= 0.1
    return round(min(1.0, max(0.1, weight)), 3)
