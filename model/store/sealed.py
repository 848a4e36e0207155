"""Files of a ledger with a passphrase: sealed piece by piece as they are written, opened piece by piece as they are read.

A sealed file is a head (sign, the key's id, a salt) and pieces of a mebibyte, each under AES-256-GCM with a key that HKDF makes of
the salt for this file alone; the nonce counts the pieces and says which is the last (STREAM, Hoang and others, 2015). The last one
also vouches for the name under which the file lies: pieces cannot be changed, left out, exchanged, nor files be given other names.
Names are sealed with AES-SIV, which gives the same name for the same name, so that a file is found by what it is called.
"""

from __future__ import annotations

import io
import os
import secrets
from base64 import b32decode, b32encode
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from model.rows.kept_file import FileAltered
from model.store.keys import LedgerKey

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

ENDING = ".sealed"
PIECE = 1 << 20
_SIGN = b"TZSEAL1\n"
_SALT = 32
_HEAD = len(_SIGN) + 16 + _SALT
_TAG = 16
_DIGEST, _WORDS = b"\x01", b"\x00"  # what a name is: the letters of a SHA-256, or words
_HEX = 64


class Sealing:
    """Writes what it is given into a file, sealed; nothing of it can be read before it was finished."""

    def __init__(self, target: BinaryIO, key: LedgerKey) -> None:
        self._target, self._held, self._count = target, bytearray(), 0
        self._head = _SIGN + bytes.fromhex(key.id) + secrets.token_bytes(_SALT)
        self._cipher = _cipher_of(key, self._head)
        target.write(self._head)

    def write(self, block: bytes) -> None:
        """Take in more of the content."""
        self._held += block
        while len(self._held) > PIECE:  # the last piece is known by nothing coming after it
            self._put(bytes(self._held[:PIECE]), self._head, is_last=False)
            del self._held[:PIECE]

    def finish(self, sealed_as: str) -> None:
        """Write what is left, and vouch for the name under which the file will lie."""
        self._put(bytes(self._held), self._head + sealed_as.encode(), is_last=True)

    def _put(self, piece: bytes, bound: bytes, *, is_last: bool) -> None:
        self._target.write(self._cipher.encrypt(_nonce(self._count, is_last=is_last), piece, bound))
        self._count += 1


class _Opened(io.RawIOBase):
    """A sealed file read as what was sealed; raises FileAltered for whatever is not as it was written."""

    def __init__(self, path: Path, key: LedgerKey, sealed_as: str) -> None:
        self._file = path.open("rb")
        try:
            self._name, self._size = sealed_as or path.name, os.fstat(self._file.fileno()).st_size
            self._head = self._file.read(_HEAD)
            if len(self._head) < _HEAD or self._head[: len(_SIGN)] != _SIGN or self._head[len(_SIGN) : -_SALT] != bytes.fromhex(key.id):
                raise FileAltered(path.name)
            self._cipher = _cipher_of(key, self._head)
            self._length, self._pieces = _plain_length(self._size), _pieces(self._size)
            self._place, self._at, self._piece = 0, -1, b""
            self._take(self._pieces - 1)  # by it the whole is known to be there, under its own name
        except BaseException:
            self._file.close()
            raise

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        begin = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self._length}[whence]
        self._place = max(0, begin + offset)
        return self._place

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]  # typeshed's Buffer has no name before 3.12
        if self._place >= self._length:
            return 0
        self._take(self._place // PIECE)
        begin = self._place % PIECE
        part = self._piece[begin : begin + len(buffer)]
        buffer[: len(part)] = part
        self._place += len(part)
        return len(part)

    def close(self) -> None:
        self._file.close()
        super().close()

    def _take(self, number: int) -> None:
        if number == self._at:
            return
        from cryptography.exceptions import InvalidTag

        is_last = number == self._pieces - 1
        self._file.seek(_HEAD + number * (PIECE + _TAG))
        sealed = self._file.read(PIECE + _TAG)
        try:
            bound = self._head + self._name.encode() if is_last else self._head
            self._piece, self._at = self._cipher.decrypt(_nonce(number, is_last=is_last), sealed, bound), number
        except InvalidTag as error:
            raise FileAltered(self._name) from error


def opened_seal(path: Path, key: LedgerKey, sealed_as: str = "") -> io.BufferedReader:
    """A sealed file, to be read from anywhere in it, a draft under the name it will have; raises FileAltered, OSError."""
    return io.BufferedReader(_Opened(path, key, sealed_as), 1 << 16)


def begins_with_key(path: Path, key_id: str) -> bool:
    """Whether a file was sealed with that key; raises OSError."""
    begin = _SIGN + bytes.fromhex(key_id)
    with path.open("rb") as read:
        return read.read(len(begin)) == begin


def sealed_name(name: str, key: LedgerKey) -> str:
    """The name under which a file lies that is called so: letters and digits that tell nothing of it."""
    from cryptography.hazmat.primitives.ciphers.aead import AESSIV

    words = _DIGEST + bytes.fromhex(name) if _is_digest(name) else _WORDS + name.encode("utf-8", "surrogatepass")
    return b32encode(AESSIV(key.names).encrypt(words, None)).decode("ascii").rstrip("=").lower() + ENDING


def plain_name(sealed: str, key: LedgerKey) -> str | None:
    """What a sealed file is called; None for a name this key did not make."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESSIV

    if not sealed.endswith(ENDING):
        return None
    letters = sealed.removesuffix(ENDING).upper()
    try:
        words = AESSIV(key.names).decrypt(b32decode(letters + "=" * (-len(letters) % 8)), None)
        return words[1:].hex() if words[:1] == _DIGEST else words[1:].decode("utf-8", "surrogatepass")
    except (InvalidTag, ValueError):
        return None


def _is_digest(name: str) -> bool:
    return len(name) == _HEX and all(letter in "0123456789abcdef" for letter in name)


def _pieces(size: int) -> int:
    return max(1, -(-(size - _HEAD) // (PIECE + _TAG)))


def _plain_length(size: int) -> int:
    return max(0, size - _HEAD - _pieces(size) * _TAG)


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


def _cipher_of(key: LedgerKey, head: bytes) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return AESGCM(HKDF(SHA256(), 32, salt=head[-_SALT:], info=_SIGN).derive(key.files))
