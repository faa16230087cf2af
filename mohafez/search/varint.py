"""Whole numbers in as few bytes as they need: seven bits a byte, low ones first, the high bit on all but the last."""

from collections.abc import Iterable, Sequence
from itertools import compress, pairwise

ONE_BYTE = tuple(bytes((n,)) for n in range(128))
LAST = bytes(byte < 128 for byte in range(256))  # of a number's bytes


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
    if not numbers or max(numbers) < 128:
        return bytes(numbers)
    return b"".join(map(varint, numbers))


def gaps(numbers: Sequence[int]) -> bytes:
    """Encode growing numbers as differences, the first as it is."""
    return varints([*numbers[:1], *(later - before for before, later in pairwise(numbers))])


def front_coded(words: Iterable[str]) -> bytes:
    """Encode words, each as what it adds to the one before."""
    out, before = bytearray(), b""
    for word in words:
        out += added(before, data := word.encode())
        before = data
    return bytes(out)


def added(before: bytes, data: bytes) -> bytes:
    """Encode data as the length of the start that it shares with `before`, the length of its own rest, and that."""
    least = min(len(before), len(data))
    differing = int.from_bytes(before[:least]) ^ int.from_bytes(data[:least])  # far faster than a loop over bytes
    shared = least - (differing.bit_length() + 7) // 8
    return varint(shared) + varint(len(data) - shared) + data[shared:]


def read_varints(data: bytes) -> list[int]:
    """Decode all numbers."""
    if max(data, default=0) < 128:
        return list(data)
    numbers, number, shift = [], 0, 0
    for byte in data:
        number |= (byte & 127) << shift
        if byte < 128:
            numbers.append(number)
            number = shift = 0
        else:
            shift += 7
    return numbers


def ends(data: bytes) -> list[int]:
    """Tell where each number ends; before all, 0."""
    return [0, *compress(range(1, len(data) + 1), data.translate(LAST))]


class Reader:
    """Reads a payload from its start to its end; the engine's twin is in bytes.js."""

    def __init__(self, data: bytes):
        self.data, self.at = data, 0

    def varint(self) -> int:
        if (byte := self.data[self.at]) < 128:  # as nearly always
            self.at += 1
            return byte
        number = shift = 0
        while (byte := self.data[self.at]) >= 128:
            number |= (byte & 127) << shift
            shift += 7
            self.at += 1
        self.at += 1
        return number | byte << shift

    def varints(self, count: int) -> list[int]:
        if max(self.data[self.at : self.at + count], default=0) < 128:
            return list(self.take(count))
        return [self.varint() for _ in range(count)]

    def take(self, length: int) -> bytes:
        self.at += length
        return self.data[self.at - length : self.at]

    def rest(self) -> bytes:
        return self.take(len(self.data) - self.at)

    def front_coded(self, count: int) -> list[str]:
        """Read words, each given as what it adds to the one before."""
        words, word, data = [], b"", self.data
        for _ in range(count):
            shared, length = data[self.at : self.at + 2]
            if shared < 128 and length < 128:  # as nearly always
                self.at += 2
            else:
                shared, length = self.varint(), self.varint()
            word = word[:shared] + self.take(length)
            words.append(word.decode())
        return words
