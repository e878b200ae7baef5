"""Run a program and end it when the pipe on standard input closes: `python guard.py PROGRAM ARGUMENT...`.

The kernel closes the pipe when the process that holds its other end dies, even by SIGKILL. It writes the program's
process id to standard output and sends the program's output to its own standard error. Standard library only.
"""

import os
import signal
import subprocess
import sys
import threading

_GRACE_SECONDS = 15.0


def main(command: list[str]) -> int:
    """Run the program to its end; its return code, 128 + N after signal N."""
    # A signal to us is meant for the program; we leave when it has.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # Not SIG_IGN, which the program would inherit and Java obey.
        signal.signal(number, lambda *_: None)
    program = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, start_new_session=True)  # noqa: S603 - run what we are told is our purpose
    os.write(sys.stdout.fileno(), b"%d\n" % program.pid)
    threading.Thread(target=_end_with_parent, args=(program,), daemon=True).start()
    returncode = program.wait()
    return returncode if returncode >= 0 else 128 - returncode


def _end_with_parent(program: "subprocess.Popen[bytes]") -> None:
    while os.read(sys.stdin.fileno(), 4096):
        pass
    program.terminate()
    try:
        program.wait(_GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        program.kill()


if __name__ == "__main__":
    # Not sys.exit: it would wait for a lock on standard streams that the watching thread may hold.
    os._exit(main(sys.argv[1:]))
