#!/usr/bin/env bash
# Checks template.yaml: types and properties of every resource, references, routes, policies, alarms.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../template-check" || exit 1
node --test
