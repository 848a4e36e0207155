#!/bin/sh
# Sees to what must come from the system: `python PY` (venv), `qt` (the libraries Qt loads), or packages by name
# with `packages NAME ...`. As root on Debian or Ubuntu it installs what is missing; otherwise it prints the one
# line to type and ends with status 2.
set -eu

missing=""

need_library() { # file package
    if ! { /sbin/ldconfig -p 2>/dev/null || ldconfig -p 2>/dev/null; } | grep -q "$1"; then
        missing="$missing $2"
    fi
}

case "${1:-}" in
python)
    if ! "$2" -c 'import venv, ensurepip' >/dev/null 2>&1; then
        missing="$("$2" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    fi
    ;;
qt)
    need_library libEGL.so.1 libegl1
    need_library libGL.so.1 libgl1
    need_library libOpenGL.so.0 libopengl0
    need_library libxkbcommon.so.0 libxkbcommon0
    need_library libdbus-1.so.3 libdbus-1-3
    need_library libfontconfig.so.1 libfontconfig1
    need_library libglib-2.0.so.0 libglib2.0-0
    need_library libxcb-cursor.so.0 libxcb-cursor0
    need_library libxkbcommon-x11.so.0 libxkbcommon-x11-0
    need_library libxcb-icccm.so.4 libxcb-icccm4
    need_library libxcb-image.so.0 libxcb-image0
    need_library libxcb-keysyms.so.1 libxcb-keysyms1
    need_library libxcb-randr.so.0 libxcb-randr0
    need_library libxcb-render-util.so.0 libxcb-render-util0
    need_library libxcb-shape.so.0 libxcb-shape0
    need_library libxcb-xkb.so.1 libxcb-xkb1
    need_library libX11-xcb.so.1 libx11-xcb1
    ;;
packages)
    shift
    for package in "$@"; do
        dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"
    done
    ;;
esac

[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086 # several names
    { apt-get install -y -qq --no-install-recommends $missing || {
        apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing
    }; } >/dev/null 2>&1 && exit 0
fi
echo "Missing:$missing. Type: sudo apt-get install$missing" >&2
exit 2
