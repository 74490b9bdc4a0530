#!/bin/sh
# Installs what the tests need beside Scripts/setup.sh: Python's jsonschema, an independent validator of JSON.
set -eu

validator() { python3 -c 'import jsonschema; jsonschema.Draft202012Validator' 2>/dev/null; }
validator && exit 0
python3 -m pip install --quiet --disable-pip-version-check 'jsonschema>=4.10' 2>/dev/null || true
validator && exit 0
as_root=
[ "$(id -u)" = 0 ] || as_root=sudo
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends python3-jsonschema
validator
