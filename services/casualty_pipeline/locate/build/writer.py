"""Writes the data files: gzip of tab-separated lines, the same bytes for the same inputs."""

import gzip
from collections.abc import Iterable
from pathlib import Path

from casualty_pipeline.locate.build.collector import Collector, Entry
from casualty_pipeline.locate.build.places import Places
from casualty_pipeline.locate.build.sources import Sources, table
from casualty_pipeline.locate.tokens import fold


def write_all(out: Path, places: Places, sources: Sources) -> dict[str, int]:
    """Write every data file into `out`; give each file's size in bytes."""
    files = {
        "places.tsv": _places(places),
        "names.tsv": _names(places.collector, sources),
        "regions.tsv": _regions(places),
        "lifts.tsv": (f"{code}\t{region}" for code, region in sorted(_lifts(places).items()) if region),
        "countries.tsv": _countries(places, sources),
        "areas.tsv": (f"{row[1].split('|')[0]}\t{row[2]}" for row in table("areas.tsv") if row[2]),
        "abbreviations.tsv": ("\t".join(row[:2]) for row in table("abbreviations.tsv")),
        "given_names.tsv": sorted(sources.given_names),
    }
    return {name: _write(out / f"{name}.gz", lines) for name, lines in files.items()}


def _lifts(places: Places) -> dict[str, str]:
    """Give what lower codes, withdrawn codes and territories' own codes stand for."""
    withdrawn = {row[0]: row[1] for row in table("withdrawn.tsv")}
    unknown = set(withdrawn.values()) - places.divisions.first_order
    if unknown:
        raise SystemExit(f"withdrawn.tsv: {sorted(unknown)} are no regions")
    return {**places.divisions.lifts, **places.divisions.territory, **withdrawn}


def _write(path: Path, lines: Iterable[str]) -> int:
    data = gzip.compress("\n".join(lines).encode(), compresslevel=9, mtime=0)
    path.write_bytes(data)
    return len(data)


def _order(collector: Collector) -> list[int]:
    """Old numbers in the order of the file: by folded name, so that numbers in names.tsv rise and compress well."""
    return sorted(range(len(collector.entries)), key=lambda n: (fold(collector.entries[n].name), n))


def _places(places: Places) -> Iterable[str]:
    return (_line(places.collector.entries[number], places) for number in _order(places.collector))


def _line(entry: Entry, places: Places) -> str:
    """A village is written to a hundredth of a degree, a people to two figures, a zone where it is not its region's."""
    digits = 3 if entry.population > _VILLAGE else 2
    where = f"{entry.latitude:.{digits}f}\t{entry.longitude:.{digits}f}"
    people = float(f"{entry.population:.2g}")
    zone = "" if entry.timezone == places.extents[entry.region].timezone else entry.timezone
    return f"{entry.name}\t{entry.kind.value}\t{entry.region}\t{where}\t{people:.0f}\t{zone}".rstrip("\t")


_VILLAGE = 5_000


def _names(collector: Collector, sources: Sources) -> Iterable[str]:
    renumbered = {old: new for new, old in enumerate(_order(collector))}
    phrases = {fold(row[0]) for row in table("phrases.txt")}
    for key in sorted(phrases | collector.names.keys()):
        marks = {} if key in phrases else collector.names[key]
        ids = sorted((renumbered[old], mark) for old, mark in marks.items())
        flags = "x" if key in phrases else _flags(key, collector, sources)
        yield f"{key}\t{flags}\t" + " ".join(f"{number}{mark}" for number, mark in ids)


def _flags(key: str, collector: Collector, sources: Sources) -> str:
    """Give w for an ordinary word, g for a given name, s for a surname, c for what counts only in capitals."""
    names = (("g", sources.given_names), ("s", sources.surnames), ("c", collector.acronyms))
    kinds = (("w", sources.common_words), *names)
    return "".join(flag for flag, known in kinds if key in known)


def _regions(places: Places) -> Iterable[str]:
    for code in sorted(places.divisions.first_order):
        extent = places.extents.get(code) or places.extents[code[:2]]
        latitude, longitude = extent.centre
        name = places.divisions.display_name(code)
        yield f"{code}\t{name}\t{latitude:.3f}\t{longitude:.3f}\t{extent.timezone}"


def _countries(places: Places, sources: Sources) -> Iterable[str]:
    for code, country in sorted(sources.countries.items()):
        extent = places.extents[code]
        latitude, longitude = extent.centre
        where = f"{latitude:.3f}\t{longitude:.3f}\t{extent.timezone}"
        yield f"{code}\t{country['name']}\t{where}\t{fold(country['capital'])}"
