"""Sample (d): Pellworth Foods, fiscal year 2023: some things better told than the year before, some no longer told at all."""

# ruff: noqa: E501 (prose)

from __future__ import annotations

from pathlib import Path

from . import pellworth as shared
from . import pictures
from .story import Story

LIGHTS = ((255, 220, 160), (210, 170, 120))


def write(path: Path) -> None:
    """Write the report to `path`."""
    s = shared.story(
        "Responsible Sourcing and Human Rights Report, Fiscal Year 2023",
        "Responsible Sourcing and Human Rights Report FY 2023",
    )
    s.cover(
        pictures.field(143, (820, 1060), top=(196, 206, 214), bottom=(250, 234, 204), crop=(120, 104, 48)),
        "PELLWORTH FOODS",
        ["Responsible Sourcing", "and Human Rights", "Report"],
        ["Fiscal year ended September 30, 2023", "January 23, 2024"],
    )
    s.contents(depth=1)
    s.space(16)
    s.picture(
        pictures.harbour(109, (900, 420), top=(170, 190, 206), bottom=(246, 228, 200), sea=(56, 84, 100)),
        190,
        "Tuna for Harbor Light is landed at Manta, Ecuador.",
    )
    s.p(
        "Dollar amounts are in US currency. “Fiscal 2023” is the year from October 1, 2022, to September 30, 2023.",
        style="small",
    )
    _letter(s)
    _company(s)
    _policy(s)
    _risks(s)
    _suppliers(s)
    _commodities(s)
    _feature(s)
    _sites(s)
    _voice(s)
    _legal(s)
    _progress(s)
    s.back(["Pellworth Foods, Inc.", "1 Cannery Row, Duluth, Minnesota", "sourcing@pellworth.example"], shared.COLOPHON)
    s.write(path)


def _letter(s: Story) -> None:
    s.top(250)
    s.h1("To our customers and partners")
    s.picture(pictures.bokeh(164, (900, 360), back=(58, 60, 58), lights=LIGHTS, figures=1), 185)
    s.below()
    s.p(
        shared.CULTURE,
        "A year ago we told you that migrants in the shrimp sheds of Samut Sakhon arrive with debts, and that our teams were better at asking questions than at "
        "following up on the answers. In fiscal 2023 we followed up. At one processor, 94 people had paid brokers to be hired, after the "
        "processor had assured us that nobody had. All but two of them have had their money back. Two other suppliers were less willing to talk, and we no longer buy from one of them.",
        "In June the Court of Appeals decided that part of the case of the six young men from Mali may go on. We were disappointed by the ruling, and respect it. In September "
        "a settlement with seasonal employees of our California canneries became final; it is one we should not have needed. You can read about both on page 12.",
        "Some of what used to be in this report is missing. A new system for training records did not produce figures on which we'd want to rely, and while the Integrity Line "
        "moves to another provider its reports cannot be broken down by subject. We expect to close these gaps next year.",
        "For the first time a few of our figures have been examined by an outside firm, which wasn't always comfortable, and was worth it.",
        "<b>Walter Njoku-Lund</b><br/>President and Chief Executive Officer",
    )


