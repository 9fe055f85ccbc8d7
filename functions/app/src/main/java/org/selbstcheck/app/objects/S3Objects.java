package org.selbstcheck.app.objects;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// The bucket in S3.
public final class S3Objects implements Objects {

  private final S3Client client;
  private final Supplier<S3Presigner> presigner;
  private final String bucket;

  /// @param presigner asked for only when a link is made: most requests need none
  public S3Objects(S3Client client, Supplier<S3Presigner> presigner, String bucket) {
    this.client = client;
    this.presigner = presigner;
    this.bucket = bucket;
  }

  @Override
  public boolean putIfAbsent(String key, byte[] bytes, String contentType) {
    try {
      client.putObject(
          request -> request.bucket(bucket).key(key).contentType(contentType).ifNoneMatch("*"),
          RequestBody.fromBytes(bytes));
      return true;
    } catch (S3Exception e) {
      // 412: it is there. 409: another write of the same key is under way and wins.
      if (e.statusCode() == 412 || e.statusCode() == 409) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public Optional<byte[]> get(String key) {
    try {
      return Optional.of(
          client.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asByteArrayUnsafe());
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  @Override
  public String downloadLink(String key, String fileName) {
    return presigner
        .get()
        .presignGetObject(
            presign ->
                presign
                    .signatureDuration(DOWNLOAD_LIFE)
                    .getObjectRequest(
                        get ->
                            get.bucket(bucket)
                                .key(key)
                                .responseContentDisposition(
                                    "attachment; filename=\"" + fileName + "\"")))
        .url()
        .toString();
  }

  @Override
  public String uploadLink(String key, Duration life) {
    return presigner
        .get()
        .presignPutObject(
            presign ->
                presign
                    .signatureDuration(life)
                    .putObjectRequest(put -> put.bucket(bucket).key(key)))
        .url()
        .toString();
  }
}
