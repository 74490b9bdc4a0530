#!/bin/sh
# Installs what the benchmarks compare with and is missing: readers from PyPI; from the system's packages those named.
# What cannot be installed is left out of the tables, which say so.
set -u

python3 -m pip install --quiet python-calamine fastexcel openpyxl xlsx2csv || echo "Not everything from PyPI could be installed." >&2

install() {
  command -v apt-get >/dev/null || return 1
  as_root=
  [ "$(id -u)" = 0 ] || as_root=sudo
  $as_root apt-get update -qq &&
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

command -v soffice >/dev/null || install libreoffice-calc || echo "LibreOffice could not be installed." >&2
