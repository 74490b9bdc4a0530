#!/bin/sh
# Fills FOLDER with libraries and descriptions of them (for pkg-config) by which the C libraries, and what they need, are linked
# into the program: static-libraries.sh FOLDER CLANG. Fails where one of them is only there as a shared library.
set -eu

folder=$1
clang=$2
rm -rf "$folder"
mkdir -p "$folder"
packages="libxml-2.0 minizip libdeflate nettle"

for name in stdc++ $(pkg-config --static --libs-only-l $packages); do
  name=${name#-l}
  case $name in
    c | m | dl | pthread | rt) continue ;;
  esac
  library=$("$clang" -print-file-name="lib$name.a")
  if [ ! -f "$library" ]; then
    echo "There is no lib$name.a" >&2
    exit 1
  fi
  ln -sf "$library" "$folder/"
done

for package in $packages; do
  sed -e "s|^Libs:.*|Libs: -L$folder $(pkg-config --static --libs-only-l $package)|" -e '/^Libs.private:/d' \
    "$(pkg-config --variable=pcfiledir $package)/$package.pc" >"$folder/$package.pc"
done
