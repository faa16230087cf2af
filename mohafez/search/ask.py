"""Asking a built site's search engine, by Node: the very engine that readers use."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mohafez.loopback import served
from mohafez.search.bundle import write_bundle

BROKEN = {"damaged", "version", "build", "network"}  # what is wrong with an index's files; builds make them anew
ASK = Path(__file__).with_name("ask.mjs")


class AskError(RuntimeError):
    """A site that cannot be asked; the message names what is missing and the next command."""


def ask(site: Path, questions: Sequence[Sequence[Any]]) -> list[Any]:
    """Give the engine's answers to [method, arguments …] over a built site's folder.

    Raises AskError without Node, without an index, or if a question fails.
    """
    engine = site / "theme/js/search/engine.js"
    if not engine.exists() or not (site / "search/index.bin").exists():
        raise AskError(f"{site} is no built site with a search index: run `invoke build`")
    node = shutil.which("node")
    if not node:
        raise AskError("the search engine is JavaScript: install Node 20 or newer (https://nodejs.org)")
    with tempfile.TemporaryDirectory(prefix="mohafez-ask-") as scratch, served(site) as url:
        write_bundle(engine, Path(scratch))
        (Path(scratch) / "package.json").write_text('{"type": "module"}', encoding="utf-8")
        asked = subprocess.run(  # noqa: S603 our own script
            [node, str(ASK), str(Path(scratch) / engine.name), f"{url}/search/"],
            input=json.dumps(list(map(list, questions))),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    if asked.returncode:
        raise AskError(f"{node} could not run the search engine: {asked.stderr[-500:]}")
    answers = json.loads(asked.stdout)["answers"]
    for answer in answers:
        if "error" in answer:
            told = answer["message"].replace(url, str(site))
            raise AskError(f"{told}: run `invoke build`" if answer["error"] in BROKEN else told)
    return answers
