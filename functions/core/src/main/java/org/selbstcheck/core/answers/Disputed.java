package org.selbstcheck.core.answers;

import java.util.List;

/// A point talked through and left open on purpose. Changes no number.
///
/// @param views at least two sides
public record Disputed(String indicator, List<View> views) {

  public Disputed {
    views = List.copyOf(views);
  }
}
