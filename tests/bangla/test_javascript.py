"""The JavaScript half of the language module says what the Python half says.

vectors/*.json hold what both must answer: one or more of {"module", "function", "cases": [[input, expected], …]};
an input that is a list holds all arguments.
"""

import json
import random
import re
import runpy
import subprocess
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from mohafez.bangla import inflection

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
OWN_PYTHON = {"lemmas": partial(inflection.lemmas, weight=inflection.verb_name_weight)}  # JavaScript has no lexicon
ALPHABET = "কখগঙচজঞটড়তদনপবমযয়রলশসহৎংঃঁািীুূৃেৈোৌ্্অআইউএওািেো০৯ab-'’\u200c\u200dটিগুলোরকেদেরছিলেনতেবিয়"


def vectors() -> list[dict[str, Any]]:
    found = []
    for path in sorted((HERE / "vectors").glob("*.json")):
        read = json.loads(path.read_text(encoding="utf-8"))
        found += read if isinstance(read, list) else [read]
    return found


def python_of(vector: dict[str, Any]) -> Callable[..., Any]:
    name = re.sub("[A-Z]", lambda capital: f"_{capital[0].lower()}", vector["function"])
    return OWN_PYTHON.get(name) or getattr(import_module(f"mohafez.bangla.{Path(vector['module']).stem}"), name)


def arguments(given: Any) -> list[Any]:
    return given if isinstance(given, list) else [given]


def plain(answer: Any) -> Any:
    """Take an answer through JSON; numbers to nine places, for the two languages may add in another order."""
    if isinstance(answer, list) and answer and hasattr(answer[0], "_asdict"):
        answer = [item._asdict() for item in answer]  # Token: an object in JavaScript
    return json.loads(json.dumps(answer), parse_float=lambda text: round(float(text), 9))


@pytest.fixture(scope="session")
def ask(node: str) -> Callable[[list[dict[str, Any]]], list[list[Any]]]:
    """Put questions to the JavaScript modules, in one run of Node."""

    def run(questions: list[dict[str, Any]]) -> list[list[Any]]:
        command = [node, str(HERE / "vectors.mjs")]
        done = subprocess.run(command, input=json.dumps(questions), text=True, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
        return plain(json.loads(done.stdout))

    return run


@pytest.mark.parametrize("vector", vectors(), ids=lambda vector: vector["function"])
def test_python_answers_as_the_vectors_say(vector: dict[str, Any]) -> None:
    answer = python_of(vector)
    wrong = [(given, plain(answer(*arguments(given))), expected) for given, expected in vector["cases"]]
    assert [case for case in wrong if case[1] != plain(case[2])] == []


@pytest.mark.node
def test_javascript_answers_as_the_vectors_say(ask: Any) -> None:
    asked = vectors()
    answers = ask([{**vector, "inputs": [given for given, _ in vector["cases"]]} for vector in asked])
    for vector, answer in zip(asked, answers, strict=True):
        wrong = [
            (given, got, expected)
            for (given, expected), got in zip(vector["cases"], answer, strict=True)
            if got != plain(expected)
        ]
        assert wrong == [], vector["function"]


@pytest.mark.node
def test_both_answer_alike_whatever_the_word(ask: Any) -> None:
    """A thousand strings that only look like words, and some that do not, drawn anew from one seed."""
    chance = random.Random(20251214)
    words = ["".join(chance.choices(ALPHABET, k=chance.randint(0, 14))) for _ in range(1000)]
    words += ["", "্", "ক" * 300, "\ud83d\ude00র", "কর" * 24, "টি" * 24]
    latin = ["".join(chance.choices("abcdeghijklmnoprstuvwxyz", k=chance.randint(0, 12))) for _ in range(1000)]
    questions = [
        {"module": "inflection.js", "function": "lemmas", "inputs": words},
        {"module": "inflection.js", "function": "forms", "inputs": words[:60]},
        {"module": "phonetic.js", "function": "querySkeletons", "inputs": [*latin, "K\u0130\u212a", "x" * 90]},
        {
            "module": "phonetic.js",
            "function": "score",
            "inputs": [list(pair) for pair in zip(latin, words, strict=False)],
        },
    ]
    for question, answers in zip(questions, ask(questions), strict=True):
        answer = python_of(question)
        expected = [plain(answer(*arguments(given))) for given in question["inputs"]]
        differing = [case for case in zip(question["inputs"], answers, expected, strict=True) if case[1] != case[2]]
        assert differing == [], question["function"]


def test_the_tables_of_javascript_are_those_of_python() -> None:
    """Run scripts/write_js_tables.py when this fails."""
    script = runpy.run_path(str(ROOT / "scripts" / "write_js_tables.py"))
    for name, text in script["modules"]().items():
        assert (script["FOLDER"] / name).read_text(encoding="utf-8") == text
