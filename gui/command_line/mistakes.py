"""What an officer is told about a command that was written wrongly, or that the system refused."""

from __future__ import annotations

import errno

import click

from gui.command_line.help import help_call, param_help
from gui.command_line.words import joined
from model.errors import StorageError, UserError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


def mistake(error: click.ClickException) -> UserError:
    """What an officer is told about a command that was written wrongly."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None:
        return UserError("command-misused", detail=error.format_message(), help="main.py --help")
    call = help_call(context)
    if isinstance(error, click.NoSuchOption):
        near = joined(error.possibilities or ())
        return UserError("option-unknown-near" if near else "option-unknown", option=error.option_name, near=near, help=call)
    if isinstance(error, click.BadOptionUsage):
        return _wrong_option(error.option_name, context)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        stands_for, purpose = param_help(error.param, context)
        name = error.param.opts[0] if isinstance(error.param, click.Option) else ""
        return UserError("value-missing", value=f"{name} {stands_for}".strip(), purpose=purpose, help=call)
    if isinstance(context.command, click.Group):
        return _wrong_command(error, context, context.command)
    return UserError("command-misused", detail=error.format_message(), help=call)


def _wrong_option(name: str, context: click.Context) -> UserError:
    option = next(each for each in context.command.params if name in each.opts)
    stands_for, purpose = param_help(option, context)
    code = "option-needs-value" if stands_for else "option-takes-no-value"
    return UserError(code, option=name, value=stands_for, purpose=purpose, help=help_call(context))


def _wrong_command(error: click.ClickException, context: click.Context, group: click.Group) -> UserError:
    names, call = joined(group.commands), help_call(context)
    if not isinstance(error, click.exceptions.NoSuchCommand):
        return UserError("command-missing", path=context.command_path, names=names, help=call)
    near = joined(error.possibilities or ())
    code = "command-unknown-near" if near else "command-unknown"
    return UserError(code, name=error.command_name, near=near, names=names, help=call)


def refusal(error: OSError) -> StorageError:
    """What it means that the system refused a file, or to take the output: then the error names no file."""
    if error.filename is None:
        return StorageError("output-not-written")
    path = str(error.filename)
    if error.errno in _FULL:
        return StorageError("disk-full", where=path)
    if error.errno == errno.ENAMETOOLONG:
        return StorageError("path-too-long", path=path)
    if error.errno in _FORBIDDEN:
        return StorageError("path-forbidden", path=path)
    return StorageError("path-unusable", path=path)
