"""Look-ups are checked before any report is read: those over concepts are parsed, full-text queries compiled.

A full-text query is compiled by FTS5 itself, against an empty table.

The table has the columns and the tokenizer of the index of a report (``scorer.evidence.index``). What FTS5 accepts
without doing what its author meant (a star inside quotes, curly quotes, ``a NEAR b``) is refused as well.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from scorer.language.concepts import dictionary
from scorer.language.lookup import FILTERS, LookUpError, is_lookup, parse
from scorer.rubric.problems import nearest

COLUMNS = ("text", "section", "cues")
TOKENIZER = "unicode61 remove_diacritics 2"
MAX_LENGTH = 4_000  # characters of a look-up, before anything looks at it more closely
MAX_TERMS = 100  # words, phrases and prefixes in one look-up, and
MAX_NEAR = 8  # inside NEAR: the worst look-up over a long report stays under a second (see tests)

_TERM = re.compile(r'"[^"]*"|[^\s()",:{}+]+')
_QUOTED = re.compile(r'"[^"]*"')
# What says something in a look-up over concepts, and stands between quotes by mistake.
_SIGN = re.compile(
    rf"(?<![\w@])@[A-Za-z][\w-]*|(?<!\S)(?:{'|'.join(map(re.escape, FILTERS))}):\w+|(?<!\S)[~>]\d*(?=\s)|\|"
)
# What only regular expressions have: a backslash, .* and .?, (s)?, [Gg]rower, ^all$ and /all/; outside quotes growers?
_REGULAR = re.compile(r"\\[A-Za-z]|\.[?*+]|\)[?*+]|\[[^\]\s]+\](?=[\w?*+])|^\^.*\$$|^/.*/$")
_MAYBE = re.compile(r"\w\?")


@dataclass(frozen=True, slots=True)
class QueryFault:
    """What is wrong with a query: at which offset (in characters), how wide, and what to do."""

    offset: int
    width: int
    message: str
    hint: str


@cache
def _empty_table() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    names = ", ".join(COLUMNS)
    connection.execute(f"CREATE VIRTUAL TABLE sentences USING fts5({names}, tokenize = '{TOKENIZER}')")
    return connection


def _compile(query: str) -> str | None:
    """None, or what FTS5 says against the query."""
    try:
        _empty_table().execute("SELECT rowid FROM sentences WHERE sentences MATCH ?", (query,)).fetchall()
    except sqlite3.Error as error:
        return str(error)
    return None


@cache
def query_fault(query: str) -> QueryFault | None:
    """None for a query that FTS5 takes, that does what it seems to, and that cannot stall; else what is wrong."""
    if len(query) > MAX_LENGTH:
        hint = "split it into several look-ups; any of them may find a sentence"
        return QueryFault(0, 1, f"a look-up of {len(query)} characters; at most {MAX_LENGTH} are allowed", hint)
    if "\0" in query:
        return QueryFault(query.index("\0"), 1, "an invisible character", "delete it")
    curly = re.search(r"[“”„‟«»]|(?<!\w)‘", query)
    if curly:
        hint = 'type straight quotes (") around words that stand together'
        return QueryFault(curly.start(), 1, "a curly quote, which full-text search does not know", hint)
    regular = _REGULAR.search(query) or _MAYBE.search(_blank_quotes(query))
    if regular:
        hint = 'write word* for the beginning of a word, and a|b for "or"'
        return QueryFault(*_place(regular), "there are no regular expressions in look-ups", hint)
    if query.lstrip().startswith("*"):
        return QueryFault(0, 1, "a star before a word", "the star goes after the beginning of a word: compensat*")
    if misquoted := sign_in_quotes(query):
        return misquoted
    if is_lookup(query):
        return _lookup_fault(query)
    if too_much := _too_much(query):
        return too_much
    said = _compile(query)
    return _explain(query, said) if said else _silent_fault(query)


def sign_in_quotes(query: str) -> QueryFault | None:
    """A phrase that holds what has a meaning outside of quotes only: it would be searched word for word, in vain."""
    for quoted in _QUOTED.finditer(query):
        sign = _SIGN.search(quoted[0][1:-1])
        if sign:
            message = f'"{sign[0]}" inside quotes is searched word for word'
            hint = "take these quotes off; only words that stand together need them"
            return QueryFault(quoted.start() + 1 + sign.start(), len(sign[0]), message, hint)
    return None


def _lookup_fault(query: str) -> QueryFault | None:
    try:
        parse(query)
    except LookUpError as error:
        return QueryFault(error.offset, error.width, error.message, error.hint)
    return None


def unknown_concepts(query: str, own: Collection[str] = (), language: str = "en") -> list[QueryFault]:
    """The concepts that a look-up names and nobody has: neither the language nor the rubric (``own``)."""
    if not is_lookup(query) or query_fault(query) is not None:
        return []
    known = {*dictionary(language).concepts, *own}
    faults = []
    for atom in parse(query).concepts:
        if atom.value not in known:
            near = nearest(atom.value, sorted(known))
            hint = f"did you mean @{near}?" if near else '"scorer words" lists them; "words:" in a rubric adds your own'
            faults.append(QueryFault(atom.offset, len(atom.value) + 1, f"there is no concept @{atom.value}", hint))
    return faults


def _too_much(query: str) -> QueryFault | None:
    """What could stall a search: a query is bounded in its words, and NEAR in what it must hold beside each other."""
    words = _words(query) if len(query) > MAX_TERMS else []
    if len(words) > MAX_TERMS:
        hint = "split it into several look-ups; any of them may find a sentence"
        return QueryFault(0, len(query), f"a look-up of {len(words)} words; at most {MAX_TERMS} are allowed", hint)
    for near in re.finditer(r"\bNEAR\s*\(([^()]*)\)", query):
        held = len(_words(near[1].rpartition(",")[0] or near[1]))
        if held > MAX_NEAR:
            hint = "look for the two or three that matter"
            return QueryFault(*_place(near), f"{held} words inside NEAR; at most {MAX_NEAR} are allowed", hint)
    return None


def _words(query: str) -> list[str]:
    return [term for term in _TERM.findall(query) if term not in _OPERATORS and term != "NEAR"]


def _silent_fault(query: str) -> QueryFault | None:
    for quoted in _QUOTED.finditer(query):
        inside = quoted[0][1:-1]
        if "*" in inside:
            hint = f'put the star after the closing quote: "{inside.replace("*", "").strip()}"*'
            message = "a star inside quotes is ignored"
            return QueryFault(quoted.start() + 1 + inside.index("*"), 1, message, hint)
        if not re.search(r"\w", inside):
            return QueryFault(*_place(quoted), "quotes without a word between them find nothing", "write a word")
    near = re.search(r"\bNEAR\b(?!\s*\()", _blank_quotes(query)) if "NEAR" in query else None
    if near:
        hint = "NEAR takes its words in brackets: NEAR(first second, 5)"
        return QueryFault(*_place(near), "NEAR between words is searched as a word", hint)
    return None


def query_doubts(query: str) -> list[QueryFault]:
    """Things that are allowed and seldom meant; for the advice of ``scorer rubric check``."""
    if is_lookup(query):
        return []
    bare = _blank_quotes(query)
    doubts = []
    for word in re.finditer(r"(?<![\w:])(and|or)(?![\w*])", bare):
        hint = f'write {word[0].upper()} in capitals, or "{word[0]}" in quotes to search for the word'
        doubts.append(QueryFault(*_place(word), f'"{word[0]}" in small letters is searched as a word', hint))
    for number in re.finditer(r"NEAR\s*\([^(),]*\s(\d+)\s*\)", bare):
        start, end = number.span(1)
        hint = f"a comma goes before the distance: , {number[1]})"
        doubts.append(QueryFault(start, end - start, f"{number[1]} is searched as a word", hint))
    return doubts


def query_words(query: str) -> frozenset[str]:
    """The words, prefixes and phrases a query looks for (small letters); what stands after NOT is not looked for."""
    if len(query) > MAX_LENGTH:
        return frozenset()
    if is_lookup(query):
        items = () if query_fault(query) else parse(query).items
        return frozenset(a.value for item in items if not item.negative for a in item.atoms if a.value)
    wanted = re.sub(r'\bNOT\s*(\([^()]*\)|"[^"]*"|\S+)', " ", query)
    bare = re.sub(r"\{[^}]*\}\s*:|\w+\s*:\s*", " ", wanted)
    terms = (term.strip('"^*').lower() for term in _TERM.findall(bare))
    return frozenset(t for t in terms if t and t not in {"and", "or", "not", "near"} and not t.isdigit())


def query_cues(query: str) -> list[tuple[int, str]]:
    """The cues a query asks for, each with its offset: ``cues:money``, ``cues:(money OR date)``."""
    found: list[tuple[int, str]] = []
    if len(query) > MAX_LENGTH:
        return found  # refused for that
    if is_lookup(query):
        items = () if query_fault(query) else parse(query).items
        for atom in (a for item in items for a in item.atoms if a.kind in ("about", "has")):
            at = atom.offset + len(atom.kind) + 1
            for value in atom.values:
                found.append((query.find(value, at), value))
        return found
    for filtered in re.finditer(r"\bcues\s*:\s*(\([^()]*\)|[\w\"]+)", query):
        for word in re.finditer(r"\w+", filtered[1]):
            if word[0] not in {"AND", "OR", "NOT", "NEAR"}:
                found.append((filtered.start(1) + word.start(), word[0]))
    return found


def _place(match: re.Match[str]) -> tuple[int, int]:
    return match.start(), match.end() - match.start()


def _blank_quotes(query: str) -> str:
    """The query with everything in quotes blanked out, same length."""
    return _QUOTED.sub(lambda quoted: '"' + "_" * (len(quoted[0]) - 2) + '"', query)


def _explain(query: str, said: str) -> QueryFault:
    """What FTS5 says, in plain words and at its place."""
    if not query.strip():
        return QueryFault(0, 1, "an empty look-up", "write the words to look for, or delete the line")
    if "unterminated string" in said:
        return QueryFault(query.rindex('"'), 1, "a quote that is never closed", 'every " needs a second one')
    for pattern, explain in (
        (r'expected integer, got "(.*)"', _explain_distance),
        (r"no such column: (.*)", _explain_column),
        (r'syntax error near ""', _explain_end),
        (r'syntax error near "(.*)"', _explain_token),
    ):
        match = re.search(pattern, said, re.DOTALL)
        if match:
            return explain(query, match[1] if match.re.groups else "")
    hint = "split it into several look-ups"
    if "stack overflow" in said or "too large" in said:
        return QueryFault(0, len(query), "brackets nested too deeply", hint)
    return QueryFault(0, len(query), f"full-text search does not take this: {said}", hint)


def _explain_distance(query: str, got: str) -> QueryFault:
    at = max(query.find(got, query.find(",")), 0)
    return QueryFault(at, len(got) or 1, "the distance of NEAR must be a whole number", "write: NEAR(first second, 5)")


def _explain_column(query: str, name: str) -> QueryFault:
    hyphen = re.search(rf"(\w+)(?:-\w+)*-{re.escape(name)}\w*(?!\s*:)", query)
    if hyphen:
        return QueryFault(*_place(hyphen), "a hyphen outside quotes", f'put the word in quotes: "{hyphen[0]}"')
    minus = re.search(rf"-\s*{re.escape(name)}(?!\s*:)", query)
    if minus:
        hint = 'name what to look for as well: @supplier -grower; or write the word under "unless"'
        return QueryFault(*_place(minus), "a minus takes out, and there is nothing to look for", hint)
    near = nearest(name, COLUMNS)
    hint = f'did you mean "{near}:"?' if near else "the columns are text, section and cues; or put it in quotes"
    return QueryFault(max(query.find(name), 0), len(name), f'a colon after "{name}", which is no column', hint)


def _explain_end(query: str, _: str) -> QueryFault:
    text = query.rstrip()
    ending = re.search(r"\b(AND|OR|NOT)$", text)
    if ending:
        return QueryFault(*_place(ending), f"nothing after {ending[0]}", "write the word that belongs there")
    opened: list[int] = []
    for offset, character in enumerate(_blank_quotes(text)):
        if character == "(":
            opened.append(offset)
        elif character == ")" and opened:
            opened.pop()
    if opened:
        return QueryFault(opened[-1], 1, "a bracket that is never closed", 'every "(" needs a ")"')
    return QueryFault(max(len(text) - 1, 0), 1, "the look-up ends too early", "something is missing at its end")


def _explain_token(query: str, sign: str) -> QueryFault:
    at = _offset(query, sign)
    inside = re.search(r"NEAR\s*\([^()]*$", _blank_quotes(query)[:at]) is not None
    if sign in _OPERATORS:
        message, hint = _operator(query[:at], sign, inside)
    elif not sign.isalnum() and sign not in "(),":
        message, hint = _sign(query, at, sign)
    else:
        message, hint = _STRAY.get((sign, inside)) or _STRAY.get((sign, False)) or _other(query, at, sign)
    return QueryFault(at, len(sign), message, hint)


_OPERATORS = ("AND", "OR", "NOT")
# (sign, inside NEAR) -> what is wrong, what to do
_STRAY = {
    ("(", True): ("a bracket inside NEAR", "NEAR takes words, prefixes and phrases only"),
    ("(", False): ("a bracket with no AND, OR or NOT before it", "write one of them before the bracket"),
    (")", False): ("a closing bracket that nothing opens", "delete it, or open it further left"),
    (",", True): ("more than one comma inside NEAR", "one comma, before the distance: NEAR(first second, 5)"),
    (",", False): ("a comma outside quotes", "write AND or OR between words, or put them in quotes"),
}
_SIGNS = {"'": "an apostrophe", "’": "an apostrophe", "-": "a hyphen", "/": "a slash", ".": "a full stop"}


def _operator(before: str, operator: str, inside: bool) -> tuple[str, str]:
    if inside:
        return f"{operator} inside NEAR", f"NEAR takes words only; write NEAR(a b, 5) {operator} NEAR(a c, 5)"
    if re.search(r"\b(AND|OR|NOT)\s*$", before) or not before.strip(" ("):
        hint = 'it stands between two sides ("a NOT b"); or use "unless"' if operator == "NOT" else ""
        return f"{operator} with nothing before it", hint or "it stands between two words or brackets"
    return f"{operator} where AND is missing before the bracket", "write: first AND (second OR third)"


def _sign(query: str, at: int, token: str) -> tuple[str, str]:
    left, right = re.search(r"[^\s\"()]*$", query[:at]), re.match(r"[^\s\"()]*", query[at:])
    word = ((left[0] if left else "") + (right[0] if right else "")).strip(",;")
    name = _SIGNS.get(token, f'"{token}"')
    return f"{name} outside quotes", f'put it in quotes: "{word}"' if len(word) > 1 else "put the words in quotes"


def _other(query: str, at: int, token: str) -> tuple[str, str]:
    if token.upper() == "NEAR" and query[at + len(token) :].lstrip().startswith("("):
        return f'"{token}" in small letters', "write NEAR in capitals: NEAR(first second, 5)"
    return f'full-text search does not expect "{token}" here', "put the words around it in quotes"


def _offset(query: str, token: str) -> int:
    """Where the parser stopped: the first place at which the query, cut off after the token, fails the same way."""
    said = _compile(query)
    for match in re.finditer(re.escape(token), _blank_quotes(query)):
        if _compile(query[: match.end()]) == said:
            return match.start()
    return max(query.find(token), 0)
