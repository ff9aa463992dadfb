#!/usr/bin/env bash
# Measures the filter lock and writes beside the figures what they were measured with.
#   src/bench/bench.sh [REPEATS] [TASKS]      default: 5 6
# Set BENCH_JAVA_OPTS to try other settings of Java. Measure on a quiet machine.
set -euo pipefail
cd "$(dirname "$0")/../.."
repeats=${1:-5}
tasks=${2:-6}
options=${BENCH_JAVA_OPTS--Xmx3g -XX:+UseParallelGC -XX:MaxNewSize=256m}

mvn -q -o test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath \
    || mvn -q test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
classpath=target/test-classes:target/classes:$(cat target/bench.classpath)

changed=$(git status --porcelain --untracked-files=no)
echo "command  src/bench/bench.sh $repeats $tasks  (java $options)"
echo "commit   $(git rev-parse --short HEAD)${changed:+ with uncommitted changes}"
echo "machine  $(nproc) CPUs$(sed -n 's/^model name[^:]*:/,/p' /proc/cpuinfo 2>/dev/null | head -1)," \
    "$(awk '/MemTotal/ {printf "%d GB", $2 / 1048576}' /proc/meminfo 2>/dev/null || echo unknown memory)," \
    "load $(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo unknown)"
echo "java     $(java -version 2>&1 | head -1)"
echo "repeats  $repeats in one JVM for each line"
measure() {
    # shellcheck disable=SC2086 # the options are several words
    java $options -cp "$classpath" sharelock.bench.FilterBench "$1" "$tasks" "$2" "$repeats"
}
measure LIMIT 1
measure HAND 1
measure HAND 2
measure COMPILED 1
measure COMPILED 2
echo "load     $(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo unknown) afterwards"
