"""Make the lock files anew from pom.xml; a tool for developers, it needs `mvn`: `python -m kafka_local.relock`.

Maven alone resolves versions here. What runs later fetches exactly what the locks name.
"""

import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

from kafka_local.lockfile import BROKER_LOCK, TOOLS_LOCK, Jar, format_lock

_HERE = Path(__file__).parent
_HEADER = """{contents}
Made by `python -m kafka_local.relock` from pom.xml: group:artifact:version sha256"""


def resolve(directory: Path, *options: str) -> tuple[Jar, ...]:
    """Everything that pom.xml needs at run time, copied below `directory` in the layout of a Maven repository."""
    subprocess.run(  # noqa: S603 - fixed arguments of a developer's own tool
        [  # noqa: S607 - mvn is taken from the developer's path
            "mvn",
            "--quiet",
            "--batch-mode",
            f"--file={_HERE / 'pom.xml'}",
            *options,
            "dependency:copy-dependencies",
            "-DincludeScope=runtime",
            "-Dmdep.useRepositoryLayout=true",
            f"-DoutputDirectory={directory}",
        ],
        check=True,
    )
    return tuple(sorted(_jar(path, directory) for path in directory.rglob("*.jar")))


def _jar(path: Path, root: Path) -> Jar:
    *group, artifact, version, _ = path.relative_to(root).parts
    return Jar(".".join(group), artifact, version, sha256(path.read_bytes()).hexdigest())


def main() -> int:
    """Write both lock files beside this module."""
    with tempfile.TemporaryDirectory() as broker, tempfile.TemporaryDirectory() as tools:
        broker_jars = resolve(Path(broker))
        tool_jars = tuple(jar for jar in resolve(Path(tools), "--activate-profiles=tools") if jar not in broker_jars)
    broker_header = _HEADER.format(contents="Apache Kafka's server and a logging binding.")
    tools_header = _HEADER.format(contents="What Kafka's command line tools need beside jars.lock; for tests.")
    (_HERE / BROKER_LOCK).write_text(format_lock(broker_jars, broker_header), encoding="utf-8")
    (_HERE / TOOLS_LOCK).write_text(format_lock(tool_jars, tools_header), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
