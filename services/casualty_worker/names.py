"""Names of this deployment: topics with their prefix, changelogs with the application's name."""

from dataclasses import dataclass

from casualty_schemas.topics import Topic, changelog
from casualty_settings.settings import Settings


@dataclass(frozen=True, slots=True)
class Names:
    """From what the contract calls a topic to what this deployment's Kafka does."""

    settings: Settings

    def topic(self, topic: Topic) -> str:
        """The name of a topic of the table."""
        return self.settings.topic(topic.name)

    def changelog(self, table: str) -> str:
        """The name of a register's changelog."""
        return self.settings.topic(changelog(self.settings.app_id, table).name)
