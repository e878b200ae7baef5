import subprocess
import sys

HEAVY = ("aiokafka", "faust", "pydantic", "rich", "structlog", "uvloop", "casualty_pipeline", "casualty_worker")


def test_help_imports_nothing_that_only_a_command_needs() -> None:
    look = f"import sys, casualty_cli.main; print([name for name in {HEAVY!r} if name in sys.modules])"

    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True, timeout=60)

    assert done.stdout.strip() == "[]"
