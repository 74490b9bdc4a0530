#!/bin/sh
# Installs what is missing. `setup.sh peers`: what the benchmarks compare with, readers from PyPI and LibreOffice; what cannot
# be installed is left out of the tables, which say so. `setup.sh valgrind`: what counts instructions.
set -u

install() {
  command -v apt-get >/dev/null || return 1
  as_root=
  [ "$(id -u)" = 0 ] || as_root=sudo
  $as_root apt-get update -qq &&
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

case "${1:-}" in
  peers)
    python3 -m pip install --quiet --root-user-action=ignore python-calamine fastexcel openpyxl xlsx2csv ||
      echo "Not everything from PyPI could be installed." >&2
    command -v soffice >/dev/null || install libreoffice-calc || echo "LibreOffice could not be installed." >&2
    ;;
  valgrind)
    { command -v valgrind && command -v strip; } >/dev/null || install valgrind binutils
    ;;
  *)
    echo "usage: setup.sh peers|valgrind" >&2
    exit 2
    ;;
esac
