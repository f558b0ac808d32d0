# Read by every script here: where things are, and how they speak.
set -Eeuo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
tools=$root/target/tools
export PATH="$tools/bin:$root/tests/node_modules/.bin:$PATH"

say() { printf '==> %s\n' "$*" >&2; }
die() { printf 'FAILED (%s): %s\n' "$(basename "$0")" "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
# bounded SECONDS COMMAND…: ends the command when it takes longer, where `timeout` exists.
bounded() { local seconds=$1; shift; if have timeout; then timeout "$seconds" "$@"; else "$@"; fi; }
trap 'status=$?; [ $status -eq 0 ] || printf "FAILED (%s, line %s)\n" "$(basename "$0")" "$LINENO" >&2; exit $status' ERR

# The value of a key in the [package] part of Cargo.toml.
manifest() { sed -n "s/^$1 = \"\(.*\)\"\$/\1/p" Cargo.toml | head -n 1; }

# The version of a crate in Cargo.lock.
locked() { awk -v want="name = \"$1\"" '$0 == want { getline; gsub(/version = |"/, ""); print; exit }' Cargo.lock; }

# at_least 1.96.0 1.95: is the first version no older than the second?
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# A rustc that can build the module: new enough, and with the source of its own standard library, which is built along
# (the ready-made one uses instructions newer than WebAssembly 1.0).
builds_wasm() {
  local sysroot version
  sysroot=$("$1" --print sysroot 2>/dev/null) || return 1
  version=$("$1" --version | cut -d' ' -f2)
  [ -e "$sysroot/lib/rustlib/src/rust/library/std/src/lib.rs" ] && at_least "$version" "$(manifest rust-version)"
}

# Chooses the Rust that builds for WebAssembly: the one in use, else the system's (Debian's rustc-web lives there).
choose_wasm_rust() {
  if builds_wasm rustc; then
    wasm_cargo=(cargo)
    wasm_clippy=(cargo clippy)
    wasm_rustc=rustc
  elif builds_wasm /usr/bin/rustc; then
    export RUSTC=/usr/bin/rustc RUSTDOC=/usr/bin/rustdoc
    wasm_cargo=(/usr/bin/cargo)
    wasm_clippy=(env CARGO=/usr/bin/cargo /usr/bin/cargo-clippy clippy)
    wasm_rustc=/usr/bin/rustc
  else
    return 1
  fi
}

# The linker for WebAssembly: rustup's toolchains bring rust-lld, Debian's does not.
choose_wasm_linker() {
  local host sysroot candidate
  host=$("$wasm_rustc" -vV | sed -n 's/^host: //p')
  for sysroot in "$("$wasm_rustc" --print sysroot)" "$(rustc --print sysroot 2>/dev/null || true)"; do
    candidate=$sysroot/lib/rustlib/$host/bin/rust-lld
    if [ -x "$candidate" ]; then export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$candidate; return; fi
  done
  for candidate in rust-lld "wasm-ld-$(llvm_major)" wasm-ld; do
    if have "$candidate"; then CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$(command -v "$candidate"); export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER; return; fi
  done
  return 1
}
llvm_major() { "$wasm_rustc" -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p'; }

# Settings for all builds for WebAssembly: version 1.0 alone, and nothing of this machine's folders in the result.
use_wasm() {
  choose_wasm_rust && choose_wasm_linker || die "no Rust that builds for WebAssembly; run .ci/setup wasm"
  local cargo_home=${CARGO_HOME:-$HOME/.cargo} folder flags=(-Ctarget-cpu=mvp)
  flags+=("--remap-path-prefix=$("$wasm_rustc" --print sysroot)/lib/rustlib/src/rust=/rust" "--remap-path-prefix=$root=/yidi")
  "${wasm_cargo[@]}" fetch --locked --quiet # so that the crates' folder exists
  for folder in "$cargo_home"/registry/src/*/; do
    if [ -d "$folder" ]; then flags+=("--remap-path-prefix=${folder%/}=/crates"); fi
  done
  CARGO_ENCODED_RUSTFLAGS=$(IFS=$'\x1f'; printf %s "${flags[*]}")
  # A folder of its own: the flags above would make cargo rebuild everything at each change between host and module.
  export CARGO_ENCODED_RUSTFLAGS CARGO_TARGET_DIR=${WASM_TARGET_DIR:-$root/target/wasm}
  export RUSTC_BOOTSTRAP=1 # -Zbuild-std on a stable compiler
  wasm_flags=(--locked --target wasm32-unknown-unknown -Zbuild-std=std,panic_abort)
}
