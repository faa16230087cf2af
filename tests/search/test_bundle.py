"""The worker as one file: modules of this project joined, others refused."""

import subprocess

import pytest

from mohafez.search.bundle import BundleError, write_bundle

pytestmark = pytest.mark.node


MODULES = {
    "a.js": """
import { LIMIT, double as twice } from "./b.js";
const hidden = "a // b";
export const answer = twice(LIMIT);
export async function later() {
  return (await import("./later.js")).name + hidden;
}
""",
    "b.js": """
// A comment.
import { hidden } from "./c.js";
export const LIMIT = hidden;
export const double = (n) => n * 2;
""",
    "c.js": "/** Hidden. */\nexport const hidden = 21;\n",
    "later.js": 'import { hidden } from "./c.js";\nexport const name = `later ${hidden}`;\n',
}


def test_modules_become_one_whatever_their_names(tmp_path, node):
    for name, text in MODULES.items():
        (tmp_path / name).write_text(text)
    bundled = tmp_path / "bundled"
    write_bundle(tmp_path / "a.js", bundled)
    assert sorted(path.name for path in bundled.iterdir()) == ["a.js", "later.js"]
    (bundled / "package.json").write_text('{"type": "module"}')
    (bundled / "run.js").write_text('import { answer, later } from "./a.js";\nconsole.log(answer, await later());\n')
    done = subprocess.run([node, bundled / "run.js"], capture_output=True, text=True, check=True)
    assert done.stdout == "42 later 21a // b\n"


@pytest.mark.parametrize("line", ['import all from "./b.js";', "export default 1;", 'export * from "./b.js";'])
def test_a_line_that_is_not_understood_is_refused_by_name(tmp_path, line):
    (tmp_path / "a.js").write_text(f"{line}\n")
    with pytest.raises(BundleError, match=r"a\.js: '(import all|export)"):
        write_bundle(tmp_path / "a.js", tmp_path / "bundled")
