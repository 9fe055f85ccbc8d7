package org.selbstcheck.local.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holds what the edge says of a file to what a deployment stores with it.
class SiteTest {
  private static final List<String> FILES =
      List.of(
          "404.html",
          "assets/fonts/fira-sans.woff2",
          "assets/kern-ab26154b75.css",
          "assets/licences/ofl.txt",
          "assets/mark.svg",
          "assets/part-KVEIARDE.js",
          "assets/part-kveiarde.js",
          "check/index.html",
          "index.html",
          "instruments/a/1.json",
          "sw.js");

  @TempDir Path folder;

  @Test
  void file_typeAndCaching_areThoseOfADeployment() throws Exception {
    for (String file : FILES) {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "x");
    }
    Process node =
        new ProcessBuilder(
                "node", "../../infrastructure/package/site-plan.mjs", "list", folder.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(node.waitFor(20, TimeUnit.SECONDS)).isTrue();

    List<String> edge =
        FILES.stream()
            .map(file -> file + "\t" + Site.type("/" + file) + "\t" + Site.caching("/" + file))
            .toList();

    assertThat(output.lines().map(line -> line.replaceFirst("\\t[^\\t]*$", "")).toList())
        .isEqualTo(edge);
  }
}
