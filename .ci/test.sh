#!/usr/bin/env bash
# test.sh [all]: every test, on SQLite and PostgreSQL, then the journeys in Chromium: pairwise, or with `all` the full product.
cd "$(dirname "$0")/.." && . .ci/lib.sh

part 'tools' .ci/tools.sh test

{ read -r folder && read -r address; } < <(.ci/postgres.sh start)
trap '.ci/postgres.sh stop "$folder"' EXIT
export CLYWED_TEST_POSTGRES=$address CLYWED_TEST_REQUIRE_POSTGRES=1

[ "${1:-}" != all ] || export FULL=1
CLYWED_TEST_BINARY=$(target_folder)/debug/clywed
export CLYWED_TEST_BINARY

part 'islands' .ci/islands.sh
# Two parts, so that compiling and running are timed separately. Cargo prints how long each test file took.
part 'tests: compile' cargo test --quiet --no-run
part 'tests: run' cargo test --no-fail-fast
part 'browser journeys' npm test --silent --prefix end2end

print_timings
