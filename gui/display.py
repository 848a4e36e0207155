"""Whether a window can be shown at all: asked before Qt is, which would end the process instead of saying why."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLibraryInfo

Obstacle = tuple[str, dict[str, object]]


def obstacle() -> Obstacle | None:
    """Why no window can be shown, as a code with its facts; None when one can.

    Qt tries X11 and Wayland, whichever are set, and ends the process when all fail; so one that works is enough.
    """
    asked = os.environ.get("QT_QPA_PLATFORM", "")
    if not sys.platform.startswith("linux") or asked.split(":")[0] not in ("", "xcb", "wayland"):
        return None
    ways = {"xcb": _no_x11, "wayland": _no_wayland}
    named = {"xcb": "DISPLAY", "wayland": "WAYLAND_DISPLAY"}
    tried = [way for way in ways if asked.startswith(way) or (not asked and os.environ.get(named[way]))]
    found = [ways[way]() for way in tried]
    if not found:
        return "no-display", {}
    return None if None in found else found[0]


def _no_x11() -> Obstacle | None:
    lacking = _lacking("libqxcb.so")
    if lacking:
        return "display-library-missing", {"library": lacking}
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return "display-library-missing", {"library": "libxcb.so.1"}
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return ("display-unreachable", {"display": f"DISPLAY={os.environ.get('DISPLAY', '')}"}) if failed else None


def _no_wayland() -> Obstacle | None:
    lacking = _lacking("libqwayland.so")
    if lacking:
        return "display-library-missing", {"library": lacking}
    import socket  # under X11, where most start, it is not needed

    name = os.environ.get("WAYLAND_DISPLAY") or "wayland-0"
    place = Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere")) / name  # an absolute name stands for itself
    with suppress(OSError), socket.socket(socket.AF_UNIX) as door:
        door.connect(str(place))
        return None
    return "display-unreachable", {"display": f"WAYLAND_DISPLAY={name}"}


def _lacking(plugin: str) -> str:
    """The first library a platform plugin needs and the system does not have; empty when it can be loaded."""
    file = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms" / plugin
    try:
        ctypes.CDLL(str(file))  # the system's own linker looks for all of them
    except OSError as error:
        return str(error).split(":")[0]
    return ""
