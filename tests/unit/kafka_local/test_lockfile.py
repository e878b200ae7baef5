"""The lock files: read, written, refused."""

import pytest

from kafka_local.errors import LockFileError
from kafka_local.lockfile import BROKER_LOCK, TOOLS_LOCK, Jar, format_lock, kafka_version, parse_lock, read_lock

SHA = "a" * 64
OTHER = "0123456789abcdef" * 4


def test_lines_become_jars_and_comments_do_not() -> None:
    text = f"# why\n\norg.apache.kafka:kafka_2.13:4.3.1 {SHA}\norg.yaml:snakeyaml:2.5 {OTHER}\n"
    assert parse_lock(text, "x.lock") == (
        Jar("org.apache.kafka", "kafka_2.13", "4.3.1", SHA),
        Jar("org.yaml", "snakeyaml", "2.5", OTHER),
    )


def test_a_written_lock_is_read_back_sorted() -> None:
    jars = (Jar("b", "b", "1", SHA), Jar("a", "a", "2", OTHER))
    text = format_lock(jars, "two lines\nof header")
    assert text.startswith("# two lines\n# of header\na:a:2 ")
    assert parse_lock(text, "x.lock") == tuple(sorted(jars))


@pytest.mark.parametrize(
    "line",
    [
        "org.yaml:snakeyaml:2.5",
        f"snakeyaml:2.5 {SHA}",
        f"org.yaml:snakeyaml:2.5 {SHA[:-1]}",
        f"org.yaml:snakeyaml:2.5 {SHA.upper()}",
        f"org/../yaml:snakeyaml:2.5 {SHA}",
        f"org.yaml:snakeyaml:2.5 {SHA} more",
    ],
)
def test_a_malformed_line_is_named(line: str) -> None:
    with pytest.raises(LockFileError, match=r"^x\.lock, line 2: .*relock"):
        parse_lock(f"# header\n{line}\n", "x.lock")


def test_two_jars_of_one_file_name_are_refused() -> None:
    with pytest.raises(LockFileError, match="twice"):
        parse_lock(f"a:same:1 {SHA}\nb:same:1 {OTHER}\n", "x.lock")


def test_a_jar_knows_its_names() -> None:
    jar = Jar("org.yaml", "snakeyaml", "2.5", SHA)
    assert (jar.file_name, jar.coordinate) == ("snakeyaml-2.5.jar", "org.yaml:snakeyaml:2.5")


def test_the_locked_kafka_is_the_one_that_the_contract_names() -> None:
    assert kafka_version(read_lock()) == "4.3.1"


def test_all_parts_of_kafka_have_one_version() -> None:
    jars = read_lock(BROKER_LOCK) + read_lock(TOOLS_LOCK)
    assert {jar.version for jar in jars if jar.group == "org.apache.kafka"} == {"4.3.1"}


def test_the_broker_can_log() -> None:
    assert "log4j-slf4j-impl" in {jar.artifact for jar in read_lock()}


def test_the_tools_come_on_top_of_the_broker() -> None:
    assert not set(read_lock(BROKER_LOCK)) & set(read_lock(TOOLS_LOCK))


def test_a_lock_without_kafka_is_refused() -> None:
    with pytest.raises(LockFileError, match=r"kafka_2\.13"):
        kafka_version((Jar("a", "a", "1", SHA),))
