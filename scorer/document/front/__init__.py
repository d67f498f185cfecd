"""The first lines of a card: whose report it is, what it is, and when it was published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from scorer.document.front.covering import covering, head_of_mail
from scorer.document.front.facts import Source
from scorer.document.front.published import Published, published
from scorer.document.front.publisher import company
from scorer.document.front.titles import title
from scorer.document.model import Fact


class FrontMatter(NamedTuple):
    """What a report says of itself, each with its source, its page and how sure it is.

    Attributes:
        title: What it is called.
        company: Whose it is.
        published: When it was published.
        covering: Pages in front of it that are no part of it, and what each belongs to ("a letter").
        mailed: The page that begins with the head of an e-mail and goes on with the report, or 0.
    """

    title: Fact
    company: Fact
    published: Published
    covering: Mapping[int, str]
    mailed: int


def front_matter(source: Source) -> FrontMatter:
    """Read the header of a report from what it and its file say, not from what it was sent with."""
    in_front = covering(source)
    ahead = max(in_front, default=0)
    source = source.behind(ahead) if ahead else source
    head = head_of_mail(source.sentences)
    mailed = source.sentences[0].page + ahead if head else 0
    source = source.without(head)
    named = title(source)
    publisher = company(source, named.text)
    if named.text.casefold() == publisher.text.casefold() != "":  # "LUMEN" in the greatest type of the cover
        named = title(source, publisher.text)
    when = published(source, named.text)
    when = when._replace(date=_behind(when.date, ahead))
    return FrontMatter(_behind(named, ahead), _behind(publisher, ahead), when, in_front, mailed)


def _behind(fact: Fact, ahead: int) -> Fact:
    """A fact with its page counted from the beginning of the file."""
    return replace(fact, page=fact.page + ahead) if fact.page else fact
