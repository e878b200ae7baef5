"""Say what the embedded broker is made of on this machine, without changing or fetching anything."""

import os
from dataclasses import dataclass
from pathlib import Path

from kafka_local.archive import archive_for
from kafka_local.cache import cache_root
from kafka_local.errors import JavaError
from kafka_local.jars import class_path, jar_paths, wrong_jars
from kafka_local.java import Java, find_java
from kafka_local.lockfile import Jar, kafka_version, read_lock
from kafka_local.repository import REPOSITORY_VARIABLE


@dataclass(frozen=True, slots=True)
class Description:
    """What a broker would be started from.

    Attributes:
        kafka_version: the locked one.
        java: what would run it; None where `java_problem` says why there is none.
        java_problem: what to do about Java; empty where there is one.
        cache: the folder with jars, template and archive; it need not exist.
        jars: how many are locked.
        jars_to_fetch: the file names of those that are missing or not as locked.
        archive: Java's class-data archive, where one was made: starts are then twice as quick.
        repository: where jars are fetched from, if the setting names it; else jgo's own settings decide.
    """

    kafka_version: str
    java: Java | None
    java_problem: str
    cache: Path
    jars: int
    jars_to_fetch: tuple[str, ...]
    archive: Path | None
    repository: str | None


def describe() -> Description:
    """Look at Java, cache and settings."""
    jars = read_lock()
    version = kafka_version(jars)
    cache = cache_root() / "kafka" / version
    java, problem = _java()
    return Description(
        kafka_version=version,
        java=java,
        java_problem=problem,
        cache=cache,
        jars=len(jars),
        jars_to_fetch=tuple(jar.file_name for jar in wrong_jars(cache / "lib", jars)),
        archive=_archive(cache, java, jars),
        repository=os.environ.get(REPOSITORY_VARIABLE),
    )


def _java() -> tuple[Java | None, str]:
    try:
        return find_java(), ""
    except JavaError as error:
        return None, str(error)


def _archive(cache: Path, java: Java | None, jars: tuple[Jar, ...]) -> Path | None:
    if java is None:
        return None
    archive = archive_for(cache, java, class_path(jar_paths(cache, jars)))
    return archive.path if archive.is_whole else None
