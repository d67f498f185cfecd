"""The first lines of a card: whose report it is, what it is, and when it was published."""

from __future__ import annotations

from typing import NamedTuple

from scorer.document.front.facts import Source
from scorer.document.front.published import Published, published
from scorer.document.front.publisher import company
from scorer.document.front.titles import title
from scorer.document.model import Fact


class FrontMatter(NamedTuple):
    """What a report says of itself, each with its source, its page and how sure it is."""

    title: Fact
    company: Fact
    published: Published


def front_matter(source: Source) -> FrontMatter:
    """Read the header of a report from what it and its file say."""
    named = title(source)
    publisher = company(source, named.text)
    if named.text.casefold() == publisher.text.casefold() != "":  # "LUMEN" in the greatest type of the cover
        named = title(source, publisher.text)
    return FrontMatter(named, publisher, published(source, named.text))
