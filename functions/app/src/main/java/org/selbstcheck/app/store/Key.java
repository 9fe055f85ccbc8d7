package org.selbstcheck.app.store;

/// The primary key of an item. Made in [Keys] only.
public record Key(String pk, String sk) {}
