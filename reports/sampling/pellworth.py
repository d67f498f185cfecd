"""Samples (c) and (d): Pellworth Foods, two years of a two-column report that lies between the other two.

What both years share word for word is here (house style, and the paragraphs that such reports carry over from year to
year); `pellworth_2022` and `pellworth_2023` hold what is each year's own. People, suppliers, cases and figures are
invented; docket numbers lie outside the ranges in use.
"""

# ruff: noqa: E501 (prose)

from __future__ import annotations

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import LETTER

from .look import Look
from .story import Story

COLOPHON = (
    "Pellworth Foods, its brands, people, suppliers and legal cases are invented. This document was written as a sample for testing "
    "software that reads corporate reports. Any resemblance to a real company, person or case is unintended."
)

COMMITMENT = (
    "Pellworth is committed to respecting the human rights of everyone who works for us and of the people our business touches. "
    "Our Human Rights Policy is guided by the United Nations Guiding Principles on Business and Human Rights and by the International "
    "Labour Organization's Declaration on Fundamental Principles and Rights at Work. It applies to all employees, to our subsidiaries and to "
    "the joint ventures that we operate."
)

CULTURE = (
    "Our founder, Edda Pellworth, used to say that you can taste whether food was made with respect. Ninety-one years on, that "
    "remains the spirit in which we try to do business. We know that we won't get everything right, and we believe in telling "
    "you where we stand."
)

CODE = (
    "Our Supplier Code of Conduct sets out what we expect of those who grow, catch, process and carry what we sell. It bars forced and "
    "child labor, fees charged to workers for a job, and the holding of passports; it calls for wages and hours that meet the law or "
    "the industry standard, whichever is better, for freedom of association, and for safe housing where housing is provided. Suppliers "
    "are to hold their own suppliers to the same terms. The Code is part of our purchase-order terms; we may ask for records, and "
    "may visit at any reasonable time."
)

SCREEN = (
    "Each spring the Responsible Sourcing team runs every direct supplier through a screening tool. It combines country indices (child labor, "
    "forced labor, freedom of association, rule of law) with what we know about the commodity, the use of migrant or seasonal "
    "labor and the supplier's own record. Suppliers fall into three bands. Those in the high band fill out a detailed "
    "questionnaire, and a share of them is visited by our field staff, who speak with managers, look at contracts and pay slips, walk the housing "
    "and talk with a sample of workers away from their supervisors."
)

SALIENT_INTRO = (
    "In 2020 we worked with a consulting firm to determine where people are most likely to be harmed in our value chain. The exercise "
    "identified four issues, which continue to shape our program:"
)

SALIENT = [
    "<b>Child labor on cocoa farms.</b> Most of our cocoa comes from smallholders in Côte d'Ivoire and Ghana, where poverty, a lack of schools and a "
    "shortage of hands at harvest lead families to put children to hazardous work.",
    "<b>Forced labor at sea and in seafood processing.</b> Crews on distant-water tuna boats and migrants in Thai shrimp sheds are far from help and often in debt to the "
    "broker who placed them.",
    "<b>Heat, housing and pay of seasonal pickers.</b> Tomatoes in California and in Puglia are picked in summer, in part by crews hired through labor contractors.",
    "<b>Land and livelihoods around palm oil estates.</b> Communities in Sumatra and Kalimantan may lose access to land without having agreed to it.",
]

ESCALATION = (
    "When a supplier falls short, we'd rather fix the problem than walk away, because walking away seldom helps the people concerned. The supplier has 30 "
    "days to send a corrective action plan and 90 to carry out the urgent parts of it. If that doesn't happen, the matter goes to the Vice President "
    "of Procurement, new business is put on hold, and volumes are reduced. A supplier who is found to use forced labor, who obstructs a "
    "visit or who does not act within 180 days will be exited by decision of the Steering Group."
)

LINE = (
    "The Pellworth Integrity Line is operated by an outside provider and can be used by employees, by contractors, by suppliers and their workers, and by members "
    "of the public. It takes calls around the clock in six languages and has a web form. Callers can choose not to give their name, "
    "and receive a number with which they can check on their report."
)

