#!/usr/bin/env bash
# Compiles the islands to wasm and leaves what browsers load in the target folder's `pkg`.
cd "$(dirname "$0")/.." && . .ci/lib.sh

target=$(target_folder)
pkg=$target/pkg
wasm=$target/wasm32-unknown-unknown/wasm-release/islands.wasm

# cdylib is asked for here and not in Cargo.toml: a manifest with both cdylib and rlib disables link-time optimisation.
cargo rustc -p islands --crate-type cdylib --target wasm32-unknown-unknown --profile wasm-release \
  --no-default-features --features hydrate

if [ ! "$pkg/islands_bundle_bg.wasm" -nt "$wasm" ]; then
  cargo run --quiet -p bundle -- "$wasm" "$pkg"
fi
