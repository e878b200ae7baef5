"""Readers of articles by name: entry points of the group `casualties.extractors`."""

from importlib.metadata import entry_points
from typing import Final

from casualty_pipeline.reading import Reader
from casualty_settings.settings import SettingsError

GROUP: Final = "casualties.extractors"


def load_reader(name: str) -> Reader:
    """The reader that the setting `extractor` names.

    Raises:
        SettingsError: no installed package has an entry point of this name, or it cannot be imported.
    """
    known = entry_points(group=GROUP)
    if name not in known.names:
        names = ", ".join(sorted(known.names)) or "none at all"
        raise SettingsError(f"CASUALTIES_EXTRACTOR: no entry point {name!r} of {GROUP}; installed here: {names}")
    try:
        load = known[name].load()
    except (ImportError, AttributeError) as error:
        raise SettingsError(f"CASUALTIES_EXTRACTOR: {name!r} cannot be loaded: {error}") from error
    reader: Reader = load()
    return reader
