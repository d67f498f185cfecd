"""Cues for what kind of statement it is: promise, procedure, past act, result, condition, denial, quotation, pointer.

The cues work clause by clause: in "We will go on with what we began in 2022, when 110 people were trained" the promise
in the first clause does not take the fact out of the second.
"""

from __future__ import annotations

import re

from scorer.document.model import Kind
from scorer.evidence.cues.registry import cue
from scorer.evidence.cues.view import Lexicon, Span, View

_FUTURE = Lexicon(
    "will, shall, plan to, plans to, planned to, planning to, aim to, aims to, aiming to, intend to, intends to, intention to, committed to, commit to,"
    "commits to, commitment to, strive to, strives to, striving to, seek to, seeks to, endeavour*, endeavor*, aspire*, aspiration*, ambition, ambitions,"
    "going to, hope to, hopes to, expect to, expects to, look forward, dedicated to, determined to, pledge to, pledges, vow, propose to, proposes to,"
    "our goal is, our goal, our target, targets for, next steps, future plans, in the coming, next year, the years ahead, in future, in the future,"
    "going forward, moving forward, we want to, work towards, working towards, roadmap, to be completed, to be implemented, to be developed,"
    "in the process of developing, are developing, is developing, we believe in, vision is, mission is, strongly believe, looking to, priorities for,"
    "we are committed, our commitment, is committed, remain committed, remains committed, scheduled to, due to be, next 12 months, next twelve months, coming 12 months, over the next, month action plan, action plan for, month plan, year plan, by 2026, by 2027, by 2028, by 2030"
)
_HEDGE = Lexicon(
    "may, might, could, would, should, potentially, from time to time, can be expected, where appropriate, where necessary, where possible, as appropriate,"
    "as needed, where practicable, where relevant, if necessary, when necessary"
)
_IF = Lexicon(
    "if, unless, in the event, where required, whether or not, in case of, in cases where, where a, where an, where we, should a, should an, should any"
)
_MAY_MONTH = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?may\b|\bmay\s(?:\d{1,2}(?:,|\b)|(?:19|20)\d\d)|\b(?:in|since|until|by|from|to) may\b"
)

_IRREGULAR = frozenset(
    [
        "was",
        "were",
        "had",
        "did",
        "held",
        "met",
        "took",
        "gave",
        "made",
        "found",
        "began",
        "brought",
        "sought",
        "paid",
        "repaid",
        "sent",
        "told",
        "became",
        "led",
        "spoke",
        "chose",
        "drew",
        "wrote",
        "rose",
        "fell",
        "grew",
        "won",
        "lost",
        "set",
        "built",
        "ran",
        "underwent",
        "withdrew",
        "sued",
        "taught",
        "came",
        "went",
        "saw",
        "kept",
        "left",
        "put",
        "cut",
    ]
)
_PARTICIPLES = frozenset(
    [
        "held",
        "met",
        "taken",
        "given",
        "made",
        "found",
        "begun",
        "brought",
        "sought",
        "paid",
        "repaid",
        "sent",
        "told",
        "become",
        "led",
        "spoken",
        "chosen",
        "drawn",
        "written",
        "risen",
        "fallen",
        "grown",
        "won",
        "lost",
        "set",
        "built",
        "run",
        "undergone",
        "withdrawn",
        "taught",
        "been",
        "put",
        "cut",
        "undertaken",
        "done",
        "seen",
        "kept",
        "known",
        "shown",
    ]
)
_NOT_PAST = frozenset(
    [
        "committed",
        "dedicated",
        "based",
        "related",
        "limited",
        "located",
        "required",
        "continued",
        "need",
        "needed",
        "unlimited",
        "designed",
        "detailed",
        "aged",
        "united",
        "so-called",
        "indeed",
        "red",
        "bed",
        "shed",
        "hundred",
        "speed",
        "proceed",
        "exceed",
        "succeed",
        "feed",
        "seed",
        "breed",
        "embed",
        "bleed",
        "agreed-upon",
        "concerned",
        "experienced",
        "skilled",
        "advanced",
        "interested",
        "associated",
        "combined",
        "mixed",
        "integrated",
        "dated",
        "listed",
        "expected",
        "intended",
        "proposed",
        "supposed",
        "fixed",
        "varied",
        "educated",
        "affected",
        "rated",
        "supported",
        "entitled",
        "authorised",
        "authorized",
        "unrelated",
        "named",
        "titled",
    ]
)
_SUBJECTS = frozenset(
    [
        "we",
        "it",
        "they",
        "company",
        "group",
        "board",
        "committee",
        "management",
        "team",
        "council",
        "court",
        "commission",
        "jury",
        "judge",
        "party",
        "plaintiff",
        "plaintiffs",
        "defendant",
        "regulator",
        "ministry",
        "auditor",
        "auditors",
        "consultant",
        "supplier",
        "suppliers",
        "contractor",
        "contractors",
        "employees",
        "workers",
        "employee",
        "worker",
        "cleaners",
        "who",
        "which",
        "that",
        "authority",
        "police",
        "prosecutor",
        "parties",
        "union",
        "staff",
        "people",
        "participants",
        "directors",
        "officers",
        "ceo",
        "function",
        "department",
        "panel",
        "taskforce",
        "he",
        "she",
        "subsidiary",
        "business",
        "entity",
        "entities",
        "corporation",
        "region",
        "agency",
    ]
)
_BE_PAST = frozenset({"was", "were"})
_BE_NOW = frozenset({"is", "are", "be", "being", "am"})
_HAVE = frozenset({"has", "have", "having", "had"})
_ADVERBS = re.compile(r"ly$")
_FILLERS = frozenset(
    [
        "also",
        "not",
        "then",
        "further",
        "already",
        "since",
        "both",
        "all",
        "now",
        "subsequently",
        "first",
        "jointly",
        "since",
    ]
)


