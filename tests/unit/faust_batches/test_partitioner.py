"""Partitions of keys, as Java's client chooses them."""

import pytest

from faust_batches.partitioner import partition_of


@pytest.mark.parametrize(
    ("key", "murmur2"),
    [(b"21", -973932308), (b"foobar", -790332482), (b"a-little-bit-long-string", -985981536), (b"abc", 479470107)],
)
def test_partitions_follow_from_the_hashes_of_kafkas_own_tests(key: bytes, murmur2: int) -> None:
    for partitions in (1, 8, 50):
        assert partition_of(key, partitions) == (murmur2 & 0x7FFFFFFF) % partitions
