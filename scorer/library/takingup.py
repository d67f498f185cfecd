"""Nothing that a person did is lost: what a report's last card was made of, and what lies beside, is taken up again.

A card says what made it (``Made``). Scored again with less, the report would get a card without the review, the reply,
the register, the company's right name; so what is missing is looked for by name beside the card and the report, and
where it is not found the card that is there stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from scorer.errors import UserError
from scorer.inputs import is_file
from scorer.library.plan import Job, names_apart
from scorer.library.records import Source, Whose, begin, records, whose
from scorer.register.drafting import first_missing
from scorer.register.loading import shipped_registers
from scorer.rubric.model import Rubric
from scorer.rubric.source import Mapping
from scorer.scorecard.cells import mentions
from scorer.scorecard.people import open_reply, open_review, sheet_part
from scorer.scorecard.text import shorten

if TYPE_CHECKING:
    from scorer.library.worker import Order

HINT = (
    "Name it with the option in brackets, put it beside the report or the card, write elsewhere with --out, or replace "
    "the card by one without it with --forget."
)
_BEGUN = 2  # keys of an entry that nobody has filled in: the question, and that it is open


def taken_up(job: Job, order: Order, rubric: Rubric, digest: Callable[[], str | None]) -> Job:
    """The job with what its last card was made of, and under a name that takes no other card away.

    Args:
        job: The job.
        order: What the run gives every report.
        rubric: The rubric that it is scored by.
        digest: Gives the digest of the report, or None where it is not known; asked only where there is something.

    Raises:
        UserError: Something that the last card was made of is not at hand.
    """
    job = named(job, order, rubric, digest)
    stem = job.stem
    if order.forget:
        return job
    search = _Search(job, order, rubric, digest)
    job = replace(
        search.job,
        reviews=search.people("review", order.reviews, [s for r in search.records for s in r.of.reviews]),
        replies=search.people("reply", order.replies, [s for r in search.records for s in r.of.replies]),
        register=search.register(),
        company=search.option("company", job.company or order.company),
        date=search.option("date", job.date or order.date),
        verified=search.stamp(),
    )
    search.model()
    if search.missing:
        whole = "; ".join(dict.fromkeys(search.missing))
        message = f"the card {stem} stays as it is, because it was made with more than this run was given: {whole}"
        raise UserError(message, None, HINT)
    return replace(job, taken=tuple(dict.fromkeys(search.found)), draft=search.draft)


class _Search:
    """Looks for what is not given: in the last card's files, beside them and beside the report.

    ``found`` says what was, for the user; ``missing`` what the card was made of and is not at hand.
    """

    def __init__(self, job: Job, order: Order, rubric: Rubric, digest: Callable[[], str | None]) -> None:
        self.job = job
        self.found: list[str] = []
        self.missing: list[str] = []
        self.draft = ""
        self._order = order
        self._rubric, self._digest = rubric.rubric, rubric.digest
        self._elements = {element.id for element in rubric.elements()}
        self._told = digest
        self._folders = [order.out, *([] if job.address else [job.report.parent])]
        self.records = [r for r in records(order.out, job.stem) if r.rubric.id == rubric.rubric]

    @cached_property
    def _sha256(self) -> str | None:
        return self._told()

    def people(self, kind: str, given: Sequence[Path], sources: Iterable[Source]) -> tuple[Path, ...]:
        """Files of reviewers or companies that are not given, and not given anew by the same person."""
        known = {path.resolve() for path in given}
        heard = {_who(path, kind) for path in given if self._order.alone or self._names_it(path)} - {""}
        found = {path.resolve(): path for path in self._lying(kind) if self._about_this(path, kind)}
        for source in sources:
            path = self._beside(source.name)
            if path is not None:
                found.setdefault(path.resolve(), path)
            elif not any(source.name == p.name or source.who == _who(p, kind) for p in (*given, *found.values())):
                self.missing.append(f"the {kind} by {source.who}, {source.name} (--{kind})")
        new = tuple(p for place, p in found.items() if place not in known and _who(p, kind) not in heard)
        self.found += [f"the {kind} by {_who(path, kind) or 'somebody'} ({path.name})" for path in new]
        return new

    def register(self) -> str | None:
        """The register: the job's, none where the run has one, else the last card's or one that lies beside."""
        if self.job.register or self._order.register:
            return self.job.register
        name = next((r.of.register for r in self.records if r.of.register), "")
        beside = list(self._lying("register"))
        drafts = {path.name: line for path in beside if (line := _draft_line(path))}
        if drafts and name in ("", *drafts):
            told = "lies there and was not taken up: it is a draft, and no address is written in line"
            file, line = next(iter(drafts.items()))
            self.draft = f"{file} {told} {line}. Write its addresses, or name it with --register."
            return None
        lying = self._beside(name) or next(iter(beside), None)
        if lying is None and name not in shipped_registers():
            if name:
                self.missing.append(f"the register {name} (--register)")
            return None
        self.found.append(f"the register {lying.name if lying else name}")
        return str(lying) if lying else name

    def option(self, name: str, given: str | None) -> str | None:
        """A company or date that somebody gave for the same PDF; ``given`` where one is given now."""
        if given is not None:
            return given
        for record in self.records:
            source, value = (
                (record.company_source, record.company)
                if name == "company"
                else (record.report.date_source, record.report.date)
            )
            if source == "option" and value:
                shown = f"the {name} “{shorten(value, 80)}”"
                if self._sha256 in (None, record.report.sha256):
                    self.found.append(shown)
                    return value
                self.missing.append(f"{shown}, given for another file of this name (--{name})")
        return None

    def model(self) -> None:
        """A learned model is not looked for: it belongs to no report."""
        if self._order.model is None:
            self.missing += [f"the model {r.of.model} (--model)" for r in self.records if r.of.model]

    def stamp(self) -> tuple[str, int, str] | None:
        """That of the last card; whether it still fits is seen when its quotes are known."""
        stamps = [r.verified for r in self.records if r.verified]
        return (stamps[0].reader, stamps[0].quotes, stamps[0].digest) if stamps else None

    def _lying(self, kind: str) -> Iterator[Path]:
        """Files that are called after card or report."""
        places = [self._order.out / f"{self.job.stem}.{kind}.yaml"]
        if not self.job.address:
            places.append(self.job.report.with_name(f"{self.job.report.stem}.{kind}.yaml"))
        yield from (path for path in dict.fromkeys(places) if is_file(path))
        # A card's page names its review after the PDF; several PDFs of one name may have their cards here.
        path = self._order.out / f"{self.job.report.stem}.{kind}.yaml"
        if path not in places and self._names_it(path):
            yield path

    def _names_it(self, path: Path) -> bool:
        """Whether a file is there and names this report by its digest."""
        data = begin(path)
        return bool(data) and self._sha256 is not None and mentions(data, self._sha256)

    def _about_this(self, path: Path, kind: str) -> bool:
        """Whether a file says anything about a card by this rubric; one with faults does, so that they are told."""
        root = _root(path, kind)
        if root is None:
            return True
        if kind == "review":
            part = sheet_part(root, self._sha256 or "", self._digest)
            if part is None:
                return False
            entries, of = part.members("findings"), part.get("rubric")
            other = isinstance(of, Mapping) and of.text("id") not in ("", self._rubric)
            return not other and (not entries or any(map(_is_touched, entries)))
        answers = root.members("answers")
        return not answers or any(answer.text("element") in self._elements for answer in answers)

    def _beside(self, name: str) -> Path | None:
        """A file of this name, which may come from a stranger's card and is no path."""
        if not name or Path(name).name != name:
            return None
        return next((folder / name for folder in self._folders if is_file(folder / name)), None)


