package org.selbstcheck.app;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Prototype;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.mail.Mails;
import org.selbstcheck.app.mail.SesMails;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.objects.ObjectsOnDemand;
import org.selbstcheck.app.objects.S3Objects;
import org.selbstcheck.app.store.DynamoTables;
import org.selbstcheck.app.store.TableName;
import org.selbstcheck.app.store.Tables;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// Everything that functions share. A bean is built when the first function of the process asks for
/// it (see [org.selbstcheck.app.http.Contexts]); a test counts what a start builds.
@Factory
public final class Wiring {

  /// The environment is read here and nowhere else.
  @Singleton
  Settings settings(Environment environment) {
    Map<TableName, String> tables = new EnumMap<>(TableName.class);
    for (TableName table : TableName.values()) {
      environment
          .getProperty("table." + table.name().toLowerCase(java.util.Locale.ROOT), String.class)
          .ifPresent(name -> tables.put(table, name));
    }
    return new Settings(
        tables,
        environment.getProperty("bucket", String.class).orElse(""),
        environment.getProperty("groups.claim", String.class).orElse("cognito:groups"),
        environment.getProperty("admin.group", String.class).orElse("administrators"),
        environment.getProperty("editor.group", String.class).orElse("editors"),
        environment.getProperty("mail.from", String.class).filter(from -> !from.isBlank()),
        environment.getProperty("team.mail", String.class).filter(to -> !to.isBlank()),
        environment.getProperty("stack", String.class).orElse(""),
        environment.getProperty("minimum.cohort", String.class));
  }

  @Singleton
  Tables tables(Settings settings) {
    DynamoDbClient client =
        DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    return new DynamoTables(client, settings.tables());
  }

  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Prototype
  Ids ids() {
    return new Ids(new SecureRandom());
  }

  @Prototype
  Objects objects(Settings settings) {
    return new ObjectsOnDemand(
        () ->
            new S3Objects(
                S3Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build(),
                () -> S3Presigner.builder().build(),
                settings.bucket()));
  }

  /// Asked for only by what sends, and only where a sender is configured.
  @Prototype
  Mails mails(Settings settings) {
    return new SesMails(
        SesV2Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build(),
        settings.mailFrom().orElseThrow());
  }
}
