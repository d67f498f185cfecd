"""Sample (a): Kestrane Group, a vendor of interception software whose report is glossy and says little.

Written to have the faults for which a well-known report of its trade was criticised in 2021, and its merits: it
promises, it counts misuse reviews, it names a committee; it tells no harm, no remedy, and two of seven lawsuits. Place
names, courts, people and products are invented.
"""

# ruff: noqa: E501 (prose)

from __future__ import annotations

from pathlib import Path

from reportlab.lib.colors import HexColor

from . import pictures
from .look import Look
from .story import Story

NIGHT, STEEL, AMBER = (14, 24, 46), (46, 92, 138), (255, 178, 92)


def write(path: Path) -> None:
    """Write the report to `path`."""
    look = Look(accent=HexColor("#d9822b"), dark=HexColor("#0f1e3c"), pale=HexColor("#f3f5f9"), size=10.4, leading=15.8)
    s = Story(
        look,
        title="Trust, Built In: Transparency and Accountability Report 2021",
        author="Kestrane Group",
        subject="Sample report of an invented company",
        keywords="transparency, accountability, responsible use",
        running=("Trust, Built In", "Transparency and Accountability Report 2021"),
    )
    s.cover(
        pictures.skyline(11, (820, 1160), top=(18, 30, 66), bottom=(226, 138, 84), dark=NIGHT),
        "KESTRANE GROUP",
        ["Trust, Built In"],
        ["Transparency and Accountability Report 2021", "Fiscal year ended 30 June 2021", "30 September 2021"],
    )
    s.contents()
    _letter(s)
    _at_a_glance(s)
    _who_we_are(s)
    _commitment(s)
    _safeguards(s)
    _concerns(s)
    _answers(s)
    _people(s)
    _ahead(s)
    s.back(
        ["Kestrane Group Ltd.", "14 Lighthouse Quay, Port Aldren", "Republic of Marenna", "trust@kestrane.example"],
        "Kestrane Group, its products, people, customers and courts are invented. This document was written as a sample "
        "for testing software that reads corporate reports. Any resemblance to a real company is unintended. "
        "Kestrane and Lanthorn are names made up for this purpose.",
    )
    s.write(path)


def _letter(s: Story) -> None:
    s.page()
    s.h1("A letter from our Chief Executive")
    s.picture(
        pictures.bokeh(3, (900, 420), back=NIGHT, lights=(AMBER, (120, 170, 230), (240, 120, 90)), figures=1), 128
    )
    s.lead("To our stakeholders, our partners, and everyone who cares about living in a safer world,")
    s.p(
        "Eleven years ago a handful of engineers met in a borrowed classroom above the fish market of Port Aldren. They "
        "had been asked by a desperate police inspector whether anything could be done about a kidnapping ring that had "
        "moved its business onto encrypted phones. Nine days later three children were home. Kestrane was born that "
        "week, and the conviction that drove those engineers drives the 640 people who work here today: technology, "
        "in the right hands, saves lives.",
        "We are extraordinarily proud of what this company has become. We are also keenly aware that pride isn't proof, "
        "and that a business such as ours must earn its licence to operate every single day. That is why I am delighted "
        "to present our first Transparency and Accountability Report, a milestone without precedent in our industry.",
        "The pages that follow are a full accounting of what we do to keep our technology in the right hands, and of "
        "the challenges that we face in doing so. They describe an approach to responsible business that we believe to "
        "be the most rigorous in our sector: world-class screening, best-in-class technical safeguards and a culture in "
        "which doing right comes before doing deals.",
    )
    s.p(
        "Is our work easy? No. The sovereign agencies that we serve operate under a duty of secrecy, and so, by "
        "extension, do we. Terrorists and traffickers read reports too. Within those limits we have gone as far as we "
        "responsibly can, and farther than anyone before us.",
        "Let me also say a word about our critics. We welcome an honest debate. What we cannot welcome are campaigns "
        "which, from a comfortable distance, ignore the victims of terror and crime and hold a manufacturer answerable "
        "for the decisions of sovereign states. Responsibility for lawful use rests with those who have the "
        "legal authority, the mission and the facts, namely our customers.",
        "We invite you to read on, to get to know us, and to join us on this journey.",
    )
    s.p("<b>Dorian Vael</b><br/>Co-founder and Chief Executive Officer")


