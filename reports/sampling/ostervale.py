"""Sample (b): Ostervale Group, a clothing company whose report tells what was found, what was paid and who is suing.

People, factories, organisations, auditors, cases and figures are invented; docket numbers lie outside the ranges in use.
"""

# ruff: noqa: E501 (prose)

from __future__ import annotations

from pathlib import Path

from reportlab.lib.colors import HexColor

from . import pictures
from .look import Look
from .story import Story


def write(path: Path) -> None:
    """Write the report to `path`."""
    look = Look(
        accent=HexColor("#2f6f5e"),
        dark=HexColor("#203a36"),
        pale=HexColor("#eef3ef"),
        head="RobotoSlab-Regular",
        light="RobotoSlab-Light",
        size=9.5,
        leading=14.0,
        left=62,
        right=62,
    )
    s = Story(
        look,
        title="Human Rights Report 2023",
        author="Ostervale Group plc",
        subject="Sample report of an invented company",
        keywords="human rights, supply chain, grievances, legal proceedings",
        running=("Ostervale Group plc", "Human Rights Report 2023"),
    )
    s.cover(
        pictures.field(5, (820, 1160), top=(168, 190, 200), bottom=(238, 228, 206), crop=(70, 112, 92)),
        "OSTERVALE",
        ["Human Rights", "Report 2023"],
        ["Year ended 31 December 2023", "Published 28 March 2024"],
    )
    s.contents()
    s.p(
        "This report covers Ostervale Group plc and the companies it controls (listed on page 150 of our Annual Report). "
        "It is written for people who work in our supply chain and those who speak for them, for customers, and for "
        "investors. A summary in eleven languages is displayed at the factories named in it.",
        style="small",
    )
    _foreword(s)
    _policy(s)
    _partners(s)
    _issues(s)
    _assessments(s)
    _action(s)
    _tracking(s)
    _channels(s)
    _complaints(s)
    _remedy(s)
    _law(s)
    _allegations(s)
    _end(s)
    s.back(
        ["Ostervale Group plc", "Carr Mill, 8 Waterside, Leeds", "humanrights@ostervale.example"],
        "Ostervale Group, its brands, people, suppliers, auditors and legal cases are invented. This document was written as a "
        "sample for testing software that reads corporate reports. Any resemblance to a real company, person or case is "
        "unintended.",
    )
    s.write(path)


def _foreword(s: Story) -> None:
    s.page()
    s.h1("Foreword")
    s.lead("Some of what you will read here is uncomfortable. We publish it because the people concerned asked us to.")
    s.p(
        "In January 2023 a group of Nepali workers in Penang told a campaigning organisation what it had cost them to get a "
        "job sewing our jackets. Two of them had told us the same thing eighteen months earlier, through our own hotline, and "
        "we'd closed the case after a telephone call to the factory. It took a published report for us to listen properly.",
        "By the end of September the 386 men and women at that factory had been repaid. It should not have needed outsiders. "
        "We changed the way complaints are decided because of it (page 14), and replaced the managers who had closed the file.",
        "The year brought other failures. Children were found doing piecework at home for a subcontractor of a subcontractor. An "
        "agency at our own warehouse in Venlo had been rounding down hours for two years. And 62 people who were hurt, or whose "
        "relatives died, in the boiler explosion at Gazipur in 2020 are suing us in London. We set out our "
        "position on that claim in the chapter on legal proceedings, beside theirs.",
        "There was progress as well. More people know of the hotline, cases are decided faster, and, for the second year running, "
        "fewer sites breach the limit of sixty hours a week. Yet wages in three countries still fall far short of what "
        "a family needs to live on, and on this we've moved more slowly than we said we would. The table on page 10 shows by how much.",
    )
    s.p(
        "<b>Margaret Oyelaran-Shaw</b>, Chief Executive<br/><b>Ruth Adeyemi-Clarke</b>, Chair of the Fair Work Committee"
    )
    s.figures(
        [
            ("11", "impact assessments in 2023"),
            ("1,126", "complaints received"),
            ("737", "people who received remedy"),
            ("6", "legal proceedings, page 15"),
        ]
    )
    s.h2("Our business in brief")
    s.p(
        "Ostervale designs and sells outdoor clothing and childrenswear under the names Fellmark, Tarn &amp; Moss and Littlebeck. We "
        "employ 9,400 people, run 211 shops and three warehouses, and buy from 438 factories in 19 countries, where some 312,000 "
        "people work. Revenue in 2023 was £1.9 billion."
    )


