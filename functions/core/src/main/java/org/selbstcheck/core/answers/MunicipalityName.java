package org.selbstcheck.core.answers;

/// The municipality as a self-check names it.
///
/// @param key Kreisschlüssel (5 digits), AGS (8), key of a Verband (9) or ARS (12), with an
///   optional suffix that names a part of a town; always text
public record MunicipalityName(String key, String name) {}
