"""Sample (f): Tindlewick Toys, which tells at length what everybody else has done.

Competitors, a trade federation, an NGO, a supplier on its own account, governments and a law that does not apply to
it: each says or does what a good answer would tell of the company, in the words in which a good answer would tell it.
"""

# ruff: noqa: E501 (prose)

from __future__ import annotations

from pathlib import Path

from . import near_silent, pictures


def write(path: Path) -> None:
    """Write the report to `path`."""
    s = near_silent.story(
        "Tindlewick Toys Ltd",
        "The World Around Our Toys: Outlook 2023",
        "Outlook 2023",
        accent="#b5482f",
        dark="#3a2634",
    )
    s.cover(
        pictures.bokeh(58, (410, 580), back=(58, 38, 52), lights=((250, 190, 110), (220, 110, 90), (150, 170, 220))),
        "TINDLEWICK TOYS",
        ["The World", "Around Our Toys"],
        ["Outlook 2023", "20 February 2024"],
    )
    s.h1("Our year, and everybody else's")
    s.lead(
        "Tindlewick has made wooden and plastic toys since 1934. This outlook looks beyond our own gate, at what is "
        "going on in the trade and in the countries in which toys are made."
    )
    s.p(
        "First, our own year. We sold 7.3 million toys, 4 per cent more than in 2022, and turnover reached £88.5 million. "
        "The marble run came back after nine years and sold out in October. Our 410 employees moved into the new "
        "building on Kiln Lane, which has 212 solar panels and a slide from the second floor to the canteen.",
    )
    s.h2("What our competitors are doing")
    s.p(
        "Brandell Playthings, the largest of our competitors, is committed to respecting human rights. Its Human Rights "
        "Policy is based on the UN Guiding Principles and the ILO core conventions, and was approved by Brandell's board on 14 March 2023. "
        "A committee of that board oversees human rights; it met four times in 2023 and decided to stop buying from two "
        "dye houses.",
        "In May 2023 Brandell completed a human rights impact assessment of its plush supply chain in three provinces of "
        "Norland. As its most salient risks it names the underpayment of migrant workers in its paint shops and child labour in "
        "the cotton that it buys. The assessment of 40 factories found 118 breaches, of which 22 concerned overtime and 3 "
        "withheld passports. Brandell discussed the findings with two trade unions and five civil society "
        "organisations, and changed its policy on overtime as a result.",
        "Since then Brandell has extended its child labour monitoring system to 44 villages and paid EUR 2.1 million in "
        "premiums to cotton growers. The share of its factories with an open finding on forced labour fell from 14 to 6 "
        "per cent, which it takes as a sign that the measures work.",
        "Osterly Games, too, has been busy. Three accredited firms carried out 38 social audits of its suppliers in 2023; they "
        "recorded 12 critical findings, most of them on forced labour. Osterly ended its contracts with three sewing shops "
        "on human rights grounds and put new business with a printer on hold. In March 2023 it repaid recruitment fees of USD 41,200 "
        "to 63 migrant workers at two of its sites, in line with its commitment to provide remedy where it has caused or contributed to "
        "harm. After that case it changed its recruitment policy and replaced two agents.",
    )
    s.h2("The federation and the campaigners")
    s.p(
        "The Toy Makers' Federation, of which we are not a member, requires its members' suppliers to sign a code that "
        "bans child labour and recruitment fees. By the end of 2023, 214 suppliers of its members had done so. In the same "
        "year the federation trained 1,840 people from its member companies on modern slavery and how to recognise it.",
        "Fair Play Watch, a non-governmental organisation, interviewed 64 migrant workers in the moulding trade in June "
        "2023. It also runs a hotline for workers in any toy factory. The line is free of charge, takes anonymous calls around the "
        "clock and is answered in eleven languages. Last year it received 212 complaints, of which 97 concerned wages, 61 "
        "harassment and 54 working hours.",
        "Hoi Mun Plastics, from which we buy wheels, writes in its own report that it respects the human rights of "
        "everyone who works for it, and that it dismisses any supervisor who retaliates against a worker for "
        "complaining. It says that its own Human Rights Officer reports to its managing director every quarter.",
    )
    s.page()
    s.h1("Laws, courts and governments")
    s.h2("The Supply Chains Act of Norland")
    s.p(
        "The Act applies to importers with more than 3,000 employees, and so not to us. It requires those importers to "
        "assess human rights risks every year, to set up a complaints channel that is open to workers of their suppliers and to "
        "the public, and to protect everyone who uses it from retaliation. A complaint must be acknowledged within five working days, passed to "
        "an officer who is independent of the business, and decided within sixty days. Whoever complains keeps the right to go to court.",
        "The ombudsman whom the government appointed under the Act received 41 complaints from workers and residents in "
        "2023 and closed 33 of them within the time limit. The government of Westmark has announced a similar law, and has trained 31 "
        "labour inspectors to prepare for it. The National Contact Point of Norland accepted a complaint against "
        "Brandell in 2022; Brandell took part in four mediation sessions, which ended in an agreement.",
    )
    s.h2("In the courts")
    s.p(
        "At the end of 2023 Brandell was a defendant in 14 lawsuits in four countries. One of them, Okoro v. Brandell "
        "Playthings Ltd, was filed in the High Court of Norland on 3 May 2022. The claimants alleged unpaid overtime; in August 2023 the "
        "court dismissed the claim, and they have appealed. Brandell has set aside GBP 4.2 million for the case.",
        "In 2023 the labour inspectorate of Norland fined Osterly Games USD 18,000 for two breaches of working time "
        "rules. Newspapers had alleged in June 2022 that dolls sold by Osterly were sewn by children. Osterly had a law firm "
        "investigate the claims. The investigation found nine children in one workshop, and in July the workshop lost its contract.",
    )
    s.h2("What comes next")
    s.p(
        "In the coming season we bring out 26 new toys, among them a wooden crane that is 1.2 metres tall. Whatever "
        "happens around us, we shall go on making toys that survive a fall from the window: of 500 that we dropped, "
        "487 still worked.",
    )
    near_silent.colophon(
        s, "Tindlewick Toys and all companies, organisations, countries, laws and legal cases in this outlook"
    )
    s.write(path)
