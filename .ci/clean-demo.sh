#!/usr/bin/env bash
# Removes the made-up data of `make run`. Builds the program first if need be: it checks that the data are made up.
cd "$(dirname "$0")/.." && . .ci/lib.sh

[ -x "$(target_folder)/release/clywed" ] || .ci/build.sh
exec "$(target_folder)/release/clywed" clean-demo
