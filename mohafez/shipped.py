"""What comes with the code: the theme, what an archive starts from, and sample dumps.

A checkout has them where a reader of the repository looks for them; a wheel carries them in mohafez/shipped/
(pyproject.toml says which).
"""

from pathlib import Path

PACKAGE = Path(__file__).parent
ELSEWHERE = {"theme": "themes/mohafez"}  # in a checkout, where all else has the same name


def shipped(name: str) -> Path:
    """Give the path of something that comes with the code: theme, topics.toml, sources.toml, constraints.txt or dumps.

    Raises FileNotFoundError where the installation lacks it.
    """
    for path in (PACKAGE / "shipped" / name, PACKAGE.parent / ELSEWHERE.get(name, name)):
        if path.exists():
            return path
    raise FileNotFoundError(f"{PACKAGE}: this installation lacks {name}: install mohafez again")
