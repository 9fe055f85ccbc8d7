package org.selbstcheck.app.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.selbstcheck.app.objects.Objects;

/// The bucket in memory.
public class InMemoryObjects implements Objects {

  private final Map<String, byte[]> objects = new TreeMap<>();

  @Override
  public synchronized boolean putIfAbsent(String key, byte[] bytes, String contentType) {
    return objects.putIfAbsent(key, bytes.clone()) == null;
  }

  @Override
  public boolean putIfAbsent(String key, Path file, String contentType) {
    try {
      return putIfAbsent(key, Files.readAllBytes(file), contentType);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized Optional<byte[]> get(String key) {
    return Optional.ofNullable(objects.get(key)).map(byte[]::clone);
  }

  @Override
  public synchronized Optional<byte[]> beginning(String key, int most) {
    return get(key).map(bytes -> Arrays.copyOf(bytes, Math.min(most, bytes.length)));
  }

  @Override
  public synchronized boolean exists(String key) {
    return objects.containsKey(key);
  }

  @Override
  public String downloadLink(String key, String fileName) {
    return "https://bucket.example/" + key + "?as=" + fileName;
  }

  @Override
  public String uploadLink(String key, Duration life) {
    return "https://bucket.example/" + key + "?seconds=" + life.toSeconds();
  }

  @Override
  public synchronized int removeAll(String prefix) {
    if (!prefix.endsWith("/")) {
      throw new IllegalArgumentException(prefix);
    }
    int before = objects.size();
    objects.keySet().removeIf(key -> key.startsWith(prefix));
    return before - objects.size();
  }

  /// Puts an object there whatever was there, as a browser does with an upload link.
  public synchronized void upload(String key, byte[] bytes) {
    objects.put(key, bytes.clone());
  }

  @Override
  public synchronized void remove(String key) {
    objects.remove(key);
  }

  /// All objects by key, as text, to be compared and searched.
  public synchronized Map<String, String> everything() {
    Map<String, String> all = new TreeMap<>();
    objects.forEach((key, bytes) -> all.put(key, new String(bytes, StandardCharsets.UTF_8)));
    return all;
  }
}
