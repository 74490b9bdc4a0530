#!/bin/sh
# Builds the program as it is meant to run over thousands of files: a first one counts what is hot in it while it reads the
# samples and generated workbooks, the second is made by these counts (profile-guided optimisation), of all modules at once
# (link-time optimisation), and brings the C libraries it needs. Both are whole builds: release.sh swift build OPTION…
set -eu

cd "$(dirname "$0")/.."
counting=.build-counting
release=.build-release

library=$(swift -print-target-info | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')
toolchain=${library%/lib/swift*}
runtime=$(find "$toolchain/lib/clang/" -name "libclang_rt.profile-$(uname -m).a" | head -n 1)
if [ -z "$runtime" ]; then
  echo "This Swift has no libclang_rt.profile: make build builds without it." >&2
  exit 1
fi

# A program that brings its libraries starts sooner: the system need not look for them, nor bind thousands of their symbols.
libraries=$PWD/.build-libraries
if Scripts/static-libraries.sh "$libraries" "$toolchain/bin/clang"; then
  set -- "$@" --pkg-config-path "$libraries" -Xswiftc -Xclang-linker -Xswiftc -static-libgcc
fi

# Nothing looks up the program's own symbols, and packed relocations are read sooner, where the C library knows them.
set -- "$@" --experimental-lto-mode=thin --disable-local-rpath -Xlinker --no-export-dynamic
case $(getconf GNU_LIBC_VERSION) in
  "glibc 2."3[6-9] | "glibc 2."[4-9]?) set -- "$@" -Xlinker -z -Xlinker pack-relative-relocs ;;
esac

# Types are made by calls, not by names that the runtime reads, looking through all conformances for each: a tenth of a start.
set -- "$@" -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
"$@" --scratch-path "$counting" -Xswiftc -Xfrontend -Xswiftc -ir-profile-generate \
  -Xswiftc -Xllvm -Xswiftc -pgo-temporal-instrumentation -Xlinker "$runtime" -Xlinker -u__llvm_profile_runtime
counts=$counting/counts
rm -rf "$counts"
mkdir "$counts"
yusuan=$PWD/$counting/release/yusuan
LLVM_PROFILE_FILE=$PWD/$counts/%p.profraw
export LLVM_PROFILE_FILE
# Damaged samples are among them: the exit status tells of these, not of this build.
"$yusuan" batch Samples -o "$counts/batch" --to json,csv,long,jsonl,xml --check --quiet || true
Benchmarks/corpus.py "$counts/books" 200 >/dev/null
"$yusuan" batch "$counts/books" -o "$counts/converted" --to json --check --quiet
"$yusuan" check Samples/jincheng-2025/tables.csv >"$counts/checked" 2>/dev/null || true
for sample in Samples/workbooks/*.xlsx Samples/dirty/*.csv; do "$yusuan" cells "$sample" >"$counts/cells"; done
# How most batches begin.
for book in "$counts"/books/*0.xlsx; do "$yusuan" batch "$book" -o "$counts/begun" --to json --check --quiet; done
"$toolchain/bin/llvm-profdata" merge -o "$counts/merged.profdata" "$counts"/*.profraw

# A linker that can puts the functions that run first beside each other.
set -- "$@" -Xswiftc -Xfrontend -Xswiftc "-ir-profile-use=$PWD/$counts/merged.profdata"
if "$toolchain/bin/ld.lld" --help | grep -q -e --bp-startup-sort; then
  set -- "$@" -Xlinker --bp-startup-sort=function -Xlinker "--irpgo-profile=$PWD/$counts/merged.profdata"
fi

# The build does not see that other counts are another program.
rm -rf "$release"
"$@" --scratch-path "$release"
echo "$release/release/yusuan"