def _past_in(span: Span) -> bool:
    """Whether a clause tells of something that was done: past tense with a subject, or was/were/has/have + participle."""
    words = span.words
    for i, word in enumerate(words):
        participle = word in _PARTICIPLES or (word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST)
        simple = word in _IRREGULAR or (word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST)
        if not (participle or simple):
            continue
        j = i - 1
        while j >= 0 and (words[j] in _FILLERS or _ADVERBS.search(words[j])):
            j -= 1
        before = words[j] if j >= 0 else ""
        if word in _BE_PAST or word in ("did", "had"):
            return True
        if participle and (before in _BE_PAST or before in _HAVE or (before == "been" and j > 0)):
            return True
        if before in _BE_NOW or before in (
            "to",
            "must",
            "a",
            "an",
            "the",
            "our",
            "its",
            "their",
            "any",
            "of",
            "all",
            "been",
        ):
            continue
        if simple and (before in _SUBJECTS or before == ""):
            # a bullet may begin with the verb: "Completed the update of our policies."
            if before or (i == 0 and len(words) > 3):
                return True
            continue
        if simple and before and j >= 0 and word not in ("set", "put", "cut", "read"):
            name = span.low.find(before)
            if name >= 0 and before not in _COMMON and before.isalpha() and len(before) > 2 and word in _STRONG_PAST:
                return True
    return False


_COMMON = frozenset(
    [
        "and",
        "or",
        "with",
        "by",
        "for",
        "in",
        "on",
        "as",
        "from",
        "at",
        "than",
        "not",
        "more",
        "most",
        "less",
        "each",
        "every",
        "other",
        "such",
        "these",
        "those",
        "this",
    ]
)
_STRONG_PAST = frozenset(
    [
        "conducted",
        "completed",
        "engaged",
        "identified",
        "received",
        "reviewed",
        "approved",
        "established",
        "launched",
        "implemented",
        "trained",
        "assessed",
        "audited",
        "updated",
        "delivered",
        "developed",
        "introduced",
        "issued",
        "reported",
        "resolved",
        "closed",
        "investigated",
        "terminated",
        "suspended",
        "ended",
        "rejected",
        "filed",
        "dismissed",
        "ruled",
        "settled",
        "awarded",
        "fined",
        "ordered",
        "granted",
        "denied",
        "affirmed",
        "reversed",
        "appealed",
        "alleged",
        "found",
        "rose",
        "fell",
        "increased",
        "decreased",
        "paid",
        "repaid",
        "reimbursed",
        "compensated",
        "published",
        "appointed",
        "commissioned",
        "visited",
        "interviewed",
        "surveyed",
        "screened",
        "mapped",
        "participated",
        "attended",
        "signed",
        "adopted",
        "released",
        "undertook",
        "performed",
        "carried",
        "held",
        "met",
        "began",
        "started",
        "continued",
        "achieved",
        "reached",
        "provided",
        "returned",
        "refused",
        "declined",
        "discussed",
        "endorsed",
        "decided",
        "considered",
        "revised",
        "extended",
        "expanded",
        "strengthened",
        "included",
        "responded",
        "remediated",
        "addressed",
        "consulted",
        "verified",
        "certified",
        "worked",
        "joined",
        "created",
        "added",
        "incorporated",
        "opened",
        "upheld",
        "vacated",
    ]
)
_RESULT = Lexicon(
    "resulted in, resulting in, led to, as a result, outcome, outcomes, increased to, decreased to, increased by, decreased by, rose by, rose to, fell by,"
    "fell to, reduced by, reduced to, identified, found that, findings, revealed, showed, indicated, achieved, completed, response rate, completion rate,"
    "compared to, compared with, up from, down from, a total of, in total, substantiated, unsubstantiated, upheld, resolved, closed, reimbursed, repaid, occurred, upheld,"
    "reinstated, compensated, terminated, awarded, ordered to pay, dismissed, ruled, certified, non conformances, non conformance, non compliances"
)


