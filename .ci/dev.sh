#!/usr/bin/env bash
# Serves made-up data and, when a source changes, builds again and starts again. Ends with Ctrl-C.
cd "$(dirname "$0")/.." && . .ci/lib.sh

.ci/tools.sh build
target=$(target_folder)
mkdir -p "$target"
stamp=$target/dev-stamp
server=

stop() { [ -z "$server" ] || { kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; server=; } || true; }
trap stop EXIT

# True if a file under the given paths changed since the last build began.
changed() { [ ! -e "$stamp" ] || [ -n "$(find "$@" -newer "$stamp" -type f -print -quit)" ]; }

rm -f "$stamp"
while true; do
  if changed Cargo.toml app server migrations style; then
    islands=
    if changed app/islands || [ ! -e "$target/pkg/islands_bundle.js" ]; then islands=yes; fi
    touch "$stamp"
    if { [ -z "$islands" ] || .ci/islands.sh; } && cargo build -p server; then
      stop
      "$target/debug/clywed" serve --demo &
      server=$!
    fi
  fi
  sleep 1
done
