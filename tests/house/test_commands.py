"""The command line and the tasks: each explains itself and is named in the documents."""

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from mohafez.cli import COMMANDS, main

ROOT = Path(__file__).parents[2]
DOCUMENTS = "".join(p.read_text(encoding="utf-8") for p in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
TASKS = ("import", "build", "serve", "doctor", "check", "publish", "topics", "test", "screenshots", "clean")


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself_and_its_options(name):
    shown = CliRunner().invoke(main, [name, "--help"])
    assert shown.exit_code == 0, shown.output
    command = import_module(f"mohafez.cli.{COMMANDS[name][0]}").command
    assert command.help
    for parameter in command.params:
        if parameter.param_type_name == "option":
            assert parameter.help, f"mohafez {name}: {parameter.name} has no help"


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_named_in_the_documents(name):
    assert f"mohafez {name}" in DOCUMENTS


@pytest.fixture(scope="module")
def tasks():
    """Give the tasks with their first line of help."""
    listed = subprocess.run(
        [sys.executable, "-m", "invoke", "--list"], cwd=ROOT, text=True, capture_output=True, check=True
    ).stdout
    lines = [line for line in listed.splitlines() if line.startswith("  ") and line[2] != " "]
    return {line.split()[0]: line.split()[1:] for line in lines}


def test_every_command_and_task_that_the_documents_name_is_there(tasks):
    named = re.findall(r"(?:`(?:\.venv/bin/)?|^    )(mohafez|invoke) ([a-z]+)", DOCUMENTS, re.MULTILINE)
    assert {name for program, name in named if program == "mohafez"} <= set(COMMANDS)
    assert {name for program, name in named if program == "invoke"} <= set(tasks)


def test_an_unknown_command_is_an_error_that_names_it():
    shown = CliRunner().invoke(main, ["imprt"])
    assert shown.exit_code == 2
    assert "imprt" in shown.output


def test_the_tasks_are_there_and_explain_themselves(tasks):
    assert set(TASKS) <= set(tasks)
    assert all(tasks[name] for name in TASKS)


def test_the_workflow_tests_and_checks_before_it_deploys_with_the_official_actions():
    workflow = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8"))
    jobs = workflow["jobs"]
    assert jobs["build"]["needs"] == "test"
    assert jobs["deploy"]["needs"] == "build"
    run = [step["run"].removeprefix(".venv/bin/") for step in jobs["build"]["steps"] if "run" in step]
    assert run[1:] == ["mohafez import --check", "invoke build --skip-import", "invoke check"]
    assert jobs["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    used = {step["uses"].split("@")[0] for job in jobs.values() for step in job["steps"] if "uses" in step}
    assert used <= {
        "actions/cache",
        "actions/checkout",
        "actions/setup-python",
        "actions/setup-node",
        "actions/configure-pages",
        "actions/upload-pages-artifact",
        "actions/deploy-pages",
    }


def test_the_constraints_pin_every_dependency_and_name_no_registry():
    pinned = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert "://" not in pinned
    for line in (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines():
        if line.startswith('    "') and ">=" in line:
            name = line.split('"')[1].split(">=")[0]
            assert f"\n{name}==" in pinned, f"{name} is not pinned: run the command in CONTRIBUTING.md"