def _future_in(span: Span) -> bool:
    return _FUTURE(span)


def _hedge_in(span: Span) -> bool:
    hits = _HEDGE.hits(span)
    if hits == {"may"} and _MAY_MONTH.search(span.low):
        return False
    return bool(hits)


@cue(
    "future",
    "a promise, plan, aim or commitment",
    yes=("We will provide remedy.", "We are committed to human rights.", "We aim to train all staff by 2030."),
    no=("We provided remedy.", "We train all staff each year."),
)
def future(view: View) -> bool:
    return _future_in(view)


@cue(
    "hedge",
    "hedged: may, might, could, would, where appropriate",
    yes=("We may terminate the contract.", "Remedy is offered where appropriate."),
    no=("On 3 May 2022 we terminated the contract.", "We terminated the contract.", "If harm is found, we act."),
)
def hedge(view: View) -> bool:
    return _hedge_in(view)


@cue(
    "condition",
    "depends on something: if, unless, in the event of",
    yes=("If harm is found, we act.", "In the event of a breach the contract ends."),
    no=("We terminated the contract.",),
)
def condition(view: View) -> bool:
    return _IF(view)


@cue(
    "past",
    "something that was done or happened",
    yes=(
        "We repaid the fees.",
        "Three sites have been audited.",
        "In March the Board approved the policy.",
        "Completed the update of our people policies.",
        "Contractors were interviewed by an outside firm.",
    ),
    no=(
        "Complaints are investigated by Legal.",
        "We are committed to remedy.",
        "We will have been there.",
        "Suppliers are required to sign.",
    ),
)
def past(view: View) -> bool:
    return any(_past_in(c) and not _FUTURE_AUX.search(c.low) for c in view.clauses)


_FUTURE_AUX = re.compile(r"\b(?:will|shall|would|to)\s+(?:\w+\s)?(?:be|have been|have)\b")


@cue(
    "result",
    "what came of it: an outcome, a finding, a change",
    yes=("The review found that fees had been charged.", "Complaints fell by 12%.", "81 cases were closed."),
    no=("Complaints are reviewed by Legal.",),
)
def result(view: View) -> bool:
    return _RESULT(view)


