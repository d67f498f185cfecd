"""A plain no is an explicit no, with or without words of the trade around it; what only sounds so is none."""

from __future__ import annotations

import pytest

from scorer.evidence.second_look import is_second_look
from tests.verdict.asked import asked

NOES = [
    ("RE3.2", "We did not repay the recruitment fees of the 63 workers."),
    ("RE3.2", "No compensation was paid to the families of the workers."),
    ("RE3.2", "None of the workers who paid fees has been reimbursed."),
    ("RE3.2", "The workers have received no compensation from us."),
    ("RE3.2", "We offered the victims no compensation."),
    ("RE3.2", "We refused to compensate the victims."),
    ("RE3.2", "To this day no worker has been repaid."),
    ("DD3.3", "We do not train our staff on human rights."),
    ("DD3.3", "No training on human rights was given in 2023."),
    ("DD3.3", "None of our buyers was trained on human rights in 2023."),
    ("DD3.3", "Training on human rights did not take place in 2023."),
    ("DD3.3", "There is no human rights training at our company."),
    ("DD3.3", "Our staff receive no training on modern slavery."),
    ("DD3.3", "We have not yet trained our buyers on human rights."),
    ("DD3.3", "Training of our buyers on human rights was cancelled in 2023."),
    ("DD3.3", "We have never held a training on human rights."),
    ("DD2.1", "We have not assessed the human rights risks of our suppliers."),
    ("DD2.1", "No human rights risk assessment was carried out in 2023."),
    ("DD2.1", "We carried out no assessment of human rights risks."),
    ("DD2.1", "A human rights impact assessment has not been done."),
    ("DD2.1", "We lack a process to assess human rights risks."),
    ("DD2.1", "There is no process for assessing human rights risks."),
    ("DD2.1", "Human rights risks are not assessed by us."),
    ("DD2.1", "Nobody assessed the human rights risks of our suppliers."),
    ("RE1.1", "We have no grievance channel for workers of suppliers."),
    ("RE1.1", "Our hotline is not open to people outside the company."),
    ("RE1.1", "A grievance mechanism for communities does not exist."),
    ("RE1.1", "We do not operate a grievance mechanism for outsiders."),
    ("RE1.1", "People outside the company have no way to complain to us."),
    ("DD1.1", "We have no human rights policy and have made no commitment to respect human rights."),
    ("DD1.1", "We have not adopted a human rights policy."),
    ("DD1.1", "The company has not committed to the UN Guiding Principles."),
    ("DD1.1", "There is no commitment of ours to human rights."),
    ("DD4.2", "Our due diligence has not been audited by anybody independent."),
    ("DD4.2", "No independent audit of suppliers took place in 2023."),
    ("DD4.2", "We do not have our suppliers audited by third parties."),
    ("DD4.2", "None of our suppliers was audited in 2023."),
    ("LC1.1", "We are not party to any lawsuit."),
    ("LC1.1", "There are no legal proceedings against us."),
    ("LC1.1", "No lawsuit is pending against the company."),
    ("LC1.1", "We face no investigation by any authority."),
    ("DD3.2", "We have not ended any contract over human rights."),
    ("DD3.2", "No contract was refused on human rights grounds in 2023."),
    ("DD3.2", "We did not suspend any supplier over child labour."),
]
NONE_OF_THEM = [
    ("RE1.1", "No cost arises for communities that use our grievance channel."),
    ("RE1.1", "Complaints by communities through our grievance line are not passed on to managers of the site."),
    ("RE3.2", "No worker who paid fees was left without compensation."),
    ("RE3.2", "We did not hesitate to compensate the 63 workers."),
    ("RE3.2", "Not only did we apologise, we compensated 63 workers in 2023."),
    ("RE3.2", "No compensation was paid to executives in 2023."),
    ("RE3.2", "Workers who had not been paid were compensated in 2023."),
    ("RE3.2", "Compensation was paid without admission of liability to 63 workers in 2023."),
    ("DD3.3", "No employee is exempt from the human rights training."),
    ("DD3.3", "Staff who have not completed the human rights training are reminded each month."),
    ("DD3.3", "Without human rights training nobody may buy for us."),
    ("DD3.3", "No buyer starts before completing the human rights training."),
    ("DD3.3", "Of 300 buyers trained on human rights in 2023, none failed the test."),
    ("DD2.1", "No supplier is taken on without an assessment of human rights risks."),
    ("DD2.1", "Our assessment of 63 suppliers found no human rights risks."),
    ("DD2.1", "We do not stop at assessing human rights risks once a year."),
    ("RE1.1", "Nobody has to give a name to use our grievance line, which is open to all."),
    ("RE1.1", "The grievance line is not limited to employees; workers of suppliers use it."),
    ("DD1.1", "We do not tolerate violations of human rights and commit to the UN Guiding Principles."),
    ("DD1.1", "We will never do business at the expense of human rights."),
    ("DD1.1", "No business goal justifies a breach of human rights, to which we are committed."),
    ("DD4.2", "The independent audit of 63 suppliers found no child labour."),
    ("DD3.2", "We do not sell to armed forces and ended two contracts in 2023 over human rights."),
    ("DD3.2", "Suppliers that do not end child labour lose their contract; in 2023 two did."),
    ("DD3.2", "No customer is spared: in 2023 we refused two over human rights."),
]


@pytest.mark.parametrize(("question", "text"), NOES)
def test_a_plain_no_is_an_explicit_no(question: str, text: str) -> None:
    assert asked(question, text).denied


@pytest.mark.parametrize(("question", "text"), NONE_OF_THEM)
def test_what_only_sounds_like_a_no_is_none(question: str, text: str) -> None:
    assert not asked(question, text).denied


def test_a_no_that_names_no_topic_says_how_it_was_found_and_is_not_sure() -> None:
    finding = asked("RE3.2", "To this day no worker has been repaid.")
    assert finding.denied
    assert finding.confidence == "low"
    (evidence,) = finding.evidence
    assert "but for its topic a look-up finds it" in evidence.why
    assert all(map(is_second_look, evidence.found_by))
