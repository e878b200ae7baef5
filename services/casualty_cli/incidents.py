"""`casualties incidents`: why a number is what it is."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from casualty_cli.output import Json

if TYPE_CHECKING:
    from casualty_schemas.resolved_incident import ResolvedIncident
    from casualty_settings.settings import Settings

Day = Annotated[datetime | None, typer.Argument(formats=["%Y-%m-%d"], help="Only incidents that stand on this day.")]
Region = Annotated[str, typer.Argument(help="ISO 3166-2 (UA-63), a country's code, or ZZ.")]
Explain = Annotated[
    str | None,
    typer.Option(
        "--explain", metavar="ID", help="Tell all of one incident, by its id or how that begins: why it is one."
    ),
]


def incidents(region: Region, day: Day = None, *, explain: Explain = None, json: Json = False) -> None:
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
    if explain is not None:
        key = _named(found, region.upper(), explain)
        _explain(found[key], rows[key], json=json)
        return
    if json:
        for key in found:
            print_row(RESOLVED_INCIDENTS.name, key.decode(), rows[key])
        return
    print_incidents(found.values())
    if not found:
        say(f"no incident stands in {region.upper()}{f' on {day.date()}' if day else ''}")


def _named(found: Mapping[bytes, "ResolvedIncident"], region: str, wanted: str) -> bytes:
    """The key of the incident whose id, or key, begins so.

    Raises:
        CommandError: there is none, or more than one.
    """
    from casualty_cli.errors import CommandError

    beginning = wanted.removeprefix(f"{region}|").lower()
    named = [key for key, incident in found.items() if incident.incident.startswith(beginning)]
    if len(named) == 1:
        return named[0]
    if not named:
        raise CommandError(f"no incident {wanted} stands in {region}: `casualties incidents {region}` names them")
    ids = ", ".join(sorted(found[key].incident for key in named))
    raise CommandError(f"{len(named)} incidents of {region} begin with {wanted!r}: {ids}")


def _explain(incident: "ResolvedIncident", row: bytes, *, json: bool) -> None:
    import msgspec

    from casualty_cli.incidents_explained import explained_lines, reasons_json
    from casualty_cli.output import print_json
    from casualty_pipeline.locate.gazetteer import load_gazetteer
    from casualty_schemas.topics import RESOLVED_INCIDENTS

    name_of_region = load_gazetteer().region_name
    if json:
        printed = {"topic": RESOLVED_INCIDENTS.name, "key": f"{incident.region}|{incident.incident}"}
        reasons = reasons_json(incident, name_of_region)
        print_json(printed | {"value": msgspec.json.decode(row), "reasons": reasons})
        return
    for line in explained_lines(incident, name_of_region):
        typer.echo(line)


async def _read(settings: "Settings", region: str) -> dict[bytes, bytes]:
    from casualty_cli.topic_reader import topic_reader
    from casualty_schemas.topics import RESOLVED_INCIDENTS

    prefix = f"{region}|".encode()
    async with topic_reader(settings) as reader:
        rows = await reader.snapshot(RESOLVED_INCIDENTS.name, key=region.encode())
    return {key: value for key, value in rows.items() if key.startswith(prefix)}