_PROCESS = frozenset(
    [
        "review",
        "reviews",
        "assess",
        "assesses",
        "evaluate",
        "evaluates",
        "monitor",
        "monitors",
        "conduct",
        "conducts",
        "screen",
        "screens",
        "investigate",
        "investigates",
        "require",
        "requires",
        "audit",
        "audits",
        "verify",
        "verifies",
        "escalate",
        "escalates",
        "report",
        "reports",
        "oversee",
        "oversees",
        "engage",
        "engages",
        "consult",
        "consults",
        "train",
        "trains",
        "include",
        "includes",
        "involve",
        "involves",
        "follow",
        "follows",
        "apply",
        "applies",
        "record",
        "records",
        "track",
        "tracks",
        "analyse",
        "analyses",
        "analyze",
        "analyzes",
        "identify",
        "identifies",
        "map",
        "maps",
        "prioritise",
        "prioritises",
        "prioritize",
        "prioritizes",
        "determine",
        "determines",
        "decide",
        "decides",
        "approve",
        "approves",
        "ensure",
        "ensures",
        "provide",
        "provides",
        "undertake",
        "undertakes",
        "perform",
        "performs",
        "receive",
        "receives",
        "respond",
        "responds",
        "handle",
        "handles",
        "manage",
        "manages",
        "chair",
        "chairs",
        "consist",
        "consists",
        "comprise",
        "comprises",
        "meet",
        "meets",
        "advise",
        "advises",
        "supervise",
        "supervises",
        "refer",
        "refers",
        "complete",
        "completes",
        "use",
        "uses",
        "utilise",
        "utilises",
        "utilize",
        "utilizes",
        "integrate",
        "integrates",
        "contact",
        "contacts",
        "submit",
        "submits",
        "raise",
        "raises",
        "acknowledge",
        "acknowledges",
        "appoint",
        "appoints",
        "prohibit",
        "prohibits",
        "operate",
        "operates",
        "work",
        "works",
        "check",
        "checks",
        "request",
        "requests",
        "ask",
        "asks",
        "set",
        "sets",
        "sign",
        "signs",
        "cover",
        "covers",
        "delegate",
        "delegates",
        "support",
        "supports",
    ]
)
_STEP_WORDS = Lexicon(
    "process, procedure, procedures, processes, steps, step, stages, framework, mechanism, protocol, methodology, criteria, questionnaire*,"
    "responsible for, must, is required, are required, based on, consists of, by means of, in accordance with, checklist, matrix"
)
_PASSIVE_NOW = re.compile(
    r"\b(?:is|are)\s+(?:\w+ly\s|also\s|then\s|not\s)?(?:\w{3,}ed|made|given|taken|held|sent|kept|set|undertaken|chosen|brought|led)\b"
)


@cue(
    "procedure",
    "how something is done: who does it, which steps, what is required",
    yes=(
        "Complaints are investigated by Legal within ten days.",
        "The committee reviews each report.",
        "Suppliers must sign the code.",
    ),
    no=("We believe in people.", "We repaid the fees."),
)
def procedure(view: View) -> bool:
    return any(_procedure_in(c) for c in view.clauses)


def _procedure_in(span: Span) -> bool:
    if _future_in(span) and " will be " not in span.flat and " will " not in span.flat:
        return False
    return bool(_PROCESS & span.bag) or _PASSIVE_NOW.search(span.low) is not None or _STEP_WORDS(span)


_NEGATION = Lexicon(
    "no, not, never, none, nil, zero, without, neither, nor, cannot, didn't, don't, doesn't, haven't, hasn't, wasn't, weren't, isn't, aren't"
)


@cue(
    "negation",
    "holds a negation of any kind",
    yes=("We do not publish it.", "None was received.", "without retaliation"),
    no=("We publish it.", "notable progress"),
)
def negation(view: View) -> bool:
    return _NEGATION(view)