def _at_a_glance(s: Story) -> None:
    s.page()
    s.h1("The year at a glance")
    s.lead("Growth with principle: some of the numbers that made our year.")
    s.figures([("640", "people in five offices"), ("38", "agencies served"), ("24", "countries")])
    s.figures(
        [("48", "countries that we do not sell to"), ("12", "product misuse reviews"), ("41%", "of staff in research")]
    )
    s.picture(pictures.network(5, (900, 430), back=(20, 44, 84), glow=(120, 200, 255)), 190)
    s.h2("Highlights")
    s.bullets(
        [
            "Launched Lanthorn 7, the most secure and most precisely governed release in our history.",
            "Opened the Kestrane Academy, a state-of-the-art learning centre on the Port Aldren waterfront.",
            "Strengthened our Responsible Use Programme with a new Country Eligibility Model.",
            "Named Employer of the Year, technology category, by the Marenna Chamber of Commerce.",
            "Planted 10,000 mangroves with the children of four coastal schools.",
        ]
    )
    s.p(
        "This report covers Kestrane Group Ltd. and all of its subsidiaries: Kestrane Software (Calder) LLC, Kestrane "
        "Latina S.A., Kestrane Academy Ltd. and Kestrane Holdings S.à r.l. The Group is owned by its founders, its "
        "employees and funds advised by Ardent Bay Partners. The reporting period is 1 July 2020 to 30 June 2021.",
        style="small",
    )


def _who_we_are(s: Story) -> None:
    s.opener(
        pictures.hills(21, (900, 860), top=(64, 96, 160), bottom=(244, 196, 148), near=(22, 34, 58)),
        "1",
        "Who we are",
        "We build the tools that let guardians of public safety see what those who would do harm try to hide.",
    )
    s.h1("Our purpose", level=1)
    s.lead("A safer world is possible. We're building it, one solved case at a time.")
    s.p(
        "Encryption is a wonderful thing. It protects our bank accounts, our medical files and our family photographs. "
        "It also protects the man who sells a child. For law enforcement this is the defining dilemma of the "
        "age, known among practitioners as going dark: the warrant is signed, the judge is satisfied, and the evidence "
        "cannot be read.",
        "Kestrane closes that gap. Our flagship platform, Lanthorn, enables an authorised agency to collect data from "
        "the specific device of a specific suspect, with legal authority, for a limited time. It is not a mass "
        "surveillance tool. It can't be pointed at a population. We think of it as the digital equivalent of a "
        "search of premises: targeted, lawful, accountable.",
    )
    s.quote(
        "Every minute counts when a life is at stake. Lanthorn gives us back the minutes.", "Head of a customer agency"
    )
    s.p(
        "Because our customers cannot speak, their successes go unsung. In the past year alone our technology has "
        "contributed to the disruption of human-trafficking networks, to the safe return of hostages, to the arrest of "
        "some of the world's most wanted drug traffickers and to the rescue of hikers lost in the Sarrel mountains. We "
        "regret that we can say no more about these remarkable stories."
    )
    s.picture(
        pictures.hills(8, (900, 420), top=(120, 150, 190), bottom=(232, 226, 214), near=(40, 66, 70)),
        165,
        "The Sarrel range, where Lanthorn Search helped to locate a party of hikers in January 2021.",
    )
    s.page()
    s.h1("What we make", level=1)
    s.p(
        "The Lanthorn family consists of four products. All of them are subject to export control and are licensed to "
        "government agencies only. We do not sell to private persons, companies or resellers."
    )
    s.table(
        ["Product", "What it does", "Used for"],
        [
            ["Lanthorn", "Collects data from a specific device under legal authority", "Serious crime, terrorism"],
            ["Lanthorn Search", "Locates a handset where networks have failed", "Search and rescue, natural disasters"],
            ["Lanthorn Lens", "Brings case files together and shows links in them", "Analysis, cold cases"],
            ["Lanthorn Dome", "Detects and lands unauthorised drones", "Airports, stadiums, prisons"],
        ],
        [1.2, 2.6, 2],
        caption="The Lanthorn family, release 7",
    )
    s.p(
        "We invest 41% of our workforce in research and development. Security is engineered in from the first line of "
        "code: the Group's information security management is certified, vulnerabilities are triaged within hours, and "
        "remediation of critical defects takes a median of three days."
    )
    s.h3("Excellence, recognised")
    s.p(
        "Our people are our greatest asset. We offer industry-leading compensation and benefits, a family day every "
        "quarter, and the chance to work on the hardest problems in computing. In our latest engagement survey, 94% said "
        "that they are proud to tell friends where they work."
    )
    s.picture(
        pictures.bokeh(31, (900, 430), back=(28, 40, 62), lights=((255, 200, 140), (110, 180, 220)), figures=4),
        185,
        "Engineers at the Kestrane Academy, opened in March 2021.",
    )


