# What the scripts here share. Read by `. .ci/lib.sh` from the top of the repository, in bash.
set -euo pipefail

# Cargo's target folder: CARGO_TARGET_DIR, a configured one, or ./target.
target_folder() {
  cargo metadata --no-deps --format-version 1 | sed -n 's/.*"target_directory":"\([^"]*\)".*/\1/p'
}

timings=()

# part NAME COMMAND…: prints the name, runs the command and records its time. A command that fails ends the script.
part() {
  local name=$1 started=$SECONDS
  shift
  printf '\n== %s\n' "$name"
  "$@" || { printf '\n== %s FAILED after %d s\n' "$name" "$((SECONDS - started))" >&2; exit 1; }
  timings+=("$(printf '%6d s  %s' "$((SECONDS - started))" "$name")")
}

# Prints how long each part took.
print_timings() {
  printf '\nHow long each part took, on %s cores:\n' "$(nproc)"
  printf '%s\n' "${timings[@]}" "$(printf '%6d s  all' "$SECONDS")"
}
