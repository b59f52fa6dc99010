#!/usr/bin/env bash
# postgres.sh start: starts a PostgreSQL of its own, with no network, and prints its folder and its address on two lines.
# postgres.sh stop FOLDER: stops it and removes the folder.
#
# For tests only: no passwords, and fsync is off.
set -euo pipefail

port=55432

# The newest version that is installed.
bin=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -n 1) || true
[ -n "$bin" ] || { echo "PostgreSQL is not installed (Debian: sudo apt-get install postgresql)" >&2; exit 1; }

# PostgreSQL refuses to run as root.
as_owner() {
  if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

start() {
  local folder
  folder=$(mktemp -d "${TMPDIR:-/tmp}/clywed-postgres.XXXXXX")
  [ "$(id -u)" != 0 ] || chown postgres "$folder"
  as_owner "$bin/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder.log" 2>&1 \
    || { cat "$folder.log" >&2; exit 1; }
  rm -f "$folder.log"
  as_owner "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" -o "-c listen_addresses='' \
    -c unix_socket_directories=$folder -p $port -c max_connections=300 -c fsync=off" start >/dev/null \
    || { cat "$folder/log" >&2; exit 1; }
  printf '%s\npostgres://postgres@localhost:%s/postgres?host=%s\n' "$folder" "$port" "$folder"
}

stop() {
  as_owner "$bin/pg_ctl" -D "$1/data" -m immediate stop >/dev/null
  rm -rf "$1"
}

case "${1:-}" in
  start) start ;;
  stop) stop "${2:?the folder that start printed}" ;;
  *) echo "usage: postgres.sh start | stop FOLDER" >&2; exit 2 ;;
esac
