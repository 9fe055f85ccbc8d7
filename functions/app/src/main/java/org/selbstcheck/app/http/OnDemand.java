package org.selbstcheck.app.http;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something that is made once, when it is first asked for.
public final class OnDemand<T> {

  private final Supplier<T> maker;
  private @Nullable T made;

  public OnDemand(Supplier<T> maker) {
    this.maker = maker;
  }

  public synchronized T get() {
    if (made == null) {
      made = maker.get();
    }
    return made;
  }
}
