# ruff: noqa: E501  (a sentence stands on one line)
"""Texts written to mislead: keywords without substance, substance without keywords, twins, and words of another trade.

All texts are ours and about fictional companies. The default rubric judges them as it judges a report.
"""

import pytest

from scorer.document.model import Box, Document, Kind, Page, PageQuality, Sentence
from scorer.evidence.gathering import Reading
from scorer.rubric.loading import load_rubric
from scorer.rubric.model import Level
from scorer.verdict.judging import judge
from scorer.verdict.model import Finding

FILLER = (
    "The group makes hinges and locks at two plants.",
    "Sales rose in the northern region while the southern region was flat.",
    "Our research team moved into a new building near the river.",
    "The new product range was shown at the autumn fair.",
    "Freight costs fell towards the end of the year.",
)


@pytest.fixture(scope="module")
def rubric():
    return load_rubric("human-rights-transparency")


def findings(rubric, *texts: str, section: tuple[str, ...] = (), kind: Kind = Kind.BODY) -> dict[str, Finding]:
    said = [(t, section, kind) for t in texts]
    rows = [*((t, (), Kind.BODY) for t in FILLER), *said, *((t, (), Kind.BODY) for t in FILLER)]
    sentences = tuple(
        Sentence(i, 1, text, heads, (Box(1, 0, i, 10, i + 1),), part, i) for i, (text, heads, part) in enumerate(rows)
    )
    page = Page(1, 100, 100, PageQuality.TEXT, 1000)
    document = Document("x.pdf", "0" * 64, "t", "", "", "", "", "", "", "en", (page,), sentences)
    return {f.element: f for f in judge(Reading(document), rubric)}


def _sentences(text: str) -> list[str]:
    return text.replace(". ", ".\n").split("\n")


def above_none(found: dict[str, Finding]) -> dict[str, str]:
    return {name: f.level.value for name, f in found.items() if f.level is not Level.NONE}


BROCHURE = (
    "We are deeply committed to human rights due diligence, remedy, grievance mechanisms and transparency.",
    "We strive to be a world-class leader in respecting human rights across our supply chain.",
    "Our ambition is to identify, assess, prevent, mitigate and account for every salient human rights risk.",
    "We aim to engage with affected stakeholders, trade unions, NGOs and independent experts.",
    "We will train all employees and suppliers on human rights, modern slavery and forced labour.",
    "We are dedicated to providing effective remedy, compensation and reimbursement to victims.",
    "We intend to investigate all allegations of misuse and to terminate customers who violate human rights.",
    "We are committed to independent audits, key performance indicators and effectiveness reviews.",
    "We seek to ensure that our hotline will be accessible, anonymous, free of charge and multilingual.",
    "We will never tolerate retaliation against whistleblowers and complainants.",
    "We aspire to disclose all lawsuits, investigations, fines, penalties and settlements.",
    "Our board intends to oversee human rights and to learn lessons from every grievance.",
    "We will report the number of complaints and their outcome by kind.",
    "We hope to prevent recurrence and to cooperate in remediation wherever we contribute to harm.",
)


def test_a_brochure_that_repeats_every_keyword_is_at_most_stated(rubric):
    found = findings(rubric, *BROCHURE, *(b.replace("We ", "At Lumora, we ", 1) for b in BROCHURE))
    assert {name for name, f in found.items() if f.level.rank > 1} == set()


TWINS = [
    # element, the true disclosure (in as many sentences as the element asks for), its negation, its conditional
    ("RE3.2", "In March 2024 we repaid recruitment fees of USD 41,200 to 63 workers at two sites. In May 2024 the family of the worker who was hurt received compensation of USD 12,000 and an apology.",
     "We have not repaid any recruitment fees to workers.", "We would repay recruitment fees to workers if any had been charged."),
    ("DD3.2", "In 2023 we ended the contracts of two customers because of human rights abuses.",
     None,
     "We may end a customer's contract if human rights abuses are found."),
    ("DD3.3", "In 2023 we trained 412 buyers on forced labour and human rights.",
     "No training on human rights or forced labour was given to our buyers.",
     "Where appropriate, buyers could be trained on human rights and forced labour."),
    ("DD2.1", "In 2023 we carried out human rights impact assessments at 14 sites in Malaysia. In May 2023 outside experts assessed forced labour risks at 9 mills by 212 interviews with workers. The risks of 118 suppliers were rated by country and commodity in the human rights risk assessment of 2023.",
     "We have not carried out any human rights impact assessment.",
     "Should it be necessary, human rights impact assessments might be carried out at our sites."),
    ("DD4.2", "In 2023 Harrow Lane Ltd independently audited 31 suppliers against our labour standards. The independent social audits of 2023 covered 14 factories and found 22 breaches of working hours. In June 2023 the auditor SGS audited the labour conditions at 9 mills and reported 4 findings.",
     "No independent audit of our suppliers' labour standards has been carried out.",
     "Independent audits of suppliers' labour standards may be carried out from time to time."),
    ("RE2.2", "In 2023 the grievance line received 41 complaints, of which 12 concerned wages and 29 working hours.",
     "We do not publish the number of complaints.", "If complaints were to be received, they would be counted by kind."),
    ("LC2.1", "In 2023 the regulator fined us EUR 2.4 million for breaches of labour law at the Tarvo plant.",
     None, "We could be fined by regulators if we were to breach labour law."),
    ("LC3.2", "We investigated the allegations that our software was used against journalists; the inquiry of May 2023 found two cases and we ended both contracts. The outside inquiry into the reported hacking of two activists concluded in June 2023 that our product had been used, and we terminated the licence.",
     "We have not investigated the allegations.", "We would investigate allegations if credible evidence were presented."),
]  # fmt: skip


