"""Fetch one jar by exact coordinate with jgo, which never gets to choose a version."""

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import stamina

from kafka_local.errors import BrokerError, FetchError
from kafka_local.lockfile import Jar

if TYPE_CHECKING:
    from jgo.maven import MavenContext

REPOSITORY_VARIABLE = "CASUALTIES_MAVEN_REPOSITORY"
"""A Maven repository of one's own: an http(s) address, a file address or a folder. Unset, jgo's own settings decide."""

_TIMEOUT_SECONDS = 30
_ATTEMPTS = 3


def fetch(jar: Jar, folder: Path) -> Path:
    """Fetch a jar below `folder`; try three times, for networks drop connections. Its hash is not looked at here.

    Raises:
        FetchError: no repository gave it.
    """
    try:
        for attempt in stamina.retry_context(on=_is_transient, attempts=_ATTEMPTS, wait_max=5.0):
            with attempt:
                return _fetch_once(jar, folder)
    except (OSError, RuntimeError) as error:
        raise FetchError(
            f"{jar.coordinate} could not be fetched: {error}. Check the network; behind a proxy set HTTPS_PROXY, "
            f"and for a mirror of Maven's central repository set {REPOSITORY_VARIABLE} to its address."
        ) from error
    raise AssertionError("unreachable: retry_context returns or raises")


def _is_transient(error: Exception) -> bool:
    # jgo answers every status but 200 with RuntimeError, and requests' errors are OSErrors.
    return isinstance(error, OSError | RuntimeError)


def _fetch_once(jar: Jar, folder: Path) -> Path:
    # A folder for each attempt: jgo takes a half-written file of an earlier one for the jar.
    context = _context(Path(tempfile.mkdtemp(dir=folder)))
    return Path(context.project(jar.group, jar.artifact).at_version(jar.version).artifact().resolve())


def _context(repo_cache: Path) -> "MavenContext":
    """Where jgo looks: the repository of the setting, else those of jgo's settings file, else its default."""
    try:
        from jgo.config import GlobalSettings
        from jgo.maven import MavenContext
    except ImportError as error:
        raise BrokerError(
            "The embedded broker needs the package jgo. Install it with `pip install 'casualty-stream[broker]'`, "
            "or use a Kafka of your own with CASUALTIES_KAFKA_BOOTSTRAP."
        ) from error
    mirror = os.environ.get(REPOSITORY_VARIABLE)
    if mirror is None:
        remotes = GlobalSettings.load().repositories or None
        return MavenContext(repo_cache=repo_cache, remote_repos=remotes, timeout=_TIMEOUT_SECONDS)
    if mirror.startswith(("http://", "https://")):
        remote = {"mirror": mirror.rstrip("/")}
        return MavenContext(repo_cache=repo_cache, remote_repos=remote, timeout=_TIMEOUT_SECONDS)
    return MavenContext(repo_cache=repo_cache, local_repos=[_folder(mirror)], remote_repos={})


def _folder(address: str) -> Path:
    return Path(unquote(urlsplit(address).path)) if address.startswith("file:") else Path(address)
