"""The one shape of all index files: magic, format, build, then the payload, deflated.

The files are compressed here, not by the server: GitHub Pages gzips JSON but no binary, a local server nothing.
"""

import zlib

MAGIC = b"MHF"
FORMAT = 1  # raised with every change that an older engine would misread; engine: format.js
LEVEL = 9
RAW_DEFLATE = -15


def sealed(payload: bytes, build: bytes) -> bytes:
    """Wrap a payload as an index file. `build` (4 bytes) is the same in all files that belong together."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, RAW_DEFLATE)
    return MAGIC + bytes((FORMAT,)) + build + packer.compress(payload) + packer.flush()


def opened(data: bytes) -> bytes:
    """Give the payload of an index file. Raises ValueError for a file that is none, or of another format."""
    if data[:3] != MAGIC or data[3] != FORMAT:
        raise ValueError("not a search index file of this version: build the site again with `invoke build`")
    return zlib.decompress(data[8:], RAW_DEFLATE)