def _policy(s: Story) -> None:
    s.page()
    s.h1("1. Policy and governance")
    mark = s.note(
        "The policy can be read at ostervale.example/human-rights in English, Bengali, Khmer, Nepali, Vietnamese and six other languages."
    )
    s.p(
        "Ostervale respects the rights set out in the International Bill of Human Rights and in the ILO's core conventions, and "
        "follows the UN Guiding Principles and the OECD Guidelines for Multinational Enterprises in doing so. The Board approved "
        f"the present text of our Human Rights Policy on 14 February 2023.{mark} It replaces that of 2018. New in it are a "
        "section on homeworkers, a ban on charging workers for their recruitment, and the undertaking that those who are "
        "harmed will not be asked to sign away their right to go to court.",
        "Before the Board voted, drafts were discussed with two trade union federations, with the migrant "
        "workers' association Pravasi Sahara and with the law clinic of a university. Nine of their 31 proposals were "
        "taken up in full, eleven in part. The policy was carried into the buying manual on 1 April and into the "
        "bonus terms of the twelve most senior buyers on 1 July.",
    )
    s.h2("The Fair Work Committee")
    s.p(
        "Four non-executive directors form the Board's Fair Work Committee. Its chair, Ruth Adeyemi-Clarke, was for "
        "eleven years a labour judge. It met five times in 2023, twice with workers' representatives in the room. These are the "
        "matters on which it took a decision:"
    )
    s.table(
        ["Meeting", "Decision"],
        [
            [
                "7 February",
                "Recommended the new policy to the Board. Asked for an outside review of how the first complaint from Penang had been closed.",
            ],
            [
                "9 May",
                "Halted all new orders in one province after auditors were refused entry to two spinning mills; existing orders to be completed.",
            ],
            [
                "20 June",
                "Turned down a proposal by the commercial team to move children's knitwear to a country where unions are banned, forgoing an estimated saving of £2.3 million a year.",
            ],
            ["12 September", "Released £1.46 million from the remedy reserve (page 13)."],
            [
                "5 December",
                "Reviewed progress on wages, judged it insufficient, and set quarterly milestones for the Chief Operating Officer.",
            ],
        ],
        [1, 5],
        caption="Decisions of the Fair Work Committee in 2023",
    )
    s.p(
        "Day to day, the Director of Human Rights, Tomasz Brennan-Okafor, answers for the work to the Chief Executive. His team has 34 people, "
        "21 of them in producing countries. It can stop an order; it did so on seven occasions in the year."
    )
    s.picture(
        pictures.bokeh(18, (900, 380), back=(40, 62, 58), lights=((255, 226, 170), (160, 210, 190)), figures=4),
        128,
        "The committee met workers' representatives in Dhaka in May and in Phnom Penh in November.",
    )


def _partners(s: Story) -> None:
    s.page()
    s.h1("2. What we require of suppliers")
    s.p(
        "Our Code for Suppliers forms part of every purchase contract. It requires, among other things, that no worker pays for a job, "
        "that identity papers stay with their owners, that wages are paid in full and on time, that unions are "
        "free to organise, and that all of this is passed on to subcontractors, none of whom may be used without our written consent."
    )
    s.p(
        "By 31 December 412 of the 438 factories (94 per cent; 2022: 88 per cent) had signed the current text. Of the "
        "other 26, nineteen are being phased out and seven were given until the end of March 2024. Since 1 July the code "
        "has also bound us: we pay within 45 days, and a change of order less than four weeks before shipment must be paid for. "
        "Suppliers reported 61 breaches of these promises on our part; in 48 we compensated them, with £212,000 in all."
    )
    s.table(
        ["Step", "Before the first order", "While we buy"],
        [
            ["Questionnaire and documents", "All new sites", "Yearly"],
            ["Visit by our own staff", "All new sites", "Twice a year at sites rated red"],
            [
                "Unannounced audit by an outside firm",
                "All new sites in 11 countries",
                "Every 12, 18 or 24 months by rating",
            ],
            [
                "Interviews away from the factory",
                "Where migrants are employed",
                "With each audit in Malaysia, Jordan and Taiwan",
            ],
        ],
        [2, 2, 2.4],
        caption="How factories are checked",
        ruled=False,
    )
    s.h2("Agents, carriers and agencies")
    s.p(
        "Labour agencies at our warehouses, freight forwarders and franchise holders sign a version of the same code. In 2023 we "
        "looked at the payroll of all nine agencies in the United Kingdom and the Netherlands; what came to light at Venlo is "
        "told on page 13. Two franchise holders in the Gulf had not signed by the year's end, and their contracts lapse in June 2024."
    )
    s.picture(
        pictures.harbour(27, (900, 400), top=(150, 176, 190), bottom=(232, 222, 200), sea=(36, 72, 80)),
        150,
        "Containers at Chattogram. One garment in four that we sell comes through this port.",
    )


