"""What the demo does on a running stack, and what it shows of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import msgspec

from casualty_cli import demo_view
from casualty_cli.errors import CommandError
from casualty_cli.group_progress import wait_until_counted
from casualty_cli.monitoring import outcomes
from casualty_cli.output import print_json, print_row
from casualty_cli.running import run
from casualty_cli.topic_reader import topic_reader
from casualty_cli.totals_view import parse_totals
from casualty_producer.publish import connected_producer
from casualty_schemas.article import Article
from casualty_schemas.region_total import RegionTotal
from casualty_schemas.topics import CASUALTIES_BY_REGION, RESOLVED_INCIDENTS
from casualty_settings.readers import load_reader

if TYPE_CHECKING:
    from casualty_cli.stack import Stack
    from casualty_pipeline.reading import Reading
    from casualty_schemas.fields import InputTopic

_ARTICLE: Final = "article.json"
_INCIDENTS: Final = ("sochi.json", "kharkiv.json")
_COUNTED_SECONDS: Final = 60.0

Rows = dict[bytes, bytes]


@dataclass(frozen=True, slots=True)
class Act:
    """What is counted after a step: rows of the totals and of the incidents."""

    totals: Rows
    incidents: Rows

    def figures(self) -> dict[str, tuple[object, object]]:
        """Killed and injured by region."""
        return {total.region: (total.killed, total.injured) for total in self.parsed()}

    def parsed(self) -> list[RegionTotal]:
        """The totals, ranked."""
        return parse_totals(CASUALTIES_BY_REGION.name, self.totals)


def message(name: str) -> bytes:
    """A message of the demo as it is published: JSON on one line."""
    return msgspec.json.encode(msgspec.json.decode(files("casualty_cli.demo_data").joinpath(name).read_bytes()))


def tell(stack: "Stack", *, json: bool) -> None:
    """Publish the sample article, then it again with another source's messages, and show both results.

    Raises:
        CommandError: the repeats changed a figure, or the worker ended or took too long.
    """
    before = outcomes(stack.worker.address)
    first = run(_publish(stack, [("articles", _ARTICLE)]))
    if not json:
        demo_view.show_first(first.parsed())
    second = run(_publish(stack, [("articles", _ARTICLE), *(("incidents", name) for name in _INCIDENTS)]))
    counted = outcomes(stack.worker.address) - before
    duplicates = sum(number for (_, outcome), number in counted.items() if outcome == "duplicate")
    reading = load_reader(stack.settings.extractor).read(Article.model_validate_json(message(_ARTICLE)))
    if json:
        _print_json(stack, second, duplicates, reading)
    else:
        demo_view.show_second(second.parsed(), duplicates)
        demo_view.show_reasons(second.incidents, reading)
    if first.figures() != second.figures():
        raise CommandError("the repeats changed a figure, which they must not")


async def _publish(stack: "Stack", messages: "Sequence[tuple[InputTopic, str]]") -> Act:
    async with connected_producer(stack.settings) as producer:
        for topic, name in messages:
            value = message(name)
            fields = msgspec.json.decode(value)
            key = fields["article_id" if topic == "articles" else "incident_id"].encode()
            await producer.send_and_wait(stack.settings.topic(topic), value, key=key)
    await wait_until_counted(stack.settings, seconds=_COUNTED_SECONDS, check=stack.check)
    async with topic_reader(stack.settings) as reader:
        totals = await reader.snapshot(CASUALTIES_BY_REGION.name)
        return Act(totals, await reader.snapshot(RESOLVED_INCIDENTS.name))


def _print_json(stack: "Stack", act: Act, duplicates: int, reading: "Reading") -> None:
    for topic, rows in ((CASUALTIES_BY_REGION.name, act.totals), (RESOLVED_INCIDENTS.name, act.incidents)):
        for key, value in sorted(rows.items()):
            print_row(topic, key.decode(), value)
    print_json({"duplicates": duplicates, "reconciled": reading.reconciled, "addresses": stack.addresses})
