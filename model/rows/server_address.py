"""The address of a ledger on a server, in its parts, as a person writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, unquote_plus, urlencode, urlsplit

SCHEME = "postgresql+psycopg"
PORT = 5432
SECRET = ("password", "sslpassword")  # what libpq takes among the parts behind the question mark too
# A password ends at the first @ behind which a host may stand, whatever signs it has. A port and parts with an @ are none.
_LOGIN = re.compile(
    r"(?P<head>[^:/?#]+://[^:/?#@]*):(?!\d+[^@?#]*\?\w+=)(?P<password>[^@]*(?:@[^@/?#]*)*)@(?P<rest>[^@/?#]*(?:[/?#].*)?)$", re.DOTALL
)
_SEVERAL = re.compile(r"(?P<head>[^:/?#]+://(?:[^/?#]*@)?)(?P<hosts>[^/?#@]*,[^/?#@]*)(?P<rest>(?:[/?#].*)?)$", re.DOTALL)
_SECRETS = re.compile(rf"(?<=[?&])({'|'.join(SECRET)})=[^&]*")


def quoted(text: str) -> str:
    """An address whose password, as a person types it, is written so that it ends where it ends."""
    found = _LOGIN.match(text)
    return text if found is None else f"{found['head']}:{quote(found['password'], safe='%')}@{found['rest']}"


def masked(text: str) -> str:
    """An address, which need not be one that can be read, without the passwords in it."""
    return _SECRETS.sub(r"\1=***", _LOGIN.sub(r"\g<head>:***@\g<rest>", text))


def readable(address: str) -> str:
    """An address as it is shown to people: its letters as they are read, not as percent signs and digits. It is not for opening."""
    head, mark, query = address.partition("?")
    return unquote(head) + mark + unquote_plus(query)


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """What leads to a database and to the files that belong to it; `more` is what only an expert writes.

    Where several servers are named, all of them stand in `host`, each with its own port behind it.
    """

    host: str = ""
    port: int = PORT
    database: str = ""
    login: str = ""
    password: str = field(default="", repr=False)
    files: str = ""
    certificate: str = ""  # of the authority that vouches for the server
    more: tuple[tuple[str, str], ...] = ()

    @classmethod
    def read(cls, text: str) -> ServerAddress:
        """An address in its parts; what cannot be read is left empty."""
        text = quoted(text)
        several = _SEVERAL.match(text)
        try:
            parts = urlsplit(text if several is None else several["head"] + several["rest"])
            port = parts.port or PORT
        except ValueError:
            return cls()
        known = parse_qsl(parts.query, keep_blank_values=True)
        named = dict(known)
        return cls(
            (parts.hostname or "") if several is None else several["hosts"], port, unquote(parts.path.removeprefix("/")), unquote(parts.username or ""),
            unquote(parts.password or "") or named.get("password", ""), named.get("files", ""), named.get("sslrootcert", ""),
            tuple((name, value) for name, value in known if name not in ("files", "sslrootcert", "password")),
        )  # fmt: skip

    @property
    def text(self) -> str:
        """The address in one line, with its password when it has one."""
        login = quote(self.login, safe="") + (f":{quote(self.password, safe='')}" if self.password else "")
        host = f"[{self.host}]" if ":" in self.host and "," not in self.host else self.host
        where = f"{host}:{self.port}" if host and self.port != PORT else host
        query = [*self.more, *((name, value) for name, value in (("files", self.files), ("sslrootcert", self.certificate)) if value)]
        return f"{SCHEME}://{login}{'@' if login else ''}{where}/{quote(self.database, safe='')}" + (f"?{urlencode(query)}" if query else "")

    @property
    def without_password(self) -> ServerAddress:
        """What may be kept."""
        return replace(self, password="", more=tuple((name, value) for name, value in self.more if name not in SECRET))

    @property
    def server(self) -> str:
        """The server as it is named to a person; empty for the own machine's socket."""
        named = self.host or dict(self.more).get("host", "")
        return "" if named.startswith("/") else named


LedgerPlace = Path | str  # a folder, or the address of a database on a server


def as_place(text: str) -> LedgerPlace:
    """A ledger's place as it was written down."""
    return text if "://" in text else Path(text)


def kept_place(place: LedgerPlace) -> str:
    """A place as it may be written down: never with a password."""
    return str(place) if isinstance(place, Path) else ServerAddress.read(place).without_password.text


def is_same_place(one: LedgerPlace, other: LedgerPlace) -> bool:
    """Whether two places are one ledger as the same login sees it."""
    if isinstance(one, Path) and isinstance(other, Path):
        return one.resolve() == other.resolve()
    if isinstance(one, str) and isinstance(other, str):
        first, second = ServerAddress.read(one), ServerAddress.read(other)
        return (first.host, first.port, first.database, first.login, first.more) == (
            second.host, second.port, second.database, second.login, second.more)  # fmt: skip
    return False
