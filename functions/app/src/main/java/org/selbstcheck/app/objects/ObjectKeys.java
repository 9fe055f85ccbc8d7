package org.selbstcheck.app.objects;

/// All keys in the bucket.
public final class ObjectKeys {

  private ObjectKeys() {}

  /// Under which everything of a check lies.
  public static String folder(String checkId) {
    return "checks/" + checkId + "/";
  }

  /// @throws IllegalArgumentException if keys of another check, or all keys, could begin like this
  static void checkFolder(String prefix) {
    if (prefix.length() < 2 || !prefix.endsWith("/")) {
      throw new IllegalArgumentException("Not a folder: " + prefix);
    }
  }

  public static String submission(String checkId, int number) {
    return folder(checkId) + "submissions/" + number + ".json";
  }

  public static String result(String checkId, int submission) {
    return folder(checkId) + "results/" + submission + ".json";
  }

  public static String document(String checkId, String documentId, String extension) {
    return folder(checkId) + "documents/" + documentId + "." + extension;
  }

  public static String register(String sha256) {
    return "register/" + sha256 + ".tsv";
  }

  public static String registerUpload(String uploadId) {
    return "register/uploads/" + uploadId;
  }
}