def _commitment(s: Story) -> None:
    s.opener(
        pictures.network(44, (900, 860), back=(60, 30, 24), glow=AMBER, nodes=110),
        "2",
        "Our commitment",
        "Human rights are at the heart of everything we do. It is who we are.",
    )
    s.h1("Human rights at Kestrane", level=1)
    s.lead("We believe that security and liberty are two sides of one coin, and that our work serves both.")
    mark = s.note(
        "Guiding Principles on Business and Human Rights: Implementing the “Protect, Respect and Remedy” Framework."
    )
    s.p(
        "Kestrane is committed to respecting human rights throughout its operations, in line with the United Nations "
        f"Guiding Principles on Business and Human Rights.{mark} Our Human Rights Statement extends to every company "
        "in the Group and every person who works for us, and we strive to do business only with those who share these values.",
        "Our Statement embraces the following principles:",
    )
    s.bullets(
        [
            "We will integrate respect for human rights into our decisions at every level of the company.",
            "We aim to anticipate, avoid and mitigate adverse impacts that could flow from a misuse of our products.",
            "We will foster a culture of openness in which questions can be raised without fear.",
            "We seek to be as transparent as the obligations of confidentiality we owe to sovereign customers permit.",
            "We will continue to evolve with internationally recognised norms and with the needs of our time.",
        ]
    )
    s.h2("Where the risks lie")
    s.p(
        "We are realistic. A product as powerful as ours could, in the wrong hands, do wrong. If an agency were to turn "
        "Lanthorn on persons who are not suspected of a serious crime, that use could interfere with their privacy, "
        "and with freedom of opinion, expression and association. We are mindful that journalists, "
        "lawyers, clergy, opposition politicians and defenders of human rights are particularly exposed in places where "
        "the rule of law is weak. Guarding against that possibility is what our programme is designed for."
    )
    s.box(
        "Two duties, one balance",
        [
            "States have a duty to protect the lives of their people. They also have a duty to protect their rights. "
            "Striking the balance between the two is a matter for governments, parliaments and courts; it is not for "
            "a technology company to second-guess it.",
        ],
    )
    s.page()
    s.h1("How we are governed", level=1)
    s.p(
        "Responsible use starts at the top. The Board of Directors has adopted the Group's Code of Conduct and is kept "
        "informed of significant developments. Three bodies carry the programme:"
    )
    s.table(
        ["Body", "Who sits on it", "What it is there for"],
        [
            [
                "Responsible Use Committee",
                "Chief Executive, General Counsel and Chief Compliance Officer of Kestrane; two directors nominated by "
                "Ardent Bay Partners",
                "Decides on every new customer and on every contract renewal; decides on the recommendations that come "
                "out of a product misuse investigation",
            ],
            [
                "Compliance team",
                "Eleven lawyers and analysts under the Chief Compliance Officer, who reports to the Chief Executive",
                "Runs country and customer screening; conducts preliminary reviews and investigations",
            ],
            [
                "Product Integrity Group",
                "Senior engineers",
                "Maintains the technical limits described in chapter 3",
            ],
        ],
        [1.3, 2.2, 2.6],
        caption="Bodies of the Responsible Use Programme",
        ruled=False,
    )
    s.p(
        "The Committee takes its decisions by majority. A decision to take on a customer over the advice of the Chief "
        "Compliance Officer must be unanimous. Deliberations of the Committee are strictly confidential."
    )
    s.quote(
        "We'd rather lose a contract than lose our conscience. Everyone in this building knows that.",
        "Helene Marchetti-Osk, Chair of the Board",
    )
    s.h2("Training and culture")
    s.p(
        "A policy is only as good as the people behind it. Every employee completes a course on business ethics and "
        "human rights on joining and once a year thereafter; sales staff and deployment engineers also attend a workshop, "
        "led by the Compliance team, on the warning signs of misuse and on how to escalate them. "
        "New managers are introduced to the Statement by a member of the executive team.",
    )
    s.picture(
        pictures.bokeh(52, (900, 400), back=(40, 30, 44), lights=((255, 150, 110), (250, 220, 160)), figures=5), 112
    )


