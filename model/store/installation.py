"""What tells this installation from every other: the name of its chain in histories."""

from __future__ import annotations

from pathlib import Path


def installation_chain(file: Path | None = None) -> str:
    """The name of this installation's chain in histories: made once, kept in the user's configuration."""
    import uuid  # the first change needs it, a start does not

    from platformdirs import user_config_path

    file = file or user_config_path("taizhang", appauthor=False) / "installation"
    try:
        if file.exists():
            return str(uuid.UUID(file.read_text(encoding="ascii").strip()))
    except (OSError, ValueError):
        pass  # unreadable or damaged: a new chain starts, old ones stay verifiable
    chain = str(uuid.uuid4())
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(chain, encoding="ascii")
    except OSError:
        pass  # a machine where nothing may be kept: every run starts a chain of its own
    return chain