def _issues(s: Story) -> None:
    s.page()
    s.h1("3. The harms that matter most")
    s.p(
        "We rank harms by how grave they would be for a person, how many could be affected and whether they can be made good, "
        "not by what they would cost us. The list is drawn up every two years with unions, migrants' organisations and two independent "
        "scholars, most recently in October 2022. We show here how large we believe each problem to be, and how sure we are."
    )
    s.table(
        ["Issue", "Who and where", "How much, as far as we know", "How sure"],
        [
            [
                "Debt from recruitment fees",
                "Migrants from Nepal, Bangladesh, Indonesia and Vietnam working in Malaysia, Taiwan and Jordan",
                "11,300 people at 37 sites; on average USD 1,180 was paid for a job",
                "High",
            ],
            [
                "Wages too low to live on",
                "Sewing and washing units in Bangladesh, India and Cambodia",
                "Average gap to the benchmark of 28 per cent; 96,000 people",
                "High",
            ],
            [
                "Harassment of women",
                "All sewing floors; worst where line managers are men and workers under 25",
                "17 per cent of 1,902 women surveyed had met it within twelve months",
                "Medium",
            ],
            [
                "Excessive hours",
                "Vietnam and China in the months before winter",
                "22 per cent of sites went over 60 hours in at least one week (2022: 27)",
                "High",
            ],
            [
                "Children and informal work at home",
                "Embroidery and sequins, Uttar Pradesh",
                "14 children found in 2023; we do not know the true number",
                "Low",
            ],
            [
                "Unions hindered",
                "Cambodia, Turkey, two provinces of China",
                "31 complaints, 23 people dismissed and taken back",
                "Medium",
            ],
            [
                "Staff privacy",
                "Fingerprint clocks in warehouses in Illinois and Venlo",
                "874 and 410 people; clocks removed",
                "High",
            ],
        ],
        [1.3, 2.1, 2.3, 0.7],
        caption="Salient human rights issues, in order of severity",
    )
    s.box(
        "Two groups whom we tend to miss",
        [
            "Homeworkers do not appear on any payroll that we see. Cotton pickers are six contracts away from us. For both we rely on "
            "local organisations, and the figures above are the weakest in this report. Our auditor has qualified its opinion on the first (page 18)."
        ],
    )
    s.p(
        "Cotton deserves a word. In 2023 we could trace 58 per cent of our cotton to the country in which it was grown, and "
        "31 per cent to the gin. We do not buy from regions where picking is organised by the state."
    )


def _assessments(s: Story) -> None:
    s.page()
    s.h1("4. What we looked into, and what we found")
    s.p(
        "A human rights impact assessment takes about four months. A team of three, at least one of them from outside the "
        "company, studies documents, visits the site, meets people where they live, checks its draft with those "
        "who were interviewed, and writes up findings with a date by which each is to be dealt with. In 2023 eleven "
        "assessments were completed (2022: eight). Between them 2,316 people were heard, 1,408 of them women."
    )
    s.table(
        ["Place", "Month", "Led by", "Heard", "Principal findings"],
        [
            [
                "Penang, Malaysia",
                "March",
                "Corbel Social Audit",
                "412",
                "Fees of USD 700 to 1,900 paid by 386 workers; 54 passports held by the employer",
            ],
            [
                "Taoyuan, Taiwan (two mills)",
                "May",
                "Pravasi Sahara",
                "188",
                "Monthly 'service fee' deducted from 142 Vietnamese workers",
            ],
            ["Irbid, Jordan", "June", "Own team and union", "204", "Curfew in dormitories; no fees found after 2021"],
            ["Gazipur, Bangladesh", "April", "Dr S. Halim", "261", "Nine of 31 boilers without a valid certificate"],
            [
                "Tiruppur, India",
                "July",
                "Women's Work Trust",
                "322",
                "Nine cases of harassment by two supervisors; complaints committee existed on paper only",
            ],
            [
                "Sambhal, India",
                "October",
                "Own team and child rights group",
                "117",
                "14 children aged 9 to 13 sewing sequins at home; piece rates at 41 per cent of the minimum wage",
            ],
            [
                "Phnom Penh, Cambodia",
                "August",
                "Union federation, jointly",
                "274",
                "23 union members dismissed after a strike",
            ],
            [
                "Binh Duong, Vietnam",
                "September",
                "Corbel Social Audit",
                "198",
                "Weeks of up to 71 hours; double books at one site",
            ],
            ["Izmir, Turkey", "November", "Own team", "96", "Syrian workers without permits at two of six sites"],
            [
                "Venlo, Netherlands",
                "February",
                "FairHours bv",
                "164",
                "Agency rounded down hours; 118 people underpaid",
            ],
            ["Leeds, United Kingdom", "May", "Own team", "80", "No serious finding"],
        ],
        [1.35, 0.85, 1.2, 0.6, 2.9],
        caption="Impact assessments completed in 2023",
    )
    s.p(
        "Across the eleven places there were 214 findings: 38 critical, 97 major and 79 minor. Wages and deductions "
        "account for a third. At the end of the year 171 had been closed, all after a return visit; 29 were on schedule and 14, all "
        "in Binh Duong and Izmir, were late."
    )
    s.page()
    s.h2("Who was at the table")
    s.p(
        "Those whose lives are touched by what we do know more about it than we can find out on a visit. Three examples show what they changed."
    )
    s.bullets(
        [
            "<b>Penang.</b> Our first plan foresaw repayment over twelve months. At two meetings in April, 63 workers elected "
            "by their dormitories, with Pravasi Sahara interpreting, said that many would be gone by then. The money was paid in three "
            "instalments, the last of them in September.",
            "<b>Gazipur.</b> Injured workers and the federation of garment unions met our team on 2 and 3 May. They asked "
            "for treatment in Dhaka rather than at the company clinic; 41 people have since been treated there.",
            "<b>Tiruppur.</b> The women told the Trust that they wouldn't use any committee on which the factory's owner "
            "sat. Its five members are now elected by secret ballot, and its chair comes from outside.",
        ]
    )
    s.p(
        "Each year we ask two scholars, currently Dr Shirin Halim and Professor Joost van Aerde, to read our findings and say in public where "
        "they disagree. Their comments of February 2024, two pages long and printed unedited on our website, take us to task "
        "over wages and over the small number of assessments beyond the first tier."
    )
    s.picture(
        pictures.factory(33, (900, 420), wall=(196, 204, 196), light=(255, 250, 232), floor=(150, 146, 130)),
        190,
        "Sewing hall in Tiruppur. The complaints committee was elected on the floor in September 2023.",
    )


