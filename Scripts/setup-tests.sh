#!/bin/sh
# Installs what the tests need beside Scripts/setup.sh: Python's jsonschema, an independent validator of JSON, openpyxl, an
# independent reader of workbooks, and strace, which makes system calls fail.
set -eu

ready() { python3 -c 'import openpyxl, jsonschema; jsonschema.Draft202012Validator' 2>/dev/null && command -v strace >/dev/null; }
ready && exit 0
python3 -m pip install --quiet --disable-pip-version-check 'jsonschema>=4.10' 'openpyxl>=3.0' 2>/dev/null || true
ready && exit 0
as_root=
[ "$(id -u)" = 0 ] || as_root=sudo
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends python3-jsonschema python3-openpyxl strace
ready