_EVENTS = (
    r"(?:received|identified|reported|recorded|occurred|raised|detected|filed|incurred|found|imposed|registered|notified|known|made|lodged|issued|"
    r"initiated|observed|confirmed|substantiated|uncovered|logged|brought|pending|discovered|arose|taken|opened|commenced|disclosed|terminated|"
    r"suspended|ended|rejected|refused|excluded|deemed|required|aware of|noted|sustained|upheld|assessed|existed|remediated|outstanding|established)"
)
_THINGS = (
    r"(?:(?:known|such|significant|material|suspected|reported|confirmed|substantiated|actual|specific|formal|legal|pending|instances?|cases?|incidents?|"
    r"reports?|complaints?|grievances?|allegations?|breach(?:es)?|fines?|penalt(?:y|ies)|sanctions?|violations?|lawsuits?|litigation|proceedings?|"
    r"claims?|episodes?|concerns?|issues?|disclosures?|notices?|investigations?|convictions?|suppliers?|contracts?|relationships?|mechanism|channel|"
    r"process|procedure|policy|training|evidence|indicators?|findings?|customers?|judgments?|actions?|charges?|matters?|events?|infringements?)\b)"
)
_DENIAL = re.compile(
    rf"\b(?:no|nil|zero|none of the|none|not any|neither)\s+(?:\S+\s+){{0,5}}?{_THINGS}(?:\W+\S+){{0,14}}?\W+{_EVENTS}\b"
    rf"|\b(?:there|we|it|company|group|which|and)\s+(?:\w+\s){{0,2}}?(?:were|was|have been|has been|had|have|has|are|is|received|recorded|incurred|identified)\s+"
    rf"(?:currently\s|also\s|again\s)?(?:no|nil|zero|not any)\s+(?:\S+\s+){{0,4}}?{_THINGS}"
    rf"|\b(?:did|do|does|has|have|had|was|were|is|are)\s+not\s+(?:\w+\s){{0,2}}?(?:receive|received|identify|identified|incur|incurred|find|found|record|"
    rf"recorded|have|face|detect|detected|been made aware|aware|been subject|subject to|party to|a party|impose|been involved|involved in|been fined|"
    rf"report|reported|suspend|terminate|experienced?|been notified|been|become aware)\b(?:\W+\S+){{0,8}}?\W+(?:any|no|{_THINGS}|of|to|fined|sanctioned|prosecuted|convicted)"
    rf"|\b(?:is|are|was|were)\s+not\s+(?:currently\s)?(?:aware of|party to|a party to|involved in|subject to)\s+any\b"
    r"|\b(?:free of|without)\s+(?:any\s)?(?:fines|sanctions|incidents|violations|breaches)\b"
    r"|\b(?:zero|nil|no)\s+(?:\w+\s){0,3}(?:incidents?|cases?|complaints?|fines?|breaches|violations|grievances|reports|penalties|sanctions|lawsuits|instances)\b"
    r"|\bnone\s+(?:of\s)?(?:\w+\s){0,8}(?:was|were|has|have|related|resulted|led|gave)\b"
    r"|\bneither\b.{3,80}\bnor\b|\bnor\s(?:were|was|have|has|did)\b(?:\W+\S+){0,8}"
    r"|\b(?:fines?|complaints?|grievances?|incidents?|penalt(?:y|ies)|sanctions?|breaches|cases|lawsuits|proceedings|violations|convictions)"
    r"(?:\s[\w()]+){0,8}\s?[:|–-]?\s(?:none|nil|zero|0)\s*\.?$"
    r"|\b(?:have|has|did|do|does)\s+not\s+(?!tolerate|accept|condone|permit|allow|support|use)(?:\w+\s){1,2}any\b"
    r"|\b(?:was|were)\s+(?:not|never)\s+(?:fined|sanctioned|prosecuted|convicted|the subject)"
)
_NOT_DENIAL = re.compile(
    r"\bno (?:tolerance|longer|later than|less than|more than|matter|place for)\b|\bzero[- ](?:tolerance|harm|emissions|carbon|waste)\b|\bnot only\b"
)


@cue(
    "denial",
    "an explicit no: it did not happen, there were none, the company does not have it",
    yes=(
        "No complaints were received in 2023.",
        "We did not identify any instances of forced labour.",
        "The company is not party to any litigation.",
        "We have no grievance mechanism for suppliers' workers.",
        "There were no fines.",
        "Modern slavery complaints received: zero cases",
    ),
    no=(
        "We have zero tolerance of slavery.",
        "No later than 30 days.",
        "We do not tolerate abuse.",
        "It is not only a duty.",
    ),
)
def denial(view: View) -> bool:
    if view.bag.isdisjoint(_DENYING):
        return False
    low = _NOT_DENIAL.sub(" ", view.low) if _NOT_DENIAL.search(view.low) else view.low
    return _DENIAL.search(low[:600]) is not None


_DENYING = frozenset(["no", "nil", "zero", "none", "not", "neither", "without", "never", "free"])

_QUOTE_MARKS = re.compile(r"\"[^\"]{40,}\"")
_LAW_TEXT = re.compile(
    r"\b(?:section|article|principle|part|chapter|clause|paragraph)\s\d+[a-z]?(?:\(\w+\))*\s(?:of\s(?:the\s)?[\w\s]{3,60}\s)?(?:requires|states|provides|defines|says|obliges|"
    r"prohibits|sets out|establishes)\b|\b(?:the act|the law|act|directive|regulation|legislation|the guidance|ungps?|guiding principles|convention)\s"
    r"(?:\d{4}\s)?(?:requires|states|defines|provides that|says|obliges|provide that|recognise|recognize|call on|calls on)\b|\bis defined (?:as|in|by)\b"
    r"|\bmeans (?:any|the|a)\b|\bfor the purposes? of (?:this|the) (?:act|policy|statement)\b|\brefers to\b|\bthe term\b"
)