def _company(s: Story) -> None:
    s.top(150)
    s.h1("Who we are and where our food comes from")
    s.figures(
        [
            ("$2.9 bn", "net sales"),
            ("7,050", "employees"),
            ("9", "plants"),
            ("1,120", "direct suppliers in 31 countries"),
        ]
    )
    s.below()
    s.p(
        shared.BUSINESS,
        "Our plants are in Minnesota, Wisconsin, California, Georgia and Ontario. About 70 percent of our employees are paid by the hour, and 40 "
        "percent are covered by collective agreements. In the canning season we take on up to 2,000 additional people.",
    )
    s.h2("The supply chain")
    s.p(shared.SUPPLY)
    s.table(
        ["Ingredient", "Share of spend", "Main origins", "Traced to"],
        [
            ["Tomatoes", "26%", "California, Italy", "Farm"],
            ["Tuna", "16%", "Thailand, Ecuador", "Vessel, 87%"],
            ["Cocoa", "18%", "Côte d'Ivoire, Ghana", "Co-op, 71%"],
            ["Fruit", "13%", "Georgia, Chile", "Farm, 90%"],
            ["Shrimp", "5%", "Thailand, India", "Processor"],
            ["Palm oil", "4%", "Indonesia", "Mill, 93%"],
        ],
        [1.2, 1, 1.6, 1.2],
        ruled=False,
    )
    s.picture(
        pictures.factory(147, (900, 480), wall=(190, 198, 190), light=(255, 250, 226), floor=(126, 134, 122)),
        130,
        "Filling jars of Cocoa Barn in Guelph, Ontario.",
    )


def _policy(s: Story) -> None:
    s.top(62)
    s.h1("Policy and oversight")
    s.below()
    mark = s.note("www.pellworth.example/policies")
    s.p(
        f"{shared.COMMITMENT}{mark}",
        "On August 9, 2023, the Board of Directors adopted a revised text, the first since 2020. It has a new chapter on remedy (see page 11), and "
        "spells out what is expected of labor contractors. Since September 1 every new contract of Procurement has had it attached.",
        shared.SCOPE,
    )
    s.h2("Who is responsible")
    s.p(
        "The Audit and Sustainability Committee of our Board met on the program in November 2022 and in May and August 2023. In May it turned down "
        "management's request to extend the deadline for fee-free hiring in seafood by two years, and made $1.1 million available so as to meet it. In August it recommended the new "
        "policy to the Board. A Steering Group led by the Chief Procurement Officer meets monthly, sets priorities and decides on suppliers who have been referred to it."
    )
    s.quote(
        "Nobody on the committee liked the number. So we paid for a different one.",
        "Lucille Abernathy-Ortiz, chair of the committee",
    )
    s.picture(
        pictures.skyline(129, (900, 420), top=(120, 140, 160), bottom=(250, 220, 176), dark=(56, 52, 50)),
        130,
        "Duluth, Minnesota.",
    )
    s.h2("How we work with others")
    s.p(shared.WITH_OTHERS)


def _risks(s: Story) -> None:
    s.top(62)
    s.h1("Finding the risks")
    s.below()
    s.p(shared.SCREEN)
    s.p(
        "In fiscal 2023 the tool was run on 1,120 suppliers and placed 196 in the high band. Our field staff made 44 visits: nineteen to cocoa cooperatives, "
        "twelve to seafood processors and tuna ports, nine to tomato growers and labor contractors, and four to palm oil mills."
    )
    s.bars(
        "Field visits by ingredient",
        ["Cocoa", "Seafood", "Tomatoes", "Palm oil"],
        [[14, 11, 8, 5], [19, 12, 9, 4]],
        height=140,
    )
    s.p("Left: fiscal 2022. Right: fiscal 2023.", style="caption")
    s.h2("The issues that matter most")
    s.p(shared.SALIENT_INTRO)
    s.bullets(shared.SALIENT)
    s.h2("What came to light")
    s.p(
        "Community agents called on 3,912 households of cocoa farmers, and found 611 children doing hazardous work, 402 of them in Nawa. In Samut Sakhon, 94 of the 260 "
        "people at one shrimp processor had paid a broker, on average $760. Of nine growers of tomatoes, two in Puglia housed pickers in "
        "containers without running water, and one in Merced County had failed to pay for 31 hours of waiting. One mill in Sumatra was unable to show "
        "that two villages had agreed to an extension of the estate it buys from."
    )
    s.h2("Listening to pickers")
    s.p(
        "Together with a farm workers' clinic we held three evening meetings in Los Banos and Firebaugh in June 2023, in Spanish and Mixtec, to which 86 "
        "pickers came. Asked what would help most, they didn't say shade, as we'd expected, but a pay slip that shows the number of bins. "
        "All eight growers in the county have used such a slip since the middle of July."
    )