def _action(s: Story) -> None:
    s.h2("Acting on what was found")
    s.p(
        "Findings that endanger life are dealt with at once; others follow a plan that the factory, its workers and we sign. "
        "The more important steps taken in 2023:"
    )
    s.bullets(
        [
            "In Malaysia and Taiwan all recruitment since 1 July has been direct or through one of twelve vetted agents (there "
            "used to be 41). Of 1,340 people hired since, exit interviews found nine who had paid anything; they were repaid within a month.",
            "Boilers at 212 sites in four countries were inspected between May and August. Nineteen were taken out of service.",
            "Orders for winter jackets are now placed six weeks earlier. At the eleven Vietnamese sites concerned, the "
            "average week in September fell from 63 to 57 hours.",
            "With two other brands we pay for a teacher and two social workers in Sambhal, under an agreement that runs to 2026.",
            "All 410 fingerprint clocks at Venlo were replaced by cards in March.",
        ]
    )
    s.page()
    s.h1("5. When persuasion fails, and how we train")
    s.h2("Escalated, suspended, ended")
    s.p(
        "A site that doesn't keep to its plan moves up a ladder of four rungs: letter to its owner, freeze on growth, suspension of new "
        "orders, exit. Before an exit we assess what it would mean for the workforce and give at least six months' notice, unless "
        "life is in danger. In 2023 nineteen suppliers were escalated. Orders were suspended at four. We ended "
        "business with three, and two applicants were refused:"
    )
    s.table(
        ["Supplier", "Ground", "What happened"],
        [
            [
                "Spinning mill, two sites",
                "Auditors refused entry; risk of state-imposed labour",
                "Ended in May 2023 at once",
            ],
            [
                "Garment factory, Binh Duong",
                "Second set of books, for the third time",
                "Notice in October 2023, last order April 2024",
            ],
            [
                "Embroidery contractor, Moradabad",
                "Subcontracting without consent, children at work",
                "Ended in November 2023; 40 adult homeworkers taken on by another supplier",
            ],
            [
                "Two applicants, Izmir and Yangon",
                "Retaliation against union officers; military ownership",
                "Not admitted",
            ],
        ],
        [1.6, 2.2, 2.2],
        caption="Relationships ended or refused in 2023 on human rights grounds",
    )
    s.h2("Training")
    s.p(
        "Our courses are built around cases from our own files. Buyers play the part of a factory manager who receives a late order. "
        "In 2023 we trained 1,284 of our employees and 206 personnel managers of suppliers, 7,777 hours in all:"
    )
    s.table(
        ["Group", "People", "Hours each", "Content"],
        [
            ["Buyers and merchandisers", "391", "8", "Effect of price, lead time and changes; signs of forced labour"],
            ["Warehouse and shop managers", "812", "4", "Working time, agency labour, handling complaints"],
            ["Board and executives", "21", "3", "Legal duties; meeting with workers' representatives"],
            ["Country teams", "60", "12", "Interviewing, trauma, protection of informants"],
            ["Personnel managers of suppliers", "206", "3", "Recruitment without fees; complaints committees"],
        ],
        [2, 0.7, 0.9, 3.2],
        ruled=False,
    )
    s.p(
        "A test three months later was passed by 83 per cent (2022: 76 per cent). The weakest answers concerned homework, and the module "
        "has been rewritten."
    )


