package org.selbstcheck.app.links;

import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Link;

/// A link that opens, with its check.
public record Opened(Link link, Check check) {

  public boolean coordinator() {
    return link.role() == Link.Role.COORDINATOR;
  }

  /// The department that the link answers for.
  public String department() {
    return link.department();
  }
}
