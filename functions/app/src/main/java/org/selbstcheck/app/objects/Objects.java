package org.selbstcheck.app.objects;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The bucket as the project uses it. Objects are written once and never changed; they go only when
/// all that belongs to a check is erased, or when what they hold is no longer needed.
public interface Objects {

  /// How long a download link lives.
  Duration DOWNLOAD_LIFE = Duration.ofMinutes(15);

  /// How long an upload link lives.
  Duration UPLOAD_LIFE = Duration.ofMinutes(15);

  /// Stores an object unless there is one under the key already.
  ///
  /// @return whether it was stored; if not, the one that is there stays
  boolean putIfAbsent(String key, byte[] bytes, String contentType);

  /// Stores a file as an object unless there is one under the key already.
  ///
  /// @return whether it was stored; if not, the one that is there stays
  boolean putIfAbsent(String key, Path file, String contentType);

  Optional<byte[]> get(String key);

  /// The first bytes of an object that comes from outside, so that nobody can fill the memory.
  ///
  /// @param most 1 or more; shorter objects are there as a whole
  Optional<byte[]> beginning(String key, int most);

  /// Whether there is an object, without reading it.
  boolean exists(String key);

  /// A link that downloads the object under a file name.
  ///
  /// @param fileName ASCII without quotes
  String downloadLink(String key, String fileName);

  /// A link to which the browser PUTs an object.
  String uploadLink(String key, Duration life);

  /// Removes one object for good; nothing happens if there is none.
  void remove(String key);

  /// Removes all objects whose keys begin with `prefix`, for good.
  ///
  /// @param prefix not empty; ends with a slash, so that no other's objects begin like it
  /// @return how many there were
  /// @throws IllegalArgumentException if the prefix does not end with a slash
  int removeAll(String prefix);

  /// The names of folders in a folder that has more of them than one answer holds, in their order.
  ///
  /// @param prefix the folder, ends with a slash
  /// @param after only names after this one; empty for all
  /// @param most at most so many, up to 1,000; fewer are the last ones
  List<String> folders(String prefix, String after, int most);
}
