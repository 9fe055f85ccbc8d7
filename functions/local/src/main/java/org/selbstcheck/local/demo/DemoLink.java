package org.selbstcheck.local.demo;

/// An address to try.
///
/// @param what one finds there
/// @param path on the site, with the token in the fragment
public record DemoLink(String what, String path) {}
