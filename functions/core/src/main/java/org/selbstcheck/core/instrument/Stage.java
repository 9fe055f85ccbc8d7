package org.selbstcheck.core.instrument;

import java.math.BigDecimal;

/// A stage of a field of action.
///
/// @param from lowest shown score, 0 to 100, at which the stage is reached
public record Stage(BigDecimal from, String label, String explanation) {}
