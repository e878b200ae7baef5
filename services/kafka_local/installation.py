"""What a broker is started from: a Java, the jars, the template and the archive."""

from dataclasses import dataclass
from pathlib import Path

from kafka_local.archive import Archive, archive_for
from kafka_local.cache import kafka_cache
from kafka_local.jars import Progress, class_path, fetch_jars
from kafka_local.java import Java, find_java
from kafka_local.lockfile import kafka_version, read_lock
from kafka_local.template import formatted_template


@dataclass(frozen=True, slots=True)
class Installation:
    """Everything on this machine that a broker is started from.

    Attributes:
        kafka_version: such as 4.3.1.
        java: what runs it.
        cache: the folder of this version in the user's cache.
        class_path: the locked jars, absolute, in one string as Java takes it.
        template: a formatted, empty log directory.
        archive: Java's class-data archive; its file need not exist.
    """

    kafka_version: str
    java: Java
    cache: Path
    class_path: str
    template: Path
    archive: Archive


def install(progress: Progress | None = None) -> Installation:
    """Find or make all of it; 50 ms when it is there.

    Raises:
        BrokerError: as `find_java`, `fetch_jars` and `formatted_template` say.
    """
    java = find_java()
    version = kafka_version(read_lock())
    cache = kafka_cache(version)
    path = class_path(fetch_jars(progress))
    template = formatted_template(cache, java, path)
    return Installation(version, java, cache, path, template, archive_for(cache, java, path))
