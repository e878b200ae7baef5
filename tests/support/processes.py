"""Whether programs that are not our children run, by process id (Linux)."""

import time
from pathlib import Path

GONE_SECONDS = 30.0


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that ended and was not waited for by its parent does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"


def command_line(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/cmdline").read_bytes().decode().rstrip("\0").split("\0")


def assert_gone(*pids: int) -> None:
    """Wait until none of these runs; fail when one still does after half a minute."""
    deadline = time.monotonic() + GONE_SECONDS
    while any(is_alive(pid) for pid in pids):
        assert time.monotonic() < deadline, f"still running: {[command_line(pid) for pid in pids if is_alive(pid)]}"
        time.sleep(0.05)
