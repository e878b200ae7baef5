"""What tests ask of files that deploy: their documents, and whether the settings in them are settings of ours."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from unittest import mock

import yaml

from casualty_settings.settings import (
    CONFIG_FILE_VARIABLE,
    SECRETS_DIR_VARIABLE,
    Settings,
    load_settings,
)

SETTING_NAMES = {f"CASUALTIES_{name.upper()}" for name in Settings.model_fields}
VARIABLES = SETTING_NAMES | {CONFIG_FILE_VARIABLE, SECRETS_DIR_VARIABLE}


def documents(path: Path) -> list[Any]:
    """The YAML documents of a file."""
    return [document for document in yaml.safe_load_all(path.read_text(encoding="utf-8")) if document is not None]


def scalars(document: Any) -> Iterator[str]:
    """Every value of a document, as text, without the names of fields."""
    if isinstance(document, Mapping):
        document = list(document.values())
    if isinstance(document, list):
        for part in document:
            yield from scalars(part)
    else:
        yield str(document)


def settings_in(environment: Mapping[str, str], secrets: Path) -> Settings:
    """The settings that a process with this environment would run with, its secrets being those of a folder.

    Raises:
        SettingsError: a value is not one that the setting takes.
    """
    assert environment.keys() <= VARIABLES, sorted(environment.keys() - VARIABLES)
    own = {name: value for name, value in os.environ.items() if not name.startswith("CASUALTIES_")}
    given = {**environment, SECRETS_DIR_VARIABLE: str(secrets)} if SECRETS_DIR_VARIABLE in environment else environment
    with mock.patch.dict(os.environ, {**own, **given}, clear=True):
        return load_settings()
