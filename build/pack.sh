#!/usr/bin/env bash
# Fills artifacts/packages, the local feed that the README and the docs use, with a Release package of every packable project
# under src. The sample packs of plugins/ are left out: `dotnet pack plugins/ClientEvents` packs one.
# A consumer that restored a package of the same version before keeps it in its NuGet cache: give tests a cache of their own
# (NUGET_PACKAGES, or RestorePackagesPath).
set -euo pipefail
cd "$(dirname "$0")/.."

feed="$PWD/artifacts/packages"
mkdir -p "$feed"
rm -f "$feed"/SchemaPacks.*.nupkg "$feed"/SchemaPacks.*.snupkg

dotnet msbuild build/pack.proj -restore -t:Pack -p:PackageOutputPath="$feed" -v:quiet -nologo -m

echo "Packages in artifacts/packages:"
found=0
for package in "$feed"/SchemaPacks.*.nupkg; do
  [ -e "$package" ] || continue
  printf '  %s\n' "$(basename "$package")"
  found=$((found + 1))
done
if [ "$found" -eq 0 ]; then
  echo "nothing was packed" >&2
  exit 1
fi
