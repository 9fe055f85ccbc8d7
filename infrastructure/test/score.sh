#!/usr/bin/env bash
# Tests the command infrastructure/bin/score as somebody uses it: from another folder, with odd names, with files
# that are refused among files that are not. What score computes is tested in the modules.
set -u
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
. "$root/infrastructure/bin/.toolchain"
JAVA_HOME=$(find_jdk) || exit 1
score="$root/infrastructure/bin/score"
examples="$root/functions/instruments/src/test/resources/examples"
shipped="$root/functions/instruments/src/main/resources/instruments/weltoffene-kommune/1/instrument.yaml"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1

passed=0
failed=0
# expect NAME EXIT OUTPUT-LINES ERROR-PATTERN ARGUMENTS...
expect() {
  local name=$1 exit=$2 lines=$3 pattern=$4 code
  shift 4
  "$score" "$@" >out 2>err
  code=$?
  if [ "$code" -eq "$exit" ] && [ "$(wc -l <out)" -eq "$lines" ] &&
    if [ -z "$pattern" ]; then [ ! -s err ]; else grep -qE -- "$pattern" err; fi; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "not ok: $name: exit $code, output:"
    head -c 2000 out
    echo "errors:"
    head -c 2000 err
  fi
}

cp "$examples/instrument.yaml" "Instrument mit Ümlaut.yaml"
cp "$examples/self-check.json" -- -check.json
cp "$examples/self-check.json" good.json
echo '{"format": "selbstcheck/1", "format": "selbstcheck/1"}' >twice.json
echo '{"format": "selbstcheck/1"' >broken.json
sed 's/"version": 1/"version": 2/' good.json >other-version.json
sed 's/"level": 4/"level": 5/' good.json >level.json
sed 's/"version": 1/"version": 1.0/' good.json >whole-number.json
printf '{"format":"selbstcheck/1","instrument":{"id":"weltoffene-kommune","version":1},"departments":[],"answers":[]}' >empty.json
head -c 5242881 /dev/zero | tr '\0' ' ' >huge.json
sed 's/from: 50/from: 20/' "Instrument mit Ümlaut.yaml" >lint.yaml

expect "the worked example" 0 1 "" "Instrument mit Ümlaut.yaml" ./-check.json
"$JAVA_HOME/bin/java" "$root/infrastructure/test/SameJson.java" out "$examples/result.json" || failed=$((failed + 1))
expect "a name that begins with a dash" 0 1 "" "Instrument mit Ümlaut.yaml" -check.json
expect "the shipped questionnaire" 0 1 "" "$shipped" empty.json
expect "1.0 is 1" 0 1 "" "Instrument mit Ümlaut.yaml" whole-number.json
expect "a key twice" 2 0 "twice.json.*line 1" "Instrument mit Ümlaut.yaml" twice.json
expect "no JSON" 2 0 "broken.json" "Instrument mit Ümlaut.yaml" broken.json
expect "another version" 2 0 "other-version.json" "Instrument mit Ümlaut.yaml" other-version.json
expect "a level that does not exist" 2 0 "level.json.*/answers/" "Instrument mit Ümlaut.yaml" level.json
expect "over 5 MB" 2 0 "huge.json" "Instrument mit Ümlaut.yaml" huge.json
expect "an instrument with lint errors" 2 0 "lint.yaml" lint.yaml good.json
expect "a missing file among others" 2 2 "missing.json" "Instrument mit Ümlaut.yaml" good.json "Instrument mit Ümlaut.yaml" missing.json "Instrument mit Ümlaut.yaml" good.json
expect "an odd number of arguments" 2 0 "." "Instrument mit Ümlaut.yaml"
expect "no arguments" 2 0 "."

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
