"""Numbers as bytes, whole arrays at a time."""

import gzip
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

LEVEL = 9
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
    return crc32(key.encode()) % shards


def write_packed(path: Path, data: bytes) -> None:
    """Write gzip bytes that depend on the data alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(data, LEVEL, mtime=0))
