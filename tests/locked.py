"""Every new ledger of a test locked with one passphrase: what the model's tests ask is asked of SQLCipher (`make test-locked`)."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from model.ledger import DATABASE_NAME, Ledger
from model.store import keys, schema

PASSPHRASE = "eine 旧桥 for all tests"
OF_PLAIN = "file is not a database"  # what SQLite says of a locked one


class LockedLedgers:
    """Opens a ledger with the passphrase wherever a test opens one, and begins new ones as copies of an empty locked one."""

    def __init__(self, folder: Path, open_folder: Callable[..., Ledger]) -> None:
        self._empty, self._open_folder = folder, open_folder
        keys.write_key_file(folder / keys.KEY_NAME, keys.new_key(), PASSPHRASE)
        schema.make(folder / DATABASE_NAME)

    def open(self, place: Path | str, **more: Any) -> Ledger:
        """The ledger in a folder, made when there is none."""
        folder = Path(place)
        if "://" in str(place) or folder.is_file():
            return self._open_folder(place, **more)
        if not (folder / DATABASE_NAME).exists() and not more.get("must_exist"):
            folder.mkdir(parents=True, exist_ok=True)
            for name in (keys.KEY_NAME, DATABASE_NAME):
                shutil.copyfile(self._empty / name, folder / name)
        return self._open_folder(place, **({"passphrase": PASSPHRASE} | more))