def _safeguards(s: Story) -> None:
    s.opener(
        pictures.skyline(61, (900, 860), top=(70, 90, 130), bottom=(250, 214, 170), dark=(24, 34, 56)),
        "3",
        "Safeguards by design",
        "From the first telephone call to the last day of a licence, responsibility is engineered into each step.",
    )
    s.h1("Knowing our customers", level=1)
    s.lead("We choose our customers. Not every agency that would like to buy from us may do so.")
    s.p(
        "Our due diligence begins well before a contract is on the table. It proceeds through four gates, each of which "
        "must be passed before the next is opened:"
    )
    s.steps(
        [
            "<b>Country.</b> The Country Eligibility Model assigns each state a score between 0 and 100. It draws on "
            "eleven public indices of governance, corruption, civil liberties, press freedom and judicial independence. "
            "States below 25 are ineligible; those between 25 and 45 call for enhanced review.",
            "<b>Agency.</b> Compliance analysts look at the mandate of the agency, its legal powers, its oversight "
            "and its public record over the past five years.",
            "<b>Purpose.</b> The prospective customer sets out in writing for which kinds of case it needs the system, "
            "under which law, and who will authorise its use.",
            "<b>Decision.</b> The Responsible Use Committee considers the file and approves it, approves it with "
            "conditions or rejects it. Renewals pass through the same gates.",
        ]
    )
    s.table(
        ["Tier", "Score", "What it means", "Countries"],
        [
            ["Green", "65 to 100", "Standard review", "57"],
            ["Amber", "46 to 64", "Standard review, conditions usual", "49"],
            ["Red", "25 to 45", "Enhanced review, conditions obligatory", "39"],
            ["Black", "0 to 24", "Not eligible", "48"],
        ],
        [0.8, 1, 3, 1],
        caption="Country Eligibility Model, result of the run of January 2021",
    )
    s.p(
        "In the fiscal year the Compliance team opened files on 73 prospective engagements. Of these, 46 went to the "
        "Committee; 19 were not taken forward. Since 2017 we have walked away from more than USD 140 million of business "
        "in the name of responsible use. We know of no peer that can say the same."
    )
    s.page()
    s.h1("Contracts with teeth", level=1)
    s.p(
        "Every licence binds the customer to use Lanthorn solely for the prevention and investigation of serious crime "
        "and terrorism, as defined in an annex, under a written authorisation issued in accordance with its own law. "
        "The customer undertakes not to use it against persons on account of their opinions, profession, faith or origin, "
        "to keep tamper-proof logs of its operations, to cooperate with inquiries by Kestrane and to report suspected misuse to us. "
        "Among the remedies available to Kestrane for breach of contract are suspension of the service and "
        "termination without refund."
    )
    s.box(
        "In the contract",
        ["Clauses found in each of our licences include:"],
        items=[
            "permitted purposes, and a closed list of offences",
            "a limit on the number of devices that may be worked on at one time",
            "a list of country codes at which the system may be directed",
            "a duty to preserve logs for five years and produce them on request",
            "suspension on reasonable suspicion, termination on breach",
        ],
    )
    s.h2("Limits in the machine")
    s.p(
        "Words on paper are good; code is better. Each installation of Lanthorn is technically confined. Numbers with "
        "certain country prefixes, the United States of Calder among them, are blocked in the software for all "
        "customers. Each licence covers a fixed number of targets at a time. Access needs two officers. An audit trail, "
        "stored at the customer's premises, keeps a record that operators can't erase. When a licence is suspended, "
        "our engineers are able to shut the system down from afar within the hour."
    )
    s.picture(
        pictures.network(71, (900, 420), back=(18, 56, 60), glow=(150, 240, 220)),
        138,
        "The operations room of the Product Integrity Group.",
    )
    s.p(
        "The Product Integrity Group tests these limits before each release and whenever a customer's configuration is changed. "
        "The details of these protections are, for obvious reasons, confidential."
    )
    s.page()
    s.h1("A programme that never stands still", level=1)
    s.p(
        "The world changes, and our safeguards change with it. Country scores are recalculated each January; customers "
        "whose score falls by more than ten points are moved to enhanced review. Lessons from our work feed back into "
        "contracts, products and training. We're determined to remain the benchmark against which others are measured."
    )
    s.bars(
        "Prospective engagements by outcome, fiscal year 2021",
        ["Opened", "Put to the Committee", "Not taken forward", "Still open"],
        [[73, 46, 19, 8]],
        height=165,
    )
    s.p(
        "Our programme combines the best of corporate compliance with the best of national-security practice. It "
        "has been hailed by customers as demanding, sometimes to the point of exasperation. We take that as a compliment."
    )
    s.quote("They asked us more questions than our own ministry did.", "Director of a customer agency")
    s.picture(
        pictures.harbour(12, (900, 420), top=(96, 132, 176), bottom=(240, 210, 176), sea=(24, 52, 84)),
        165,
        "Port Aldren at dawn, seen from Kestrane's headquarters.",
    )


