package org.selbstcheck.app.testbed;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.selbstcheck.app.Settings;
import org.selbstcheck.app.Wiring;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.mail.Mails;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Tables;

/// Puts what a [Testbed] holds in the place of what [Wiring] makes.
@Factory
@Requires(bean = TestWiring.Parts.class)
final class TestWiring {

  /// What a test bed holds.
  record Parts(Tables tables, Objects objects, Mails mails, Clock clock, Ids ids) {}

  @Singleton
  @Replaces(bean = Settings.class, factory = Wiring.class)
  Settings settings() {
    return new Settings(
        Map.of(),
        "bucket",
        "cognito:groups",
        "administrators",
        "editors",
        Optional.of("selbstcheck@projekt.example"),
        Optional.of("team@projekt.example"),
        "musterstapel",
        Optional.of("5"));
  }

  @Singleton
  @Replaces(bean = Tables.class, factory = Wiring.class)
  Tables tables(Parts parts) {
    return parts.tables();
  }

  @Singleton
  @Replaces(bean = Clock.class, factory = Wiring.class)
  Clock clock(Parts parts) {
    return parts.clock();
  }

  @Singleton
  @Replaces(bean = Ids.class, factory = Wiring.class)
  Ids ids(Parts parts) {
    return parts.ids();
  }

  @Singleton
  @Replaces(bean = Objects.class, factory = Wiring.class)
  Objects objects(Parts parts) {
    return parts.objects();
  }

  @Singleton
  @Replaces(bean = Mails.class, factory = Wiring.class)
  Mails mails(Parts parts) {
    return parts.mails();
  }
}
