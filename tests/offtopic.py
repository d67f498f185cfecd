"""Documents of fictional companies that are on another subject than the default rubric, and one that is not."""

from __future__ import annotations

PAPER = (
    "Cedar Vale Bank: the emissions that we finance, 2023",
    "This paper sets out how Cedar Vale Bank measures the emissions of the companies that it lends to.",
    "We follow the accounting standard for financed emissions and report in tonnes of carbon dioxide equivalent.",
    "Attribution uses the ratio of our outstanding loan to the enterprise value of the borrower.",
    "Where enterprise value is not known, total assets stand in for it.",
    "The portfolio covers power, oil and gas, cement, steel and commercial property.",
    "In 2023 financed emissions in power fell by 6 per cent, to 412,000 tonnes.",
    "Steel rose by 2 per cent because two borrowers restarted furnaces.",
    "Data quality is scored from one to five, and the average score was 2.8.",
    "Scope 3 emissions of borrowers are counted for oil and gas only.",
    "The discount rate of the transition scenario is 4.5 per cent.",
    "A carbon price of USD 120 a tonne is assumed for 2030.",
    "Cement producers use less clinker, which lowers the intensity of each tonne.",
    "Commercial property is measured by floor area and by the energy certificate of the building.",
    "Estimates for buildings without a certificate use regional averages.",
    "The target for power is 150 kilograms per megawatt hour by 2030.",
    "We restated the figures for 2021 after a change of the emission factors.",
    "The table below gives exposure, emissions and intensity by sector.",
    "Uncertainty is highest for small borrowers, whose energy use is modelled.",
    "The next edition of this paper will add shipping and aviation.",
    "Questions on the method may be sent to the climate team of the bank.",
    "The methodology was reviewed against the guidance of the partnership for carbon accounting.",
)

FILING = (
    "Halden Devices Inc: quarterly report, September 2023",
    "Net sales rose by 4 per cent, to USD 812 million.",
    "Gross margin was 41 per cent, against 39 per cent a year before.",
    "We repurchased 1.2 million shares in the quarter.",
    "Inventories rose because of new products.",
    "Interest expense was USD 9 million.",
    "Goodwill is tested once a year, and no impairment was found.",
    "The effective tax rate was 17 per cent.",
    "On 4 May 2022 Orrin Optics LLC filed a complaint against us in the District Court for the District of Texas.",
    "The complaint alleges that our sensors infringe three patents and asks for damages and an injunction.",
    "The court set the trial for March 2024, and we moved to dismiss two of the claims.",
    "In June 2023 a shareholder brought a class action in the Superior Court of California.",
    "The plaintiff alleges that statements on demand were misleading.",
    "We believe that the lawsuit is without merit and will defend ourselves.",
    "A jury in Delaware found for Tamsin Radio Corp in 2021, and we appealed the verdict.",
    "The court of appeals reversed the judgment in August 2023.",
    "We have accrued USD 14 million for the proceedings that we can estimate.",
    "Segment results are shown in note 9.",
    "Cash and short investments were USD 310 million.",
    "Leases are for offices and test sites.",
    "We expect sales of between USD 800 and 830 million in the next quarter.",
)

COMPLAINTS = (
    "Brindle Water: customer service in figures, 2024",
    "Brindle Water supplies 412,000 homes in two counties.",
    "In 2024 we received 2,914 written complaints, 6 per cent fewer than in 2023.",
    "Of the complaints, 1,760 were about bills and 803 about low pressure.",
    "We answered 94 per cent of complaints within ten working days.",
    "A second complaint on the same matter was made by 211 households.",
    "The regulator counts complaints a thousand homes; ours fell to 7.1.",
    *PAPER[1:17],
)
