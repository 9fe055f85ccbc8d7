/// The functions as a whole, in memory: the same handlers and the same events as on the platform,
/// with tables, bucket, time and ids that a test holds in its hand and can let fail. Every answer
/// that comes by is held to `infrastructure/openapi.yaml`.
@NullMarked
package org.selbstcheck.app.testbed;

import org.jspecify.annotations.NullMarked;