def _suppliers(s: Story) -> None:
    s.top(62)
    s.h1("Working with suppliers")
    s.below()
    s.p(shared.CODE)
    s.p(
        "We continued to roll out the Code in fiscal 2023, with a focus on growers of fruit. It has been translated into Twi and Bahasa Indonesia."
    )
    s.h2("Third-party audits")
    s.p(shared.AUDITS)
    s.p(
        "In fiscal 2023, 56 audits were carried out on this basis, by five firms. They recorded 312 findings: 17 critical, of which nine had to do with working hours and five with fire "
        "exits, 121 major and 174 minor. Open points are taken up again at the next visit."
    )
    s.picture(
        pictures.field(152, (900, 480), top=(186, 200, 214), bottom=(250, 238, 214), crop=(142, 64, 40)),
        140,
        "Harvest near Foggia, Puglia, in August.",
    )
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
        "Seven suppliers were on the ladder during the year. New business with two was put on hold and has since been resumed with one. A shrimp processor in Songkhla, "
        "which would not let our staff into its dormitory, was exited in April 2023."
    )


def _commodities(s: Story) -> None:
    s.top(210)
    s.h1("What we do about it")
    s.picture(pictures.hills(175, (900, 300), top=(170, 190, 200), bottom=(250, 236, 210), near=(70, 80, 60)), 140)
    s.below()
    s.h2("Cocoa")
    s.p(
        "Our approach is to find children at risk, help their families, and raise incomes. Of the 611 children, 433 have since been given a place at school, a "
        "certificate or a kit, and 118 families a loan. Premiums "
        "paid to cooperatives came to $4.0 million."
    )
    s.h2("Seafood")
    s.p(
        "For tuna we buy only from vessels that carry an observer or a camera and that come into port at least every ninety days. Since July, all four shrimp processors have hired "
        "through two recruitment firms, whom we chose together and whom the processors pay. Welfare officers who speak Burmese and Khmer hold "
        "office hours in the dormitories."
    )
    s.h2("Tomatoes")
    s.p(
        "With other canners we support a program under which crews elect a safety representative. In July 2023 work at our growers stopped early on fourteen days, all of which were paid "
        "in full. The containers in Puglia were replaced by a rented hostel in August, to which we contributed $38,000."
    )
    s.h2("Palm oil")
    s.p(shared.PALM)
    s.picture(
        pictures.field(188, (900, 480), top=(180, 200, 196), bottom=(246, 238, 210), crop=(58, 98, 62)),
        118,
        "A nursery of cocoa and shade trees near Sefwi Wiawso, Ghana.",
    )


def _feature(s: Story) -> None:
    s.top(300)
    s.h1("In focus: ninety-four envelopes")
    s.picture(
        pictures.bokeh(121, (900, 460), back=(36, 54, 66), lights=((255, 210, 150), (140, 190, 220)), figures=3),
        220,
        "Evening market in Samut Sakhon.",
    )
    s.below()
    s.p(
        "Ko Min Thant kept the receipts. There were five, from three people, for a passport, for a bus, for a medical check, for “service” and for something that he could not read. "
        "“I thought that if I kept them I might one day understand them,” he says.",
        "When our welfare officer asked around the dormitory in November 2022, he was the first to answer. Forty more came the next evening. By "
        "Christmas the list had 94 names on it. The processor was taken aback, or said that it was; its agent had given it a letter to the "
        "effect that no fees were being charged.",
        "Three months of talks followed. Who should pay: the agent, who had vanished, the processor, or the company that buys the shrimp? In the end the processor "
        "paid two-thirds and we paid one. Between March and July 2023 92 of the 94 were repaid in full, with interest. The sum was $71,400.",
        "Why envelopes? Because half of them didn't have bank accounts. The welfare officer counted the money with each person at a table in the canteen, and both signed. "
        "Eleven had gone home by then; nine were found, in Myanmar, through a church. The money of the other two is still waiting.",
        "Ko Min Thant bought a phone, and sent the rest to his sister. The receipts he has kept.",
    )
    s.picture(
        pictures.harbour(114, (900, 480), top=(96, 116, 140), bottom=(240, 206, 160), sea=(40, 60, 80)),
        150,
        "Samut Sakhon, at the mouth of the Tha Chin.",
    )