def _tracking(s: Story) -> None:
    s.page()
    s.h1("6. Is it working?")
    s.p(
        "We judge ourselves by what changes for people. Eight indicators, chosen in 2021 with the unions, are measured in the same "
        "way each year. In three we are behind our plan."
    )
    s.table(
        ["Indicator", "2021", "2022", "2023", "Target 2025"],
        [
            ["Migrants who paid for their job, share of those interviewed", "64%", "51%", "22%", "5%"],
            ["Gap between wages and living-wage benchmark", "33%", "31%", "28%", "15%"],
            ["Women who met harassment within twelve months", "24%", "19%", "17%", "10%"],
            ["Sites over 60 hours in any week", "34%", "27%", "22%", "10%"],
            ["Critical findings still open after 90 days", "41", "26", "14", "0"],
            ["Workers who know of the hotline", "38%", "49%", "68%", "80%"],
            ["Complainants content with how they were treated", "—", "57%", "66%", "75%"],
            ["Share of cotton traced to the gin", "12%", "20%", "31%", "60%"],
        ],
        [3.4, 0.7, 0.7, 0.7, 1],
        numeric=True,
        caption="Indicators and results",
    )
    s.bars(
        "Migrants who had paid for their job, and sites over 60 hours (per cent)",
        ["2021", "2022", "2023"],
        [[64, 51, 22], [34, 27, 22]],
        height=140,
    )
    s.h2("Audits by outside firms")
    s.p(
        "Three firms that have no other business with us (Corbel Social Audit, FairHours and Meridian Sampling) carried out "
        "164 audits in 2023, 149 of them unannounced. They awarded 41 green, 88 amber and 35 red ratings, against 33, 79 and 46 the "
        "year before, when 158 audits took place. To test the auditors, unions repeated twelve of the audits; in three they came to a worse rating, which was "
        "the one that we used.",
        "The figures marked in the appendix were examined by Haldane Rowe LLP under ISAE 3000; their report is on page 18.",
    )


def _channels(s: Story) -> None:
    s.page()
    s.h1("7. Raising a concern")
    s.p(
        "Anybody who is affected by our business may complain: people who make or carry our goods, their families, homeworkers, "
        "neighbours of a factory, customers, unions and organisations on their behalf. Speak Freely, our hotline, is run by the "
        "Clearwell Foundation, a charity, and not by us. It can be reached free of charge by telephone, text, three messaging "
        "services and the web, day and night, in 14 languages. No name need be given. For people who can't read, Clearwell's 23 field officers "
        "go to markets and dormitories; their visits brought in 214 of the year's cases."
    )
    s.figures(
        [
            ("68%", "of workers surveyed know the hotline (2022: 49%)"),
            ("1,041", "complaints from outside our workforce"),
            ("14", "languages"),
            ("37%", "did not give a name"),
        ]
    )
    s.p(
        "Of the 1,126 complaints received in 2023, 1,041 came from people who are not our employees: 926 from workers of "
        "suppliers, 74 from homeworkers, 18 from neighbours, 23 from customers and others. Posters hang at 431 of 438 sites, and in the autumn 61,000 wallet cards were "
        "handed out in Bengali, Khmer and Nepali. Would people use it? Of 2,140 whom Clearwell asked, 59 per cent said that they would, 22 that they "
        "would not. Fear of the supervisor was the reason most often given."
    )
    s.h2("Safe to speak")
    s.p(
        "A complainant's name is known to Clearwell alone unless she agrees otherwise. Factories sign that nobody will suffer for a "
        "complaint; case officers call back after 30 and 90 days to make sure. Five people told us of reprisals in 2023. In three "
        "cases these were proved: two women in Phnom Penh, moved to night shifts, were given back their posts with the "
        "wages lost, and a line manager in Tiruppur was dismissed. In the fourth we found no link, and the fifth is open."
    )
    s.quote(
        "They rang me a month later, and again after that. I hadn't expected anyone to ring.",
        "Worker, Penang; name known to the Clearwell Foundation",
    )
    s.h2("From call to decision")
    s.steps(
        [
            "<b>Within 3 working days</b> the complaint is acknowledged, and the caller is told who handles it and which help she can "
            "have, including a lawyer or interpreter at our expense. Met in 97 per cent of cases.",
            "<b>Within 15 days</b> Clearwell and the caller agree on a plan. Met in 91 per cent.",
            "<b>Within 60 days</b> a panel of three decides: one member named by us, one by the unions, and a chair from outside. "
            "Met in 84 per cent; the average was 43 days (2022: 71).",
            "<b>Within 30 days</b> of the decision either side may appeal to Judge (ret.) Leonie Hartz-Mbeki. "
            "There were 22 appeals, of which six succeeded.",
        ]
    )


