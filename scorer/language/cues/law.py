"""Cues for legal challenges: courts, dockets, proceedings, authorities, sanctions."""

from __future__ import annotations

import re

from scorer.language.cues.registry import cue
from scorer.language.cues.view import Lexicon, View

_COURT = Lexicon(
    "tribunal, high court, supreme court, district court, federal court, court of appeal, court of appeals, superior court, general court,"
    "court of justice, circuit court, labour court, labor court, regional court, administrative court, chancery, jury, judge, the court,"
    "court in, courts in, court of, civil court, magistrates court, county court, county superior, appeals court, constitutional court,"
    "arbitral tribunal, arbitration, arbitrator, king's bench, queen's bench, a court, court ruled, court found, court dismissed, court granted,"
    "court denied, court order, federal circuit, ninth circuit, appellate court, employment tribunal"
)
_NOT_COURT = Lexicon(
    "tennis court, basketball court, squash court, netball court, food court, sports court, courtyard, court side, court of public opinion, court of arbitration for sport"
)


@cue(
    "court",
    "a court or tribunal",
    yes=("The High Court of Justice ruled.", "filed in the District Court", "a jury found"),
    no=("We built a tennis court.", "the court of public opinion", "She courted investors."),
)
def court(view: View) -> bool:
    return bool(_COURT.hits(view)) and not _NOT_COURT(view)


_DOCKET = re.compile(
    r"\b\d{1,2}:\d{2}[-–‑]?(?:cv|cr|md|mc|bk)[-–‑]?\d{3,6}|\b\d{2}[-–](?:cv|cr|md)[-–]\d{3,6}"
    r"|\bcase\s+(?:no|number|nos)\b\.?|\bcase\s+[a-z]?[-–]?\d+/\d{2,4}|\bdocket\b|\b[ct][-–]\d{1,4}/\d{2}\b|\[(?:19|20)\d\d\]\s[a-z]{2,6}\s?\d+"
    r"|\bcause\s+no\b|\bclaim\s+no\b\.?|\bfile\s+no\b\.?|\b(?:no|nos)\.\s?\d{2,4}[-–/]\d{2,6}|\bciv[-–]\d{4}|\b[a-z]{2,4}[-–]?\d{1,5}/(?:19|20)\d\d\b"
    r"|\b(?:vid|nsd|wad|qud|sad|tad|nswsc|hcaj)\s?\d{1,5}\s?(?:/|of\s)(?:19|20)\d\d\b"
    r"|\b\d{1,2}\s?[a-z]{1,3}\s?\d{1,5}/\d{2}\b"
)


@cue(
    "docket",
    "a case number",
    yes=("No. 3:19-cv-07123 (N.D. Cal.)", "Case C-413/14 P", "[2021] EWHC 1234"),
    no=("In case of doubt ask.", "phone 020 7123 4567"),
)
def docket(view: View) -> bool:
    return view.digits and _DOCKET.search(view.low) is not None


_STRONG = Lexicon(
    "lawsuit, lawsuits, litigation, plaintiff, plaintiffs, defendant, defendants, class action, class actions, group proceeding, sued, suing,"
    "legal proceeding, legal proceedings, court proceeding, court proceedings, judicial proceedings, injunction, indictment, indicted, prosecution,"
    "prosecuted, prosecutor, prosecutors, subpoena, arbitration, statement of claim, civil claim, criminal investigation, criminal charges,"
    "legal action, legal actions, legal claim, legal claims, class certification, motion to dismiss, notice of appeal, civil complaint, consent decree,"
    "consent order, enforceable undertaking, enforcement action, regulatory investigation, administrative proceedings, penalty proceedings, verdict,"
    "damages awarded, civil investigation, derivative suit, derivative action, putative class, legal matters, legal disputes, legal dispute,"
    "contingent liabilities, contingent liability, court case, court cases, judicial review, civil suit, suit, suits, criminal proceedings,"
    "civil proceedings, regulatory proceedings, investigation by the, writ, pending proceedings, proceedings against, commenced proceedings, proceedings were commenced, penalty proceeding, tribunal proceedings, out of court"
)
_WEAK = Lexicon(
    "complaint, claim, claims, proceeding, proceedings, appeal, appealed, appeals, settlement, settled, settle, filed, alleged, allege, alleges,"
    "alleging, allegation, allegations, dismissed, ruling, ruled, judgment, judgement, hearing, damages, fine, fined, penalty, penalties, petition,"
    "investigation, investigated, infringement, negligence, breach, liable, liability, counsel, court, jury, regulator, commission, trial, charged,"
    "statement of defence, relief, discovery, remand, remanded, granted, denied, motion"
)
_NOT_LEGAL = Lexicon(
    "proceeding with, proceed with, proceeds, settled shares, equity settled, cash settled, insurance claims, warranty claims, marketing claims,"
    "green claims, environmental claims, product claims, claim period, settled in cash, settlement date, financial settlement, settled on delivery,"
    "leave of the court, on behalf of the company, section 237, public hearing, hearing aid, hearing protection, hearing loss, hearing conservation"
)
_REFERENCE = Lexicon("litigation reform act, incorporated by reference, incorporated herein by reference")
_STATUTORY = re.compile(
    r"no (?:person|proceedings?|application)[^.]{0,80}(?:on behalf of the (?:company|group|corporation|parent|consolidated)|leave of the court|section 237)"
    r"|(?:leave|proceedings) (?:of the court )?to (?:bring|intervene in) proceedings on behalf"
)


