"""Sample (e): Corvane Packaging, which says plainly what it has not done.

Nearly every question is answered by a no. For four of them the rubric credits an explicit "none" (complaints, legal
proceedings, penalties, relationships ended); there the report says that nothing is counted or told, which earns nothing.
"""

# ruff: noqa: E501 (prose)

from __future__ import annotations

from pathlib import Path

from . import near_silent, pictures


def write(path: Path) -> None:
    """Write the report to `path`."""
    s = near_silent.story(
        "Corvane Packaging plc",
        "What We Do and What We Don't: Responsibility Review 2023",
        "Responsibility Review 2023",
        accent="#3d6b4f",
        dark="#22362b",
    )
    s.cover(
        pictures.factory(77, (410, 580), wall=(206, 210, 200), light=(252, 248, 232), floor=(128, 132, 120)),
        "CORVANE PACKAGING",
        ["What We Do", "and What We Don't"],
        ["Responsibility Review 2023", "12 March 2024"],
    )
    s.h1("The year in brief")
    s.lead(
        "Corvane makes cartons, trays and sleeves for other people's food. This review is short, because on many of the "
        "subjects that readers write to us about there is little to tell, and we would rather say so than fill the page."
    )
    s.p(
        "Our four plants, at Estwick, Marle, Tolhurst and Vennby, turned 318,000 tonnes of board into 9.4 billion packs. "
        "Revenue rose by 3.1 per cent to £612 million, and operating profit came to £41.8 million. In May a second "
        "printing press was started at Marle, at a cost of £14.2 million. It prints 22,000 sheets an hour and has cut the waste of ink by a fifth.",
        "Of the orders placed in the year, 98.2 per cent left the yard on the day agreed. In autumn 46 apprentices began with us, the largest intake since 2011.",
    )
    s.table(
        ["Material and energy", "2022", "2023"],
        [
            ["Recycled fibre in our board", "71%", "74%"],
            ["Electricity from our own roofs, MWh", "8,150", "11,900"],
            ["Water per tonne of board, cubic metres", "6.8", "6.1"],
        ],
        [3, 1, 1],
        numeric=True,
        ruled=False,
    )
    s.h2("Policy and oversight")
    s.p(
        "Corvane does not have a human rights policy, and it has made no commitment to the UN Guiding Principles, the ILO "
        "conventions or any other international standard.",
        "Nobody on the Board has been given responsibility for human rights. Neither the Audit Committee nor any other "
        "committee took up the subject in 2023.",
        "We have never had a supplier code of conduct. Our contracts with mills and hauliers say nothing about labour "
        "rights, and customers aren't asked for an undertaking of that sort either.",
    )
    s.h2("Knowing our impacts")
    s.p(
        "No human rights risk assessment has been carried out at Corvane, whether of our own plants or of the supply "
        "chain behind them. We have therefore not determined which human rights issues matter most in our business, or "
        "which groups of people are most at risk from it.",
        "Trade unions, local communities and outside experts were not consulted about human rights. As nothing was "
        "assessed, there are no findings to report.",
    )
    s.h2("Acting on them")
    s.p(
        "Up to now we have taken no measures to prevent forced labour or child labour among those who supply us with "
        "pulp, starch and ink. Whether a contract was ever refused or ended on human rights grounds we cannot tell, "
        "since the purchasing department keeps no record of its reasons.",
        "Our buyers have yet to receive any training on human rights; none was offered to plant managers. Without "
        "such a programme we also lack indicators by which its effectiveness could be judged.",
        "The working conditions at our suppliers have never been audited, by us or by anybody acting for us, and this "
        "review was prepared without external assurance.",
    )
    s.page()
    s.h1("Complaints, remedy and the law")
    s.h2("If somebody has a complaint")
    s.p(
        "There is no channel through which workers of our suppliers, neighbours of our plants or members of the public "
        "could bring a human rights complaint to us. Staff can turn to their supervisor, but we offer neither an anonymous "
        "hotline nor a service in any language other than English.",
        "People who complain are not protected against retaliation by any rule of ours. Nor have we laid down how a "
        "complaint would be handled, by whom, or within what time.",
        "Complaints are not counted, so that we are unable to say how many came in during the year or what they were about. We do "
        "not refer people to courts, ombudsmen or National Contact Points.",
    )
    s.h2("Putting things right")
    s.p(
        "The company has not committed itself to provide remedy to people whom it has harmed. In 2023 it paid no "
        "compensation to anyone, and it did not apologise, reinstate a worker or refund a recruitment fee.",
        "No lessons have been drawn from past incidents, and none of our procedures was changed because of one.",
    )
    s.h2("Legal matters")
    s.p(
        "This review does not state whether lawsuits or investigations are pending against the company. We name no "
        "court, no claimant and no case number; what may have been alleged, and how it ended, is not disclosed. "
        "Sums claimed, settled or set aside for legal matters are not published either.",
        "Fines and other penalties are not recorded centrally, and we do not report on them.",
        "There have been no publicly known reports of human rights abuse connected with our plants. Accordingly, we have "
        "not investigated any allegation of that kind, nor have we asked anyone else to.",
    )
    s.h2("Our products")
    s.p(
        "In February our fold-flat berry tray won the design prize of the carton makers' guild. It weighs 11 grams, a "
        "third less than the tray it replaces, and 640 million were sold. A lid that opens with one hand will follow in "
        "the spring, after eleven months of trials at Vennby.",
    )
    near_silent.colophon(s, "Corvane Packaging, its plants and its products")
    s.write(path)