@cue(
    "quoted",
    "quotes or defines: the text of a law or standard, or a definition",
    yes=(
        "Principle 22 states that companies should provide remedy.",
        "Modern slavery is defined as forced labour and servitude.",
    ),
    no=("We follow Principle 22.", "We provide remedy."),
)
def quoted(view: View) -> bool:
    return _LAW_TEXT.search(view.low) is not None or _QUOTE_MARKS.search(view.low) is not None


_POINTER = re.compile(
    r"\b(?:see (?:also |our |the |page|pages|section|note|notes|chapter|www|http)|refer to|please see|please refer|for (?:more|further|additional) (?:information|details?)|more information|further information|further details?|can be found|is available (?:at|on|in|from)|are available (?:at|on|in)|available on (?:our|the)|"
    r"set out (?:in|on) (?:our|the|page)|described (?:in|on) (?:our|the|page)|disclosed in|detailed (?:in|on)|contained in (?:our|the)|outlined on page|on our website|on page \d)"
    r"|\bwww\.|https?://"
)


@cue(
    "pointer",
    "points to another place or document",
    yes=(
        "See our Annual Report for details.",
        "More information can be found at www.example.org.",
        "Please refer to page 14.",
    ),
    no=("We see progress.", "The case was referred to the court."),
)
def pointer(view: View) -> bool:
    return _POINTER.search(view.low) is not None


_BOILER = Lexicon(
    "forward looking statements, forward looking statement, no assurance can be given, undue reliance, actual results may differ, actual results could differ,"
    "executive compensation, compensation committee, executive remuneration, remuneration report, all rights reserved, registered trademark, trademarks,"
    "annual general meeting, dividend, key audit matters, basis for opinion, auditor's responsibilities, limited assurance conclusion,"
    "material adverse effect, adversely affect, adversely affected, could harm our business, earnings per share, share based payment"
)


@cue(
    "boilerplate",
    "standard wording of annual reports: forward-looking statements, pay of executives, accounting policy, risk factors",
    yes=("This report contains forward-looking statements.", "could have a material adverse effect on our business"),
    no=("We repaid the fees.",),
)
def boilerplate(view: View) -> bool:
    return _BOILER(view)


_PROMO = Lexicon(
    "unprecedented, world class, industry leading, market leading, best in class, cutting edge, proud, proudly, pride, passionate, passion, pioneering,"
    "pioneer, leading, leader, leaders, unwavering, unparalleled, unmatched, unique, exceptional, outstanding, extraordinary, excellence, groundbreaking,"
    "ground breaking, state of the art, gold standard, highest standards, highest standard, at the forefront, forefront, trusted, steadfast, relentless,"
    "first of its kind, truly, deeply, profoundly, transformative, historic, landmark, inspire, inspiring, robust, rigorous, comprehensive, extensive,"
    "second to none, at our core, in our dna, heart of everything, core of everything, better world, making a difference, hard nosed, unflinching, uncompromising"
)


@cue(
    "promotion",
    "promotional words: world-class, unprecedented, proud, industry-leading",
    yes=("We are proud of our world-class programme.",),
    no=("We repaid the fees.",),
)
def promotion(view: View) -> bool:
    return _PROMO(view)


@cue("question", "a question", yes=("What do we do about it?",), no=("We do it.",))
def question(view: View) -> bool:
    return view.text.rstrip().endswith("?")


@cue("heading", "a heading", yes=(), no=("We repaid the fees.",))
def heading(view: View) -> bool:
    return view.kind is Kind.HEADING


_CONTENTS = re.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,})\s*\d{1,3}\s*$|^\s*(?:contents|table of contents)\s*$")


@cue(
    "contents",
    "a line of a table of contents or an index",
    yes=("Grievance mechanism ........ 14",),
    no=("We received 14 complaints.",),
)
def contents(view: View) -> bool:
    return view.kind is Kind.CONTENTS or _CONTENTS.search(view.low) is not None


@cue("bullet", "an item of a list", yes=(), no=("We repaid the fees.",))
def bullet(view: View) -> bool:
    return view.kind is Kind.BULLET


def told(view: View) -> bool:
    """Whether some clause tells of a past act or result that is neither promised nor conditional."""
    return any(
        (_past_in(c) or (_RESULT(c) and not _PASSIVE_NOW.search(c.low)))
        and not _future_in(c)
        and not _hedge_in(c)
        and not _IF(c)
        for c in view.clauses
    ) or (view.kind is Kind.TABLE and view.digits)