def _sites(s: Story) -> None:
    s.top(62)
    s.h1("At our own sites")
    s.below()
    s.p(
        "Training on human rights remains an important part of our program. New employees learn about the policy and about the Integrity Line on their first day."
    )
    s.h2("Our own people")
    s.p(
        "We treat labor rights in our plants as part of the same program. A first collective agreement at Savannah was ratified in March 2023 after two "
        "years of talks. The rate of recordable injuries was 3.2 per 200,000 hours (fiscal 2022: 2.9), which we did not like to see; "
        "most of the increase came from the new line at Modesto. Women held 33 percent of management positions."
    )
    s.picture(
        pictures.factory(181, (900, 460), wall=(202, 198, 188), light=(255, 248, 230), floor=(140, 126, 112)),
        140,
        "The new line in Modesto, California.",
    )
    s.h2("Is it making a difference?")
    s.p(shared.MEASURES)
    s.p(
        "The first two moved in the right direction in fiscal 2023. The last could not be measured. We're working on indicators that say more about people's lives than about our "
        "own activity, and hope to present them in our next report."
    )
    s.box(
        "Water, climate and packaging",
        [
            "Our Environment Report, which is issued in April, has figures on emissions (down 6 percent), water drawn at plants (down 2 percent) and recycled content of packaging "
            "(44 percent). They are not repeated here."
        ],
    )
    s.picture(
        pictures.hills(191, (900, 480), top=(186, 200, 210), bottom=(246, 234, 214), near=(58, 74, 84)),
        120,
        "Lake Superior, from which our Duluth plant draws its water.",
    )


def _voice(s: Story) -> None:
    s.top(62)
    s.h1("Raising and resolving concerns")
    s.below()
    s.p(shared.LINE)
    s.p(
        "We do not permit retaliation. To use the Line is not to give up the right to go to a court or a public agency."
    )
    s.h2("What happens to a report")
    s.p(shared.PROCESS)
    s.h2("Fiscal 2023")
    s.p(
        "The Line and the Ethics Office received 148 reports. Of these, 21 came from outside the company: nineteen from workers of suppliers in Thailand and Ecuador, "
        "one from a village in Sumatra and one from a customer."
    )
    s.picture(pictures.bokeh(133, (900, 420), back=(70, 58, 50), lights=LIGHTS, figures=2), 130)
    s.h2("Making amends")
    s.p(
        "The new chapter of our policy sets out how we go about it. If we have caused harm, we make it good ourselves. If we have contributed to it, we pay a share that "
        "reflects our part. In all other cases we press the supplier to act, and may advance the money. The person harmed is asked what she or he needs; it may be "
        "money, a job given back, medical care, papers returned or an apology. Responsible Sourcing proposes what should be done, and the Steering Group decides."
    )
    s.p(
        "It was applied for the first time in Samut Sakhon, where 92 people were repaid $71,400 in recruitment costs in the spring and summer of 2023 (see page 9)."
    )
    s.p(
        "What did we change? Letters from agents are no longer accepted as proof. Field staff now ask each newly hired worker, within a month, what he or she "
        "paid; 143 such interviews were held between July and September. And the two firms through whom all four processors hire have agreed to open their books."
    )
    s.quote("I thought that if I kept them I might one day understand them.", "Ko Min Thant, on his receipts")


