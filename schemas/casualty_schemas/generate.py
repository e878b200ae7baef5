"""`python -m casualty_schemas.generate [--check]`: the JSON Schema of every topic, from its model to schemas/json."""

import argparse
import json
import sys
from inspect import cleandoc
from pathlib import Path
from typing import Any

from msgspec.json import schema_components
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema
from typing_extensions import override

from casualty_schemas.article import Article
from casualty_schemas.fields import Received, Wire
from casualty_schemas.incident import Incident, InputPlace
from casualty_schemas.topics import TOPICS, Topic

VERSION = "v1"
"""In the name of every file; a change that breaks readers is a new version beside the old one (schemas/README.md)."""

DIRECTORY = Path(__file__).parents[1] / "json"

_NOT_NULL: JsonSchemaValue = {"not": {"type": "null"}}
_RETRACTED: JsonSchemaValue = {"properties": {"status": {"const": "retracted"}}, "required": ["status"]}


def _stated(*fields: str) -> JsonSchemaValue:
    return {"required": list(fields), "properties": dict.fromkeys(fields, _NOT_NULL)}


_COORDINATES = _stated("latitude", "longitude")

CONDITIONS: dict[type[Received], JsonSchemaValue] = {
    Article: {"if": _RETRACTED, "else": {"required": ["text"]}},
    Incident: {
        "if": _RETRACTED,
        "else": {**_stated("place", "occurred_on"), "anyOf": [_stated("killed"), _stated("injured")]},
    },
    InputPlace: {
        "anyOf": [_stated("name"), _stated("region"), _stated("country"), _COORDINATES],
        "if": {"anyOf": [_stated("latitude"), _stated("longitude")]},
        "then": _COORDINATES,
    },
}
"""What the models' validators ask of several fields together, as far as JSON Schema can say it.

It cannot compare: that low <= best <= high, and which day comes first, only the models know.
"""


FORMATS = {
    "date": r"^\d{4}-\d{2}-\d{2}$",
    "date-time": r"^\d{4}-\d{2}-\d{2}[Tt ].*([Zz]|[+-]\d{2}:\d{2})$",
}
"""A calendar day, and an instant of RFC 3339 whose offset is never left out.

Validators of draft 2020-12 take `format` for a remark unless told otherwise, hence these patterns beside it.
"""


class InputSchema(GenerateJsonSchema):
    """pydantic's JSON Schema with the conditions between fields that validators hide."""

    @override
    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """The schema of one model with its conditions."""
        conditions = CONDITIONS.get(schema["cls"], {})
        return super().model_schema(schema) | conditions


def schema_of(topic: Topic, model: type[Received] | type[Wire]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a topic's values: of what we accept on inputs, of what we write elsewhere."""
    body = _spelled_out(_schema_of_input(model) if issubclass(model, Received) else _schema_of_row(model))
    about = f"{topic.about} Topic `{topic.name}`, key: {topic.key}.\n\n{body.pop('description')}"
    head = {"$schema": InputSchema.schema_dialect, "title": body.pop("title"), "description": about}
    definitions = {"$defs": body.pop("$defs")} if "$defs" in body else {}
    # Definitions last: a reader of the file meets the message before its parts.
    return {**head, **body, **definitions}


def _schema_of_input(model: type[Received]) -> dict[str, Any]:
    return model.model_json_schema(mode="validation", schema_generator=InputSchema)


def _schema_of_row(model: type[Wire]) -> dict[str, Any]:
    _, components = schema_components((model,), ref_template="#/$defs/{name}")
    return {**components.pop(model.__name__), "$defs": components}


def _spelled_out(schema: Any) -> Any:
    """The same with the form of days and instants as patterns, and descriptions without the indent of the source."""
    if isinstance(schema, list):
        return [_spelled_out(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    spelled = {key: _spelled_out(value) for key, value in schema.items()}
    if isinstance(spelled.get("description"), str):
        spelled["description"] = cleandoc(spelled["description"])
    if spelled.get("format") in FORMATS:
        spelled["pattern"] = FORMATS[spelled["format"]]
    return spelled


def schema_files() -> dict[str, str]:
    """File name -> text of every schema, in the order of the table of topics."""
    return {
        f"{topic.name}.{VERSION}.schema.json": json.dumps(schema_of(topic, topic.model), indent=2, ensure_ascii=False)
        + "\n"
        for topic in TOPICS
        if topic.model is not None
    }


def drift(directory: Path) -> list[str]:
    """One line for each file of `directory` that is not what the models say; none if all agree."""
    files = schema_files()
    there = {path.name: path.read_text(encoding="utf-8") for path in directory.glob(f"*.{VERSION}.schema.json")}
    return [
        *(f"{name}: missing" for name in files if name not in there),
        *(f"{name}: differs from its model" for name in files if there.get(name, files[name]) != files[name]),
        *(f"{name}: no topic has this schema, remove it" for name in sorted(there.keys() - files.keys())),
    ]


def main(arguments: list[str] | None = None) -> None:
    """Write the schemas, or with --check say what has drifted and end with 1."""
    parser = argparse.ArgumentParser(prog="python -m casualty_schemas.generate", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a file differs from its model")
    parser.add_argument("--directory", type=Path, default=DIRECTORY, help="default: schemas/json of the checkout")
    options = parser.parse_args(arguments)
    if options.check:
        drifted = drift(options.directory)
        if drifted:
            sys.exit("\n".join([*drifted, "run: python -m casualty_schemas.generate"]))
        return
    options.directory.mkdir(parents=True, exist_ok=True)
    for name, text in schema_files().items():
        (options.directory / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
