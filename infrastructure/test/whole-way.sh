#!/usr/bin/env bash
# Goes the whole way in a real browser on a freshly started system with nothing in it: from the administrator who
# admits Kaufbeuren to the PDF that its coordinator downloads. Then checks what came out: the PDF is PDF/UA-1 and
# carries the numbers of the result, and the result is the one that infrastructure/bin/score gives for the exported
# self-check. On that way another municipality registers by itself and is admitted. On the same system three departments
# then fill in the other questionnaire together, to consensus and result.
set -u
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
. "$root/infrastructure/bin/.toolchain"
JAVA_HOME=$(find_jdk) || exit 1
export JAVA_HOME
mvn=$(find_maven) || exit 1
CHROMIUM=$(find_chromium) || exit 1
export CHROMIUM
work=$(mktemp -d)
system=
cleanup() {
  if [ -n "$system" ] && kill -0 "$system" 2>/dev/null; then
    kill -TERM "$system"
    wait "$system" 2>/dev/null
  fi
  rm -rf "$work"
}
trap cleanup EXIT

# Any free port: several of these may run on one machine.
port=$("$(find_node)" -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
echo "Starting the system on port $port"
"$root/run" --port "$port" --data "$work/data" --no-demo >"$work/run.log" 2>&1 </dev/null &
system=$!
for _ in $(seq 1 600); do
  grep -q '^Ready:' "$work/run.log" && break
  kill -0 "$system" 2>/dev/null || break
  sleep 0.5
done
if ! grep -q '^Ready:' "$work/run.log"; then
  echo "The system did not start:"
  tail -n 40 "$work/run.log"
  exit 1
fi

# way SCRIPT ARGUMENT...: goes one way on the system.
way() {
  local script=$1
  shift
  (cd "$root/static-site" && node "test/whole-way/$script" "http://localhost:$port" "$@") || {
    echo "The system said last:"
    tail -n 30 "$work/run.log"
    exit 1
  }
}
mkdir "$work/out"
echo "One municipality, alone"
way whole-way.mjs "$work/out"
echo "Three departments, together"
way together.mjs

echo "The result is the one of infrastructure/bin/score"
instrument="$root/functions/instruments/src/main/resources/instruments/weltoffene-kommune/1/instrument.yaml"
"$root/infrastructure/bin/score" "$instrument" "$work/out/self-check.json" >"$work/out/scored.json" || exit 1
"$JAVA_HOME/bin/java" "$root/infrastructure/test/SameJson.java" "$work/out/result.json" "$work/out/scored.json" || exit 1

echo "The report is PDF/UA-1 and carries the numbers"
(cd "$root/functions" && "$mvn" -q -B -ntp -Dquick -pl documents -am test-compile \
  dependency:build-classpath -Dmdep.outputFile=target/test.classpath -Dmdep.includeScope=test) || exit 1
documents="$root/functions/documents/target"
"$JAVA_HOME/bin/java" -cp "$documents/test-classes:$documents/classes:$(cat "$documents/test.classpath")" \
  org.selbstcheck.documents.report.DownloadedReport "$work/out/report.pdf" "$work/out/result.json" \
  "$work/out/own-statement.txt" || exit 1
echo "2 passed, 0 failed"
