#!/usr/bin/env bash
# Mutation testing: changes the code of a package in one place at a time and runs the tests that cover the place. Writes
# the scores, and every change that no test noticed, into src/docs/mutation.md between its markers, with the reason that
# src/bench/unnoticed.txt gives for so many of a kind in a method.
# Usage: src/bench/mutation.sh [PACKAGE...], e.g. search. Without packages all four; emit and specialise take hours.
set -euo pipefail
cd "$(dirname "$0")/../.."

tests_of() {
    case $1 in
        search) echo 'sharelock.search.*Test' ;;
        explicit) echo 'sharelock.explicit.*Test,sharelock.CheckTest,sharelock.AtRestTest,sharelock.compile.emit.StringsTest,sharelock.cli.EndToEndTest,sharelock.cli.ReplayTest,sharelock.cli.WhereTest' ;;
        compile.emit) echo 'sharelock.compile.emit.*Test,sharelock.compile.specialise.CompiledTest' ;;
        compile.specialise) echo 'sharelock.compile.specialise.*Test,sharelock.compile.emit.*Test,sharelock.compile.refusals.*Test,sharelock.VisibilityTest,sharelock.random.compared.*Test' ;;
        *)
            echo "mutation.sh: no package $1. Known: search, explicit, compile.emit, compile.specialise." >&2
            exit 2
            ;;
    esac
}

[ $# -gt 0 ] || set -- search explicit compile.emit compile.specialise
for package in "$@"; do
    tests=$(tests_of "$package")
    [ -n "${MUTATION_KEEP:-}" ] || mvn -q -B pitest:mutationCoverage -Pmutation \
        -Dmutated="$package" -Dmutation.tests="$tests" -Dmutation.threads="${MUTATION_THREADS:-2}"
done

table() {
    echo
    echo '| package | changes | noticed | score |'
    echo '| --- | --- | --- | --- |'
    for file in target/mutation/*/mutations.csv; do
        awk -F, -v package="$(basename "$(dirname "$file")")" '
            { all++ } $6 != "SURVIVED" && $6 != "NO_COVERAGE" { noticed++ }
            END { printf "| `sharelock.%s` | %d | %d | %.1f %% |\n", package, all, noticed, 100 * noticed / all }' "$file"
    done
    echo
    echo '| not noticed in | change | times | why no test need notice it |'
    echo '| --- | --- | --- | --- |'
    for file in target/mutation/*/mutations.csv; do
        awk -F, 'FNR == NR { if (split($0, part, " [|] ") == 4) why[part[1] " | " part[2] " | " part[3]] = part[4]; next }
        $6 == "SURVIVED" || $6 == "NO_COVERAGE" {
            sub(/.*\./, "", $2); sub(/.*\./, "", $3); sub(/Mutator.*/, "", $3)
            key = $2 "." $4 " | " $3
            times[key]++
            lines[key] = lines[key] " " $5
        }
        END {
            for (key in times) {
                reason = why[key " | " times[key]]
                split(key, part, " [|] ")
                printf "| `%s` | %s | %d | %s |\n", part[1], part[2], times[key],
                    reason != "" ? reason : "**not explained yet** (line" lines[key] ")"
            }
        }' src/bench/unnoticed.txt "$file" | sort
    done
    echo
}
table >target/mutation/table.md
awk '/<!-- mutation scores -->/ { print; while ((getline line < "target/mutation/table.md") > 0) print line; skip = 1 }
     /<!-- end of mutation scores -->/ { skip = 0 } !skip' src/docs/mutation.md >target/mutation/page.md
cp target/mutation/page.md src/docs/mutation.md
