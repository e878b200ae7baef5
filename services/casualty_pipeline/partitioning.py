"""Which partition a key belongs to: Kafka's default partitioner, murmur2 as Java and aiokafka have it."""

import struct
from collections.abc import Callable
from functools import lru_cache
from typing import Final

_SEED: Final = 0x9747B28C
_MIX: Final = 0x5BD1E995
_WORD: Final = 0xFFFFFFFF


@lru_cache(maxsize=256)
def _words(number: int) -> Callable[[bytes], tuple[int, ...]]:
    """What reads the first so many words of a key; keys of a topic are of few lengths."""
    return struct.Struct(f"<{number}I").unpack_from


def murmur2(key: bytes) -> int:
    """The 32-bit murmur2 of `key` (Austin Appleby's, with the seed of Kafka's org.apache.kafka.common.utils.Utils)."""
    length = len(key)
    digest = _SEED ^ length
    for word in _words(length >> 2)(key):
        mixed = (word * _MIX) & _WORD
        digest = (digest * _MIX ^ (mixed ^ mixed >> 24) * _MIX) & _WORD
    rest = length & 3
    if rest:
        digest = ((digest ^ int.from_bytes(key[-rest:], "little")) * _MIX) & _WORD
    digest = ((digest ^ (digest >> 13)) * _MIX) & _WORD
    return digest ^ (digest >> 15)


def partition_of(key: bytes, partitions: int) -> int:
    """The partition of `key` among `partitions`."""
    return (murmur2(key) & 0x7FFFFFFF) % partitions


@lru_cache(maxsize=8192)
def home_of(region: str, partitions: int) -> int:
    """The partition of a region; there are a few thousand regions, so nearly every answer is remembered."""
    return partition_of(region.encode(), partitions)
