"""kill -9 of the Python that started a broker leaves nothing running, and its data fit for the next broker."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.processes import assert_gone, is_alive

from kafka_local.broker import Broker
from kafka_local.settings import BrokerSettings

PARENT = """
import sys, threading, time
from pathlib import Path
from kafka_local.broker import Broker
from kafka_local.settings import BrokerSettings

def run():
    broker = Broker(BrokerSettings(data_dir=Path(sys.argv[2])))
    broker.start()
    print(broker.pid, broker._run.child.process.pid, flush=True)
    time.sleep(600)

if sys.argv[1] == "thread":
    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
else:
    run()
"""


@pytest.mark.parametrize("thread", ["main", "thread"])
def test_a_killed_parent_leaves_no_broker(thread: str, tmp_path: Path) -> None:
    command: list[str | Path] = [sys.executable, "-c", PARENT, thread, tmp_path / "data"]
    parent = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert parent.stdout is not None
    broker, guard = (int(pid) for pid in parent.stdout.readline().split())
    assert is_alive(broker)
    assert (broker == guard) == (thread == "main")
    parent.send_signal(signal.SIGKILL)
    parent.communicate()
    # At once, while the orphan may still be closing its data.
    with Broker(BrokerSettings(data_dir=tmp_path / "data")) as heir:
        assert heir.is_running
        assert_gone(broker, guard)
