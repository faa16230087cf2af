"""Writes a new archive's files into a folder, and nothing over what is there."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from mohafez.bangla.romanise import slugify
from mohafez.files import write_if_changed
from mohafez.shipped import shipped
from mohafez.start.installed import requirement

FILES = Path(__file__).parent / "files"
NAMES = {
    "pelicanconf.py": "pelicanconf.py.in",
    "tasks.py": "tasks.py.in",
    "requirements.txt": "requirements.txt.in",
    "README.md": "README.md.in",
    ".gitignore": "gitignore.in",
    ".github/workflows/pages.yml": "pages.yml.in",
    "content/pages/about.md": "about.md.in",
    "dumps/README.md": "dumps.md.in",
}
WORKFLOW = ".github/workflows/shards.yml"  # of an archive that is divided
OWN = {"dumps", "content", "README.md", "LICENSE"}  # what an owner may have here already; it stays as it is
NAME, TAGLINE = "আমার সংবাদ আর্কাইভ", "বাংলা সংবাদের আর্কাইভ"
SOURCES = """# The newspapers whose dumps are in dumps/: whose an article is, and in which zone its printed times are.
#
#     slug      a-z, 0-9 and hyphens; the newspaper's address in the archive: /sources/SLUG/
#     name      as readers see it; name_en in Latin letters
#     domains   its addresses: a dump that names one is this newspaper's
#     marks     lines or words that only its pages print, for dumps without an address
#     place     where it appears
#     calendar  "bangladesh" or "india": which Bangla date stands beside the Gregorian
#     offset    the zone of its printed times: "+06:00" for Bangladesh, "+05:30" for India
#     rights    whose text it is, as its articles' pages should say
#     noindex   true: search engines are asked not to list its articles
"""


class StartError(ValueError):
    """A folder or a choice that an archive cannot begin with; the message names it and what to do."""


@dataclass(frozen=True)
class Choices:
    """What an owner says of a new archive; all of it can be changed later in the files."""

    name: str = NAME
    tagline: str = TAGLINE
    address: str = ""  # where the site will be: https://user.github.io/repo
    source: str = ""  # the newspaper's name
    domain: str = ""  # its address
    samples: bool = False  # begin with the sample dumps and their newspapers

    def __post_init__(self) -> None:
        for key in ("name", "tagline", "source"):
            if not getattr(self, key).isprintable():
                raise StartError(f"{key}: {getattr(self, key)!r} holds characters that cannot be seen")
        if not self.name.strip():
            raise StartError("the archive needs a name")
        parts = urlsplit(self.address)
        if self.address and (parts.scheme not in ("http", "https") or not parts.hostname or parts.query):
            raise StartError(f"address: {self.address!r} is no address as https://user.github.io/repo is")


def start(folder: Path, choices: Choices, own: Collection[str] = OWN) -> list[str]:
    """Write a new archive into a folder; give the names of what was written.

    What the owner has there stays as it is: names that are the owner's `own`, and those that begin with a dot.
    Raises StartError where anything else is there, OSError where it cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        raise StartError(f"{folder} is a file: name a folder")
    there = {path.name for path in folder.iterdir()} if folder.exists() else set()
    if "pelicanconf.py" in there:
        raise StartError(f"{folder} holds an archive already: see what it needs with `mohafez doctor`")
    if strangers := sorted(name for name in there if name not in own and not name.startswith(".")):
        raise StartError(f"{folder} is not empty: it holds {', '.join(strangers[:5])}; name a new folder")
    written = []
    for name, content in files(choices):
        if not (folder / name).exists():
            write_if_changed(folder / name, content)
            written.append(name)
    (folder / "content/articles").mkdir(parents=True, exist_ok=True)
    return written


def workflow() -> str:
    """Give the workflow that builds and publishes every site of a divided archive."""
    return (FILES / "shards.yml.in").read_text(encoding="utf-8")


def files(choices: Choices) -> Iterator[tuple[str, str | bytes]]:
    """Give the files of a new archive: their names and contents."""
    filled = {
        "@NAME@": choices.name,
        "@NAME_QUOTED@": quoted(choices.name),
        "@TAGLINE_QUOTED@": quoted(choices.tagline),
        "@ADDRESS_QUOTED@": quoted(choices.address.rstrip("/")),
        "@REQUIREMENT@": requirement(),
    }
    for name, template in NAMES.items():
        text = (FILES / template).read_text(encoding="utf-8")
        for mark, value in filled.items():
            text = text.replace(mark, value)
        yield name, text
    for name in ("topics.toml", "constraints.txt"):
        yield name, shipped(name).read_bytes()
    yield "sources.toml", shipped("sources.toml").read_bytes() if choices.samples else SOURCES + source(choices)
    if choices.samples:
        for path in sorted(shipped("dumps").iterdir()):
            if path.suffix != ".md":
                yield f"dumps/{path.name}", path.read_bytes()


def source(choices: Choices) -> str:
    """Write the entry of sources.toml for the owner's newspaper; an example behind # where none was named."""
    name, domain = choices.source or "নদীপাড়ের কাগজ", choices.domain or "nodiparer-kagoj.example"
    lines = ["[[source]]", f"slug = {quoted(slugify(name))}", f"name = {quoted(name)}"]
    if choices.domain or not choices.source:
        lines.append(f"domains = [{quoted(host(domain))}]")
    mark = "" if choices.source else "# "
    return "\n" + "".join(f"{mark}{line}\n" for line in lines)


def host(domain: str) -> str:
    """Give the host of what an owner typed: prothom.example of https://www.prothom.example/."""
    found = urlsplit(domain if "//" in domain else f"//{domain}").hostname or domain
    return found.removeprefix("www.")


def quoted(value: str) -> str:
    """Write a value as a string that Python and TOML read alike; JSON's is one in both."""
    return json.dumps(value, ensure_ascii=False)