def _complaints(s: Story) -> None:
    s.page()
    s.h1("8. Complaints in figures")
    s.p(
        "Numbers have risen by a quarter. We don't take this as a sign that things are worse, since most of the increase came from "
        "sites at which Clearwell's officers had been for the first time. The kinds of complaint and what became of them:"
    )
    s.table(
        ["Kind of complaint", "2022", "2023", "Upheld in 2023"],
        [
            ["Wages and deductions", "311", "402", "271"],
            ["Recruitment fees, passports", "148", "236", "198"],
            ["Harassment and violence", "97", "121", "68"],
            ["Working hours and leave", "164", "151", "59"],
            ["Health, safety and dormitories", "122", "139", "58"],
            ["Freedom of association", "23", "31", "19"],
            ["Environment and neighbours", "12", "18", "7"],
            ["Privacy", "6", "9", "4"],
            ["Other", "21", "19", "1"],
            ["<b>Total</b>", "<b>904</b>", "<b>1,126</b>", "<b>685</b>"],
        ],
        [3, 1, 1, 1.2],
        numeric=True,
        total=True,
        caption="Complaints received, by kind",
    )
    s.table(
        ["Outcome at 31 December", "2022", "2023"],
        [
            ["Upheld, remedy for the person", "391", "548"],
            ["Upheld, other action", "118", "137"],
            ["Not upheld", "203", "221"],
            ["Withdrawn", "41", "36"],
            ["Passed to an authority", "32", "27"],
            ["Open", "119", "157"],
            ["<b>Total</b>", "<b>904</b>", "<b>1,126</b>"],
        ],
        [3, 1, 1],
        numeric=True,
        total=True,
        caption="Complaints received, by outcome",
    )
    s.h2("Other doors stay open")
    s.p(
        "Using Speak Freely closes no other road. Nobody is asked to waive a claim, to keep silent or to withdraw from a court, and settlements "
        "that we or our suppliers make contain no such clause. We cooperate with the National Contact Points under the OECD "
        "Guidelines and accept their good offices, tell callers of labour inspectorates, ombudsmen and legal aid in their country, and pass on "
        "files to the police where the person concerned so wishes."
    )


def _remedy(s: Story) -> None:
    s.page()
    s.h1("9. Putting things right")
    s.p(
        "Where we caused harm, we make it good. Where we contributed, for instance by pressing for a price at which the law could "
        "not be kept, we bear our share and see to it that the supplier bears his. Where we are linked to harm only through "
        "a business partner, we use what leverage we have. The aim is to put the person where she would have been: first stop "
        "the harm, then restore, then pay, then say sorry. What form this takes is settled with the people concerned. In 2023 "
        "737 people received remedy worth £0.99 million:"
    )
    s.table(
        ["Where", "What had happened", "Who", "What was done in 2023"],
        [
            [
                "Penang, Malaysia",
                "Recruitment fees, passports held",
                "386 workers from Nepal and Bangladesh",
                "USD 441,000 repaid in May, July and September (we bore 60 per cent, the factory 40); 54 passports returned",
            ],
            [
                "Taoyuan, Taiwan",
                "Monthly service fee",
                "142 workers from Vietnam",
                "USD 203,600 repaid by two mills; we lent half",
            ],
            [
                "Gazipur, Bangladesh",
                "Boiler explosion of 11 February 2020",
                "41 injured, families of 4 who died",
                "GBP 318,000 in interim compensation and medical care, without prejudice to the claim on page 15",
            ],
            [
                "Tiruppur, India",
                "Harassment by two supervisors",
                "9 women",
                "INR 2.7 million; written apology by the owner; counselling; six returned to work, three chose not to",
            ],
            [
                "Phnom Penh, Cambodia",
                "Dismissal after a strike",
                "23 union members",
                "All reinstated on 2 October; USD 31,400 in back pay",
            ],
            [
                "Sambhal, India",
                "Children working at home",
                "14 children",
                "School places; GBP 22,600 to their households until 2026",
            ],
            [
                "Venlo, Netherlands",
                "Hours rounded down by an agency",
                "118 agency workers at our warehouse",
                "EUR 96,300 in wages with statutory interest; letter of apology from our managing director",
            ],
        ],
        [1.1, 1.4, 1.3, 2.8],
        caption="Remedy provided in 2023",
    )
    s.p(
        "Four months after the last payment Pravasi Sahara rang 120 of the 386 people in Penang: 112 confirmed that they'd been paid in full, "
        "five reported small shortfalls, which were made good, and three could not be reached."
    )
    s.page()
    s.h2("What we changed afterwards")
    s.table(
        ["After", "We found that", "So we"],
        [
            [
                "Penang",
                "a complaint of July 2021 had been closed on the word of the factory",
                "took decisions on complaints away from our buying offices on 1 May 2023, reopened 77 old cases and upheld 29",
            ],
            [
                "Gazipur",
                "nobody had compared certificates with boilers",
                "made a valid certificate a condition of each order; the system now blocks orders without one (31 blocked in 2023)",
            ],
            [
                "Venlo",
                "agencies were paid a fixed sum a parcel",
                "ended that tariff, and read hours out of the gate system ourselves",
            ],
            [
                "Sambhal",
                "sequins were priced at less than the legal wage for the time they take",
                "timed 44 designs anew and raised the price of 39",
            ],
        ],
        [0.8, 2.2, 2.8],
        ruled=False,
        caption="Lessons of 2023",
    )
    s.picture(
        pictures.hills(61, (900, 400), top=(150, 180, 190), bottom=(236, 232, 214), near=(48, 82, 70)),
        170,
        "Sindhupalchok, Nepal, home of many of the workers repaid in Penang.",
    )
    s.box(
        "What we have not done",
        [
            "We've found no way so far of reaching people who left Penang before 2021. We know of about 190, and have addresses for 34. "
            "USD 225,000 is set aside for them, and will stay set aside. Nor has any remedy been agreed for 2,400 people in "
            "Cambodia who were paid late in 2022; talks with the owner, who has closed the factory, broke down in November."
        ],
    )