def _concerns(s: Story) -> None:
    s.opener(
        pictures.hills(93, (900, 860), top=(40, 50, 96), bottom=(222, 128, 104), near=(18, 20, 40), ranks=7),
        "4",
        "When concerns are raised",
        "No safeguard is perfect. What defines a responsible company is how it acts when questions are asked.",
    )
    s.h1("Product misuse reviews", level=1)
    s.lead("We take every credible report seriously, wherever it may come from.")
    s.p(
        "A report of suspected misuse first goes through a preliminary review. The Compliance team establishes whether "
        "it concerns a Kestrane product and a Kestrane customer at all and whether there is enough to go on. If so, an investigation "
        "is opened under the direction of the General Counsel, with advice from an outside law firm. The customer is "
        "asked for an explanation and, where necessary, for its logs. The investigators' recommendation goes to the "
        "Responsible Use Committee, which may close the matter, impose conditions, suspend or terminate."
    )
    s.figures([("12", "preliminary reviews"), ("5", "investigations"), ("1", "customer terminated")])
    s.p(
        "In the fiscal year we opened twelve preliminary reviews. Ten originated outside the company and two "
        "within it. Five of the twelve led to an investigation; the five concerned customers on three continents. "
        "One of the investigations ended with the termination of the customer's licence. In two, the customer "
        "was required to accept additional mitigation measures. Two remain open at the date of this report. In the other "
        "seven reviews there was insufficient information to proceed.",
        "Since the programme began in 2017, four customers have been disconnected for good.",
    )
    s.table(
        ["Reports of suspected misuse, fiscal year 2021", "Number"],
        [
            ["Investigated: licence terminated", "1"],
            ["Investigated: additional mitigation measures", "2"],
            ["Investigated: still open", "2"],
            ["Closed after preliminary review: insufficient information", "7"],
            ["<b>Total</b>", "<b>12</b>"],
        ],
        [5, 1],
        numeric=True,
        total=True,
    )
    s.p(
        "Owing to our duties of confidentiality we can't identify the customers or countries concerned, nor go into the "
        "circumstances of any review."
    )
    s.page()
    s.h1("Speaking up", level=1)
    s.p(
        "Anyone who believes that our technology has been misused may tell us. Employees can turn to their manager, to "
        "Compliance or to the internal whistle-blower line. Members of the public can fill in the form at "
        "kestrane.example/speakup or write to trust@kestrane.example. The service is free of charge."
    )
    s.box(
        "What we need from you",
        [
            "So that we can look into a concern, the form asks for the full name, nationality and address of the person "
            "concerned, the telephone number and serial number of the device, and the dates of the suspected "
            "intrusion. Submissions that lack any of these items, and those made without a name, "
            "can't be processed. Please note that we are not able to confirm or deny whether a given person was of interest to "
            "a customer, and that those who write to us will not as a rule hear of the result."
        ],
    )
    s.p(
        "We do not tolerate retaliation against anyone who raises a concern in good faith. Every submission is logged by "
        "the Compliance team and is treated with the utmost discretion."
    )
    s.picture(
        pictures.bokeh(77, (900, 430), back=(24, 36, 50), lights=((140, 190, 230), (255, 210, 150)), figures=2), 175
    )
    s.h2("Listening and learning")
    s.p(
        "We value dialogue with those who hold different views. Throughout the year our leaders took part in a wide range of conversations "
        "with academics, industry associations and civil society, and we are committed to deepening that "
        "exchange. We're convinced that mutual understanding makes for better outcomes, and hope to see more of "
        "our critics at the table."
    )


