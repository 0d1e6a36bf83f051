#!/usr/bin/env bash
# Runs every test and ends with the line "N passed, N failed, N skipped".
#   ./build/test.sh          what every change must pass
#   ./build/test.sh --all    adds the long fault, soak and fuzz loops
# Needs the .NET 10 SDK. As root on Debian it installs the other programs that tests use; elsewhere a test that lacks one is
# skipped, and says so by name.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

programs=(curl strace faketime rabbitmq-server zsh fish chromium node npm)

case "${1:-}" in
  "") ;;
  --all) export SCHEMAPACKS_LONG_TESTS=1 ;;
  *) echo "usage: ./build/test.sh [--all]" >&2; exit 2 ;;
esac

missing=()
for program in "${programs[@]}"; do
  command -v "$program" > /dev/null || missing+=("$program")
done
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ]; then
    apt-get update -qq
    for program in "${missing[@]}"; do # one by one: tests that lack one are skipped, the others are not
      package=${program/#node/nodejs}
      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$package" > /dev/null || echo "Could not be installed, so some tests will be skipped: $program" >&2
    done
  else
    echo "Not installed, so some tests will be skipped: ${missing[*]}" >&2
  fi
fi

if ! command -v dotnet > /dev/null; then
  echo "The .NET 10 SDK is missing: dotnet is not on the PATH." >&2
  exit 1
fi

# PowerShell is no package of Debian, but a tool of .NET.
tools="$PWD/artifacts/tools"
export PATH="$PATH:$tools"
if ! command -v pwsh > /dev/null; then
  dotnet tool install PowerShell --version 7.6.9 --tool-path "$tools" > /dev/null || echo "Could not be installed, so some tests will be skipped: pwsh" >&2
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
dotnet build Registry.sln -c Release --nologo -v quiet -clp:NoSummary || { echo "0 passed, 1 failed, 0 skipped"; exit 1; }
dotnet test --solution Registry.sln -c Release --no-build --no-progress 2>&1 | tee "$log"
status=${PIPESTATUS[0]}

count() { sed -n "s/^ *$1: *\([0-9][0-9]*\).*/\1/p" "$log" | tail -n 1; }
passed=$(count succeeded) failed=$(count failed) skipped=$(count skipped)
if [ "$status" != 0 ] && [ "${failed:-0}" = 0 ]; then
  failed=1 # a test program that crashed or ran nothing
fi
echo "${passed:-0} passed, ${failed:-0} failed, ${skipped:-0} skipped"
[ "$status" = 0 ] && [ "${failed:-0}" = 0 ] && [ "${passed:-0}" -gt 0 ]
