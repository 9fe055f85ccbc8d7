package org.selbstcheck.season;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Does several things at once, but never more than so many, and none after one has failed.
final class Parallel implements AutoCloseable {

  interface Work {
    void run() throws IOException, Refused;
  }

  private final int together;
  private final Semaphore free;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  Parallel(int together) {
    this.together = together;
    this.free = new Semaphore(together);
  }

  /// Begins something, as soon as less than the most is under way.
  ///
  /// @throws Refused if something that was begun earlier was refused
  void run(Work work) throws IOException, Refused {
    free.acquireUninterruptibly();
    if (failure.get() != null) {
      free.release();
      check();
    }
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                work.run();
              } catch (IOException | Refused | RuntimeException e) {
                failure.compareAndSet(null, e);
              } finally {
                free.release();
              }
            });
  }

  /// Waits until all that was begun is done.
  ///
  /// @throws Refused if something was refused
  void await() throws IOException, Refused {
    free.acquireUninterruptibly(together);
    free.release(together);
    check();
  }

  private void check() throws IOException, Refused {
    switch (failure.get()) {
      case null -> {}
      case IOException e -> throw e;
      case Refused e -> throw e;
      case RuntimeException e -> throw e;
      case Exception e -> throw new IllegalStateException(e);
    }
  }

  /// Waits too, so that nothing is under way any more when the archive is closed.
  @Override
  public void close() {
    free.acquireUninterruptibly(together);
    free.release(together);
  }
}
