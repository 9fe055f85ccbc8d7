package org.selbstcheck.local;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.selbstcheck.local.standin.Buckets;
import org.selbstcheck.local.standin.Credentials;
import org.selbstcheck.local.standin.Database;
import org.selbstcheck.local.template.Bucket;
import org.selbstcheck.local.template.Template;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/// The servers that the local system starts.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandInStoresTest implements StoresContract {

  private Database database;
  private Buckets buckets;
  private Stores stores;

  @BeforeAll
  void start(@TempDir Path databaseFolder, @TempDir Path bucketsFolder) throws Exception {
    Template template = Stores.template();
    for (Bucket bucket : template.buckets()) {
      Buckets.create(bucketsFolder, bucket.name());
    }
    database = Database.open(databaseFolder, 0);
    buckets = Buckets.open(bucketsFolder, 0, Credentials.LOCAL, Buckets.Cors.none());
    stores =
        Stores.open(
            template,
            new Stores.Place(
                database.endpoint(),
                buckets.endpoint(),
                AwsBasicCredentials.create(
                    Credentials.LOCAL.accessKeyId(), Credentials.LOCAL.secretAccessKey())));
  }

  @AfterAll
  void stop() {
    stores.close();
    buckets.close();
    database.close();
  }

  @Override
  public Stores stores() {
    return stores;
  }
}
