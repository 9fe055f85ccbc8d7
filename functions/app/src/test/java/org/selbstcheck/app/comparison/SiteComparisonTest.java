package org.selbstcheck.app.comparison;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.testbed.Neighbours;
import org.selbstcheck.app.testbed.Testbed;

/// Holds the comparison that the site's tests show, in `static-site/test/fixtures`, to what the API
/// answers. It is written anew with `-Dsite.comparison=write`.
class SiteComparisonTest {

  private static final Path FIXTURE = Path.of("../../static-site/test/fixtures/comparison.json");

  @Test
  void comparison_isWhatTheApiAnswers() throws IOException {
    try (Testbed bed = new Testbed()) {
      Neighbours neighbours = new Neighbours(bed);
      for (int number = 0; number < 9; number++) {
        neighbours.join(number, 9 + number * 5 % 22);
      }
      neighbours.close();

      String answers =
          "{\"comparison\":%s,\n\"published\":%s}\n"
              .formatted(neighbours.comparison(3), neighbours.published());

      if ("write".equals(System.getProperty("site.comparison"))) {
        Files.writeString(FIXTURE, answers, UTF_8);
      }
      assertThat(Files.readString(FIXTURE, UTF_8)).isEqualTo(answers);
    }
  }
}
