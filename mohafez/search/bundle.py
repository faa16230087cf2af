"""One file for a script and all that it imports, so that the search worker costs a reader one request.

Understands the modules of this project and refuses others: imports by name at the top, exports at the declaration.
Each module becomes a function's scope, so names may meet. A module that is imported only when it is needed, by
`import("…")`, becomes a bundle of its own.
"""

import re
from pathlib import Path

from rjsmin import jsmin

from mohafez.files import write_if_changed

IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[^"]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export ((?:async )?(?:function\*?|class|const|let) (\w+))", re.MULTILINE)
PASSED_ON = re.compile(r'^export \{([^}]*)\} from "(\.[^"]+)";\n', re.MULTILINE)
ON_DEMAND = re.compile(r'\bimport\("(\.[^"]+)"\)')
UNKNOWN = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


class BundleError(ValueError):
    """A module that cannot be bundled: the message names the file and the line."""


def write_worker(scripts: Path, folder: Path) -> None:
    """Bundle the search worker from the theme's scripts into the search folder, beside the index that it reads."""
    write_bundle(scripts / "search/worker.js", folder)


def write_bundle(entry: Path, folder: Path) -> None:
    """Write a module's bundle into a folder, and those of the modules that it imports on demand, under their names.

    Raises BundleError for a line that is not understood.
    """
    waiting, written = [entry.resolve()], set()
    while waiting:
        entry = waiting.pop()
        text, on_demand = bundle(entry)
        write_if_changed(folder / entry.name, text)
        written.add(entry)
        waiting += [module for module in on_demand if module not in written]


def bundle(entry: Path) -> tuple[str, list[Path]]:
    """Write a module and all that it imports as one; give also the modules that it imports on demand.

    Raises BundleError for a line that is not understood.
    """
    scopes: dict[Path, str] = {}
    on_demand: list[Path] = []
    add(entry, scopes, on_demand)
    exports = ", ".join(EXPORT.sub(r"\2", line[0]) for line in EXPORT.finditer(entry.read_text(encoding="utf-8")))
    last = f"export const {{{exports}}} = m{len(scopes) - 1};\n" if exports else ""
    return "".join(scopes.values()) + last, on_demand


def add(module: Path, scopes: dict[Path, str], on_demand: list[Path]) -> str:
    """Add a module's scope behind those that it imports; give its name."""
    if module in scopes:
        return f"m{list(scopes).index(module)}"
    text = module.read_text(encoding="utf-8")
    names: list[str] = []

    def path_of(found: str) -> Path:
        return (module.parent / found).resolve()

    def imported(line: re.Match[str]) -> str:
        return f"const {{{line[1].replace(' as ', ': ')}}} = {add(path_of(line[2]), scopes, on_demand)};\n"

    def passed_on(line: re.Match[str]) -> str:
        names.extend(name.strip() for name in line[1].split(","))
        return imported(line)

    def exported(line: re.Match[str]) -> str:
        names.append(line[2])
        return line[1]

    def demanded(call: re.Match[str]) -> str:
        on_demand.append(path_of(call[1]))
        return f'import("./{on_demand[-1].name}")'

    text = EXPORT.sub(exported, IMPORT.sub(imported, PASSED_ON.sub(passed_on, text)))
    if unknown := UNKNOWN.search(text):
        raise BundleError(f"{module}: {unknown[0]!r} is no import or export that the bundle understands")
    text = jsmin(ON_DEMAND.sub(demanded, text))
    name = f"m{len(scopes)}"
    scopes[module] = f"const {name}=(()=>{{{text}\nreturn{{{','.join(names)}}}}})();\n"
    return name
