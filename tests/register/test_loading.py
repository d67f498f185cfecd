"""A register as loaded: shipped ones, what is not known, its identity, how one is begun."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorer.errors import UserError
from scorer.evidence.cases.known import Index
from scorer.register.checking import check
from scorer.register.dates import first_day, is_date, last_day, surely_before
from scorer.register.loading import find_register, load_register, parse_register, read_register, shipped_registers
from scorer.register.model import Register, Role
from scorer.register.starting import start
from scorer.rubric.problems import RubricError

SOUND = Path(__file__).parent / "broken" / "base.yaml"


def parsed(text: str) -> Register:
    loaded = parse_register(text)
    assert loaded.register is not None, loaded.problems
    return loaded.register


@pytest.mark.parametrize("name", shipped_registers())
def test_shipped_registers_can_be_used(name: str) -> None:
    assert check(read_register(find_register(name))).errors == 0


def test_what_stands_empty_is_not_known() -> None:
    case = load_register(SOUND).cases[1]
    assert (case.docket, case.forum, case.filed, case.aliases, case.severity) == ("", "", "", (), None)
    assert case.role is Role.REGULATORY


def test_the_digest_is_of_the_content() -> None:
    text = SOUND.read_text()
    same = parsed("# a comment\n" + text.replace("aliases: [Hollin]", "aliases:\n  - Hollin"))
    other = parsed(text.replace("severity: low", "severity: high"))
    assert parsed(text).digest == same.digest != other.digest


def test_yaml_turns_nothing_into_something_else() -> None:
    register = parsed(SOUND.read_text().replace("docket: J00TN123", "docket: 1.10").replace("Unpaid wages", "no"))
    assert (register.cases[0].docket, register.cases[0].claim) == ("1.10", "no")
    assert register.cases[0].filed == "2021-05-04"


def test_statuses_come_in_order_of_date() -> None:
    late = "      - {date: 2020, status: letter before claim, open: true}\n"
    text = SOUND.read_text().replace("    sources:\n", late + "    sources:\n", 1)
    assert [s.date for s in parsed(text).cases[0].statuses] == ["2020", "2021-05-04"]


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    file = tmp_path / "r.yaml"
    file.write_text(SOUND.read_text().replace("role: defendant", "role: x").replace("J00TN123", "[a]"))
    with pytest.raises(RubricError) as error:
        load_register(file)
    assert "this register cannot be used" in error.value.message
    assert "2 problems. Nothing was scored." in error.value.message


def test_the_nearest_name_is_offered() -> None:
    with pytest.raises(UserError, match='no register called "kestrane"') as error:
        load_register("kestrane")
    assert "kestrane-group" in (error.value.hint or "")


def test_one_to_start_from(tmp_path: Path) -> None:
    file = start(tmp_path / "mine.yaml")
    assert check(read_register(file)).problems == ()
    assert load_register(file).id == "mine"
    with pytest.raises(UserError, match="such a file already"):
        start(file)
    with pytest.raises(UserError, match=r"ends in \.yaml"):
        start(tmp_path / "mine.txt")
    with pytest.raises(UserError, match="cannot be the id"):
        start(tmp_path / "my own.yaml")
    with pytest.raises(UserError, match="cannot be written"):
        start(tmp_path / "no" / "mine.yaml")


def test_dates_known_in_part() -> None:
    assert first_day("2019").isoformat() == "2019-01-01"
    assert last_day("2019").isoformat() == "2019-12-31"
    assert last_day("2020-02").isoformat() == "2020-02-29"
    assert surely_before("2019", "2020-01") and not surely_before("2019", "2019-12-31")
    assert not any(map(is_date, ("2019-13", "2019-00", "2019-02-29", "19", "2019-1-1", "", "2019-01-00", "0000")))


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("Defendant", Role.DEFENDANT),
        ("nominal defendant", Role.DEFENDANT),
        ("defendant and counterclaimant", Role.DEFENDANT),
        ("plaintiff", Role.CLAIMANT),
        ("appellant", Role.RESPONDENT),
        ("respondent in the appeal", Role.RESPONDENT),
        ("under investigation", Role.REGULATORY),
        ("addressee of the decision", Role.REGULATORY),
        ("accused", Role.CRIMINAL),
        ("Non Party", Role.NON_PARTY),
        ("non_party", Role.NON_PARTY),
        ("named in the decision (not a party)", Role.NON_PARTY),
    ],
)
def test_roles_in_the_words_that_people_have_for_them(said: str, role: Role) -> None:
    (case, *_) = parsed(SOUND.read_text().replace("role: defendant", f"role: {said}", 1)).cases
    assert case.role is role


@pytest.mark.parametrize("said", ["applicant", "lender", "petitioner", "party"])
def test_a_role_that_may_be_either_is_asked_for(said: str) -> None:
    loaded = parse_register(SOUND.read_text().replace("role: defendant", f"role: {said}", 1))
    assert loaded.register is None
    assert "it answers or appeals" in loaded.problems[0].hint


def test_subsidiaries_and_former_names_are_names_of_the_company() -> None:
    text = SOUND.read_text()
    more = parsed(text + "subsidiaries: [Hollin Freight Ltd, HFL]\nformer_names:\n  - Mardle plc\n")
    assert more.other_names == (*parsed(text).aliases, "Hollin Freight Ltd", "HFL", "Mardle plc")
    assert {("hollin", "freight"), ("mardle",)} <= set(Index(more).company)
    assert Index(more).initials == {("hfl",)}
    assert parsed(text + "former_names:\n").digest == parsed(text).digest != more.digest


def test_a_subsidiary_that_stands_in_no_list_is_told_so() -> None:
    text = SOUND.read_text()
    (problem,) = parse_register(text + "subsidiaries: Hollin Freight Ltd\n").problems
    (alias,) = parse_register(text.replace("aliases: [Hollin]", "aliases: Hollin", 1)).problems
    assert (problem.line, problem.message) == (
        len(text.splitlines()) + 1,
        alias.message.replace("aliases", "subsidiaries"),
    )


def test_a_key_that_is_not_known_is_told_with_those_that_people_write() -> None:
    (problem,) = parse_register(SOUND.read_text().replace("register:", "title:", 1)).problems[:1]
    assert "register_" not in str(problem)