def _answers(s: Story) -> None:
    s.opener(
        pictures.skyline(19, (900, 860), top=(30, 34, 60), bottom=(190, 110, 120), dark=(14, 16, 34)),
        "5",
        "Straight answers",
        "We're asked a lot of questions. Here are our answers to the ones that we hear most.",
    )
    s.h1("You asked, we answer", level=1)
    s.h3("Do you spy on people?")
    s.p(
        "No. Kestrane is a software house. We license a system, install it, train its operators and maintain it. "
        "We have no visibility into how customers use Lanthorn, do not see whom they investigate and hold none of the "
        "data that they collect. Once the system is handed over, its operation is the sole responsibility of the agency."
    )
    s.h3("Was Lanthorn used against the columnist Idris Fahl?")
    s.p(
        "No. We can state categorically that Lanthorn was not used on the telephone of Idris Fahl, nor on those of his "
        "wife and his brother, at any time before or after his disappearance. Suggestions to the contrary are false, and "
        "they add to the grief of a family."
    )
    s.h3("What about the lists of numbers that have appeared in the media?")
    s.p(
        "We do not comment on speculation. So-called forensic studies by advocacy groups rest on assumptions that no one has been "
        "able to verify, and several have been written by organisations with an agenda of their own. "
        "The fact that a number appears on a list proves nothing."
    )
    s.h3("Who, then, is responsible if something goes wrong?")
    s.p(
        "A carmaker is not in the dock when a driver runs a red light. The decision to open an operation is taken "
        "by a sovereign agency, under its own laws, with its own courts looking over its shoulder. It's up to those "
        "states to investigate and to answer for what their officers do."
    )
    s.h3("Why don't you name your customers?")
    s.p(
        "Because lives depend on it. Every relationship that we have is governed by confidentiality. We do not "
        "disclose the identity of customers, the terms of contracts, the existence of operations, the content of our "
        "reviews or the reasoning of our Committee, and won't do so in future."
    )
    s.page()
    s.h1("Legal and regulatory matters", level=1)
    s.p(
        "Kestrane is a law-abiding company. We comply with all applicable laws and regulations in the countries in "
        "which we do business, including the export-control regimes of Marenna and of the United States of Calder. "
        "Each export of Lanthorn needs a licence from the Ministry of Trade, and every one of our shipments has had it.",
        "As a pioneer we attract attention, and with attention comes litigation. The action brought by Parley "
        "Messaging, which seeks to hold us to account for the alleged conduct of others on its service, "
        "is without merit and we are defending it vigorously. A privacy claim made by a private individual is likewise being "
        "contested. We're confident of our position, and in the interest of due process we do not discuss "
        "legal matters further.",
    )
    s.picture(
        pictures.hills(35, (900, 420), top=(90, 110, 150), bottom=(236, 220, 200), near=(52, 54, 66)),
        150,
    )
    s.h2("Why confidentiality matters")
    s.p(
        "Transparency is a core value at Kestrane, and this report bears witness to it. Yet there are matters that "
        "an enterprise in our field cannot discuss. For reasons of national security, we are prevented from sharing details "
        "of individual cases. Confidentiality protects ongoing investigations, the officers who conduct them and the "
        "citizens whom they serve. We ask our readers for their understanding and their trust."
    )
    s.quote(
        "Transparency in our world means being open about principles. Operations must stay in the dark.",
        "Dorian Vael, Chief Executive Officer",
    )


