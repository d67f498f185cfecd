"""How much of the words folder is shared: concepts that two or more questions use, and categories that reading uses.

usage: python benchmarks/concepts.py

The questions are those of both shipped rubrics; what a concept passes on to others, their questions use as well.
Categories are the sets of words by which sentences are read.
"""

from __future__ import annotations

from pathlib import Path

from scorer.language.categories import categories
from scorer.language.concepts import dictionary
from scorer.rubric.loading import load_rubric
from scorer.rubric.words import carriers, uses

FOLDER = Path(__file__).parent.parent / "scorer" / "language" / "words" / "en"
RUBRICS = ("human-rights-transparency", "modern-slavery-statement")


def main() -> None:
    """Print the shares."""
    concepts, rubrics = dictionary().concepts, [load_rubric(name) for name in RUBRICS]
    users = {
        name: sum(
            use.element is not None for rubric in rubrics for use in uses(rubric, [name, *carriers(concepts, name)])
        )
        for name in concepts
    }
    shared, read = sum(n > 1 for n in users.values()), len(categories().lexicon.entries)
    size = sum(path.stat().st_size for path in FOLDER.rglob("*.yaml"))
    print(f"{shared} of {len(users)} concepts are used by two or more questions ({shared / len(users):.2f})")
    print(f"with the {read} categories of reading: {(shared + read) / (len(users) + read):.2f}")
    print(f"the folder: {size / 1000:.0f} KB")


if __name__ == "__main__":
    main()
