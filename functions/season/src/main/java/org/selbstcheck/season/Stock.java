package org.selbstcheck.season;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.selbstcheck.app.store.ArchivedItem;
import org.selbstcheck.app.store.TableName;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// All tables and the bucket of one stack, read and written as a whole.
public final class Stock {

  private static final int PRECONDITION_FAILED = 412;
  private static final int CONFLICT = 409;

  private final DynamoDbClient database;
  private final Map<TableName, String> names;
  private final S3Client objects;
  private final String bucket;

  /// @param names the physical name of every table
  /// @throws IllegalArgumentException if a table has no name: its items would be lost
  public Stock(
      DynamoDbClient database, Map<TableName, String> names, S3Client objects, String bucket) {
    this.database = database;
    this.names = new EnumMap<>(names);
    this.objects = objects;
    this.bucket = bucket;
    for (TableName table : TableName.values()) {
      name(table);
    }
  }

  private String name(TableName table) {
    String name = names.get(table);
    if (name == null) {
      throw new IllegalArgumentException("No name for the table " + table);
    }
    return name;
  }

  /// What is done with each of many things.
  interface Each<T> {
    void one(T thing) throws IOException, Refused;
  }

  /// Reads a whole table, page by page.
  void scan(TableName table, Each<ArchivedItem> each) throws IOException, Refused {
    scan(ScanRequest.builder(), table, each);
  }

  /// Reads the heads of all checks.
  void scanHeads(Each<ArchivedItem> each) throws IOException, Refused {
    scan(
        ScanRequest.builder()
            .filterExpression("sk = :head")
            .expressionAttributeValues(Map.of(":head", AttributeValue.fromS(ArchivedItem.HEAD))),
        TableName.CHECKS,
        each);
  }

  private void scan(ScanRequest.Builder request, TableName table, Each<ArchivedItem> each)
      throws IOException, Refused {
    ScanRequest whole = request.tableName(name(table)).consistentRead(true).build();
    for (Map<String, AttributeValue> item : database.scanPaginator(whole).items()) {
      each.one(new ArchivedItem(table, item));
    }
  }

  /// Whether a table holds anything but marks of openings.
  boolean isEmpty(TableName table) {
    return database
        .scanPaginator(request -> request.tableName(name(table)).consistentRead(true))
        .items()
        .stream()
        .allMatch(item -> new ArchivedItem(table, item).isMark());
  }

  Optional<ArchivedItem> get(ArchivedItem like) {
    var response =
        database.getItem(
            request -> request.tableName(name(like.table())).key(like.key()).consistentRead(true));
    return response.hasItem()
        ? Optional.of(new ArchivedItem(like.table(), response.item()))
        : Optional.empty();
  }

  /// Writes an item unless there is one under its key.
  ///
  /// @return the one that is there; empty if this one was written
  Optional<ArchivedItem> putIfAbsent(ArchivedItem item) {
    try {
      database.putItem(
          request ->
              request
                  .tableName(name(item.table()))
                  .item(item.stored())
                  .conditionExpression("attribute_not_exists(" + ArchivedItem.PK + ")")
                  .returnValuesOnConditionCheckFailure(
                      ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return Optional.empty();
    } catch (ConditionalCheckFailedException e) {
      // A try before this one may have come through without its answer.
      return e.hasItem() ? Optional.of(new ArchivedItem(item.table(), e.item())) : get(item);
    }
  }

  /// Writes an item in place of one that is exactly as it was read.
  ///
  /// @param revision of the one that was read
  void replace(ArchivedItem item, long revision) {
    database.putItem(
        request ->
            request
                .tableName(name(item.table()))
                .item(item.stored())
                .conditionExpression("revision = :seen")
                .expressionAttributeValues(
                    Map.of(":seen", AttributeValue.fromN(Long.toString(revision)))));
  }

  /// Names all objects.
  void list(Each<String> each) throws IOException, Refused {
    for (S3Object object :
        objects.listObjectsV2Paginator(request -> request.bucket(bucket)).contents()) {
      each.one(object.key());
    }
  }

  /// An object under way.
  ///
  /// @param contentType as it was stored
  record Opened(InputStream bytes, String contentType) implements AutoCloseable {

    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }

  Opened object(String key) {
    ResponseInputStream<GetObjectResponse> stream =
        objects.getObject(request -> request.bucket(bucket).key(key));
    return new Opened(stream, stream.response().contentType());
  }

  /// Stores an object unless there is one under its key.
  ///
  /// @return whether it was stored
  boolean putIfAbsent(String key, String contentType, long length, ContentStreamProvider bytes) {
    try {
      objects.putObject(
          request -> request.bucket(bucket).key(key).contentType(contentType).ifNoneMatch("*"),
          RequestBody.fromContentProvider(bytes, length, contentType));
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() == PRECONDITION_FAILED || e.statusCode() == CONFLICT) {
        return false;
      }
      throw e;
    }
  }

  /// Reads an object to its end.
  ObjectLine describe(String key) throws IOException {
    MessageDigest hash = Hashes.sha256();
    try (Opened object = object(key)) {
      long bytes =
          object.bytes().transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), hash));
      return new ObjectLine(key, object.contentType(), bytes, Hashes.hex(hash.digest()), "");
    }
  }
}