@pytest.mark.parametrize(("element", "true", "negated", "conditional"), TWINS, ids=[t[0] for t in TWINS])
def test_twins(rubric, element, true, negated, conditional):
    assert findings(rubric, *_sentences(true))[element].level is Level.EVIDENCED
    if negated:
        assert findings(rubric, negated)[element].level.rank <= 1, negated
    assert findings(rubric, conditional)[element].level.rank <= 1, conditional


NOT_ABOUT_IT = {
    "complaints about billing": (
        "In 2023 our customer service received 48,211 complaints about billing, of which 92% were settled within five days.",
    ),
    "pay of executives": (
        "The compensation committee decided on the compensation of the executive directors in March 2023.",
        "Compensation of EUR 3.1 million was paid to the chief executive for 2023.",
    ),
    "a tennis court": ("In June 2023 we opened a tennis court and a gym for the tenants of the Alder building.",),
    "proceeding with a project": (
        "In 2023 we were proceeding with the Norvale project and appealed to new customers.",
    ),
    "settled shares": ("Equity-settled awards of 12,400 shares were granted in 2023 and settled in cash.",),
    "a provision in a lease": (
        "A provision of EUR 4.2 million was made for the restoration of leased premises in 2023.",
        "The lease contains a provision under which rent is reviewed every five years.",
    ),
    "the statutory sentence": (
        "No person has applied for leave of the Court to bring proceedings on behalf of the Company under section 237 of the Corporations Act 2001.",
    ),
    "a competitor's case": (
        "In 2022 the court ordered our competitor Brightlock Inc. to pay USD 40 million to workers who had been underpaid.",
    ),
    "warranty and product remedy": (
        "Customers' remedies under the warranty are repair or refund, and 1,204 refunds were made in 2023.",
    ),
    "audit of accounts": (
        "The independent auditor audited the financial statements for 2023 and issued an unqualified opinion.",
    ),
    "safety of forklifts": ("In 2023 we trained 110 people on forklift safety in four sessions.",),
}


@pytest.mark.parametrize("name", NOT_ABOUT_IT)
def test_words_of_another_trade_earn_nothing(rubric, name):
    assert above_none(findings(rubric, *NOT_ABOUT_IT[name])) == {}


def test_a_contents_page_earns_nothing(rubric):
    lines = (
        "Human rights due diligence ........ 12",
        "Grievance mechanism and remedy ........ 18",
        "Legal proceedings and fines ........ 24",
        "Training of 412 buyers on forced labour ........ 31",
    )
    assert above_none(findings(rubric, *lines, kind=Kind.CONTENTS)) == {}
    assert above_none(findings(rubric, *lines)) == {}
    titles = (
        "Our human rights due diligence",
        "Grievance mechanism and remedy",
        "Legal proceedings, fines and penalties",
    )
    assert above_none(findings(rubric, *titles, kind=Kind.HEADING)) == {}


def test_a_quoted_law_earns_nothing(rubric):
    texts = (
        "Section 54 of the Act requires commercial organisations to publish a slavery and human trafficking statement each year.",
        "Principle 22 states that business enterprises should provide for or cooperate in remediation where they have caused adverse impacts.",
        "Modern slavery is defined as forced labour, servitude, debt bondage and human trafficking.",
        "The Directive provides that companies shall establish a complaints procedure for affected persons.",
    )
    assert above_none(findings(rubric, *texts)) == {}


PLAIN = [
    # the same facts without the words of the trade
    ("RE3.2", ("Workers of our cleaning contractor", "What we did"),
     "Forty-one cleaners got their money back in August: USD 18,300 that an agent had taken from them before they left home."),
    ("RE3.2", ("The arrest of a student",), "The chief executive said sorry to her in person, and we covered her legal costs and EUR 15,000 on top."),
    ("DD3.2", ("Saying no", "Customers"),
     "In May we walked away from a sale worth EUR 22 million because the buyer wanted to single out a religious minority."),
    ("DD2.3", ("Talking with the villages",), "In February the elders walked the cattle track with us for four days, and the pit was redrawn so as to leave it open. In June the fishers told us which bay they need, and 14 of them agreed on the new jetty."),
    ("DD3.3", ("Learning about exploitation of workers",), "By year end 187 of the 203 buyers had finished the module on the signs of exploitation."),
    ("RE2.2", ("Complaints", "What people told us"), "In 2023, 219 people wrote in: 120 about wages, 61 about housing and 38 about being hit."),
    ("RE3.3", ("After the rape cases",), "Lamps were put up along eight kilometres of the haul road, and buses no longer stop at the water points."),
    ("LC1.3", ("The death of Tobias Mwendo", "In court"),
     "His widow sued the police and the Company on 2 August 2021 for wrongful death; the trial has not been set down."),
]  # fmt: skip


@pytest.mark.parametrize(("element", "section", "text"), PLAIN, ids=[f"{p[0]}-{i}" for i, p in enumerate(PLAIN)])
def test_the_same_facts_without_the_words_of_the_trade_are_found(rubric, element, section, text):
    assert findings(rubric, *_sentences(text), section=section)[element].level.rank >= 1
