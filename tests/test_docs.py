"""What we say about the tool is true of it: the page about commands, the README's commands, the lock, the changelog."""

from __future__ import annotations

import ast
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import click
import pytest

from scorer import __version__
from scorer.cli import VERBS, main
from tests.syntax import syntax

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
OF_DECLARED = {"markupsafe", "pydantic_core"}  # come with jinja2 and pydantic, whose interfaces name their types
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]


def commands(command: click.Command, name: str = "scorer") -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for verb in command.list_commands(context):
            below = command.get_command(context, verb)
            assert below is not None, verb
            yield from commands(below, f"{name} {verb}")


COMMANDS = dict(commands(main))


def test_the_page_about_commands_is_what_the_commands_say() -> None:
    # in a process of its own: click keeps a command's help option as its first caller asked for it
    run = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "make_cli.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, f"docs/cli.md is stale: run `make docs`\n{run.stdout}{run.stderr}"


def test_every_command_and_option_is_on_the_page() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for name, command in COMMANDS.items():
        section = page.split(f"\n## {name}\n")[1].split("\n## ")[0]
        for option in (o for p in command.params if isinstance(p, click.Option) for o in p.opts):
            assert option in section, f"{name} {option}"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_says_what_it_does(name: str) -> None:
    assert (COMMANDS[name].help or "").strip(), f"{name} has no help"
    silent = [p.opts for p in COMMANDS[name].params if isinstance(p, click.Option) and not p.help]
    assert not silent


def test_help_shows_each_verb_with_the_first_line_of_its_own_help() -> None:
    for verb, (_, line) in VERBS.items():
        own = (COMMANDS[f"scorer {verb}"].help or "").split("\n\n")[0].split("\n")
        assert " ".join(own) == line, verb


def test_the_commands_of_the_readme_exist() -> None:
    said = [line.strip() for block in re.findall(r"```(?:sh)?\n(.*?)```", README, re.S) for line in block.splitlines()]
    ours = [shlex.split(line, comments=True) for line in said if line.startswith("scorer ")]
    assert ours
    for words in ours:
        depth = max(n for n in range(1, len(words) + 1) if " ".join(words[:n]) in COMMANDS)
        known = {o for p in COMMANDS[" ".join(words[:depth])].params for o in (*p.opts, *p.secondary_opts)}
        assert {w for w in words if w.startswith("--")} <= known | {"--help"}, " ".join(words)
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    makes = {line.split()[1] for line in said if line.startswith("make ")}
    assert {"scorecard", "test"} <= makes <= targets


def test_what_we_tell_people_to_install_can_be_installed() -> None:
    """The package is in no index, so its name there would be somebody else's; an extra has to be one of ours."""
    told: list[str] = []
    for file in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "benchmarks").rglob("*.md"),
                 *(ROOT / "scorer").rglob("*.py")):  # fmt: skip
        text = file.read_text(encoding="utf-8")
        told += re.findall(r"pip install (?:-\S+ )*['\"]?([\w.-]+(?:\[[\w{}]+\])?)", text)
        assert set(re.findall(r'\binstall\("(\w+)"\)', text)) <= set(PROJECT["optional-dependencies"]), file
    ours = [what for what in told if what.startswith(".") or "scorer" in what]
    assert ".[{extra}]" in ours  # the message's own command
    assert {what.split("[")[0] for what in ours} == {"."}
    named = {what.split("[")[1].rstrip("]") for what in ours if "[" in what} - {"{extra}"}
    assert named <= set(PROJECT["optional-dependencies"])


def test_the_readme_s_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)", README):
        assert target.startswith("https://") or (ROOT / target).exists(), target


def test_the_changelog_has_a_place_for_what_comes_and_knows_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.*)$", changelog, re.M)
    assert headings[0] == "Unreleased"
    assert __version__ == "0.1.0" or any(h.startswith(__version__) for h in headings)


def _locked(name: str) -> dict[str, str]:
    """Name -> version of a lock file, each of which must come with the digests of its files."""
    entries = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", "").splitlines()
    locked = {}
    for entry in (e for e in entries if e and not e.startswith("#")):
        package, version, rest = re.fullmatch(r"([\w.-]+)==([^\s;]+)(.*)", entry).groups()  # type: ignore[union-attr]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", rest), f"{name}: {package} has no digest"
        locked[re.sub(r"[-_.]+", "-", package).lower()] = version
    return locked


