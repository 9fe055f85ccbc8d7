/// The edge: HTTP API events of payload format 2.0 in, responses out. Expected outcomes are values
/// that are mapped to [Response] once; everything else is caught once in [HttpFunction], logged
/// without personal data and answered as problem+json (RFC 9457) with a German text.
@NullMarked
package org.selbstcheck.app.http;

import org.jspecify.annotations.NullMarked;
