"""Numbers as bytes, whole arrays at a time."""

import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

LEVEL = 7
"""Level 9 takes five times as long over the long lists, and wins less than a hundredth."""
_MEMORY = 9
_GZIP = zlib.MAX_WBITS | 16
Numbers = NDArray[np.int64]


def varints(numbers: Numbers) -> bytes:
    """LEB128, unsigned, one number after the other; for numbers below 2^35."""
    if not numbers.size:
        return b""
    sizes = np.ones(numbers.shape, dtype=np.int64)
    for bits in (7, 14, 21, 28):
        sizes += numbers >= (1 << bits)
    ends = np.cumsum(sizes)
    out = np.zeros(int(ends[-1]), dtype=np.uint8)
    starts = ends - sizes
    for at in range(int(sizes.max())):
        reached = sizes > at
        part = (numbers[reached] >> (7 * at)) & 0x7F
        more = sizes[reached] > at + 1
        out[starts[reached] + at] = part | (more.astype(np.int64) << 7)
    return out.tobytes()


def differences(numbers: Numbers, starts: Numbers) -> Numbers:
    """Of several ascending runs, one after the other: the first number, then differences."""
    found = np.diff(numbers, prepend=0)
    found[starts] = numbers[starts]
    return found


def shard(key: str, shards: int) -> int:
    """Where a key lies; ``shards`` is a power of two."""
    return zlib.crc32(key.encode()) % shards


def write_packed(path: Path, *columns: bytes) -> None:
    """Write gzip bytes that depend on the data alone.

    ``columns``: one after the other they are what the file says.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(packed(columns))


def packed(columns: Sequence[bytes]) -> bytes:
    """One gzip file of all columns.

    Each in a block of its own, where that is smaller: columns of unlike bytes do better with a
    Huffman code each, postings by a seventeenth, numbers by an eighth.
    """
    whole = _packed([b"".join(columns)], zlib.Z_DEFAULT_STRATEGY)
    if len(columns) == 1:
        return whole
    apart = (_packed(columns, way) for way in (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED))
    return min(whole, *apart, key=len)


def _packed(columns: Sequence[bytes], strategy: int) -> bytes:
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, _GZIP, _MEMORY, strategy)
    *first, last = columns
    done = [packer.compress(column) + packer.flush(zlib.Z_BLOCK) for column in first]
    return b"".join((*done, packer.compress(last), packer.flush()))