@cue(
    "legal",
    "speaks of a legal proceeding: a suit, an investigation by an authority, a prosecution, an appeal",
    yes=(
        "A class action was filed against us.",
        "The plaintiff appealed the ruling.",
        "We are party to litigation.",
        "The regulator opened an investigation and alleged breaches.",
    ),
    no=(
        "We are proceeding with the project.",
        "Shares are settled in cash.",
        "No person has applied for leave of the Court to bring proceedings on behalf of the company.",
        "Insurance claims fell.",
    ),
)
def legal(view: View) -> bool:
    if _STATUTORY.search(view.low) or _REFERENCE(view):
        return False
    if _STRONG(view):
        return True
    weak = _WEAK.hits(view)
    if len(weak) >= 2 and not (_NOT_LEGAL(view) and len(weak) < 4):
        return bool(
            weak
            & {
                "court",
                "alleged",
                "alleging",
                "allege",
                "alleges",
                "filed",
                "regulator",
                "jury",
                "appeal",
                "appealed",
                "petition",
                "judgment",
                "judgement",
                "ruling",
                "ruled",
                "commission",
                "trial",
                "charged",
                "fined",
                "motion",
                "remanded",
                "hearing",
            }
        )
    return False


@cue(
    "statutory",
    "the statutory sentence that nobody brought proceedings on behalf of the company, or its like",
    yes=("No person has applied for leave of the Court to bring proceedings on behalf of the Company.",),
    no=("Proceedings were brought against the Company.",),
)
def statutory(view: View) -> bool:
    return _STATUTORY.search(view.low) is not None


_AUTHORITY = Lexicon(
    "regulator, regulators, government agency, government agencies, data protection commission, prudential regulator, regulatory authority, regulatory authorities, authority, authorities, attorney general, department of justice, doj,"
    "department of labor, sec, securities and exchange commission, ftc, federal trade commission, eeoc, osha, epa, european commission, ministry,"
    "ministry of, data protection authority, information commissioner, ico, ombudsman, inspectorate, labour inspectorate, police, prosecutor,"
    "public prosecutor, accc, asic, apra, austrac, fair work ombudsman, commissioner, civil rights department, cnil, serious fraud office,"
    "competition authority, competition commission, public prosecutors, supervisory authority, safety executive, fca, fda, msha, oaic, department of commerce, department of trade, entity list, customs and border protection, cbp, withhold release order, public prosecutor's office,"
    "parliamentary, national contact point, ncp, human rights commission"
)


@cue(
    "authority",
    "a public authority, regulator or prosecutor",
    yes=("The Attorney General opened an inquiry.", "a regulator fined us", "the labour inspectorate"),
    no=("The board has authority.", "our internal auditor"),
)
def authority(view: View) -> bool:
    hits = _AUTHORITY.hits(view)
    return bool(hits - {"authority"}) or ("authority" in hits and _PUBLIC_AUTHORITY.search(view.text) is not None)


_PUBLIC_AUTHORITY = re.compile(
    r"\b(?:[A-Z]\w+\s)+Authority\b|\b(?:the|an?|national|competent|supervisory|tax|public) authority\b"
)

_SANCTION = Lexicon(
    "fine, fines, fined, penalty, penalties, penalised, penalized, sanction, sanctions, sanctioned, infringement notice, infringement notices,"
    "enforceable undertaking, prosecuted, prosecution, prosecutions, convicted, conviction, convictions, non compliance, noncompliance, breach of,"
    "breaches of, breaches, violation of, violations of, violations, improvement notice, improvement notices, prohibition notice, prohibition notices, citation, citations, reprimand,"
    "remediation order, warning letter, contravention, contraventions, infringements, infringement of, notices of violation"
)


@cue(
    "sanction",
    "fines, penalties, convictions or breaches of law",
    yes=("We paid fines of €12,000.", "There were no breaches of environmental law.", "an infringement notice"),
    no=("That is fine.", "We met our targets."),
)
def sanction(view: View) -> bool:
    hits = _SANCTION.hits(view)
    return bool(hits - {"fine"}) or ("fine" in hits and _A_FINE.search(view.low) is not None)


_A_FINE = re.compile(
    r"\b(?:a|an|the|any|no|each|of|such|imposed|paid)\s+(?:\w+\s){0,3}fine\b(?!-|\s(?:art|particles|dining|tun|print))"
)
