"""The owner's settings, as far as they can be judged without running them."""

from pathlib import Path


def fault_of(path: Path) -> str:
    """Say with file and line what keeps Python from reading a pelicanconf.py; nothing if it can be read."""
    try:
        compile(path.read_bytes(), path.name, "exec", dont_inherit=True)
    except SyntaxError as error:
        return f"{path.name}: line {error.lineno}: {error.msg}"
    except (OSError, ValueError) as error:  # not there; or with null bytes, as after a crash
        return f"{path.name}: {getattr(error, 'strerror', None) or error}"
    return ""