def _law(s: Story) -> None:
    s.page()
    s.h1("10. Legal proceedings")
    s.p(
        "At 28 March 2024 we were a party to, or had in the course of 2023 been a party to, six proceedings that concern human "
        "or labour rights. None other is known to us. They are listed in full, with the claimants' case as they put it, and "
        "what we say to it. Provisions are those in note 27 to the accounts."
    )
    s.h3("Rahman and 61 others v. Ostervale Group plc")
    s.p(
        "High Court of Justice, King's Bench Division, London; claim no. KB-2022-091846, issued on 11 October 2022. Sixty-two people who "
        "were injured in, or lost relatives to, the explosion at Meghna Apparel, Gazipur, on 11 February 2020 allege that we "
        "took on a duty of care by inspecting the factory and breached it. They claim £4.1 million. We accept that our inspection of "
        "November 2019 missed an expired certificate; we deny that we owed a duty in law. On 4 July 2023 the court refused our application "
        "to have the claim struck out. Trial of liability is fixed for 18 November 2024. Provision: £1.2 million."
    )
    s.h3("Delgado v. Ostervale North America, Inc.")
    s.p(
        "Circuit Court of Cook County, Illinois, Chancery Division; no. 2021-CH-96204, filed on 2 August 2021. A class of 874 warehouse workers said that "
        "fingerprint clocks were used without the written consent that the state's privacy act requires. Settled without admission; the "
        "court approved the settlement of USD 612,000 on 14 April 2023 and it was paid on 1 June. Closed."
    )
    s.h3("Association Droits et Filières v. Ostervale France SAS")
    s.p(
        "Tribunal judiciaire de Paris; RG 23/98716, writ of 19 June 2023. The association asks that our French company be ordered "
        "to publish a vigilance plan that covers spinning mills. We say that the company is below the statute's threshold. A "
        "mediation session on 7 February 2024 brought no agreement; a hearing is due on 12 June. No damages are sought; costs of about £0.2 million are "
        "expected, for which there is no provision."
    )
    s.h3("Perera and three others v. Ostervale Retail Ltd")
    s.p(
        "Employment Tribunal, Leeds; case no. 1809942/2023, lodged on 6 March 2023. Four shop employees claimed pay for time on call. "
        "Settled through conciliation on 30 October 2023 for £38,500. We have changed the rota in all shops. Closed."
    )
    s.h3("Netherlands Labour Authority, Venlo")
    s.p(
        "Inquiry no. 98/23-V, opened on 22 May 2023 after our own notification, into working time and records of agency "
        "labour at our warehouse. By decision of 4 December 2023 a fine of EUR 48,000 was imposed. We didn't appeal, and paid on 15 December. Closed."
    )
    s.h3("Health and Safety Executive v. Ostervale Logistics Ltd")
    s.p(
        "Leeds Magistrates' Court; case no. 13-WY-99471, summons of 3 April 2023. After an employee lost two fingers in an unguarded conveyor at "
        "Wakefield on 3 March 2022, the company was charged under the Health and Safety at Work Act. It pleaded guilty and was fined £65,000 on "
        "21 September 2023. All conveyors have had guards since April 2022. Closed."
    )
    s.table(
        ["Case", "Claimed", "Paid in 2023", "Provision 31.12.2023", "Provision 31.12.2022"],
        [
            ["Rahman", "£4,100,000", "—", "£1,200,000", "£400,000"],
            ["Delgado", "—", "£492,000", "—", "£510,000"],
            ["Droits et Filières", "none", "—", "—", "—"],
            ["Perera", "£61,000", "£38,500", "—", "—"],
            ["Labour Authority", "—", "£41,700", "—", "—"],
            ["Health and Safety Executive", "—", "£65,000", "—", "£50,000"],
            ["<b>Total</b>", "", "<b>£637,200</b>", "<b>£1,200,000</b>", "<b>£960,000</b>"],
        ],
        [1.7, 1.1, 1.1, 1.5, 1.5],
        numeric=True,
        total=True,
        caption="Amounts by case (dollars and euros at the year's average rate)",
    )
    s.h2("Fines and findings by authorities")
    s.p(
        "Three penalties were imposed on Group companies in 2023, in all £122,800 (2022: one, £9,000). We list every fine above £1,000."
    )
    s.table(
        ["Authority and date", "Breach", "Amount"],
        [
            ["Netherlands Labour Authority, 4 December 2023", "Working time and payroll records, Venlo", "EUR 48,000"],
            [
                "Leeds Magistrates' Court, 21 September 2023",
                "Unguarded conveyor, Wakefield warehouse",
                "£65,000",
            ],
            [
                "Packaging register, Osnabrück, 11 May 2023",
                "Late registration of mail-order boxes",
                "EUR 18,500",
            ],
        ],
        [2.4, 2.8, 1],
        ruled=False,
        caption="Penalties in 2023",
    )
    s.p(
        "No Group company was convicted of a criminal offence other than the one at Wakefield, and no proceedings for bribery or infringement of "
        "competition law were opened."
    )
    s.h3("Demands for personal data")
    s.p(
        "Public authorities ask us for data about people: for the address behind a parcel, for pictures from a shop, and now and then for "
        "the names of workers. Our data protection officer reads each demand and answers those that rest on a law and ask for no more than the "
        "case needs. In 2023 we received 74 demands from government authorities and refused 14 of them in full; nine more were "
        "answered in part. Among the 14 were three by a labour ministry that wanted to know who had called Speak Freely. No caller was named."
    )


