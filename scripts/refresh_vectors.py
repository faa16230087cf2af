#!/usr/bin/env python3
"""Ask the Python half of the language module again for what stands in tests/bangla/vectors/.

    scripts/refresh_vectors.py inflection.json phonetic.json

For after a wished change of rules. The inputs stay; read the difference before committing it.
"""

import json
import runpy
import sys
from pathlib import Path

TESTS = Path(__file__).parent.parent / "tests" / "bangla"


def refreshed(text: str) -> str:
    """Answer the questions of a file anew."""
    helpers = runpy.run_path(str(TESTS / "test_javascript.py"))
    groups = json.loads(text)
    for group in groups:
        answer = helpers["python_of"](group)
        group["cases"] = [[given, answer(*helpers["arguments"](given))] for given, _ in group["cases"]]
    return written(groups)


def written(groups: list[dict]) -> str:
    """Write vectors with a case on a line, so that a difference can be read."""
    parts = []
    for group in groups:
        head = json.dumps({key: value for key, value in group.items() if key != "cases"}, ensure_ascii=False)
        cases = ",\n".join(json.dumps(case, ensure_ascii=False) for case in group["cases"])
        parts.append(f'{head[:-1]}, "cases": [\n{cases}\n]}}')
    return "[\n" + ",\n".join(parts) + "\n]\n"


if __name__ == "__main__":
    for name in sys.argv[1:]:
        path = TESTS / "vectors" / name
        path.write_text(refreshed(path.read_text(encoding="utf-8")), encoding="utf-8")
