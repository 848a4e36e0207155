"""Why a PostgreSQL server was not come to, told apart by what it and the way to it say."""

from __future__ import annotations

import re

import psycopg

from model.errors import StorageError

# While connecting there is no SQLSTATE to go by (libpq hands out words alone), and a server speaks its own language.
_WORDS = tuple((code, re.compile(words, re.IGNORECASE)) for code, words in (
    ("server-host-unknown", r"failed to resolve host|could not translate host name|name or service not known|nodename nor servname"),
    ("server-certificate-host", r"server certificate for .* does not match host name"),
    ("server-certificate-missing", r"root certificate file .* does not exist|could not read root certificate"),
    ("server-certificate-unknown", r"certificate verify failed|self-signed certificate|certificate has expired|unable to get local issuer"),
    ("server-not-encrypted", r"server does not support SSL"),
    ("server-database-missing", r"database \".*\" does not exist|数据库 *\".*\" *不存在"),
    ("server-password-wrong", r"password authentication failed|authentication failed for user|密码认证失败|密码验证失败"),
    ("server-login-refused", r"pg_hba\.conf|role \".*\" does not exist|角色 *\".*\" *不存在|not permitted to log in|permission denied for database"),
    ("server-full", r"too many (clients|connections)|remaining connection slots|客户端.*过多|连接数过多"),
    ("server-starting", r"starting up|shutting down|not yet accepting connections|正在启动|正在关闭"),
))  # fmt: skip


def refusal_of(error: psycopg.Error, where: str) -> StorageError:
    """What it means that a server was not come to, or went away."""
    said = str(error).strip()
    if error.pgconn is not None and error.pgconn.needs_password:  # it asked for one, and none was given
        return StorageError("server-password-missing", where=where)
    for code, words in _WORDS:
        if words.search(said):
            return StorageError(code, where=where, detail=said)
    return StorageError("server-not-reachable", where=where, detail=said)
