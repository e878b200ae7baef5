"""Which partition a key belongs to: Kafka's default partitioner, murmur2 as Java and aiokafka have it."""

import struct
from functools import lru_cache

_SEED = 0x9747B28C
_MIX = 0x5BD1E995
_WORD = 0xFFFFFFFF


def murmur2(key: bytes) -> int:
    """The 32-bit murmur2 of `key` (Austin Appleby's, with the seed of Kafka's org.apache.kafka.common.utils.Utils)."""
    length = len(key)
    words = length >> 2
    digest = _SEED ^ length
    for word in struct.unpack_from(f"<{words}I", key):
        mixed = (word * _MIX) & _WORD
        digest = ((digest * _MIX) & _WORD) ^ (((mixed ^ (mixed >> 24)) * _MIX) & _WORD)
    rest = key[words << 2 :]
    if rest:
        digest = ((digest ^ int.from_bytes(rest, "little")) * _MIX) & _WORD
    digest = ((digest ^ (digest >> 13)) * _MIX) & _WORD
    return digest ^ (digest >> 15)


def partition_of(key: bytes, partitions: int) -> int:
    """The partition of `key` among `partitions`."""
    return (murmur2(key) & 0x7FFFFFFF) % partitions


@lru_cache(maxsize=8192)
def home_of(region: str, partitions: int) -> int:
    """The partition of a region; there are a few thousand regions, so nearly every answer is remembered."""
    return partition_of(region.encode(), partitions)
