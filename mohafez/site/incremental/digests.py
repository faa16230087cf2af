"""Short digests that stand for what they were made of."""

import hashlib

DIGEST_BYTES = 16


def key_of(*parts: bytes) -> bytes:
    """Digest some bytes; where one part ends and the next begins counts."""
    digest = hashlib.blake2b(digest_size=DIGEST_BYTES)
    for part in parts:
        digest.update(len(part).to_bytes(8))
        digest.update(part)
    return digest.digest()
