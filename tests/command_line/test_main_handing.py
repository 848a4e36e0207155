"""Packages on the command line: written, proven, refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import Result

from gui.command_line import passphrases
from model.actions.evidence import attach_evidence
from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month
from tests.builders import a_plan, measure_ids, taken_in

Run = Callable[..., Result]


@pytest.fixture
def proven(run: Run, tmp_path: Path) -> Run:
    with Ledger.open(tmp_path / "ledger", chain="c") as ledger:
        taken_in(ledger, a_plan())
        for month in (4, 6):
            file = tmp_path / f"{month}.txt"
            file.write_text(str(month), encoding="utf-8")
            attach_evidence(ledger, measure_ids(ledger)[:1], [file], month=Month(2026, month))
    return run


def names(run: Run, file: Path) -> list[str]:
    return [one["name"] for one in json.loads(run("verify", file, "--json").stdout)["files"]]


def test_a_package_is_written_and_proves_sound(proven: Run, tmp_path: Path) -> None:
    proven("package", "--month", "2026-06", "--out", tmp_path / "包.zip")

    assert "佐证材料/附件1-01-1_2026-06_01.txt" in names(proven, tmp_path / "包.zip")
    assert "青山镇人民政府" in proven("verify", tmp_path / "包.zip").stdout


def test_the_whole_year_brings_the_months_before(proven: Run, tmp_path: Path) -> None:
    proven("package", "--month", "2026-06", "--whole-year", "--out", tmp_path / "包.zip")

    assert len([name for name in names(proven, tmp_path / "包.zip") if name.startswith("佐证材料/")]) == 2


def test_what_is_no_package_is_refused(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "报送表.xlsx"
    file.write_bytes(b"PK")

    with pytest.raises(UserError) as error:
        run("verify", file)
    assert error.value.code == "package-not-a-package"


def test_a_package_is_locked_with_the_passphrase_in_a_file(proven: Run, tmp_path: Path) -> None:
    secret, other, target = tmp_path / "口令.txt", tmp_path / "别的.txt", tmp_path / "包.zip"
    secret.write_text("\ufeffheron valley\r\n第二行\n", encoding="utf-8")
    other.write_text("x\nheron valley\n", encoding="utf-8")

    assert "7-Zip" in proven("package", "--month", "2026-06", "--out", target, "--passphrase-file", secret).stdout
    for file in (secret, other):  # one of several, as they come from several units
        assert "青山镇人民政府" in proven("verify", target, "--passphrase-file", file).stdout


@pytest.mark.parametrize(("held", "code"), [(b"else\n", "package-passphrase-wrong"), (b"\n\n", "passphrase-file-unreadable"), (b"\xff\xfe", "passphrase-file-unreadable")])
def test_a_passphrase_that_does_not_fit_is_told(held: bytes, code: str, proven: Run, tmp_path: Path) -> None:
    secret, wrong, target = tmp_path / "口令.txt", tmp_path / "错.txt", tmp_path / "包.zip"
    secret.write_text("heron valley", encoding="utf-8")
    wrong.write_bytes(held)
    proven("package", "--month", "2026-06", "--out", target, "--passphrase-file", secret)

    for words, told in ((["--passphrase-file", wrong], code), ([], "package-locked")):
        with pytest.raises(UserError) as error:
            proven("verify", target, *words)
        assert error.value.code == told


@pytest.mark.parametrize(("typed", "code"), [(["", ""], "passphrase-empty"), (["heron", "Heron"], "passphrases-differ")])
def test_a_passphrase_is_typed_twice_without_being_shown(
    typed: list[str], code: str, proven: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []

    def answered(_prompt: str, *, hide_input: bool, **_: object) -> str:
        asked.append(hide_input)
        return typed[len(asked) - 1]

    monkeypatch.setattr(click, "prompt", answered)

    with pytest.raises(UserError) as error:
        proven("package", "--month", "2026-06", "--out", tmp_path / "包.zip", "--encrypt")
    assert (error.value.code, (tmp_path / "包.zip").exists(), set(asked)) == (code, False, {True})

    asked.clear()
    typed[:] = ["heron"] * 2
    assert "容易被猜" in proven("package", "--month", "2026-06", "--out", tmp_path / "包.zip", "--encrypt").stderr
    asked.clear()
    typed[:] = ["else", "heron"]
    monkeypatch.setattr(passphrases, "_is_at_terminal", lambda: True)
    assert "青山镇人民政府" in proven("verify", tmp_path / "包.zip").stdout  # asked again until it fits
    assert asked == [True, True]
