package org.selbstcheck.app.store;

/// The tables by their role; their physical names come from the environment.
public enum TableName {
  /// Everything of one check under one partition key.
  CHECKS,
  /// Phases, admitted municipalities, the register's pointer, audit of administration.
  PROGRAMME,
  /// Work to be done.
  JOBS
}
