package org.selbstcheck.app.objects;

/// All keys in the bucket.
public final class ObjectKeys {

  private ObjectKeys() {}

  public static String submission(String checkId, int number) {
    return "checks/" + checkId + "/submissions/" + number + ".json";
  }

  public static String result(String checkId, int submission) {
    return "checks/" + checkId + "/results/" + submission + ".json";
  }

  public static String document(String checkId, String documentId, String extension) {
    return "checks/" + checkId + "/documents/" + documentId + "." + extension;
  }

  public static String register(String sha256) {
    return "register/" + sha256 + ".tsv";
  }

  public static String registerUpload(String uploadId) {
    return "register/uploads/" + uploadId;
  }
}
