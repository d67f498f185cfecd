"""Cues for what a passage is about; they look at the sentence, its headings and its neighbours."""

from __future__ import annotations

from scorer.evidence.cues.registry import cue
from scorer.evidence.cues.view import Lexicon, Span, View

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


def rights_word(span: Span) -> bool:
    """Whether a stretch of text itself names a human-rights topic."""
    return RIGHTS(span)
