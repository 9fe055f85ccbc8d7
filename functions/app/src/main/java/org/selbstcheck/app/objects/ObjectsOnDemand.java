package org.selbstcheck.app.objects;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The bucket, made when it is first asked for. Most requests never ask, and building the client is
/// a tenth of what such a function does at its start.
public final class ObjectsOnDemand implements Objects {

  private final Supplier<Objects> maker;
  private @Nullable Objects made;

  public ObjectsOnDemand(Supplier<Objects> maker) {
    this.maker = maker;
  }

  private synchronized Objects objects() {
    if (made == null) {
      made = maker.get();
    }
    return made;
  }

  @Override
  public boolean putIfAbsent(String key, byte[] bytes, String contentType) {
    return objects().putIfAbsent(key, bytes, contentType);
  }

  @Override
  public boolean putIfAbsent(String key, Path file, String contentType) {
    return objects().putIfAbsent(key, file, contentType);
  }

  @Override
  public Optional<byte[]> get(String key) {
    return objects().get(key);
  }

  @Override
  public Optional<byte[]> beginning(String key, int most) {
    return objects().beginning(key, most);
  }

  @Override
  public boolean exists(String key) {
    return objects().exists(key);
  }

  @Override
  public String downloadLink(String key, String fileName) {
    return objects().downloadLink(key, fileName);
  }

  @Override
  public String uploadLink(String key, Duration life) {
    return objects().uploadLink(key, life);
  }

  @Override
  public void remove(String key) {
    objects().remove(key);
  }

  @Override
  public int removeAll(String prefix) {
    return objects().removeAll(prefix);
  }
}
