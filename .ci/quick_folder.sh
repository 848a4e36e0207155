#!/bin/sh
# Prints a folder that lies in memory, for what is made by the thousand and thrown away; nothing where there is none with room
# in it or where programs may not be run from it.
set -eu

place=/dev/shm
needed=4000000  # KiB

[ -d "$place" ] && [ -w "$place" ] || exit 0
free="$(df -Pk "$place" 2>/dev/null | awk 'END { print $4 }')"
[ "${free:-0}" -gt "$needed" ] || exit 0
trial="$(mktemp "$place/trial-XXXXXX")" || exit 0
trap 'rm -f "$trial"' EXIT
printf '#!/bin/sh\n' >"$trial"
chmod 700 "$trial"
if "$trial" 2>/dev/null; then echo "$place"; fi
