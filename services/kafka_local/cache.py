"""Where jars, the template directory and class-data archives lie: one folder a user, shared by all brokers."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from platformdirs import user_cache_path

from kafka_local.errors import BrokerError

CACHE_DIR_VARIABLE = "CASUALTIES_CACHE_DIR"

_LOCK_SECONDS = 600.0
"""Longer than a first fetch over a slow line takes; after that something hangs, and people should hear of it."""


def cache_root() -> Path:
    """The cache of this user: $CASUALTIES_CACHE_DIR, else the platform's own place."""
    override = os.environ.get(CACHE_DIR_VARIABLE)
    return Path(override).expanduser().absolute() if override else user_cache_path("casualty-stream")


def kafka_cache(version: str) -> Path:
    """The folder of one version of Kafka, made where it is missing.

    Raises:
        BrokerError: it cannot be made.
    """
    path = cache_root() / "kafka" / version
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BrokerError(
            f"The cache folder {path} cannot be made ({error.strerror}). "
            f"Set {CACHE_DIR_VARIABLE} to a folder that you can write."
        ) from error
    return path


@contextmanager
def exclusive(folder: Path, name: str) -> Iterator[None]:
    """Let one process at a time work on a part of the cache.

    Raises:
        BrokerError: another process has held the lock for ten minutes.
    """
    lock = FileLock(folder / f"{name}.lock", timeout=_LOCK_SECONDS)
    try:
        lock.acquire()
    except Timeout as error:  # an OSError itself
        raise BrokerError(
            f"Another process has worked on {folder} for ten minutes and holds {lock.lock_file}. "
            "End that process and try again."
        ) from error
    except OSError as error:
        raise BrokerError(
            f"The cache folder {folder} cannot be written ({error.strerror}). "
            f"Set {CACHE_DIR_VARIABLE} to a folder that you can write."
        ) from error
    try:
        yield
    finally:
        lock.release()
