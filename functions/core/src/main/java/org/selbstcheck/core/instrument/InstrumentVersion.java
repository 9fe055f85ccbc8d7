package org.selbstcheck.core.instrument;

/// Names one version of one instrument; written `weltoffene-kommune/1`.
///
/// @param id kebab-case id of the instrument, at most 64 characters
/// @param version 1 or more; a published version never changes
public record InstrumentVersion(String id, int version) {

  public InstrumentVersion {
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*") || id.length() > 64) {
      throw new IllegalArgumentException("Invalid instrument id: " + id);
    }
    if (version < 1) {
      throw new IllegalArgumentException("Invalid instrument version: " + version);
    }
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

  @Override
  public String toString() {
    return id + "/" + version;
  }
}
