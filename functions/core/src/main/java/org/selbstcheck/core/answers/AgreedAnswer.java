package org.selbstcheck.core.answers;

/// The answers that can come out of the consensus step: a level, unknown or not applicable.
public sealed interface AgreedAnswer extends Answer
    permits Answer.Level, Answer.Unknown, Answer.NotApplicable {}
