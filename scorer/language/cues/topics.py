"""Cues for what a passage is about; they look at the sentence, its headings and its neighbours."""

from __future__ import annotations

from scorer.language.cues.registry import cue
from scorer.language.cues.view import Lexicon, Span, View

RIGHTS = Lexicon(
    "human rights, modern slavery, forced labour, forced labor, child labour, child labor, labour rights, labor rights, human trafficking, trafficking,"
    "slavery, servitude, debt bondage, bonded labour, bonded labor, freedom of association, collective bargaining, freedom of expression,"
    "freedom of opinion, right to privacy, privacy rights, indigenous, first nations, informed consent, responsible sourcing, ethical sourcing,"
    "living wage, exploitation, rightsholder, rightsholders, rights holders, workers rights, worker rights, human right, guiding principles, ungp,"
    "ungps, ilo, labour standards, labor standards, labour practices, labor practices, working conditions, decent work, salient, misuse of our products,"
    "product misuse, misuse, surveillance of journalists, human rights defenders, recruitment fees, supplier code, fair work, underpayment, grievance,"
    "grievances, remediation of harm, adverse human rights, socially responsible sourcing, supply chain labour, responsible business conduct,"
    "universal declaration, dignity, land rights, digital rights, human dignity, people harmed, affected people, social audit, social audits, social compliance,"
    "sa8000, smeta, sedex, migrant workers, migrant worker, low wages, excessive overtime, retention of passports, passports, wage theft, trade union, trade unions, labour union, forced marriage, rights of the child, discrimination at work,"
    "work conditions, employment conditions, social standards, social charter, social and environmental standards, social and ecological,"
    "environmental and social standards, labour law, labor law, working hours, overtime, minimum wage, minimum age, sweatshop*, conflict minerals,"
    "supplier audit, supplier audits, audits of suppliers, supplier code of conduct, code of conduct for suppliers, supplier conduct,"
    "sustainable procurement, responsible procurement, ethical procurement, sustainable sourcing, ethical trade, fair trade, supply chain act,"
    "civil society, safe and fair, equal pay, freedom of movement, resettlement, local communities, indigenous peoples, traditional owners,"
    "religious minority, ethnic minority, minorities, persecut*, villagers, host communities, affected communities, elders of,"
    "data privacy, personal data, censorship, content removal, government requests, government demands, surveillance, spyware"
)


@cue(
    "rights",
    "about human rights, labour rights, privacy or freedom of expression: itself, its heading, or the passage around it",
    yes=("We assess the risk of forced labour.", "Human rights policy"),
    no=("Revenue rose by 4%.", "We trained 110 people on forklift safety."),
)
def rights(view: View) -> bool:
    return RIGHTS(view) or RIGHTS(view.heading)


_CHANNEL = Lexicon(
    "hotline, hotlines, helpline, helplines, whistle line, whistle lines, whistleblow*, whistle blowing, whistle blower, whistle blowers, speak up, speakup,"
    "grievance mechanism, grievance mechanisms, grievance procedure, grievance process, grievance channel, grievance channels, complaints procedure,"
    "complaints process, complaints mechanism, complaint mechanism, complaints channel, complaints line, complaints office, complaints desk,"
    "reporting channel, reporting channels, reporting line for, reporting mechanism, reporting mechanisms, reporting system, reporting platform,"
    "communication channels for, ethics line, ethics hotline, integrity line, compliance line, compliance hotline, concern line, concernline, alert line,"
    "alert system, ombuds*, raise concerns, raising concerns, raise a concern, raising a concern, report concerns, reporting concerns,"
    "report a concern, reports of violations, reporting of violations, report violations, reporting violations, reporting misconduct,"
    "report misconduct, contact point for complaints, violations portal, rights desk, misuse reports, protected disclosure, protected disclosures,"
    "grievances, grievance, internal reporting, trusted lawyer, confidential adviser, confidential counsellor, consultation desk,"
    "speak now, speak out, workers voice, worker voice, employee voice, voice of workers, tell us, how to reach us, how to complain, making a complaint,"
    "making a report, complaints and appeals, appeals desk, harassment desk, advice line, counselling line, signalling violations, right to complain"
)


_OF_COMPLAINTS = Lexicon("complaints, concerns, appeals, whistle*")
_OF_CUSTOMERS = Lexicon(
    "customer, customers, consumer, consumers, product, products, billing, service quality, odour, noise"
)


@cue(
    "channel",
    "about a channel for complaints, concerns or whistleblowing: itself, its heading, or the passage around it",
    yes=("The hotline is open to anyone.", "Raising concerns"),
    no=("Our sales channel grew.", "We concern ourselves with quality."),
)
def channel(view: View) -> bool:
    if _CHANNEL(view) or _CHANNEL(view.heading):
        return True
    return _OF_COMPLAINTS(view.heading) and not _OF_CUSTOMERS(view.heading)


def rights_word(span: Span) -> bool:
    """Whether a stretch of text itself names a human-rights topic."""
    return RIGHTS(span)
