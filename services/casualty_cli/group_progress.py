"""How far the workers are: a record is done when its effects are acknowledged, and only then is it committed."""

import asyncio
from collections.abc import Callable
from typing import Any, Final

from aiokafka import AIOKafkaConsumer, TopicPartition

from casualty_cli.errors import CommandError
from casualty_schemas.topics import INPUTS, REHOMED, REPORTS, Topic
from casualty_settings.kafka import client_options
from casualty_settings.settings import Settings
from casualty_settings.topic_plan import admin_client

_LOOK_SECONDS: Final = 0.1
_IN_ORDER: Final = (INPUTS, (REHOMED,), (REPORTS,))
"""Each of these feeds those after it, so that one that is done stays done when the next is looked at."""


async def wait_until_counted(settings: Settings, *, seconds: float, check: Callable[[], None]) -> None:
    """Return when everything that was published before is counted in the output topics.

    Args:
        settings: of the deployment.
        seconds: how long it may take.
        check: raises if whoever counts has ended.

    Raises:
        CommandError: it took longer.
    """
    try:
        async with (
            asyncio.timeout(seconds),
            admin_client(settings) as admin,
            AIOKafkaConsumer(**client_options(settings), group_id=None) as consumer,
        ):
            for topics in _IN_ORDER:
                while await _lag(settings, admin, consumer, topics):
                    check()
                    await asyncio.sleep(_LOOK_SECONDS)
    except TimeoutError:
        raise CommandError(f"the worker has not counted everything within {seconds:g} s: look at its log") from None


async def _lag(settings: Settings, admin: Any, consumer: Any, topics: tuple[Topic, ...]) -> int:
    """Records of the topics that are not committed."""
    partitions = [
        TopicPartition(settings.topic(topic.name), number) for topic in topics for number in range(settings.partitions)
    ]
    starts, ends = await consumer.beginning_offsets(partitions), await consumer.end_offsets(partitions)
    committed = await admin.list_consumer_group_offsets(settings.app_id)
    done = {each: committed[each].offset if each in committed else starts[each] for each in partitions}
    return sum(max(0, ends[each] - done[each]) for each in partitions)
