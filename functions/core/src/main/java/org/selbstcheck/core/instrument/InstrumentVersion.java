package org.selbstcheck.core.instrument;

import java.util.Optional;

/// Names one version of one instrument; written `weltoffene-kommune/1`.
///
/// @param id kebab-case id of the instrument, at most 64 characters
/// @param version 1 or more; a published version never changes
public record InstrumentVersion(String id, int version) {

  public InstrumentVersion {
    if (!isKebabCase(id) || id.length() > 64) {
      throw new IllegalArgumentException("Invalid instrument id: " + id);
    }
    if (version < 1) {
      throw new IllegalArgumentException("Invalid instrument version: " + version);
    }
  }

  /// The version that somebody typed, empty if there can be none of that name.
  public static Optional<InstrumentVersion> of(String id, int version) {
    return isKebabCase(id) && id.length() <= 64 && version >= 1
        ? Optional.of(new InstrumentVersion(id, version))
        : Optional.empty();
  }

  /// The inverse of [#toString].
  ///
  /// @throws IllegalArgumentException if `text` is not `id/version`
  public static InstrumentVersion parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("Invalid instrument version: " + text);
    }
    return new InstrumentVersion(
        text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
  }

  /// Words of a to z and 0 to 9 with single hyphens between them. Spelled out: an engine for
  /// regular expressions would nearly double what the browser loads for scoring (ADR 0019).
  private static boolean isKebabCase(String text) {
    boolean inWord = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '-') {
        if (!inWord) {
          return false;
        }
        inWord = false;
      } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        inWord = true;
      } else {
        return false;
      }
    }
    return inWord;
  }

  @Override
  public String toString() {
    return id + "/" + version;
  }
}
