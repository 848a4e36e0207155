"""Several servers in one address, a primary and those that may take its place, in whichever way they are written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import URL, make_url

from model.rows.server_address import quoted

# libpq's way (//user@one:5432,two:5433/ledger), which SQLAlchemy does not read.
_SEVERAL = re.compile(r"(?P<head>[\w+]+://(?:[^/?#]*@)?)(?P<hosts>[^/?#@]*,[^/?#@]*)(?P<rest>[/?#].*)?$")
_HOST = re.compile(r"(?P<host>\[[^\]]*\]|/.*|[^:]*)(?::(?P<port>\d+))?$")


def url_of(address: str) -> URL:
    """An address with all its hosts under `host` and their ports under `port`, as libpq takes them, where there are several.

    Raises SQLAlchemy's ArgumentError, ValueError.
    """
    address = quoted(address)
    if (several := _SEVERAL.match(address)) is not None:
        url = make_url(several["head"] + (several["rest"] or ""))
        return _with_hosts(url, several["hosts"].split(","))
    url = make_url(address)
    said = url.query.get("host", ())
    hosts = said.split(",") if isinstance(said, str) else said
    return _with_hosts(url, hosts) if len(hosts) > 1 else url


def _with_hosts(url: URL, hosts: Sequence[str]) -> URL:
    parts = [part for part in map(_HOST.match, hosts) if part is not None]
    if len(parts) < len(hosts):
        raise ValueError(hosts)
    query = {"host": ",".join(part["host"].strip("[]") for part in parts)}
    if any(part["port"] for part in parts):
        query["port"] = ",".join(part["port"] or "" for part in parts)
    return url.update_query_dict(query)
