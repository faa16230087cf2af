"""A build that waits for its beginning with everything loaded, which is half of what a small build takes.

    python -m mohafez.site.waiting PELICAN'S ARGUMENTS

It begins with a line on its standard input; if that ends without one, so does this.
"""

import signal
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

LOADED = ("mohafez.site.making", "mohafez.site.plugin")
STARTED = time.time()  # before the program is read


def main() -> int:
    """Load, wait, build; give Pelican's exit code."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends one that waits without a word
    import pelican

    from mohafez.site.incremental.keys import program_key

    for name in LOADED:
        import_module(name)
    program_key()  # it is remembered
    if not sys.stdin.readline():
        return 0
    if is_stale():
        return subprocess.call([sys.executable, "-m", "pelican", *sys.argv[1:]])  # noqa: S603 our own program
    signal.signal(signal.SIGINT, signal.default_int_handler)
    return pelican.main(sys.argv[1:])


def is_stale() -> bool:
    """Tell whether a file of the program, or of a library, is not what was loaded."""
    from mohafez.site.incremental.keys import program_files

    loaded = {Path(file) for module in list(sys.modules.values()) if (file := getattr(module, "__file__", None))}
    return any(is_newer(file) for file in {*loaded, *program_files()})


def is_newer(file: Path) -> bool:
    try:
        return file.stat().st_ctime > STARTED
    except OSError:
        return True


if __name__ == "__main__":
    sys.exit(main())
