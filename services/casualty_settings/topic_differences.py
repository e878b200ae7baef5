"""What a topic is, against what it shall be: sentences for the person who has to mend it."""

from dataclasses import dataclass
from typing import Final

_AT_LEAST: Final = ("retention.ms", "delete.retention.ms", "min.compaction.lag.ms", "max.message.bytes")
"""More of these does no harm; every other configuration must be equal."""
_FOR_EVER: Final = -1


@dataclass(frozen=True, slots=True)
class PlannedTopic:
    """What a topic of this deployment shall be; `config` as Kafka takes it."""

    name: str
    partitions: int
    replication_factor: int
    config: dict[str, str]


@dataclass(frozen=True, slots=True)
class FoundTopic:
    """What a topic is. `leaderless` counts partitions that nobody serves at this moment."""

    partitions: int
    replication_factor: int
    leaderless: int


def differences(planned: PlannedTopic, found: FoundTopic | None, config: dict[str, str], bootstrap: str) -> list[str]:
    """What of one topic is not as planned, each sentence with what to do about it."""
    if found is None:
        return [f"{planned.name} is missing: `casualties topics create` makes it"]
    return [*_differences_of_shape(planned, found), *_differences_of_config(planned, config, bootstrap)]


def _differences_of_shape(planned: PlannedTopic, found: FoundTopic) -> list[str]:
    sentences = []
    if found.partitions != planned.partitions:
        sentences.append(
            f"{planned.name} has {found.partitions} partitions, not {planned.partitions}: all topics of a deployment"
            f" have the same number; if all others have it, set CASUALTIES_PARTITIONS={found.partitions}"
        )
    if found.replication_factor < planned.replication_factor:
        sentences.append(
            f"{planned.name} has {found.replication_factor} replicas, not {planned.replication_factor}:"
            " add some with kafka-reassign-partitions.sh, or lower CASUALTIES_REPLICATION_FACTOR"
        )
    if found.leaderless:
        sentences.append(f"{planned.name} has {found.leaderless} partitions with no leader: look at the brokers' log")
    return sentences


def _differences_of_config(planned: PlannedTopic, config: dict[str, str], bootstrap: str) -> list[str]:
    return [
        f"{planned.name} has {key}={config[key]}, not {_demand(key, wanted)}: kafka-configs.sh --bootstrap-server"
        f" {bootstrap} --alter --entity-type topics --entity-name {planned.name} --add-config {key}={wanted}"
        for key, wanted in planned.config.items()
        if key in config and not _agrees(key, config[key], wanted)
    ]


def _agrees(key: str, found: str, wanted: str) -> bool:
    if key in _AT_LEAST:
        return int(found) == _FOR_EVER or int(found) >= int(wanted)
    return set(found.split(",")) == set(wanted.split(","))


def _demand(key: str, wanted: str) -> str:
    return f"at least {wanted}" if key in _AT_LEAST else wanted