@pytest.mark.parametrize(
    ("file", "wanted"),
    [
        ("requirements.lock", PROJECT["dependencies"]),
        ("requirements-dev.lock", PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]),
        ("requirements-ocr.lock", PROJECT["dependencies"] + PROJECT["optional-dependencies"]["ocr"]),
    ],
)
def test_a_lock_holds_a_fitting_version_of_everything_we_name(file: str, wanted: list[str]) -> None:
    locked = _locked(file)
    for line in wanted:
        name, least, below = re.fullmatch(r"([\w.-]+)>=([\d.]+)(?:,<([\d.]+))?", line).groups()  # type: ignore[union-attr]
        version = [int(n) for n in locked[re.sub(r"[-_.]+", "-", name).lower()].split(".")[:2]]
        assert version >= [int(n) for n in least.split(".")[:2]], name
        assert below is None or version < [int(n) for n in below.split(".")[:2]], name


def test_the_locks_agree_and_hold_what_builds_us() -> None:
    run = _locked("requirements.lock")
    assert "hatchling" in run
    for other in ("requirements-dev.lock", "requirements-ocr.lock"):
        assert not {n: v for n, v in _locked(other).items() if run.get(n, v) != v}
    assert not [line for line in PROJECT["dependencies"] if "<" not in line and not line.startswith("Pillow")]


def test_everything_imported_is_declared() -> None:
    """A package that only happens to be installed here would be missing on the next machine."""
    declared = (*PROJECT["dependencies"], *(d for extra in PROJECT["optional-dependencies"].values() for d in extra))
    names = {re.split(r"[><=\[]", d)[0].lower() for d in declared}
    provided = {module for module, by in packages_distributions().items() if {d.lower() for d in by} & names}
    provided |= {"scorer", "tests", "benchmarks"} | OF_DECLARED
    # what is declared in a group is installed by who trains only, and named as its module is
    provided |= {re.split(r"[><=\[]", d)[0] for group in PYPROJECT["dependency-groups"].values() for d in group}
    for module in (
        p for folder in ("scorer", "tests", "benchmarks", "reports", "docs") for p in (ROOT / folder).rglob("*.py")
    ):
        for node in ast.walk(syntax(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found = {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                found = {(node.module or "").split(".")[0]}
            else:
                continue
            strangers = found - provided - sys.stdlib_module_names - {p.stem for p in module.parent.iterdir()}
            assert not strangers, f"{module.relative_to(ROOT)}:{node.lineno}: {strangers} not in pyproject.toml"


def test_what_modules_begin_with_is_no_extra() -> None:
    """An extra is imported where it is used; who has not installed it gets a line that says so."""
    plain = {re.split(r"[><=\[]", d)[0].lower() for d in PROJECT["dependencies"]}
    provided = {module for module, by in packages_distributions().items() if {d.lower() for d in by} & plain}
    learning = ROOT / "scorer/verdict/learned"  # begun by ``scorer learn`` alone
    for module in (p for p in (ROOT / "scorer").rglob("*.py") if not p.is_relative_to(learning)):
        for node in syntax(module.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Import):
                found = {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                found = {(node.module or "").split(".")[0]}
            else:
                continue
            strangers = found - provided - OF_DECLARED - sys.stdlib_module_names - {"scorer"}
            assert not strangers, f"{module.relative_to(ROOT)}:{node.lineno}: {strangers} come with an extra"


def test_a_plain_install_is_light() -> None:
    """What one verb alone needs is an extra: scikit-learn and SciPy are larger than all the rest together."""
    plain = {re.split(r"[><=\[]", d)[0] for d in PROJECT["dependencies"]}
    assert not plain & {"scikit-learn", "scipy", "rapidocr", "onnxruntime", "distributed", "arro3-io"}
    extras = PROJECT["optional-dependencies"]
    tested = {re.split(r"[><=\[]", d)[0] for name in ("dev", "ocr") for d in extras[name]}
    assert {re.split(r"[><=\[]", d)[0] for extra in extras.values() for d in extra} <= tested, "dev lacks an extra's"


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; from scorer.cli import main; main(['--help'], standalone_mode=False); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert "click" in loaded
    assert not loaded & {"pydantic", "pydantic_core", "jinja2", "pypdfium2", "msgspec", "sqlite3", "numpy", "yaml"}
