"""Sample (c): Pellworth Foods, fiscal year 2022."""

# ruff: noqa: E501 (prose)

from __future__ import annotations

from pathlib import Path

from . import pellworth as shared
from . import pictures
from .story import Story

LIGHTS = ((255, 214, 150), (230, 150, 110))


def write(path: Path) -> None:
    """Write the report to `path`."""
    s = shared.story(
        "Responsible Sourcing and Human Rights Report, Fiscal Year 2022",
        "Responsible Sourcing and Human Rights Report FY 2022",
    )
    s.cover(
        pictures.harbour(40, (820, 1060), top=(216, 150, 110), bottom=(250, 226, 190), sea=(70, 82, 96)),
        "PELLWORTH FOODS",
        ["Responsible Sourcing", "and Human Rights", "Report"],
        ["Fiscal year ended September 30, 2022", "January 17, 2023"],
    )
    s.contents(depth=1)
    s.space(16)
    s.picture(
        pictures.field(101, (900, 420), top=(214, 190, 160), bottom=(252, 236, 206), crop=(120, 60, 44)),
        190,
        "Red chilies for Pell's Pantry salsa, drying near Hatch, New Mexico.",
    )
    s.p(
        "Dollar amounts are in US currency. “Fiscal 2022” is the year from October 1, 2021, to September 30, 2022. Words in bold are explained in the glossary on our website.",
        style="small",
    )
    _letter(s)
    _company(s)
    _policy(s)
    _risks(s)
    _suppliers(s)
    _commodities(s)
    _feature(s)
    _training(s)
    _voice(s)
    _legal(s)
    _progress(s)
    s.back(["Pellworth Foods, Inc.", "1 Cannery Row, Duluth, Minnesota", "sourcing@pellworth.example"], shared.COLOPHON)
    s.write(path)


def _letter(s: Story) -> None:
    s.top(250)
    s.h1("To our customers and partners")
    s.picture(pictures.bokeh(64, (900, 360), back=(70, 44, 34), lights=LIGHTS, figures=2), 185)
    s.below()
    s.p(
        shared.CULTURE,
        "The past fiscal year tested us and everyone with whom we work. Freight cost three times what it had before the pandemic. Drought took a fifth of the "
        "tomato crop, and the price of sunflower oil doubled in eight weeks. In times like these it is tempting to treat responsible sourcing as a luxury. "
        "We didn't. We added four people to the field team, brought more of our spend under the Supplier Code, and went back to visiting farms, sheds and boats "
        "in person after two years in which we had to make do with video calls.",
        "What did we see? Progress in many places, and in others much the same problems as before. Cocoa farmers are paid more than they were, yet "
        "few earn what a family needs. Shrimp sheds in Thailand have better dormitories; the debts that migrants bring along have not gone away. Our own "
        "teams are better at asking questions than at following up on the answers.",
        "We also have to speak of a lawsuit. It concerns child labor in cocoa, and we discuss it on page 12. We are contesting it in court. At the same time nobody "
        "at Pellworth disputes that there are children at work on cocoa farms, or that the industry has promised more than it has delivered.",
        "This is our fourth report. We have tried to write it in plain English, and look forward to your comments.",
        "<b>Walter Njoku-Lund</b><br/>President and Chief Executive Officer",
    )


def _company(s: Story) -> None:
    s.top(150)
    s.h1("Who we are and where our food comes from")
    s.figures(
        [
            ("$2.7 bn", "net sales"),
            ("6,800", "employees"),
            ("9", "plants"),
            ("1,150", "direct suppliers in 31 countries"),
        ]
    )
    s.below()
    s.p(
        shared.BUSINESS,
        "Our plants are in Minnesota, Wisconsin, California, Georgia and Ontario. About 70 percent of our employees are paid by the hour, and 38 "
        "percent are covered by collective agreements. In the canning season we take on up to 1,900 additional people.",
    )
    s.h2("The supply chain")
    s.p(shared.SUPPLY)
    s.table(
        ["Ingredient", "Share of spend", "Main origins", "Traced to"],
        [
            ["Tomatoes", "24%", "California, Italy", "Farm"],
            ["Tuna", "17%", "Thailand, Ecuador", "Vessel, 81%"],
            ["Cocoa", "15%", "Côte d'Ivoire, Ghana", "Co-op, 64%"],
            ["Fruit", "14%", "Georgia, Chile", "Farm, 90%"],
            ["Shrimp", "6%", "Thailand, India", "Processor"],
            ["Palm oil", "5%", "Indonesia", "Mill, 88%"],
        ],
        [1.2, 1, 1.6, 1.2],
        ruled=False,
    )
    s.picture(
        pictures.factory(47, (900, 480), wall=(206, 196, 184), light=(255, 246, 222), floor=(150, 132, 116)),
        130,
        "Packing tuna at our plant in Savannah, Georgia.",
    )