def _legal(s: Story) -> None:
    s.top(62)
    s.h1("Legal and regulatory matters")
    s.below()
    s.p("In fiscal 2023 and up to the date of this report, we were a defendant in two lawsuits over labor practices.")
    s.h3("Doe et al. v. Pellworth Foods, Inc.")
    s.p(
        "On September 8, 2021, six citizens of Mali who say that they were trafficked as children to cocoa farms in Côte d'Ivoire sued Pellworth and two other companies in the United States District "
        "Court for the District of Minnesota (No. 0:21-cv-99418). They allege that the defendants took part in a venture that benefited from forced labor, in violation of the "
        "Trafficking Victims Protection Reauthorization Act. The dismissal of July 29, 2022, was reversed in part by the Court of Appeals for the Eighth Circuit on June 14, 2023 "
        "(No. 22-99731). The case is back in the District Court; documents are being exchanged, and no date has been set for trial. We have not recorded a liability. The complaint asks for $3 million for each "
        "plaintiff."
    )
    s.h3("Ramirez v. Pellworth Foods California LLC")
    s.p(
        "On March 14, 2022, seasonal cannery workers filed a class action in the Superior Court of California, County of Stanislaus (No. CV-22-990173), for unpaid overtime and "
        "missed breaks. It was settled, and the court approved the settlement of $2.4 million for 1,310 people on September 22, 2023. Payment was made in "
        "November. Schedules at Modesto have been rebuilt so that breaks are covered by relief crews."
    )
    s.p(shared.ROUTINE)
    s.h2("Compliance")
    s.p("We strive to comply with all laws that apply to our business, and have programs in place to help us do so.")
    s.h2("Allegations about a tuna vessel")
    s.p(
        "In April 2023 the Coastal Crew Network, an advocacy group, published an account of beatings and withheld pay on board the longliner <i>Sirin 9</i>, whose catch it traced to our "
        "Harbor Light brand. It was right about the catch: we'd bought 38 tons. Our staff and an interpreter met 12 of the 19 crew at Songkhla in May. Their "
        "statements bore out that pay had been withheld for seven months; on beatings they differed. The owner paid what was owed in June, under the eyes of the port authority. We have not "
        "bought from the vessel since April, and gave what we had learned to the Thai labor ministry."
    )
    s.box(
        "Disclosure laws",
        ["This report also serves as our statement under the following laws:"],
        items=[
            "California Transparency in Supply Chains Act of 2010 (Civil Code section 1714.43)",
            "Modern Slavery Act 2015 of the United Kingdom, section 54, for Pellworth Foods UK Ltd, whose directors approved it on January 16, 2024",
        ],
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
                "Growers of fruit to follow",
            ],
            ["Child labor monitoring wherever we buy cocoa directly", "2025", "On track", "Extended in Ghana"],
            [
                "No worker pays for a job in our seafood supply chain",
                "2023",
                "Achieved in part",
                "Shrimp; tuna to follow in 2024",
            ],
            ["Train all buyers", "2022", "To be repeated", "System for records being replaced"],
            ["Consult pickers on heat and pay", "2023", "Done", "California; Italy in 2024"],
            ["Map palm oil to plantation", "2024", "Behind", "Mills reluctant to share data"],
        ],
        [3.2, 0.7, 1.1, 2.9],
        ruled=False,
    )
    s.h2("What's next")
    s.bullets(
        [
            "We will carry out a fresh analysis of our most serious issues, with the participation of people from producing countries.",
            "We aim to make the Integrity Line better known on farms and at sea.",
            "We intend to extend the interviews with newly hired workers to India.",
        ]
    )
    s.h2("About this report")
    s.p(
        "The report covers Pellworth Foods, Inc. and its consolidated subsidiaries from October 1, 2022, to September 30, 2023. Data on suppliers come from our procurement system. "
        "Bramwell Stokes LLP, certified public accountants, gave limited assurance on the number of audits and findings on page 7 and on the repayments described on page 9, and raised no "
        "objection; its report of January 19, 2024, is on our website."
    )
    s.p(shared.FORWARD, style="small")
