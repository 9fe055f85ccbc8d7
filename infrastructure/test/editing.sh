#!/usr/bin/env bash
# Tests the commands infrastructure/bin/lint-instruments and review-sheet as an editor uses them: from another folder,
# with odd names, with what they refuse. What they find and draw is tested in the modules.
set -u
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
bin="$root/infrastructure/bin"
example="$root/functions/instruments/src/test/resources/examples/instrument.yaml"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1

passed=0
failed=0
# expect NAME EXIT OUTPUT-PATTERN ERROR-PATTERN COMMAND...
expect() {
  local name=$1 exit=$2 output=$3 error=$4 code
  shift 4
  "$@" >out 2>err
  code=$?
  if [ "$code" -eq "$exit" ] &&
    if [ -z "$output" ]; then [ ! -s out ]; else grep -qE -- "$output" out; fi &&
    if [ -z "$error" ]; then [ ! -s err ]; else grep -qE -- "$error" err; fi; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "not ok: $name: exit $code, output:"
    head -c 2000 out
    echo "errors:"
    head -c 2000 err
  fi
}

mkdir "Entwurf für Ümlaute"
cp "$example" "Entwurf für Ümlaute/instrument.yaml"
echo 'id: [' >broken.yaml

lint="$bin/lint-instruments"
expect "both shipped ones" 0 'weltoffene-kommune/1/instrument.yaml: [0-9]+ findings, all within' "" "$lint"
expect "an odd folder, findings" 3 'Ümlaute/instrument.yaml: error: st-haushalt: MISSING_ANCHOR' "" "$lint" "Entwurf für Ümlaute"
expect "no YAML" 2 '' 'broken.yaml: line' "$lint" broken.yaml
expect "no such file" 2 '' 'missing: no such file' "$lint" missing
expect "an unknown option" 2 '' 'Usage' "$lint" --nonsense
expect "fingerprints" 0 '^sha256:[0-9a-f]{64}  .*integrierte-planung/1' "" "$lint" --fingerprint
expect "help" 0 'Exit code: 0' "" "$lint" --help

review="$bin/review-sheet"
expect "one field by its number" 0 'pruefbogen-integrierte-planung-1-2-' "" "$review" --to "Bögen 1" integrierte-planung 2
expect "it is a PDF" 0 '^%PDF-1' "" head -c 8 "Bögen 1/pruefbogen-integrierte-planung-1-2-organisation-ressourcen.pdf"
expect "a file, into this folder" 0 'pruefbogen-beispiel-1-1-steuerung.pdf' "" "$review" "Entwurf für Ümlaute/instrument.yaml" steuerung
expect "no such questionnaire" 2 '' 'nirgends: no such questionnaire' "$review" nirgends
expect "no such field" 2 '' 'no such field' "$review" weltoffene-kommune 8
expect "no folder" 2 '' 'needs a folder' "$review" --to
expect "nothing" 2 '' 'Usage' "$review"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
