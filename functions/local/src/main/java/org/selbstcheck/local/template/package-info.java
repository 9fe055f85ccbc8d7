/// Reads `template.yaml` into typed records: functions with their triggers, tables, buckets, the
/// HTTP API and the distribution. Intrinsic functions, conditions and SAM's globals are resolved
/// against local names, as a deployment resolves them against real ones. What this reader does not
/// know fails with the logical id, since skipping it would let the local system differ from the
/// cloud unnoticed.
@NullMarked
package org.selbstcheck.local.template;

import org.jspecify.annotations.NullMarked;