def _policy(s: Story) -> None:
    s.top(62)
    s.h1("Policy and oversight")
    s.below()
    mark = s.note("www.pellworth.example/policies. The policy was first issued in 2017 and last revised in 2020.")
    s.p(
        f"{shared.COMMITMENT}{mark}",
        shared.SCOPE,
    )
    s.h2("Who is responsible")
    s.p(
        "Oversight lies with the Audit and Sustainability Committee of our Board of Directors. Its charter gives it the task of monitoring the human rights program and "
        "the risks that it deals with, and management reports to it twice a year. A Steering Group led by the Chief Procurement Officer, in which Legal, Human Resources, Quality and "
        "Communications are represented, meets monthly. It sets priorities, approves budgets and decides on suppliers who have been referred to it.",
        "Day-to-day work is done by the Responsible Sourcing team: fourteen people, six of whom live and work in Abidjan, Kumasi, Bangkok and Medan. Plant managers answer "
        "for conditions at their own sites.",
    )
    s.quote(
        "We are a mid-sized company. We can't solve child labor. But we can know our farmers, and pay them for being known.",
        "Ines Caradoc, Chief Procurement Officer",
    )
    s.picture(
        pictures.bokeh(70, (900, 420), back=(84, 58, 44), lights=LIGHTS, figures=5),
        130,
        "The Steering Group meets every month in Duluth.",
    )
    s.h2("How we work with others")
    s.p(shared.WITH_OTHERS)


def _risks(s: Story) -> None:
    s.top(62)
    s.h1("Finding the risks")
    s.below()
    s.p(shared.SCREEN)
    s.p(
        "In fiscal 2022 the tool was run on all 1,150 suppliers. It placed 204 in the high band, up from 187, mainly because scores for migrant labor "
        "were tightened. Of these, 171 returned the questionnaire. Our field staff made 38 visits: fourteen to cocoa cooperatives in Côte d'Ivoire and Ghana, eleven to seafood "
        "processors in Thailand, eight to tomato growers and labor contractors in California and Puglia, and five to palm oil mills in Sumatra."
    )
    s.bars(
        "Field visits by ingredient, fiscal 2022",
        ["Cocoa", "Seafood", "Tomatoes", "Palm oil"],
        [[14, 11, 8, 5]],
        height=140,
    )
    s.h2("The issues that matter most")
    s.p(shared.SALIENT_INTRO)
    s.bullets(shared.SALIENT)
    s.h2("What came to light")
    s.p(
        "In seafood, the most frequent shortcomings were contracts in a language that workers could not read and deductions that they didn't understand. Some "
        "workers had borrowed to pay brokers at home. On tomato farms we saw water and shade provided as the law requires, but also crews who were paid by the bin and "
        "didn't know how their pay had been reckoned. Cocoa cooperatives are keeping better records on the households of their members, and "
        "these show that children still carry loads and use machetes at harvest. Mills in Sumatra could generally produce land titles; agreements with "
        "neighboring villages were harder to come by."
    )
    s.box(
        "A note on method",
        [
            "A visit of one or two days is a snapshot. Workers may have been coached, and the most vulnerable are seldom on the list of those we get to talk with. We take the "
            "results as pointers, not as proof that all is well."
        ],
    )


