"""What importing the package does: nothing."""

import subprocess
import sys


def test_the_package_can_be_imported_without_an_event_loop_or_output() -> None:
    program = "import faust_batches.run, sys; assert 'casualty_schemas' not in sys.modules"
    done = subprocess.run([sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
