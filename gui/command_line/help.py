"""Commands that explain themselves in the officer's language."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

import click

from gui.command_line.values import OneOf
from gui.command_line.words import command_help, heading, value_help
from model.errors import UserError

_WIDE = ("W", "F", "A")  # a Chinese terminal shows ambiguous characters wide
_COLUMN = 28


class Command(click.Command):
    """A command whose help stands in resources/command_line.toml."""

    allow_extra_args = True  # said here, not by click: see parse_args

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """What click makes of the words; raises UserError words-too-many."""
        try:
            left = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # the parser does not always say of which command it speaks
            raise
        if left and not isinstance(self, click.Group):
            raise UserError("words-too-many", words=" ".join(left), help=help_call(ctx))
        return left

    def get_help(self, ctx: click.Context) -> str:
        """What --help prints."""
        return "\n".join(_help_lines(self, ctx))


class Commands(Command, click.Group):
    """A group of commands that explain themselves."""

    command_class = Command
    group_class = type


def help_call(context: click.Context) -> str:
    """How one asks for a command's help."""
    return f"{context.command_path} --help"


def _name_of(context: click.Context) -> str:
    """The command's name as the help file knows it: "", "list", "report quarterly"."""
    names: list[str] = []
    above: click.Context | None = context
    while above is not None and above.parent is not None:
        names.insert(0, above.info_name or "")
        above = above.parent
    return " ".join(names)


def param_help(param: click.Parameter, context: click.Context) -> tuple[str, str]:
    """What stands for a value of a command, and what it is for."""
    return value_help(_name_of(context), param.name or "")


def _help_lines(command: click.Command, context: click.Context) -> Iterator[str]:
    name = _name_of(context)
    arguments = [param for param in command.params if isinstance(param, click.Argument)]
    options = [param for param in command.params if isinstance(param, click.Option)]
    yield heading("usage") + " ".join(_usage(command, context))
    yield ""
    yield command_help(name)
    if isinstance(command, click.Group):
        inner = [(each, command_help(f"{name} {each}".strip())) for each in command.commands]
        yield from _table(heading("commands"), inner)
    if arguments:
        yield from _table(heading("arguments"), [param_help(each, context) for each in arguments])
    told = [(f"{each.opts[0]} {param_help(each, context)[0]}".strip(), _purpose(each, context)) for each in options]
    yield from _table(heading("options"), [*told, ("--help", heading("help"))])
    if context.parent is None:
        yield ""
        yield heading("after")


def _usage(command: click.Command, context: click.Context) -> Iterator[str]:
    yield context.command_path
    for param in command.params:
        stands_for = param_help(param, context)[0]
        if isinstance(param, click.Argument):
            yield stands_for + ("…" if param.nargs == -1 else "")
        elif param.required:
            yield f"{param.opts[0]} {stands_for}"
    yield heading("some_options")
    if isinstance(command, click.Group):
        yield heading("a_command")


def _purpose(option: click.Option, context: click.Context) -> str:
    parts = [*([heading("required")] if option.required else []), param_help(option, context)[1]]
    if isinstance(option.type, OneOf):
        parts.append(heading("choices").format(choices=option.type.choices()))
    return heading("gap").join(parts)


def _table(title: str, rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield ""
    yield title
    column = min(_COLUMN, 4 + max(_width(left) for left, _ in rows))
    for left, right in rows:
        gap = " " * max(2, column - _width(left))
        yield f"  {left}{gap}{right}"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in _WIDE else 1 for letter in text)