def _suppliers(s: Story) -> None:
    s.top(62)
    s.h1("Working with suppliers")
    s.below()
    s.p(shared.CODE)
    s.p(
        "By the end of the fiscal year, suppliers who account for 86 percent of our direct spend had signed the Code, against 79 percent a year earlier. The remainder are mostly "
        "small growers and makers of spare parts, and we expect to reach 95 percent by 2025."
    )
    s.picture(
        pictures.field(52, (900, 480), top=(190, 206, 220), bottom=(250, 236, 206), crop=(128, 116, 52)),
        140,
        "Tomatoes near Los Banos, California, in July.",
    )
    s.h2("Third-party audits")
    s.p(shared.AUDITS)
    s.h2("When things go wrong")
    s.p(shared.ESCALATION)
    s.table(
        ["After", "Who acts", "What happens"],
        [
            ["30 days", "Supplier", "Sends a plan"],
            ["90 days", "Supplier", "Urgent actions done"],
            ["120 days", "VP Procurement", "New business on hold"],
            ["180 days", "Steering Group", "Exit decided"],
        ],
        [0.8, 1.2, 1.6],
        caption="Escalation",
    )
    s.p(
        "The same ladder applies to co-packers and to labor contractors who bring seasonal workers to our plants. Contracts with the latter were rewritten in 2021 and now have to "
        "show the worker's full cost, so that no one can underbid by paying below the law."
    )


def _commodities(s: Story) -> None:
    s.top(210)
    s.h1("What we do about it")
    s.picture(pictures.hills(75, (900, 300), top=(200, 180, 150), bottom=(250, 232, 200), near=(84, 66, 44)), 140)
    s.below()
    s.h2("Cocoa")
    s.p(
        "Our approach is to find children at risk, help their families, and raise incomes. Together with two cooperatives and a local foundation we pay community "
        "agents, who visit households, record which children are working or out of school, and arrange for help: a birth certificate, a school kit, a "
        "bicycle, a small loan for the mother's business. In fiscal 2022 the system was extended to 61 more communities in the regions of Nawa and Western North, which brings "
        "the number to 183. Premiums paid to cooperatives came to $3.4 million, on top of the state's living income differential."
    )
    s.h2("Seafood")
    s.p(
        "For tuna we buy only from vessels that carry an observer or a camera and that come into port at least every ninety days. For shrimp, we "
        "have worked since 2019 with our processors in Samut Sakhon on hiring workers without fees. Where it turned out that migrants had paid a broker, processors have "
        "reimbursed them over several pay periods. Welfare officers who speak Burmese and Khmer now hold office hours in the dormitories of all four."
    )
    s.h2("Tomatoes")
    s.p(
        "With other canners we support a program under which crews elect a safety representative. During the heat wave of September 2022 work at our growers stopped at eleven in "
        "the morning on nine days; pickers were paid for the full shift on eight of them."
    )
    s.h2("Palm oil")
    s.p(shared.PALM)
    s.picture(
        pictures.field(88, (900, 480), top=(176, 200, 190), bottom=(244, 236, 206), crop=(62, 104, 58)),
        118,
        "Shade trees over young cocoa near Soubré, Côte d'Ivoire.",
    )


def _feature(s: Story) -> None:
    s.top(300)
    s.h1("In focus: a morning with Adjoua")
    s.picture(
        pictures.hills(97, (900, 460), top=(214, 170, 130), bottom=(252, 226, 190), near=(96, 60, 44)),
        220,
        "Before the rains: the road from Soubré to Grand-Zattry.",
    )
    s.below()
    s.p(
        "At half past six Adjoua Kouassi-Brou starts her motorcycle. She is one of 74 community agents whose pay we share with two cooperatives, and is to visit five households "
        "today. In the first, a boy of eleven has been out of school since February. His father says that the school wanted a birth certificate; the town hall wanted money; and in "
        "the meantime there were pods to be opened. Adjoua notes it down on her tablet, including the machete.",
        "The second family has done well. Two daughters are back in class, the mother sells soap that she makes herself, and a grown-up nephew has been hired for the "
        "harvest. “It costs me,” the farmer says, “but he is faster than the girls.”",
        "No one is at home at the third house. At the fourth, a grandmother lectures Adjoua for a quarter of an hour about the price of fertilizer. She writes that down too, since it "
        "is, as she says, the same subject.",
        "What becomes of it all? The cooperative's office in town goes through the tablets every Friday. A school kit can be had at once, a certificate takes about two months, a "
        "well takes a year if it comes. Where a child is found doing dangerous work, Adjoua goes back after three months and again after six.",
        "The last household is new to the program. Adjoua doesn't ask about children at all on a first visit. She accepts water, admires the new roof, and says that "
        "she will come by again.",
    )
    s.picture(
        pictures.field(118, (900, 480), top=(190, 190, 170), bottom=(250, 236, 206), crop=(86, 96, 48)),
        150,
        "Cocoa seedlings at the cooperative's nursery.",
    )


