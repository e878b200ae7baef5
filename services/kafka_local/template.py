"""A formatted, empty log directory to copy, so that Java formats once a machine and not once a broker."""

import re
import secrets
import shutil
import subprocess
import tempfile
from base64 import urlsafe_b64encode
from hashlib import sha256
from pathlib import Path

from kafka_local.cache import exclusive
from kafka_local.errors import DataDirectoryError, StartError
from kafka_local.java import Java
from kafka_local.properties import render, server_properties

META_FILE = "meta.properties"
_SUMS_FILE = "sha256"
_CLUSTER_ID = re.compile(r"^cluster\.id=(.*)$", re.MULTILINE)
_FORMAT_SECONDS = 120.0


def formatted_template(folder: Path, java: Java, class_path: str) -> Path:
    """The template in the cache folder of one version of Kafka; made with Kafka's StorageTool where it is not whole.

    Raises:
        StartError: StorageTool failed.
    """
    template = folder / "template"
    if not _is_whole(template):
        with exclusive(folder, "template"):
            if not _is_whole(template):
                _make(template, java, class_path)
    return template


def _is_whole(template: Path) -> bool:
    try:
        return (template / _SUMS_FILE).read_text(encoding="utf-8") == _sums(template)
    except OSError:
        return False


def _sums(template: Path) -> str:
    files = sorted(path for path in template.iterdir() if path.name != _SUMS_FILE)
    return "".join(f"{sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)


def _make(template: Path, java: Java, class_path: str) -> None:
    with tempfile.TemporaryDirectory(prefix="format-", dir=template.parent) as scratch:
        made, config = Path(scratch, "template"), Path(scratch, "server.properties")
        config.write_text(render(server_properties(made, port=9092, controller_port=9093, overrides={})), "latin-1")
        _format(config, java, class_path)
        (made / _SUMS_FILE).write_text(_sums(made), encoding="utf-8")
        shutil.rmtree(template, ignore_errors=True)
        made.replace(template)


def _format(config: Path, java: Java, class_path: str) -> None:
    options = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m")
    tool = ("kafka.tools.StorageTool", "format", "--config", config, "--cluster-id", new_cluster_id())
    try:
        subprocess.run(  # noqa: S603 - Kafka's own tool from checked jars
            [java.path, *options, "-cp", class_path, *tool],
            check=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=_FORMAT_SECONDS,
        )
    except (OSError, subprocess.SubprocessError) as error:
        output = getattr(error, "output", None) or ""
        raise StartError(f"Kafka's StorageTool could not format an empty directory: {error}\n{output}") from error


def new_cluster_id() -> str:
    """A random cluster id as Kafka makes them: 16 bytes in URL-safe base64, never a leading dash."""
    return "C" + urlsafe_b64encode(secrets.token_bytes(16)).decode().rstrip("=")[1:]


def format_from(template: Path, log_dir: Path) -> None:
    """Make `log_dir` a formatted one with a cluster id of its own; a broker that finds it half made cannot start."""
    scratch = log_dir.with_name(f"{log_dir.name}.new")
    shutil.rmtree(scratch, ignore_errors=True)
    shutil.copytree(template, scratch, ignore=shutil.ignore_patterns(_SUMS_FILE))
    meta = scratch / META_FILE
    meta.write_text(_CLUSTER_ID.sub(f"cluster.id={new_cluster_id()}", meta.read_text("utf-8")), encoding="utf-8")
    scratch.rename(log_dir)


def cluster_id(log_dir: Path) -> str:
    """The id of the cluster whose data lies there.

    Raises:
        DataDirectoryError: no Kafka wrote this directory, or its meta.properties is lost.
    """
    try:
        match = _CLUSTER_ID.search((log_dir / META_FILE).read_text("utf-8"))
    except OSError:
        match = None
    if match is None:
        raise DataDirectoryError(
            f"{log_dir} exists but holds no readable {META_FILE}, so it is not the data of a Kafka broker, or it is "
            "damaged. Move it away, or choose another data directory."
        )
    return match[1]
