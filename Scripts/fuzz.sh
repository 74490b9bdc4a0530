#!/bin/sh
# Builds the fuzz targets and runs each for a number of seconds (Documentation/fuzzing.md): fuzz.sh SECONDS [TARGET…]
set -eu

cd "$(dirname "$0")/.."
seconds=$1
shift
[ $# -gt 0 ] || set -- parts files
scratch=.build-fuzz
sanitizers=fuzzer,address

# libFuzzer prints where it happened; Swift's own backtraces take minutes here.
export SWIFT_BACKTRACE=enable=no LSAN_OPTIONS="suppressions=Fuzzing/leaks.supp:print_suppressions=0"
Fuzzing/seeds.py "$scratch/seeds"

for target in "$@"; do
  case "$target" in
    parts) product=FuzzParts dictionary=spreadsheetml longest=4096 ;;
    files) product=FuzzFiles dictionary=files longest=8192 ;;
    *) echo "no target $target: parts or files" >&2; exit 2 ;;
  esac
  # The flag --sanitize links libFuzzer's main; the compiler's own flag instruments every module.
  YUSUAN_FUZZ=1 swift build -c release --scratch-path "$scratch" --product "$product" --sanitize fuzzer \
    -Xswiftc -sanitize="$sanitizers" -Xswiftc -parse-as-library -Xswiftc -enable-testing -Xswiftc -use-ld=lld
  mkdir -p "$scratch/corpus/$target" "$scratch/findings/$target"
  echo "== $target: $seconds seconds; what it finds goes to $scratch/findings/$target/"
  log="$scratch/$target.log"
  if ! "$scratch/release/$product" "$scratch/corpus/$target" "$scratch/seeds/$target" -dict="Fuzzing/$dictionary.dict" \
    -max_len="$longest" -timeout=10 -rss_limit_mb=2048 -malloc_limit_mb=256 -max_total_time="$seconds" \
    -artifact_prefix="$scratch/findings/$target/" -print_final_stats=1 >"$log" 2>&1
  then
    tail -n 60 "$log"
    exit 1
  fi
  grep -a -e DONE -e '^stat::' -e ' inputs$' "$log"
done