def _training(s: Story) -> None:
    s.top(62)
    s.h1("Training and engagement at our sites")
    s.below()
    s.p(
        "In fiscal 2022, 2,140 salaried employees, or 93 percent of those to whom it was assigned, completed an online module of one hour on forced labor and child labor. Sixty-four buyers and "
        "quality auditors took part in a half-day workshop with role play. Topics were the signs of debt bondage, how to read a pay slip, and what to do (and what "
        "not to do) when a worker confides in you. Suppliers in the high band were invited to three webinars in Thai, French and Spanish, which "
        "were attended by 118 people."
    )
    s.figures([("2,140", "employees trained"), ("64", "buyers in workshops")])
    s.p(
        "At our plants, new employees learn about the policy and about the Integrity Line on their first day. Posters are up in break rooms."
    )
    s.h2("Our own people")
    s.p(
        "We treat labor rights in our plants as part of the same program. Collective agreements at Duluth and Fond du Lac were renewed without a stoppage; they raise wages by an average of 4.6 percent. "
        "The rate of recordable injuries was 2.9 per 200,000 hours (fiscal 2021: 3.1). Women held 31 percent of management positions."
    )
    s.picture(
        pictures.factory(81, (900, 460), wall=(196, 200, 204), light=(240, 250, 255), floor=(128, 136, 142)),
        140,
        "Labeling line, Fond du Lac, Wisconsin.",
    )
    s.h2("Is it making a difference?")
    s.p(shared.MEASURES)
    s.p(
        "Twice a year internal audit looks at a sample of closed corrective actions and at the evidence on file. What they report helps us find weak spots in our own follow-up."
    )


def _voice(s: Story) -> None:
    s.top(62)
    s.h1("Raising and resolving concerns")
    s.below()
    s.p(shared.LINE)
    s.p(
        "We forbid retaliation against anyone who reports in good faith or who helps with an inquiry. An employee who retaliates faces discipline up to and "
        "including dismissal, and suppliers who do so are in breach of the Code. Persons who believe that they have been punished for speaking up can go straight to the "
        "General Counsel, who has the case looked at by someone from outside their chain of command."
    )
    s.h2("What happens to a report")
    s.p(shared.PROCESS)
    s.h2("Fiscal 2022 in numbers")
    s.p("The Line and the Ethics Office received 132 reports, of which 46 were upheld in whole or in part.")
    s.table(
        ["Subject", "Reports", "Upheld"],
        [
            ["Pay and hours", "41", "15"],
            ["Discrimination and harassment", "37", "14"],
            ["Safety", "28", "11"],
            ["Fraud and conflicts of interest", "17", "4"],
            ["Labor practices of suppliers", "9", "2"],
            ["<b>Total</b>", "<b>132</b>", "<b>46</b>"],
        ],
        [2.2, 0.9, 1.2],
        numeric=True,
        total=True,
    )
    s.h2("Making amends")
    s.p(
        "If we find that we have caused harm to people, or contributed to it, we are committed to playing our part in making it good. In most of the situations described in this report others are closer to the "
        "harm than we are. Our role then is to urge, and if need be to help, the supplier to do what is right."
    )
    s.p("We look for lessons in each case that was upheld, and share them in the training described on page 10.")
    s.quote(
        "The children's agent came to see my wife before she came to see me. That was clever.",
        "Cocoa farmer, Nawa region",
    )


