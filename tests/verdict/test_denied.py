"""Denials against what the report tells elsewhere: where both are plain; not where they are in harmony."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scorer.evidence.gathering import Reading
from scorer.verdict.contradictions import Clash, contradictions
from tests.verdict.test_judging import document

TOLD = [
    [
        "Our hotline received no complaints in 2020.",
        "In May 2020 a cleaner in Leeds rang the hotline to complain that a guard had searched her bag.",
    ],
    [
        "Nobody was killed at our mines in 2019.",
        "In November 2019 a mechanic died in our Umbra mine when a belt started up.",
    ],
    ["No fines were imposed on the company in 2018.", "In August 2018 the river authority fined us EUR 85,000."],
    [
        "There were no deaths at our operations in 2021.",
        "A driller was killed by a rockfall in our south pit on 11 June 2021.",
    ],
    [
        "Thanks to our fire wardens, nobody was harmed in the blaze.",
        "A packer, Lena Ostrow, was treated for burns after the blaze.",
    ],
    [
        "We are glad to report that no complaints were received through the hotline in 2023.",
        "Hotline: complaints received in 2023: 11 (2022: 6).",
    ],
    [
        "Nobody was hurt in the accident.",
        "Two fitters, Tom Ash and Pavel Hruska, were treated in hospital for burns from the accident.",
    ],
    [
        "No subsidiary has ever been sued over land rights.",
        "In 2018 nineteen villagers sued our subsidiary Minera Azul in Lima over land rights.",
    ],
    ["We had no complaints in 2022.", "In 2022 the hotline received 31 complaints."],
    ["No grievances were filed during the year.", "Workers filed nine grievances during the year; six are closed."],
    [
        "Nobody has been harmed by our technology.",
        "Three journalists were targeted with our technology in 2020, as our review found.",
    ],
    ["Our technology has harmed no one.", "In 2020 an agency used our technology to target the journalist Ana Marsh."],
    ["No one was hurt in 2022.", "Two workers were injured at Leeds in March 2022."],
    ["There were no fatalities in 2022.", "In June 2022 a worker died at our Brandon mine."],
    ["There were no fatalities in 2022.", "One worker was killed at our Brandon mine in May 2022."],
    ["We received no complaints in 2022.", "Our hotline took 17 complaints in 2022."],
    ["There is no litigation against the company.", "In October 2022 a union sued the company; the case is pending."],
    [
        "We are not party to any legal proceedings.",
        "The action that Orla Quinn brought against us in 2021 is pending before the High Court.",
    ],
    ["We have never been sued.", "In March 2019 Delmont Carriers sued us in the High Court of Calder."],
    [
        "No lawsuits were filed against the Group in 2022.",
        "A class action against the Group was filed in Ontario on 4 May 2022.",
    ],
    ["There is no litigation against the company.", "The trial in Quinn v. Example Ltd is set for May 2023."],
    [
        "Our product was never used against reporters.",
        "We found that in 2020 an agency had used our product against the reporter Ana Marsh.",
    ],
    ["In 2022 we received no complaints about child labour.", "Four complaints about child labour reached us in 2022."],
    ["We received no complaints about child labour.", "Four complaints about child labour reached us in 2023."],
    [
        "At 31 December 2022 no lawsuits were pending against us.",
        "The suit that Mr Abel Torr brought against us in 2021 remains pending.",
    ],
    ["Nobody was harmed with our technology.", "Ana Marsh and Idris Fahl were targeted with our technology in 2020."],
    ["No complaints were received in the year.", "We received 14 complaints, of which nine were closed."],
    [
        "Nobody has come to harm through our products.",
        "In 2020 the phone of the journalist Rana Qadiri was infected with our software.",
    ],
    [
        "Our software has never been misused.",
        "In 2021 a customer misused our software to follow the lawyer Piet Brandsma.",
    ],
    [
        "There has been no misuse of our software.",
        "In 2021 a customer misused our software to follow the lawyer Piet Brandsma.",
    ],
    [
        "There were no injuries at our plants in 2023.",
        "In March 2023 the packer Jan Novak lost two fingers at our Brno plant.",
    ],
    ["There were no accidents in 2023.", "In March 2023 two workers were injured at our Brno plant."],
    [
        "No claim is before the courts.",
        "The Labour Court of Port Aldren will hear the claim of Ms Lindqvist in May 2023, and the case is pending.",
    ],
    [
        "The Group is not involved in any court cases.",
        "The claim of Ms Lindqvist before the Labour Court of Port Aldren is pending.",
    ],
    ["We have not been taken to court in 2023.", "In May 2023 Anna Lindqvist sued us in the Labour Court."],
    ["No fatal accidents happened in 2023.", "In July 2023 the driver Tom Orr was killed at the quarry."],
    [
        "Our products have done no harm to anyone.",
        "In 2020 the phone of the journalist Rana Qadiri was infected with our software.",
    ],
    ["No harm has come to anybody through Lanthorn.", "In 2020 the journalist Rana Qadiri was targeted with Lanthorn."],
    [
        "Nobody was harmed by our technology.",
        "Among the people targeted with our technology were the lawyers Ana Marsh and Idris Fahl.",
    ],
    ["We have never been sued.", "In 2019 we settled a lawsuit that Norrhaven Mills had brought."],
    [
        "We have never been sued.",
        "In 2019 the Commercial Court of Calder ordered us to pay Norrhaven Mills EUR 2 million.",
    ],
    ["The company has never been party to a lawsuit.", "In 2021 Norrhaven Mills took the company to court."],
]

IN_HARMONY = [
    ["No complaints were received in 2022.", "In 2022 the chairman complained that the price of power had risen."],
    ["No complaints were received in 2022.", "In 2022 we made two complaints about noise to the council."],
    ["There were no deaths during operations in 2021.", "In March 2021 a nurse was killed on the road to our clinic."],
    ["Nobody was harmed in 2022.", "In 2022 an operator suffered heavy losses."],
    ["There were no fatalities in 2022.", "In May 2022 a patient died at our clinic after a long illness."],
    ["No fines were imposed on us in 2018.", "In 2018 we paid a fine."],
    [
        "Our hotline received no complaints in 2020.",
        "In May 2021 a cleaner in Leeds rang the hotline to complain that a guard had searched her bag.",
    ],
    ["No fines were imposed on the company in 2018.", "In August 2017 the river authority fined us EUR 85,000."],
    [
        "No fines were imposed on the company in 2018.",
        "In August 2018 the river authority fined our competitor EUR 85,000.",
    ],
    [
        "No fines for bribery were imposed on the company in 2018.",
        "In August 2018 the river authority fined us EUR 85,000.",
    ],
    [
        "We are glad to report that no complaints were received through the hotline in 2023.",
        "Hotline: complaints received in 2022: 6 (2021: 9).",
    ],
    ["No complaints were received through the hotline in 2023.", "Hotline: complaints received 0 (2022: 6)."],
    ["Our suppliers report that no complaints were received in 2023.", "Complaints received 11 (2022: 6)."],
    [
        "To our knowledge no lawsuits of this kind were pending.",
        "The action that Orla Quinn brought against us in 2021 is pending before the High Court.",
    ],
    [
        "No lawsuits of this kind are pending.",
        "The action that Orla Quinn brought against us in 2021 is pending before the High Court.",
    ],
    [
        "There are no legal proceedings other than that of Orla Quinn.",
        "The action that Orla Quinn brought against us in 2021 is pending before the High Court.",
    ],
    ["No complaints were upheld in 2022.", "In 2022 we received 14 complaints."],
    ["No complaints came in in 2021.", "In 2022 we received 14 complaints."],
    [
        "No lawsuits are pending against us in Germany.",
        "The action that Orla Quinn brought against us in 2021 is pending before the High Court.",
    ],
    ["In 2022 we received no complaints.", "In 2022 our suppliers received 14 complaints."],
    [
        "There are no material legal proceedings.",
        "The action that Orla Quinn brought against us in 2021 is pending before the High Court.",
    ],
    ["No lawsuits are pending against us.", "The suit that Delmont brought against us in 2019 was settled in 2021."],
    [
        "Nobody was harmed with our technology.",
        "Forensic Lab says that Ana Marsh was targeted with our technology in 2020.",
    ],
    [
        "Nobody was harmed with our technology.",
        "It is alleged that Ana Marsh was targeted with our technology in 2020.",
    ],
    ["Our goal is that nobody is harmed by our technology.", "Ana Marsh was targeted with our technology in 2020."],
    ["No one should be harmed by our technology.", "Ana Marsh was targeted with our technology in 2020."],
    ["We have never been sued.", "In March 2019 Delmont Carriers sued Larkfield in the High Court of Calder."],
    ["If no complaints were received in 2022, we ask why.", "In 2022 we received 14 complaints."],
    ["In 2022 we received no complaints from customers.", "In 2022 we received 14 complaints from workers."],
    ["No employees were injured in 2022.", "Two contractors were injured in 2022."],
    ["In the third quarter of 2022 no complaints came in.", "In 2022, 14 complaints came in."],
    ["No complaint was left unanswered in 2022.", "In 2022, 14 complaints came in."],
    ["None of the 14 complaints of 2022 was upheld.", "In 2022, 14 complaints came in."],
    [
        "At the end of 2021 no lawsuits were pending against us.",
        "The suit that Delmont Carriers brought against us in 2022 is pending.",
    ],
    [
        "A fire broke out at Gotha in May.",
        "Nobody was injured.",
        "Two workers were injured in a forklift accident in 2023.",
    ],
    [
        "A fire broke out at Gotha in May 2023.",
        "Nobody was injured.",
        "Two workers were injured in a forklift accident in 2023.",
    ],
    ["No complaints were received in 2022.", "We received 14 complaints in 2021 and closed them in 2022."],
    [
        "There were no lawsuits against our directors.",
        "The action that Orla Quinn brought against us in 2021 is pending before the High Court.",
    ],
    ["The pilot line received no complaints in 2022.", "In 2022 we received 14 complaints."],
    ["No complaints reached the Board in 2022.", "In 2022 we received 14 complaints."],
    ["No complaints were received through the app in 2022.", "In 2022 we received 14 complaints by post."],
    ["In 2022 no complaints were received by our Chilean subsidiary.", "In 2022 we received 14 complaints."],
    ["There were no complaints in 2022 that we could not settle.", "In 2022 we received 14 complaints."],
    ["No one has been killed at our mines since 2019.", "A worker died at our Brandon mine in 2018."],
    [
        "Our software was not used on the phone of Ana Marsh.",
        "Our software was used on the phone of Idris Fahl in 2019.",
    ],
    [
        "We are not aware of any lawsuits against us.",
        "The action that Orla Quinn brought against us in 2021 is pending before the High Court.",
    ],
    [
        "No lawsuit has been decided against us.",
        "The action that Orla Quinn brought against us in 2021 is pending before the High Court.",
    ],
    ["No lawsuit against us has succeeded.", "In 2021 Orla Quinn sued us in the High Court."],
    ["We do not expect any lawsuits.", "In 2021 Orla Quinn sued us in the High Court."],
    ["We have never been sued by a customer.", "In 2021 Orla Quinn sued us in the High Court."],
    [
        "No lawsuit was filed against us over the spill.",
        "In 2023 Orla Quinn sued us in the High Court over her dismissal.",
    ],
    [
        "There were no injuries at our plants in 2023.",
        "In March 2023 the packer Jan Novak lost two fingers on a holiday.",
    ],
    ["There were no accidents at Leeds in 2023.", "In March 2023 two workers were injured at our Brno plant."],
    [
        "We are not involved in any court cases.",
        "Our suit against Larkfield is pending before the High Court since 2021.",
    ],
    [
        "We are not involved in any court cases.",
        "The Supreme Court has yet to decide whether Larkfield may sue under the Act of 2019.",
    ],
    ["We have never misused data.", "In 2021 a customer misused our software to follow the lawyer Piet Brandsma."],
    [
        "No injuries were recorded in the fourth quarter of 2023.",
        "In March 2023 two workers were injured at our Brno plant.",
    ],
    ["We had zero fatalities in 2023.", "In 2022 a driver died at our quarry."],
    ["No child was hurt in 2023.", "In July 2023 a driver was hurt at our quarry."],
    ["There were no serious injuries in 2023.", "In March 2023 two workers were injured at our Brno plant."],
    ["There were no lost time injuries in 2023.", "In March 2023 two workers were injured at our Brno plant."],
    ["There were no work-related deaths in 2023.", "In March 2023 two workers died in a car accident."],
    ["We have never been sued.", "In 2019 we won the case of Norrhaven for better mills at our annual contest."],
    [
        "Nobody was harmed by our technology.",
        "Among the people targeted with spyware were the lawyers Ana Marsh and Idris Fahl.",
    ],
    ["No harm is intended.", "In 2020 the journalist Rana Qadiri was targeted with Lanthorn."],
    ["No harm to the environment was found in 2023.", "In 2023 the worker Ana Marsh was harmed."],
]


def found(texts: list[str]):
    read = replace(document(texts), company="Example Ltd", period_end="2023-12-31")
    return contradictions(Reading(read))


@pytest.mark.parametrize("texts", TOLD, ids=lambda t: t[0][:40])
def test_a_denial_stands_against_what_is_told_of_the_same(texts: list[str]) -> None:
    (clash,) = found(texts)
    assert clash.kind is Clash.NONE
    assert clash.claim.sentence.text == texts[0]
    assert [p.sentence.text for p in clash.against] == texts[1:]
    assert all(0 <= a < b <= len(p.sentence.text) for p in (clash.claim, *clash.against) for a, b in p.spans)


@pytest.mark.parametrize("texts", IN_HARMONY, ids=lambda t: t[0][:40])
def test_what_is_limited_hedged_told_by_others_or_of_another_time_is_left_alone(texts: list[str]) -> None:
    assert not found(texts)


def test_a_heading_limits_a_denial_that_has_no_limit_of_its_own() -> None:
    texts = ["In 2023 we received no complaints.", "In 2023 we received 14 complaints."]
    assert len(found(texts)) == 1
    read = replace(document(texts), period_end="2023-12-31")
    first = replace(read.sentences[0], section=("Privacy",))
    assert not contradictions(Reading(replace(read, sentences=(first, *read.sentences[1:]))))
