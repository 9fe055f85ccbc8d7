#!/usr/bin/env bash
# Checks template.yaml: types and properties of every resource, references, routes, policies, alarms; and the scripts
# that package and deploy it, invite people and reckon costs, against a stand-in for the AWS CLI.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
# Files side by side: their scripts start one small program after the other and leave a core idle.
(cd template-check && node --test --test-reporter=spec) && node --test --test-concurrency=3 --test-reporter=spec package/test/ costs/test/