def _allegations(s: Story) -> None:
    s.page()
    s.h1("11. What others have said about us")
    s.p("Reports by journalists and organisations in 2023 that named us, and that alleged harm to people:")
    s.h3("“Threads of Debt”, Migrant Watch Asia, 23 January 2023")
    s.p(
        "The report quoted 28 workers at Seri Malim Textiles in Penang who had paid up to USD 2,000 for their jobs and whose passports were kept in the "
        "office. We engaged Corbel Social Audit on 1 February. It spoke to 412 people, "
        "saw the safe in which 54 passports lay, and confirmed the allegation in all material respects, save that the highest sum it "
        "found was USD 1,900. The result was published on 30 March. Repayment is described on page 13. The factory's personnel manager was replaced."
    )
    s.h3("Northern Dispatch, 4 October 2023")
    s.p(
        "The newspaper wrote that children in Sambhal were sewing sequins onto Littlebeck dresses. This was true. Our team went there with a "
        "child rights group between 9 and 20 October and found fourteen children between the ages of 9 and 13 in six households; "
        "the contractor in Moradabad had passed on the work without telling us. We ended that relationship, and took the steps told on pages 9 and 13. "
        "Sales of the four styles concerned, £340,000, were stopped."
    )
    s.h3("Cotton Transparency Project, 29 November 2023")
    s.p(
        "The project's laboratory found isotopes in two Fellmark shirts that point to a region from which we don't buy. We had eleven more shirts of the same lots "
        "tested by Meridian Sampling. In nine, the result was consistent with our records; in two it was not clear. The mill could not account "
        "for one delivery. The inquiry goes on, and we'll report on it by September 2024. Until then the mill receives no orders from us."
    )
    s.picture(
        pictures.bokeh(90, (900, 360), back=(52, 58, 50), lights=((250, 220, 150), (180, 200, 170)), figures=2), 130
    )
    s.p(
        "Questions put to us by the press and by organisations in the course of the year, 46 in number, and our answers to them are on our website. Two that we "
        "didn't answer concerned persons who had asked us to keep their story to ourselves."
    )


def _end(s: Story) -> None:
    s.page()
    s.h1("12. Independent assurance report")
    s.p(
        "To the directors of Ostervale Group plc. We were engaged to give limited assurance on fourteen figures in the Human Rights Report for "
        "the year ended 31 December 2023, marked “A” in the appendix. Our work was done under ISAE 3000 (Revised) between December "
        "2023 and March 2024. We visited Penang, Gazipur and Venlo, traced 140 remedy payments to bank records, re-performed the "
        "count of complaints and read the files of 60 of them.",
        "<b>Basis for qualified conclusion.</b> The number of children and adults who do work for the Group at home "
        "can't be established from the records available to the Group or to us.",
        "<b>Qualified conclusion.</b> Save for the effect of that matter, nothing has come to our attention that "
        "causes us to believe that the figures aren't fairly stated in all material respects.",
        "Haldane Rowe LLP, Manchester, 26 March 2024",
    )
    s.space(18)
    s.h1("13. About this report")
    s.p(
        "The report appears yearly; the previous one is dated 30 March 2023. Figures cover factories from which we bought more than once in the "
        "year. Where we have left something out, we say so: the names of complainants, at their request; and the name of the mill on page 17, until our inquiry into it is over.",
        "What it cannot tell you: we know little about dyeing and less about spinning; our survey of women reached only "
        "those who were at work on the day; and a factory that is told of an audit behaves differently from one that is not.",
    )
    s.h3("Figures examined by Haldane Rowe")
    s.table(
        ["Figure", "Page", "Mark"],
        [
            ["Impact assessments completed; people heard", "7", "A"],
            ["Findings by degree; closed at year end", "7", "A"],
            ["Homeworkers and children", "6, 7", "A, qualified"],
            ["Complaints by kind and by outcome", "12", "A"],
            ["Persons who received remedy; amounts", "13", "A"],
            ["Penalties", "16", "A"],
        ],
        [4, 1, 1.2],
        caption="Appendix",
    )
