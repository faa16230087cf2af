"""Where the running Mohafez was installed from: what a new archive's requirements.txt asks the workflow to install."""

import json
from importlib.metadata import PackageNotFoundError, distribution

from mohafez import __version__


def requirement() -> str:
    """Give the lines of a requirements.txt that install this very Mohafez elsewhere; a comment where nothing can.

    pip notes where it took a package from, if not from an index: direct_url.json, PEP 610.
    """
    try:
        origin = json.loads(distribution("mohafez").read_text("direct_url.json") or "{}")
    except PackageNotFoundError:
        origin = {}
    if not origin:
        return f"mohafez=={__version__}"
    if (vcs := origin.get("vcs_info")) and not origin["url"].startswith("file:"):
        return f"mohafez @ {vcs['vcs']}+{origin['url']}@{vcs['commit_id']}"
    if origin["url"].startswith("https://"):
        return f"mohafez @ {origin['url']}"
    return (
        f"# MISSING: Mohafez was installed here from {origin['url']}, where the workflow cannot go.\n"
        "# Write a line as the one above, with a repository that it can reach, before you push."
    )
