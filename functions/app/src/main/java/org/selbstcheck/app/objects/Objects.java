package org.selbstcheck.app.objects;

import java.time.Duration;
import java.util.Optional;

/// The bucket as the project uses it. Objects are written once and never changed.
public interface Objects {

  /// How long a download link lives.
  Duration DOWNLOAD_LIFE = Duration.ofMinutes(15);

  /// Stores an object unless there is one under the key already.
  ///
  /// @return whether it was stored; if not, the one that is there stays
  boolean putIfAbsent(String key, byte[] bytes, String contentType);

  Optional<byte[]> get(String key);

  /// A link that downloads the object under a file name.
  ///
  /// @param fileName ASCII without quotes
  String downloadLink(String key, String fileName);

  /// A link to which the browser PUTs an object.
  String uploadLink(String key, Duration life);
}
