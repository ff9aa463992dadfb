#!/usr/bin/env bash
# Measures the developer's loop: a comment in a property, then its code, is changed, and one check is run.
#   src/bench/loop.sh [REPEATS]      default: 3
# What is changed is a copy of this repository, as it is behind a build. Measure on a quiet machine.
set -euo pipefail
cd "$(dirname "$0")/../.."
check=jpf-configs/pagetable-bug-read-faults-leak.jpf
property=properties/pagetable/NoPageLeaked.java

./sharelock --version >/dev/null
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp -Rp sharelock pom.xml .mvn jpf-configs models properties "$copy"
mkdir "$copy/src" "$copy/target"
cp -Rp src/main "$copy/src"
cp -Rp target/classes target/lib target/launcher* "$copy/target"
cd "$copy"

echo "machine  $(nproc) CPUs, load $(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo unknown)"
TIMEFORMAT='%R s, %U s of processor'
measure() { # what was done
    printf '%-22s' "$1"
    { time ./sharelock check "$check" >/dev/null 2>&1; } 2>&1
}
for _ in $(seq "${1:-3}"); do
    measure "nothing changed"
    echo "// A comment." >>"$property"
    measure "a comment"
    sed -i.old 's/model) {$/model) { if (model == null) return false;/' "$property"
    measure "a property's code"
    cp -p "$property.old" "$property" && touch "$property"
    sed -i.old 's/^}$/private int unused; }/' models/pagetable/Mm.java
    measure "a model"
done