PROCESS = (
    "The Ethics Office logs each report and assigns it within five business days to a trained investigator who has no stake in the matter. Reports that "
    "concern suppliers go to Responsible Sourcing, and those about senior managers to the General Counsel. The investigator interviews those involved, "
    "looks at records and writes up findings; the Ethics Office decides on action and tells the person who reported that the matter "
    "is closed."
)

MEASURES = (
    "We follow four measures over time: the share of spend covered by the signed Code, the number of high-risk suppliers with an overdue "
    "corrective action, the share of cocoa from communities with a child labor monitoring system, and completion of training. Procurement reviews them every "
    "quarter with the Steering Group, and the result counts toward the annual bonus of the Vice President of Procurement."
)

FORWARD = (
    "This report contains forward-looking statements, which can be identified by words such as “expect,” “intend,” “aim” and “will.” They are based on "
    "assumptions that may prove wrong. Factors that could cause results to differ include crop failures, changes in law and trade, the "
    "conduct of suppliers, and the other risks described in our Annual Report on Form 10-K. We do not undertake to update such statements."
)

ROUTINE = (
    "In addition, we are from time to time involved in litigation that is incidental to our business, such as claims about commercial contracts, "
    "labels and, now and then, a broken tooth."
)

SCOPE = (
    "The policy covers freedom from forced and child labor, non-discrimination, fair pay and working time, freedom of association and collective "
    "bargaining, health and safety, privacy, and the rights of indigenous peoples and local communities. Where national law asks for less than the policy, we follow the "
    "policy; where the two can't be reconciled, we obey the law and seek ways to honor the principles."
)

WITH_OTHERS = (
    "Most of the issues in this report are beyond the reach of any one buyer. Pellworth is a member of trade initiatives for cocoa, palm oil and seafood, and supports the call for a "
    "due diligence law that would apply to all companies alike. We value the views of stakeholders, including nongovernmental "
    "organizations, unions, investors and customers, and take them into account in developing our program."
)

AUDITS = (
    "Suppliers in the high band are asked to be audited every two years under a recognized four-pillar protocol by an accredited firm of their choice, at their cost, and "
    "to share the report with us through a data platform. We read the reports, follow up on open points, and accept audits done for other buyers so as to spare "
    "suppliers the fatigue of repeating them."
)

SUPPLY = (
    "We buy four-fifths of our raw materials, by value, from people we have known for more than five years. With the farmers, crews and pickers behind them, we have in most "
    "cases no contract. The table shows our six principal ingredients, what they account for, and how far back we can trace them."
)

PALM = (
    "Palm oil is a small ingredient for us. We buy from members of a certification scheme, ask for lists of mills, and check these against satellite alerts. "
    "Suppliers are expected to seek the free, prior and informed consent of communities before they plant."
)

BUSINESS = (
    "Pellworth Foods makes canned fruit and tomatoes, canned and frozen seafood, chocolate spreads and baking goods. Our brands (Pell's Pantry, Harbor Light and "
    "Cocoa Barn) are sold in some 40,000 stores in the United States, Canada and Mexico. We also pack for retailers' own brands, which make up a third "
    "of our sales."
)


def story(title: str, running: str) -> Story:
    """An empty report in the company's house style: US Letter, two columns, the PDF's own Times and Helvetica."""
    look = Look(
        accent=HexColor("#a33b2a"),
        dark=HexColor("#3b2a24"),
        pale=HexColor("#f6f0e8"),
        body="Times-Roman",
        light="Times-Italic",
        bold="Helvetica-Bold",
        italic="Times-Italic",
        head="Helvetica-Bold",
        page=LETTER,
        size=10.3,
        leading=13.6,
        left=50,
        right=50,
        top=72,
        bottom=84,
        justify=True,
        gutter=22,
    )
    return Story(
        look,
        title=title,
        author="Pellworth Foods, Inc.",
        subject="Sample report of an invented company",
        keywords="responsible sourcing, human rights",
        running=("Pellworth Foods", running),
        columns=2,
    )
