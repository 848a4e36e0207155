"""Addresses of ledgers on servers, as people type them: no line shows or keeps a password, and no part leads past the certificate."""

from __future__ import annotations

import pytest

from model.errors import StorageError, explain_error
from model.ledger import folder_of
from model.rows.server_address import ServerAddress, is_same_place, kept_place, quoted
from model.store.server import server_place
from model.store.server_hosts import url_of

SECRET = "s3cret"
HEAD = "postgresql+psycopg://officer"
TYPED = (  # signs that would end the password in an address, and passwords where nobody looks for them
    f"{HEAD}:{SECRET}@db.example/office", f"{HEAD}:12/{SECRET}@db.example/office", f"{HEAD}:p@{SECRET}@db.example/office",
    f"{HEAD}:12#{SECRET}@db.example/office", f"{HEAD}:a?{SECRET}@db.example/office", f"{HEAD}:a%zz{SECRET}@db.example/office",
    f"{HEAD}:a:{SECRET}@db.example/office", f"{HEAD}:12[{SECRET}@db.example/office", f"{HEAD}:{SECRET}@one,two/office",
    f"{HEAD}@db.example/office?password={SECRET}", f"{HEAD}@db.example/office?sslpassword={SECRET}&sslkey=k",
    f"{HEAD}:{SECRET}@db.example:x/office", f"{HEAD}:{SECRET}@one:1x,two/office", f"postgresql://officer:{SECRET}@[::1/office",
    f"{HEAD}:{SECRET}@db.example", f"mysql://officer:{SECRET}@db.example/office", f"{HEAD}:{SECRET}@db.example/office?sslmode=disable",
    f"{HEAD}:{SECRET}@db.example/office?nosuch=1", f"{HEAD}@/office?conninfo=password%3Dx&password={SECRET}",
)  # fmt: skip


@pytest.mark.parametrize("address", TYPED)
def test_a_password_is_never_kept_or_shown(address: str) -> None:
    assert SECRET not in kept_place(address)
    with pytest.raises(StorageError) as as_folder:
        folder_of(address)
    assert SECRET not in str(explain_error(as_folder.value))
    try:
        said = server_place(address).where
    except StorageError as error:
        said = str(explain_error(error)) + str(error)
    assert SECRET not in said


@pytest.mark.parametrize("password", ["12/34", "p@ss", "12#34", "a?b", "a:b", "甲 乙", "[x]", "a%40b"])
def test_a_password_may_have_any_sign_and_the_host_stays_the_host(password: str) -> None:
    url, read = url_of(f"{HEAD}:{password}@db.example:5433/office"), ServerAddress.read(f"{HEAD}:{password}@db.example:5433/office")

    assert (url.host, url.port, url.database) == (read.host, read.port, read.database) == ("db.example", 5433, "office")
    assert url.password == read.password == password.replace("%40", "@")


@pytest.mark.parametrize("address", [
    f"{HEAD}@db.example:5433/office?files=/share/a@b", "postgresql+psycopg://db.example:5433/office?files=/share/a@b",
    "postgresql+psycopg://one:5432,two:5433/office?files=/a@b", f"{HEAD}:x@[::1]:5433/office", f"{HEAD}:x@/office?host=/a@b",
])  # fmt: skip
def test_what_is_no_password_stays_as_it_is(address: str) -> None:
    assert quoted(address) == address


@pytest.mark.parametrize("hosts", ["one:5432,two:5433", "one,two", "one:5432,two", "one,two:5433", "[::1]:5432,[::2]:5433"])
def test_several_servers_are_remembered_each_with_its_port(hosts: str) -> None:
    address, other = f"{HEAD}:{SECRET}@{hosts}/office?files=%2Fshare", f"{HEAD}:{SECRET}@three:5432,four:5433/office?files=%2Fshare"

    assert kept_place(address) == address.replace(f":{SECRET}", "")
    assert ServerAddress.read(address).server == hosts
    assert url_of(ServerAddress.read(address).text) == url_of(address)
    assert is_same_place(address, kept_place(address))
    assert not is_same_place(address, other)


@pytest.mark.parametrize("part", ["conninfo=hostaddr%3D192.0.2.1", "autocommit=1", "row_factory=x", "nosuch=1"])
def test_what_libpq_does_not_know_is_refused(part: str) -> None:
    with pytest.raises(StorageError, match="server-part-unknown"):
        server_place(f"{HEAD}@localhost/office?{part}")


@pytest.mark.parametrize(("address", "shown"), [
    (f"{HEAD}:{SECRET}@db.example/%E5%8F%B0%E8%B4%A6?application_name=%E9%9D%92%E5%B1%B1+a", f"{HEAD}:***@db.example/台账?application_name=青山 a&"),
    ("postgresql+psycopg://db.example/a+b", "postgresql+psycopg://db.example/a+b?"),
    ("postgresql+psycopg://%E5%A1%AB%E6%8A%A5@db.example/office", "postgresql+psycopg://填报@db.example/office?"),
])  # fmt: skip
def test_an_address_is_shown_as_it_is_read(address: str, shown: str) -> None:
    assert server_place(address).where.startswith(shown)
    assert server_place(address).url.database in shown