def _is_touched(entry: Mapping) -> bool:
    """Whether a person wrote anything into an entry of a review as it was begun; what is only half decided is told."""
    return entry.text("decision") != "open" or len(entry.pairs) > _BEGUN


def named(job: Job, order: Order, rubric: Rubric, digest: Callable[[], str | None]) -> Job:
    """The job under the name of its card: that of an earlier one of the same report and rubric, or one that is free.

    Free is the report's name where no card of another document has it, else one that tells them apart; with the
    rubric's name behind it where another rubric's card of the report is called so. A rubric is known by its name,
    since editing one changes all else of it; that a card by another state of it is replaced is told.
    """
    out, name_of = order.out, rubric.rubric
    names = names_apart(job)
    plain, apart = next(names), next(names)
    if not any(whose(out, name) for stem in (plain, apart) for name in (stem, f"{stem}.{name_of}")):
        return job
    sha256 = digest()

    def foreign(cards: Sequence[Whose]) -> bool:
        return sha256 is not None and any(card.sha256 != sha256 for card in cards)

    free = spared = ""
    for stem in chain((plain, apart), names):
        there, behind = whose(out, stem), whose(out, f"{stem}.{name_of}")
        for name, cards in ((stem, there), (f"{stem}.{name_of}", behind)):
            if sha256 and not foreign(cards) and any(card.rubric == name_of for card in cards):
                return replace(job, stem=name, replaced=_replaced(whose(out, name, order.formats), rubric))
        by_rubric = bool(there) and all(card.rubric != name_of for card in there)
        name, cards = (f"{stem}.{name_of}", behind) if by_rubric else (stem, there)
        taken = next((n for n, held in ((stem, there), (name, cards)) if foreign(held)), "")
        free, spared = free or ("" if taken else name), spared or ("" if free else taken)
        if not taken and stem != plain:
            break
    return replace(job, stem=free, spared=spared)


def _replaced(cards: Sequence[Whose], rubric: Rubric) -> str:
    """That a rubric's cards are about to be replaced by those of another of its name, in words; empty where not."""
    other = next((c.digest for c in cards if c.rubric == rubric.rubric and c.digest not in ("", rubric.digest)), "")
    if not other:
        return ""
    return (
        f"Cards that were made with the rubric {rubric.rubric} of digest {shorten(other, 64)} are replaced: it now has "
        f"the digest {rubric.digest}. If these are two rubrics and the cards of both are wanted, give one another name "
        f"(its line “rubric:”), or write elsewhere with --out."
    )


def told_of(job: Job, *, fresh: bool) -> list[str]:
    """What its user is told of a job as it was taken up; ``fresh``: whether its card was written anew."""
    notes = [f"{job.named}: {job.draft}"] if job.draft else []
    if fresh and job.spared:
        said = f"the card {job.spared} is of another document and stays; this one is called {job.stem}"
        notes.append(f"{job.named}: {said}.")
    if fresh and job.replaced:
        notes.append(job.replaced)
    if fresh and job.taken:
        notes.append(f"{job.named}: taken up again: {', '.join(job.taken)}. To leave that out: --forget.")
    return notes


def _draft_line(path: Path) -> int | None:
    """The line of a register in which a draft's address is still to be written."""
    return first_missing(begin(path).decode("utf-8", "replace"))


def _who(path: Path, kind: str) -> str:
    root = _root(path, kind)
    return shorten(root.text("reviewer" if kind == "review" else "who").strip(), 200) if root else ""


def _root(path: Path, kind: str) -> Mapping | None:
    try:
        return (open_review if kind == "review" else open_reply)(path).root
    except UserError:
        return None
