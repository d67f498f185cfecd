"""Coded sentences of fictional companies, made by rule, as a careful coder takes them; a rubric half right.

The look-up finds the word; coders also take what is said in other words ("coached"), and do not take the training
ground of a football club. What only one company says is its own name.
"""

from __future__ import annotations

import csv
import io

RUBRIC = """\
rubric: small
version: "1"
title: Small
themes:
  - id: T
    title: T
    indicators:
      - id: I
        title: I
        why: w
        elements:
          - id: training
            ask: Are staff trained?
            look_for: [train*]
            deny: ['train* AND cues:negation']
            levels: {stated: s, described: d, evidenced: e}
          - id: channel
            ask: Is there a channel for complaints?
            look_for: [hotline]
            levels: {stated: s, described: d, evidenced: e}
"""

PLACES = ("Leeds", "Porto", "Turin", "Lyon", "Bergen", "Graz", "Cork", "Malmo", "Ghent", "Basel", "Brno", "Turku")
NAMES = ("Alder", "Birch", "Cedar", "Damson", "Elm", "Fir", "Gorse", "Hazel", "Ivy", "Juniper", "Kapok", "Larch")

# text, coded yes for training, coded yes for channel
SENTENCES = (
    ("In {year} we trained {n} buyers in {place} on forced labour.", 1, 0),
    ("Buyers in {place} were coached to spot the signs of forced labour in {year}.", 1, 0),
    ("Our managers coached {n} colleagues on the rights of workers.", 1, 0),
    ("The training ground of the football club in {place} was sold.", 0, 0),
    ("A new training ground for the club opened near {place}.", 0, 0),
    ("Revenue in {place} rose by {n} per cent.", 0, 0),
    ("{name} opened a warehouse in {place}.", 0, 0),
    ("Anyone can call the hotline, which is open day and night.", 0, 1),
    ("Workers of suppliers may call the hotline in {n} languages.", 0, 1),
    ("The board met {n} times in {year}.", 0, 0),
)


def coded(documents: range = range(12), *, training: str = "training", channel: str = "channel") -> str:
    """A CSV of coded sentences, one document a company."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["document", "position", "text", training, channel])
    for d in documents:
        facts = {"year": 2015 + d, "n": 12 + 7 * d, "place": PLACES[d], "name": NAMES[d]}
        for position in range(len(SENTENCES)):
            text, *labels = SENTENCES[(3 * d + 7 * position) % len(SENTENCES)]
            table.writerow([f"report-{d}", position, text.format(**facts), *labels])
    return out.getvalue()
