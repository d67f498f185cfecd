"""Sample (g): Quillon Cells, which thinks aloud about what might be done one day.

Nothing in it is a promise, an intention or a procedure: what is told could, might or would be, if something else were.
"""

# ruff: noqa: E501 (prose)

from __future__ import annotations

from pathlib import Path

from . import near_silent, pictures


def write(path: Path) -> None:
    """Write the report to `path`."""
    s = near_silent.story(
        "Quillon Cells Ltd",
        "Thinking Ahead: Discussion Paper 2023",
        "Discussion Paper 2023",
        accent="#2f6f8f",
        dark="#1d2f3f",
    )
    s.cover(
        pictures.network(23, (410, 580), back=(20, 34, 48), glow=(120, 200, 220)),
        "QUILLON CELLS",
        ["Thinking Ahead"],
        ["Discussion Paper 2023", "5 April 2024"],
    )
    s.h1("What a company might do")
    s.lead(
        "Quillon makes small batteries for hearing aids and sensors. In this paper we think aloud about subjects on "
        "which we are often asked for our opinion."
    )
    s.p(
        "The business itself is soon told. In 2023 we made 61 million cells at our plant in Averley, 9 per cent more than the year before. "
        "Sales came to £47.2 million. The new coating line, which cost £6.5 million, has been running since September and turns out "
        "310 cells a minute. Nine in ten cells keep four-fifths of their charge for three years.",
    )
    s.h2("A policy, perhaps")
    s.p(
        "Were the Board to see a need for it, a human rights policy might be considered, and it could then refer to the UN "
        "Guiding Principles or to the core conventions of the ILO. If such a policy came about, its oversight might "
        "fall to the Audit Committee, which could meet four times a year to discuss human rights.",
        "A supplier code would be conceivable as well. It could require smelters to ban child labour and recruitment "
        "fees, and it is possible that two hundred of them would sign.",
    )
    s.h2("Looking into it")
    s.p(
        "One can imagine a human rights impact assessment of the cobalt supply chain in three provinces, provided that time "
        "and money could be found for it. Which issues it would rank highest is a matter for conjecture: child labour, "
        "perhaps, or something else altogether. Suppose that 40 mines were visited and that 12 turned out to employ "
        "children: the findings might then be published.",
        "Trade unions or civil society organisations might be consulted about human rights if the occasion arose, and their "
        "advice could even lead to a change of terms.",
    )
    s.h2("Doing something about it")
    s.p(
        "Should forced labour come to light in this way, corrective action plans or a ban on certain labour agents could be weighed. In an extreme "
        "case it might be asked whether a contract should be ended on human rights grounds.",
        "Buyers might attend a course on modern slavery if one were held nearby; twenty or so could take part in a "
        "year. To tell whether any of this worked, one might think of indicators, for instance the share of smelters with an open "
        "finding, which could conceivably fall from 14 to 6 per cent.",
        "An independent firm could be engaged to audit working conditions at smelters, perhaps 38 of them, supposing "
        "that there were a firm that knows the trade.",
    )
    s.page()
    s.h1("What might follow")
    s.h2("Complaints")
    s.p(
        "If there were enough demand, a grievance hotline might be opened to workers of suppliers and to the public. It could be free "
        "of charge, it could take anonymous calls, and it might be answered in eleven languages. Those who used it would "
        "presumably want protection from retaliation, and a rule to that effect could be looked at.",
        "A complaint might then be acknowledged within five days and passed to an officer, who would decide on it within "
        "sixty. In a typical year such a line could receive 64 complaints, of which 20 might concern wages. Some callers "
        "would possibly prefer a court or the National Contact Point.",
    )
    s.h2("Remedy")
    s.p(
        "Whether remedy would be provided to people who had been harmed, and in what form, would have to be considered "
        "at the time. If, for example, 30 migrant workers had paid recruitment fees, a refund of USD 650 each could be discussed. "
        "There might be lessons in such a case, and recruitment procedures could in theory be changed afterwards.",
    )
    s.h2("Matters of law")
    s.p(
        "Whether lawsuits or investigations are pending is something that a later edition of this paper might cover. "
        "It could give the parties, the court and the date of filing, and might add what had been alleged and how the "
        "court had decided. A provision of, say, GBP 4 million would be worth a line. If a labour inspectorate were to impose a fine, that "
        "could be listed, too.",
        "Let us suppose that a newspaper alleged that the cobalt in a hearing aid had been dug by children. One might "
        "publish a reply, and a law firm could be asked to investigate the allegation; its report might confirm it in part.",
    )
    s.h2("Back to batteries")
    s.p(
        "Cells without cobalt may be ready for hearing aids by 2027. In the laboratory at Averley 14 of them have now run for "
        "9,000 hours, and two have lost less than a tenth of their charge.",
    )
    near_silent.colophon(s, "Quillon Cells, its plant and its products")
    s.write(path)
