package org.selbstcheck.core.instrument;

/// The feedback on one indicator.
///
/// @param strength what stands
/// @param gap what is missing, balanced
/// @param gapPlain what is missing and what follows from leaving it so
/// @param firstStep for places that have not begun
/// @param nextStep for places under way
public record IndicatorTexts(
    String strength, String gap, String gapPlain, String firstStep, String nextStep) {}