def _legal(s: Story) -> None:
    s.top(62)
    s.h1("Legal and regulatory matters")
    s.below()
    s.p("As of the date of this report, we are a defendant in one lawsuit over labor practices in our supply chain.")
    s.h3("Doe et al. v. Pellworth Foods, Inc.")
    s.p(
        "On September 8, 2021, six citizens of Mali who say that they were trafficked as children to cocoa farms in Côte d'Ivoire sued Pellworth and two other companies in the United States District "
        "Court for the District of Minnesota (No. 0:21-cv-99418). They allege that the defendants took part in a venture that "
        "benefited from forced labor, in violation of the Trafficking Victims Protection Reauthorization Act, and seek damages and an injunction. On July 29, 2022, the court dismissed the complaint "
        "for lack of standing. The plaintiffs' appeal to the Court of Appeals for the Eighth Circuit (No. 22-99731) has been briefed and awaits argument."
    )
    s.p(
        "We have no record of having bought from the farms named in the complaint, and the suit does not describe how we do business. Child labor has no place in our supply chain, and we're "
        "contesting the claims. We have not recorded a liability, since we don't consider a loss probable, and cannot estimate a range."
    )
    s.p(shared.ROUTINE)
    s.h2("Compliance")
    s.p(
        "No fines or penalties for breaches of labor or human rights law were imposed on Pellworth in fiscal 2022. Shipments of two ingredients were held by customs for "
        "inspection and released."
    )
    s.h2("Allegations")
    s.p(
        "Journalists and advocacy groups write about our industry, and from time to time about our suppliers. We take what they say seriously and look into it. "
        "Our responses to two open letters received in the year are available on request."
    )
    s.box(
        "Disclosure laws",
        ["This report also serves as our statement under the following laws:"],
        items=[
            "California Transparency in Supply Chains Act of 2010 (Civil Code section 1714.43)",
            "Modern Slavery Act 2015 of the United Kingdom, section 54, for Pellworth Foods UK Ltd, whose directors approved it on January 10, 2023",
        ],
    )
    s.picture(
        pictures.skyline(29, (900, 480), top=(150, 110, 110), bottom=(250, 206, 160), dark=(60, 44, 44)),
        130,
        "Downtown Duluth.",
    )


def _progress(s: Story) -> None:
    s.page("wide")
    s.h1("Goals and progress")
    s.p("We set these goals in 2020. They are reviewed every year by the Steering Group.")
    s.table(
        ["Goal", "By", "Status", "Comment"],
        [
            [
                "Code signed by suppliers accounting for 95% of direct spend",
                "2025",
                "On track",
                "86%; growers of fruit to follow",
            ],
            [
                "Child labor monitoring wherever we buy cocoa directly",
                "2025",
                "On track",
                "183 communities; about a hundred to go",
            ],
            [
                "No worker pays for a job in our seafood supply chain",
                "2023",
                "Behind",
                "Brokers in the country of origin remain the difficulty",
            ],
            ["Train all buyers", "2022", "Done", "To be repeated every two years"],
            ["Consult pickers on heat and pay", "2023", "Not started", "Delayed by turnover in the team"],
            ["Map palm oil to plantation", "2024", "Behind", "Mills reluctant to share data"],
        ],
        [3.2, 0.7, 1, 3],
        ruled=False,
    )
    s.h2("What's next")
    s.bullets(
        [
            "We will carry out a fresh analysis of our most serious issues, with the participation of people from producing countries.",
            "We intend to publish a policy on remedy.",
            "We aim to make the Integrity Line better known on farms and at sea.",
            "We plan to have selected figures in this report checked by an outside firm.",
        ]
    )
    s.h2("About this report")
    s.p(
        "The report covers Pellworth Foods, Inc. and its consolidated subsidiaries from October 1, 2021, to September 30, 2022. Data on suppliers come from our procurement system. Where "
        "earlier figures have been corrected, this is noted. The report has not been audited."
    )
    s.p(shared.FORWARD, style="small")
