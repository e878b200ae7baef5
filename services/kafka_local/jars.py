"""The locked jars in the cache: checked by hash at every start, and fetched anew where they are not right."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from hashlib import file_digest
from pathlib import Path

from kafka_local.cache import exclusive, kafka_cache
from kafka_local.errors import FetchError, HashMismatchError
from kafka_local.lockfile import Jar, kafka_version, read_lock
from kafka_local.repository import REPOSITORY_VARIABLE, fetch

Progress = Callable[[int, int, str], None]
"""Called in the caller's thread after each jar with: jars done, jars to fetch, file name of the jar."""

_AT_ONCE = 8
_STAGING_PREFIX = "fetch-"

_FIXED_TIME = 1_000_000_000
"""Modification time of every jar, in seconds since 1970: a class-data archive is refused when a jar's time changes."""


def fetch_jars(progress: Progress | None = None, *, jars: Sequence[Jar] | None = None) -> tuple[Path, ...]:
    """Have the locked jars in the cache, each with the bytes that were locked; fetch what is missing or wrong.

    Safe to call from several processes at once: one fetches, the others wait for it.

    Args:
        progress: told of each fetched jar; not called when nothing has to be fetched.
        jars: other jars than the broker's, kept in the same folder.

    Returns:
        The paths of the jars, in the order of the lock.

    Raises:
        FetchError: a jar could not be fetched or written.
        HashMismatchError: a fetched jar is not the locked one; nothing of it is kept.
    """
    broker_jars = read_lock()
    wanted = broker_jars if jars is None else jars
    folder = kafka_cache(kafka_version(broker_jars))
    if wrong_jars(folder / "lib", wanted):
        with exclusive(folder, "jars"):
            _fetch_all(wrong_jars(folder / "lib", wanted), folder, progress)
    return jar_paths(folder, wanted)


def jar_paths(folder: Path, jars: Sequence[Jar]) -> tuple[Path, ...]:
    """Where these jars lie, or would, in the cache folder of a version of Kafka."""
    return tuple(folder / "lib" / jar.file_name for jar in jars)


def class_path(paths: Iterable[Path]) -> str:
    """Jars as Java's option -cp takes them."""
    return os.pathsep.join(str(path) for path in paths)


def wrong_jars(lib: Path, jars: Sequence[Jar]) -> list[Jar]:
    """The jars that are missing in `lib`, cut short or changed. Reads every byte: 20 ms for the broker's 45 MB."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        right = pool.map(lambda jar: is_right(lib / jar.file_name, jar), jars)
        return [jar for jar, is_good in zip(jars, right, strict=True) if not is_good]


def is_right(path: Path, jar: Jar) -> bool:
    """Whether the file holds the bytes that were locked."""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest() == jar.sha256
    except OSError:
        return False


def _fetch_all(jars: Sequence[Jar], folder: Path, progress: Progress | None) -> None:
    for leftover in folder.glob(f"{_STAGING_PREFIX}*"):
        # Of a process that was killed: nobody else fetches while we hold the lock.
        shutil.rmtree(leftover, ignore_errors=True)
    staging = Path(tempfile.mkdtemp(prefix=_STAGING_PREFIX, dir=folder))
    pool = ThreadPoolExecutor(_AT_ONCE)
    try:
        futures = {pool.submit(_fetch_one, jar, staging, folder / "lib"): jar for jar in jars}
        for done, future in enumerate(as_completed(futures), start=1):
            future.result()
            if progress is not None:
                progress(done, len(jars), futures[future].file_name)
    finally:
        # One failure ends the rest: whoever is offline should not wait for 45 time-outs.
        pool.shutdown(cancel_futures=True)
        shutil.rmtree(staging, ignore_errors=True)


def _fetch_one(jar: Jar, staging: Path, lib: Path) -> None:
    fetched = fetch(jar, staging)
    if not is_right(fetched, jar):
        raise HashMismatchError(
            f"{jar.coordinate} was fetched, but its SHA-256 is not the locked {jar.sha256}. It was thrown away. "
            f"Either the mirror ({REPOSITORY_VARIABLE}, or jgo's settings) gives other files, or somebody changed it."
        )
    try:
        _place(fetched, lib / jar.file_name, staging)
    except OSError as error:
        raise FetchError(
            f"{jar.file_name} could not be written to {lib} ({error.strerror}). Make room there."
        ) from error


def _place(fetched: Path, target: Path, staging: Path) -> None:
    # A mirror that is a folder is read where it lies, and must stay whole: hence the copy.
    own = fetched if fetched.is_relative_to(staging) else Path(shutil.copy(fetched, staging / target.name))
    os.utime(own, (_FIXED_TIME, _FIXED_TIME))
    target.parent.mkdir(exist_ok=True)
    own.replace(target)
