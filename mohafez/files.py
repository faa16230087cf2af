"""Writing files so that a reader or a killed run never sees half of one."""

import os
import tempfile
from pathlib import Path


def write_if_changed(path: Path, content: str | bytes) -> bool:
    """Write text (as UTF-8) or bytes atomically, making folders as needed; True if the file was new or differed.

    Raises OSError that names the path; what stood there is then as it was.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        return _write(path, data)
    except OSError as error:  # of a temporary name, or of none: a full disk says no more than that it is full
        raise OSError(error.errno, error.strerror or str(error), str(path)) from error


def _write(path: Path, data: bytes) -> bool:
    try:
        if path.read_bytes() == data:
            return False
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as part:
            part.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True
