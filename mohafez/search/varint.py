"""Whole numbers in as few bytes as they need: seven bits a byte, low ones first, the high bit on all but the last."""

from collections.abc import Iterable

ONE_BYTE = tuple(bytes((n,)) for n in range(128))


def varint(number: int) -> bytes:
    """Encode one number ≥ 0."""
    if number < 128:
        return ONE_BYTE[number]
    out = bytearray()
    while number >= 128:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def varints(numbers: Iterable[int]) -> bytes:
    """Encode numbers one after another."""
    numbers = list(numbers)
    if max(numbers, default=0) < 128:
        return bytes(numbers)
    return b"".join(map(varint, numbers))


def read_varint(data: bytes, at: int) -> tuple[int, int]:
    """Decode the number at an offset; also give the offset behind it."""
    number = shift = 0
    while data[at] & 128:
        number |= (data[at] & 127) << shift
        shift += 7
        at += 1
    return number | data[at] << shift, at + 1


def front_coded(words: Iterable[str]) -> bytes:
    """Encode words, each as what it adds to the one before."""
    out, before = bytearray(), b""
    for word in words:
        out += added(before, data := word.encode())
        before = data
    return bytes(out)


def added(before: bytes, data: bytes) -> bytes:
    """Encode data as the length of the start that it shares with `before`, the length of its own rest, and that."""
    shared = 0
    while shared < min(len(before), len(data)) and before[shared] == data[shared]:
        shared += 1
    return varint(shared) + varint(len(data) - shared) + data[shared:]
