"""The key of a ledger with a passphrase: made at random, kept in a small file that the passphrase alone opens.

Changing the passphrase wraps the same key anew and touches nothing else. A copy of the database has the key's file beside it
under its own name, so that it can be opened wherever it is carried. What was opened once stays known to this program until it ends.
"""

from __future__ import annotations

import json
import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from model.errors import StorageError
from model.rules.passphrases import same_everywhere
from model.store.storage_files import replace_text
from model.store.synchronising import synchronise_folder

KEY_NAME = "key.json"
DRAFTS = ".relocking"  # the folder in which a ledger is written anew under another key
BESIDE = ".key.json"  # what follows the name of a copy, without its ending
PLAIN_BEGIN = b"SQLite format 3\x00"  # how every database begins that has no key (sqlite.org/fileformat.html)
_FORM = 1
_COSTS = {"n": 1 << 16, "r": 8, "p": 1}  # scrypt: 64 MiB and a third of a second, once when a ledger is opened
_MOST_COSTS = {"n": 1 << 20, "r": 16, "p": 4}  # a file that asks for more was not made by this program
_LENGTHS = (32, 32, 64)  # AES-256 for the database, AES-256 for files, AES-256-SIV for their names


class KeyState(StrEnum):
    """How far the files beside it are what the key's file says."""

    SET = "set"
    SETTING = "setting"
    CHANGING = "changing"
    REMOVING = "removing"


@dataclass(frozen=True, slots=True)
class LedgerKey:
    """What a ledger is locked with: its parts for the database, for files and for their names; `id` tells it from others."""

    id: str
    database: bytes = field(repr=False)
    files: bytes = field(repr=False)
    names: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The file a key is kept in, as it was read."""

    path: Path
    id: str
    state: KeyState
    salt: bytes
    nonce: bytes
    wrapped: bytes = field(repr=False)
    costs: dict[str, int] = field(default_factory=lambda: dict(_COSTS))


_known: dict[str, LedgerKey] = {}
_looked_at: dict[tuple[Path, str, KeyState], bool] = {}  # whether a database is locked, where its key's file leaves it open


def new_key() -> LedgerKey:
    """A key nobody has; known to this program from now on."""
    key = LedgerKey(secrets.token_hex(16), *(secrets.token_bytes(length) for length in _LENGTHS))
    _known[key.id] = key
    return key


def known_keys() -> tuple[LedgerKey, ...]:
    """The keys this program was given a passphrase for."""
    return tuple(_known.values())


def forget_keys() -> None:
    """Know none any more."""
    _known.clear()
    _looked_at.clear()


def look_again() -> None:
    """Look at databases anew: one has taken another's place."""
    _looked_at.clear()


def key_file_beside(database: Path) -> KeyFile | None:
    """The key's file that belongs to a database: one of its own name, else its folder's; None where there is none.

    Raises StorageError ledger-key-damaged when it cannot be read.
    """
    return read_key_file(own_key_file(database)) or read_key_file(database.with_name(KEY_NAME))


def read_key_file(path: Path) -> KeyFile | None:
    """A key's file; None when it is not there. Raises StorageError ledger-key-damaged."""
    try:
        said: dict[str, Any] = json.loads(path.read_text(encoding="ascii"))
        if said["form"] != _FORM:
            raise ValueError(f"form {said['form']}")
        costs = {name: int(said["costs"][name]) for name in _COSTS}
        if any(not 1 <= costs[name] <= most for name, most in _MOST_COSTS.items()):
            raise ValueError(f"costs {costs}")
        salt, nonce, wrapped = (b64decode(said[name], validate=True) for name in ("salt", "nonce", "wrapped"))
        return KeyFile(path, str(said["id"]), KeyState(said["state"]), salt, nonce, wrapped, costs)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StorageError("ledger-key-damaged", where=str(path), detail=str(error)) from error


def write_key_file(path: Path, key: LedgerKey, passphrase: str, state: KeyState = KeyState.SET) -> KeyFile:
    """Wrap a key under a passphrase and keep it, at once or not at all; raises OSError."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # no ledger without a passphrase needs it

    salt, nonce = secrets.token_bytes(32), secrets.token_bytes(12)
    wrapped = AESGCM(_derived(passphrase, salt, _COSTS)).encrypt(nonce, key.database + key.files + key.names, key.id.encode())
    file = KeyFile(path, key.id, state, salt, nonce, wrapped)
    store_key_file(file)
    return file


def store_key_file(file: KeyFile) -> None:
    """Keep a key's file under its path, at once or not at all; raises OSError."""
    said = {"form": _FORM, "id": file.id, "state": file.state, "kdf": "scrypt", "costs": file.costs}
    said |= {name: b64encode(getattr(file, name)).decode() for name in ("salt", "nonce", "wrapped")}
    replace_text(file.path, json.dumps(said))
    synchronise_folder(file.path.parent)


def carry_key(database: Path, copy: Path, state: KeyState = KeyState.SET) -> None:
    """Put the key's file of a database beside a copy of it, under the copy's own name; raises OSError, StorageError."""
    file = key_file_beside(database)
    if file is not None and is_locked(database, file):
        store_key_file(replace(file, path=own_key_file(copy), state=state))


def own_key_file(copy: Path) -> Path:
    """Where the key's file of a copy lies that has one of its own."""
    return copy.with_name(copy.stem + BESIDE)


def unlock(file: KeyFile, passphrase: str) -> LedgerKey:
    """The key a passphrase opens, known from now on; raises StorageError ledger-passphrase-wrong."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        opened = AESGCM(_derived(passphrase, file.salt, file.costs)).decrypt(file.nonce, file.wrapped, file.id.encode())
    except InvalidTag as error:
        raise StorageError("ledger-passphrase-wrong", where=str(file.path.parent)) from error
    first, second = _LENGTHS[0], _LENGTHS[0] + _LENGTHS[1]
    key = LedgerKey(file.id, opened[:first], opened[first:second], opened[second:])
    _known[key.id] = key
    return key


def is_locked(database: Path, file: KeyFile) -> bool:
    """Whether a database is the one its key's file is for. Its own first bytes are read only where a change of the
    passphrase was stopped half-way: reading them where it is open would take its locks from SQLite."""
    if file.state is KeyState.SET:
        return True
    place = (database, file.id, file.state)
    if place not in _looked_at:
        try:
            with database.open("rb") as read:
                _looked_at[place] = read.read(len(PLAIN_BEGIN)) != PLAIN_BEGIN
        except FileNotFoundError:
            return False
    return _looked_at[place]


def key_of(database: Path) -> LedgerKey | None:
    """What a database is locked with; None for one without a passphrase. Raises StorageError ledger-locked, -key-damaged."""
    file = key_file_beside(database)
    if file is None or not is_locked(database, file):
        return None
    return known_key(file)


def is_known(file: KeyFile) -> bool:
    """Whether the passphrase of a key's file was given already."""
    return file.id in _known


def known_key(file: KeyFile) -> LedgerKey:
    """The key of a file whose passphrase was given already; raises StorageError ledger-locked."""
    if file.id not in _known:
        raise StorageError("ledger-locked", where=str(file.path.parent))
    return _known[file.id]


def _derived(passphrase: str, salt: bytes, costs: dict[str, int]) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    return Scrypt(salt=salt, length=32, **costs).derive(same_everywhere(passphrase).encode("utf-8", "surrogatepass"))
