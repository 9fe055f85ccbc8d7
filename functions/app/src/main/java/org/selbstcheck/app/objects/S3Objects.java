package org.selbstcheck.app.objects;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// The bucket in S3.
public final class S3Objects implements Objects {

  private static final int FORBIDDEN = 403;
  private static final int PRECONDITION_FAILED = 412;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int CONFLICT = 409;
  private static final int CONFLICT_TRIES = 5;

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
    return putIfAbsent(key, RequestBody.fromBytes(bytes), contentType);
  }

  @Override
  public boolean putIfAbsent(String key, Path file, String contentType) {
    return putIfAbsent(key, RequestBody.fromFile(file), contentType);
  }

  private boolean putIfAbsent(String key, RequestBody content, String contentType) {
    for (int tries = 1; ; tries++) {
      try {
        client.putObject(
            request -> request.bucket(bucket).key(key).contentType(contentType).ifNoneMatch("*"),
            content);
        return true;
      } catch (S3Exception e) {
        if (e.statusCode() == PRECONDITION_FAILED) {
          return false;
        }
        // Another write of the same key is under way. Whether it will succeed nobody knows yet, and
        // "it is there" must be true when it is said.
        if (e.statusCode() != CONFLICT || tries >= CONFLICT_TRIES) {
          throw e;
        }
      }
    }
  }

  @Override
  public Optional<byte[]> get(String key) {
    try {
      return Optional.of(
          client.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asByteArrayUnsafe());
    } catch (S3Exception e) {
      return absent(e);
    }
  }

  /// Nothing, if that is what a failure says.
  private static Optional<byte[]> absent(S3Exception e) {
    // No function may list the bucket, and then the platform answers 403 for what is not there.
    if (e instanceof NoSuchKeyException || e.statusCode() == FORBIDDEN) {
      return Optional.empty();
    }
    throw e;
  }

  @Override
  public Optional<byte[]> beginning(String key, int most) {
    try {
      return Optional.of(
          client
              .getObjectAsBytes(
                  request -> request.bucket(bucket).key(key).range("bytes=0-" + (most - 1)))
              .asByteArrayUnsafe());
    } catch (S3Exception e) {
      if (e.statusCode() == RANGE_NOT_SATISFIABLE) {
        // An empty object has no first byte.
        return Optional.of(new byte[0]);
      }
      return absent(e);
    }
  }

  @Override
  public boolean exists(String key) {
    try {
      client.headObject(request -> request.bucket(bucket).key(key));
      return true;
    } catch (S3Exception e) {
      return absent(e).isPresent();
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

  @Override
  public void remove(String key) {
    client.deleteObject(request -> request.bucket(bucket).key(key));
  }

  @Override
  public int removeAll(String prefix) {
    ObjectKeys.checkFolder(prefix);
    int removed = 0;
    // The listing shows each object once, whatever is removed meanwhile; a page holds at most as
    // many as one removal takes.
    for (ListObjectsV2Response page :
        client.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix))) {
      List<ObjectIdentifier> objects =
          page.contents().stream()
              .map(object -> ObjectIdentifier.builder().key(object.key()).build())
              .toList();
      if (objects.isEmpty()) {
        continue;
      }
      List<S3Error> errors =
          client
              .deleteObjects(
                  request ->
                      request.bucket(bucket).delete(those -> those.objects(objects).quiet(true)))
              .errors();
      if (!errors.isEmpty()) {
        throw new IllegalStateException(
            errors.size() + " objects were not removed: " + errors.getFirst().code());
      }
      removed += objects.size();
    }
    return removed;
  }
}
