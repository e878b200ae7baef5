"""Maven repositories on this machine, for tests that fetch."""

import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copyfile
from typing import Any

from typing_extensions import override

from kafka_local.lockfile import Jar


def path_in_repository(jar: Jar) -> Path:
    return Path(*jar.group.split("."), jar.artifact, jar.version, jar.file_name)


def make_jars(repository: Path, count: int, size: int = 20_000) -> list[Jar]:
    """Put files that are no real jars into a repository, and lock them."""
    jars = []
    for number in range(count):
        content = f"jar {number}".encode() * size
        jar = Jar("org.example", f"part{number}", "1.0", sha256(content).hexdigest())
        path = repository / path_in_repository(jar)
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
        jars.append(jar)
    return jars


def mirror_of(paths: Sequence[Path], jars: Sequence[Jar], repository: Path) -> None:
    """Make a repository of jars that are in a cache."""
    for path, jar in zip(paths, jars, strict=True):
        target = repository / path_in_repository(jar)
        target.parent.mkdir(parents=True, exist_ok=True)
        copyfile(path, target)


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: Any, asked: Counter[str], **keywords: Any) -> None:
        self.asked = asked
        super().__init__(*arguments, **keywords)

    @override
    def do_GET(self) -> None:
        self.asked[self.path.rpartition("/")[2]] += 1
        super().do_GET()

    @override
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def served(repository: Path) -> Iterator[tuple[str, Counter[str]]]:
    """Serve a repository on the loopback interface: its address, and how often each file was asked for."""
    asked: Counter[str] = Counter()
    handler = partial(_Handler, asked=asked, directory=str(repository))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", asked
        finally:
            server.shutdown()
            thread.join()
