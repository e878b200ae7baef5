"""`casualties totals`: the totals as the compacted topics hold them."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from casualty_cli.output import Json

if TYPE_CHECKING:
    from casualty_cli.totals_view import TotalsView
    from casualty_settings.settings import Settings


class By(StrEnum):
    """What a row stands for."""

    REGION = "region"
    DAY = "day"


Region = Annotated[str | None, typer.Option(help="Only this region: ISO 3166-2 (UA-63), a country's code, or ZZ.")]


def totals(
    *,
    by: Annotated[By, typer.Option(help="A row a region, or a region and local day.")] = By.REGION,
    region: Region = None,
    watch: Annotated[bool, typer.Option("--watch", help="Stay, and show every change.")] = False,
    json: Json = False,
) -> None:
    """Killed and injured people per region, ranked. Rows without a region stand apart and are added to nothing."""
    from casualty_cli.running import run
    from casualty_cli.totals_view import TotalsView
    from casualty_schemas.topics import CASUALTIES_BY_REGION, CASUALTIES_BY_REGION_DAY
    from casualty_settings.settings import load_settings

    topic = CASUALTIES_BY_REGION if by is By.REGION else CASUALTIES_BY_REGION_DAY
    view = TotalsView(topic.name, json=json)
    try:
        run(_show(load_settings(), view, region.upper() if region else None, watch=watch))
    except KeyboardInterrupt:
        # Watching has no other end.
        if not watch:
            raise


async def _show(settings: "Settings", view: "TotalsView", region: str | None, *, watch: bool) -> None:
    from casualty_cli.topic_reader import apply_row, topic_reader

    async with topic_reader(settings) as reader:
        rows = await reader.snapshot(view.topic, key=region.encode() if region else None)
        view.show(_of_region(rows, region))
        if not watch:
            return
        async for records in reader.follow():
            for record in records:
                apply_row(rows, record)
            if records:
                view.update(_of_region(rows, region))


def _of_region(rows: dict[bytes, bytes], region: str | None) -> dict[bytes, bytes]:
    if region is None:
        return rows
    return {key: value for key, value in rows.items() if key.partition(b"|")[0] == region.encode()}
