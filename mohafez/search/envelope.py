"""The one shape of all index files: magic, format, version, then the payload, deflated.

The files are compressed here, not by the server: GitHub Pages gzips JSON but no binary, a local server nothing.
"""

import base64
import hashlib
import zlib

MAGIC = b"MHF"
FORMAT = 3  # raised with every change that an older engine would misread; engine: format.js
LEVEL = 6
RAW_DEFLATE = -15
MEMORY = 9  # more makes for larger blocks, thus smaller files
VERSION = 4  # letters
HEADER = len(MAGIC) + 1 + VERSION


class DamagedError(ValueError):
    """A file that is no index file of this format, or not the one that was asked for."""


def version_of(payload: bytes) -> bytes:
    """Name a payload by four letters: what refers to a file says so which one it means."""
    return base64.urlsafe_b64encode(hashlib.blake2b(payload, digest_size=3).digest())


def sealed(payload: bytes, strategy: int = zlib.Z_DEFAULT_STRATEGY) -> bytes:
    """Wrap a payload as an index file."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, RAW_DEFLATE, MEMORY, strategy)
    return MAGIC + bytes((FORMAT,)) + version_of(payload) + packer.compress(payload) + packer.flush()


def sealed_version(data: bytes) -> bytes:
    """Give the version of an index file."""
    return data[HEADER - VERSION : HEADER]


def opened(data: bytes, version: bytes | None = None) -> bytes:
    """Give the payload of an index file, checked.

    Raises DamagedError, also if its version does not begin with the one given.
    """
    if data[:4] != MAGIC + bytes((FORMAT,)):
        raise DamagedError("not a search index file of this format: build the site again with `invoke build`")
    try:
        payload = zlib.decompress(data[HEADER:], RAW_DEFLATE)
    except zlib.error as error:
        raise DamagedError("a file of the search index is damaged") from error
    if version_of(payload) != sealed_version(data) or not sealed_version(data).startswith(version or b""):
        raise DamagedError("a file of the search index belongs to another build")
    return payload
