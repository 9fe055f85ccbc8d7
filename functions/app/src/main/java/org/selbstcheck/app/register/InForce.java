package org.selbstcheck.app.register;

import org.selbstcheck.core.municipality.Register;
import org.selbstcheck.core.municipality.RegisterSearch;

/// A register with its search index.
///
/// @param objectKey of the object that holds it; empty text for the one that ships with the
///   software
public record InForce(String objectKey, Register register, RegisterSearch search) {}
