"""What has been converted and waits to be written, on disk: an import of any size needs little memory."""

import pickle
import tempfile
from types import TracebackType
from typing import Any


class Spool:
    """A temporary file of objects, gone when it is closed. What is read back is what this process has written."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  # closed by __exit__
        self._places: list[int] = []

    def __enter__(self) -> "Spool":
        return self

    def __exit__(self, _kind: type | None, _error: BaseException | None, _trace: TracebackType | None) -> None:
        self._file.close()

    def put(self, thing: Any) -> int:
        """Write an object; return its number."""
        self._places.append(self._file.seek(0, 2))
        pickle.dump(thing, self._file, protocol=pickle.HIGHEST_PROTOCOL)
        return len(self._places) - 1

    def get(self, number: int) -> Any:
        """Read an object back."""
        self._file.seek(self._places[number])
        return pickle.load(self._file)  # noqa: S301  # our own file, opened without a name
