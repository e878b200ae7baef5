"""The lock: which jars, by Maven coordinate, with the SHA-256 that each must have."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from kafka_local.errors import LockFileError

BROKER_LOCK = "jars.lock"
"""The closure of Apache Kafka's server, with a logging binding."""

TOOLS_LOCK = "tools.lock"
"""What Kafka's own command line tools need on top, for tests."""

KAFKA_ARTIFACT = "kafka_2.13"

_LINE = re.compile(r"(?P<group>[\w.-]+):(?P<artifact>[\w.-]+):(?P<version>[\w.-]+) (?P<sha256>[0-9a-f]{64})")


@dataclass(frozen=True, slots=True, order=True)
class Jar:
    """One jar by exact coordinate.

    Attributes:
        sha256: the hash of its bytes, 64 lower-case hexadecimal digits.
    """

    group: str
    artifact: str
    version: str
    sha256: str

    @property
    def file_name(self) -> str:
        """The name that it has in a Maven repository and in the cache."""
        return f"{self.artifact}-{self.version}.jar"

    @property
    def coordinate(self) -> str:
        """As people write it: `group:artifact:version`."""
        return f"{self.group}:{self.artifact}:{self.version}"


def read_lock(name: str = BROKER_LOCK) -> tuple[Jar, ...]:
    """The jars of a lock that lies beside this module."""
    return parse_lock(files("kafka_local").joinpath(name).read_text(encoding="utf-8"), name)


def parse_lock(text: str, name: str) -> tuple[Jar, ...]:
    """The jars of a lock, in its order.

    Raises:
        LockFileError: a line is malformed, or two jars would have the same file name.
    """
    jars = tuple(_jars(text, name))
    if len({jar.file_name for jar in jars}) != len(jars):
        raise LockFileError(f"{name} lists a jar twice. Make it anew with `python -m kafka_local.relock`.")
    return jars


def _jars(text: str, name: str) -> Iterator[Jar]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            raise LockFileError(
                f"{name}, line {number}: {line!r} is not 'group:artifact:version sha256'. "
                "Make the lock anew with `python -m kafka_local.relock`."
            )
        yield Jar(**match.groupdict())


def format_lock(jars: tuple[Jar, ...], header: str) -> str:
    """The text of a lock; `parse_lock` reads it back."""
    comment = "".join(f"# {line}\n" for line in header.splitlines())
    return comment + "".join(f"{jar.coordinate} {jar.sha256}\n" for jar in sorted(jars))


def kafka_version(jars: tuple[Jar, ...]) -> str:
    """The version of Apache Kafka that the lock holds.

    Raises:
        LockFileError: it holds none.
    """
    for jar in jars:
        if jar.artifact == KAFKA_ARTIFACT:
            return jar.version
    raise LockFileError(f"The lock holds no {KAFKA_ARTIFACT}, so it is not a lock of Apache Kafka.")
