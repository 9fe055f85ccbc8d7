/// How long things take and what they need: cold starts, requests, scoring, documents, the
/// register. Everything is printed as a table and nothing is asserted; run by
/// `infrastructure/bin/benchmark`.
@NullMarked
package org.selbstcheck.benchmarks;

import org.jspecify.annotations.NullMarked;
