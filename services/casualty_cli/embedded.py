"""The embedded broker as the settings describe it."""

from casualty_cli.output import say
from casualty_settings.settings import Settings
from kafka_local.broker import Broker
from kafka_local.settings import BrokerSettings


def embedded_broker(settings: Settings) -> Broker:
    """A broker that keeps its data in the data directory; it starts when its context is entered."""
    chosen = BrokerSettings(data_dir=settings.data_dir / "kafka", port=settings.kafka_port)
    return Broker(chosen, progress=_tell)


def _tell(done: int, all_jars: int, name: str) -> None:
    if done == 1:
        say("fetching Apache Kafka, once for this user")
    say(f"  {done}/{all_jars} {name}")
