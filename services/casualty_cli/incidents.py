"""`casualties incidents`: why a number is what it is."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from casualty_cli.output import Json

if TYPE_CHECKING:
    from casualty_settings.settings import Settings

Day = Annotated[datetime | None, typer.Argument(formats=["%Y-%m-%d"], help="Only incidents that stand on this day.")]
Region = Annotated[str, typer.Argument(help="ISO 3166-2 (UA-63), a country's code, or ZZ.")]


def incidents(region: Region, day: Day = None, *, json: Json = False) -> None:
    """The resolved incidents of a region with their reports, sources and words."""
    from casualty_cli.incidents_view import parse_incidents, print_incidents
    from casualty_cli.output import print_row, say
    from casualty_cli.running import run
    from casualty_schemas.topics import RESOLVED_INCIDENTS
    from casualty_settings.settings import load_settings

    rows = run(_read(load_settings(), region.upper()))
    found = parse_incidents(rows)
    if day is not None:
        found = {key: incident for key, incident in found.items() if incident.day == day.date()}
    if json:
        for key in found:
            print_row(RESOLVED_INCIDENTS.name, key.decode(), rows[key])
        return
    print_incidents(found.values())
    if not found:
        say(f"no incident stands in {region.upper()}{f' on {day.date()}' if day else ''}")


async def _read(settings: "Settings", region: str) -> dict[bytes, bytes]:
    from casualty_cli.topic_reader import topic_reader
    from casualty_schemas.topics import RESOLVED_INCIDENTS

    prefix = f"{region}|".encode()
    async with topic_reader(settings) as reader:
        rows = await reader.snapshot(RESOLVED_INCIDENTS.name, key=region.encode())
    return {key: value for key, value in rows.items() if key.startswith(prefix)}