def _people(s: Story) -> None:
    s.page()
    s.h1("Our people, our planet")
    s.lead("Great companies give back. We're proud of what Kestraneers do when they're off duty.")
    s.figures([("3,200", "hours volunteered"), ("10,000", "mangroves planted"), ("52", "university scholarships")])
    s.p(
        "Diversity makes us stronger. Women now account for 34% of our workforce and 29% of managers, and our employees come "
        "from 41 nations. Our offices in Port Aldren run on renewable electricity, and in March we said farewell to "
        "single-use plastics in all our kitchens.",
        "In the difficult months of the pandemic we lent Lanthorn Lens, free of charge, to hospitals that needed to "
        "keep track of beds. Our Academy opened its doors to 52 gifted young people from modest homes, who'll go on "
        "to be the engineers, and the guardians, of tomorrow.",
    )
    s.picture(
        pictures.field(14, (900, 430), top=(150, 190, 220), bottom=(236, 236, 214), crop=(64, 120, 72)),
        185,
        "Mangrove seedlings at Cape Ardo, planted with the help of four schools.",
    )
    s.box(
        "Health and safety",
        [
            "There were four lost-time injuries in the year, all of them minor, and none at our manufacturing partner. "
            "Our goal is, and remains, zero."
        ],
    )


def _ahead(s: Story) -> None:
    s.page()
    s.h1("The road ahead")
    s.lead("This report is the beginning of a journey. Here's where we want to go next.")
    s.p("In the coming years we will:")
    s.bullets(
        [
            "develop a set of key performance indicators for our Responsible Use Programme;",
            "explore the establishment of an advisory council of eminent persons;",
            "refine the Country Eligibility Model as new data become available;",
            "enhance the user experience of our reporting form;",
            "extend our ethics course to deployment partners;",
            "work with governments and with peers toward a global framework for the responsible use of cyber intelligence;",
            "go on publishing reports such as this one, setting the standard for our industry.",
        ]
    )
    s.p(
        "We recognise that trust is not given but earned. We aspire to be the most trusted name in our field, and we "
        "are confident that the unparalleled steps described in this report bring us closer to that goal. Together we "
        "can ensure that innovation continues to serve humanity."
    )
    s.picture(
        pictures.skyline(83, (900, 430), top=(100, 140, 190), bottom=(252, 222, 184), dark=(36, 50, 80)),
        180,
    )
    s.page()
    s.h1("About this report")
    s.p(
        "This report was prepared by the management of Kestrane Group for the fiscal year ended 30 June 2021 and was "
        "published on 30 September 2021. Unless stated otherwise, figures are as of 30 June 2021. Amounts are "
        "in US dollars.",
        "Some of the statements in this report look to the future. They reflect the present expectations of management and are subject to "
        "risks and uncertainties that may cause the actual course of events to differ. Kestrane undertakes no "
        "obligation to update them. Nothing in this report is an offer of securities, a warranty or a waiver of any "
        "right, privilege or immunity of the Group.",
        "Names of agencies, countries and persons have been left out where required. Photographs are for illustration only.",
    )
    s.h2("Glossary")
    s.table(
        ["Term", "Meaning"],
        [
            ["Agency", "A body of a state with powers to investigate crime or to protect national security"],
            ["Customer", "An agency that holds a licence of Lanthorn"],
            ["Lanthorn", "The family of products made by Kestrane Group"],
            ["Licence", "The contract by which an agency is allowed to operate Lanthorn"],
            ["Statement", "The Human Rights Statement of Kestrane Group"],
        ],
        [1, 4],
    )
