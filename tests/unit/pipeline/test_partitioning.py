"""Our murmur2 is Kafka's."""

from aiokafka.partitioner import murmur2 as reference
from hypothesis import given
from hypothesis import strategies as st

from casualty_pipeline.partitioning import home_of, murmur2, partition_of


@given(st.binary(max_size=200))
def test_murmur2_equals_aiokafkas(key: bytes) -> None:
    assert murmur2(key) == reference(key) & 0xFFFFFFFF


@given(st.binary(max_size=50), st.integers(1, 64))
def test_every_key_has_a_partition(key: bytes, partitions: int) -> None:
    assert 0 <= partition_of(key, partitions) < partitions


def test_a_key_that_java_puts_into_a_known_partition() -> None:
    # From the tests of org.apache.kafka.common.utils.UtilsTest: murmur2("21") is -973932308.
    assert murmur2(b"21") == -973932308 & 0xFFFFFFFF


@given(st.sampled_from(["UA-63", "RU-KDA", "UA", "ZZ"]), st.integers(1, 64))
def test_a_regions_home_is_the_partition_of_its_code(region: str, partitions: int) -> None:
    assert home_of(region, partitions) == partition_of(region.encode(), partitions)
