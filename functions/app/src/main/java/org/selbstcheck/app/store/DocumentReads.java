package org.selbstcheck.app.store;

import java.util.Optional;

/// What an order has to read of a check: with all attributes ([Checks]), or with those that the
/// project team may read ([Heads]).
public interface DocumentReads {

  Optional<Document> document(String checkId, String documentId);

  /// What stands beside the result of a check at this moment.
  Beside beside(Check check);
}
