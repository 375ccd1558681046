#!/bin/bash
# Sees to it that the Debian packages for `demo`, `llvm` or `test` are there: installs them as root, names them otherwise.
set -euo pipefail

case "${1:?demo, llvm or test}" in
    demo) wanted=(gcc g++ libc6-dev python3 python3-venv) ;;
    test) wanted=(gcc g++ libc6-dev binutils python3 python3-venv valgrind libdlpack-dev gdb) ;;
    llvm) wanted=(llvm-19-dev libpolly-19-dev libzstd-dev zlib1g-dev) ;;
    *) echo "packages.sh: demo, llvm or test, not '$1'" >&2; exit 2 ;;
esac

missing=()
for package in "${wanted[@]}"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -ne 0 ]; then
    echo "these packages are missing; install them as root: apt-get install ${missing[*]}" >&2
    exit 1
fi
echo "installing ${missing[*]}"
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
