"""The partition of a key, as Kafka's own clients choose it."""

from aiokafka.partitioner import murmur2


def partition_of(key: bytes, partitions: int) -> int:
    """Partition of a key among so many: murmur2, as in the Java client's DefaultPartitioner."""
    return int(murmur2(key) & 0x7FFFFFFF) % partitions
