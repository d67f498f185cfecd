"""A register: the legal challenges of one company that are known from outside its reports.

A field that is not known stays empty; nothing is filled in by guess.
"""

from __future__ import annotations

import hashlib
from enum import StrEnum
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from scorer.register.dates import first_day, is_date
from scorer.register.roles import role_of
from scorer.rubric.model import Identifier, Part, Text


class Role(StrEnum):
    """What the company is in a case. Listed and never counted: what it brought itself, and where it is no party."""

    DEFENDANT = "defendant"
    RESPONDENT = "respondent"
    REGULATORY = "regulatory"
    CRIMINAL = "criminal"
    CLAIMANT = "claimant"
    NON_PARTY = "non-party"


def _date(text: str) -> str:
    if text and not is_date(text):
        raise PydanticCustomError("date", "not a date")
    return text


def _address(text: str) -> str:
    try:
        parts = urlsplit(text)
        sound = parts.scheme.lower() in {"http", "https"} and "." in (parts.hostname or "") and not text.split()[1:]
    except ValueError:
        sound = False
    if not sound:
        raise PydanticCustomError("address", "not an address")
    return text


Date = Annotated[str, AfterValidator(_date)]
"""``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; empty where not known."""
Address = Annotated[str, Field(max_length=2000), AfterValidator(_address)]


class StatusAt(Part):
    """Where a case stood from a date on.

    ``open`` says whether it was still pending then; where it is left out, that is told from the words of ``status``.
    """

    date: Annotated[Date, Field(min_length=1)]
    status: Text
    open: bool | None = None


class Source(Part):
    """Where the case is documented."""

    title: Annotated[str, Field(max_length=500)] = ""
    url: Address


class Case(Part):
    """One legal challenge, with what is known of it."""

    id: Identifier
    name: Text
    aliases: tuple[Text, ...] = ()
    forum: Annotated[str, Field(max_length=500)] = ""
    docket: Annotated[str, Field(max_length=200)] = ""
    filed: Date = ""
    public_since: Date = ""
    role: Annotated[Role, BeforeValidator(role_of)]
    claim: Annotated[str, Field(max_length=4000)] = ""
    severity: Literal["high", "medium", "low"] | None = None
    status_by_date: tuple[StatusAt, ...] = ()
    sources: tuple[Source, ...] = Field(min_length=1)

    @property
    def statuses(self) -> tuple[StatusAt, ...]:
        """What is known of its course, the earliest first."""
        return tuple(sorted(self.status_by_date, key=lambda s: first_day(s.date)))


class Register(Part):
    """The known legal challenges of a company, as loaded from YAML; ``digest`` identifies its content."""

    register_: Identifier = Field(alias="register", serialization_alias="register")
    company: Text
    aliases: tuple[Text, ...] = ()
    subsidiaries: tuple[Text, ...] = ()
    former_names: tuple[Text, ...] = ()
    note: Annotated[str, Field(max_length=4000)] = ""
    cases: tuple[Case, ...] = Field(min_length=1)

    @property
    def id(self) -> str:
        """Its name."""
        return self.register_

    @property
    def other_names(self) -> tuple[str, ...]:
        """What else the company is called, or is a part of it, or was."""
        return *self.aliases, *self.subsidiaries, *self.former_names

    @property
    def digest(self) -> str:
        """SHA-256 (first 16 hex digits) over the canonical JSON of the register."""
        unused = {
            name for name in ("subsidiaries", "former_names") if not getattr(self, name)
        }  # younger than digests are
        return hashlib.sha256(self.model_dump_json(by_alias=True, exclude=unused).encode()).hexdigest()[:16]
