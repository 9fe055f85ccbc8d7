package org.selbstcheck.core.answers;

/// A unit that answers. `released` and `closed` change no number: what a self-check holds, counts.
///
/// @param name as the municipality calls it, 1 to 200 characters
public record Department(String id, String name, boolean released, boolean closed) {}
