#!/bin/sh
# Installs what building and testing need and is missing. Debian and its relatives; on others, says what is needed.
set -eu

missing=
have() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'install ok installed'; }
for package in libxml2-dev libminizip-dev zlib1g-dev libdeflate-dev nettle-dev libxlsxwriter-dev pkg-config python3; do
  case "$package" in
    python3) command -v python3 >/dev/null || missing="$missing $package" ;;
    *) have "$package" || missing="$missing $package" ;;
  esac
done

if [ -n "$missing" ]; then
  if ! command -v apt-get >/dev/null; then
    echo "These packages, or what your system calls them, are needed:$missing" >&2
    exit 1
  fi
  as_root=
  [ "$(id -u)" = 0 ] || as_root=sudo
  $as_root apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing
fi

if ! command -v swift >/dev/null; then
  echo "Swift 6.2 or newer is needed: https://www.swift.org/install/linux/" >&2
  exit 1
fi
