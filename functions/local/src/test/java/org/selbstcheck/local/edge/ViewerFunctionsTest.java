package org.selbstcheck.local.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holds the edge's own way of finding pages to the function that the distribution runs: the
/// template's JavaScript, run by Node on the same paths.
class ViewerFunctionsTest {
  private static final Set<String> PAGES =
      Set.of("/index.html", "/check/index.html", "/404.html", "/a/b/index.html");

  private static final List<String> PATHS =
      List.of(
          "/",
          "/index.html",
          "/check/",
          "/check",
          "/check/index.html",
          "/check/nothing.html",
          "/a/b",
          "/a/b/",
          "/a",
          "/nothing/",
          "/nothing",
          "/assets/site.css",
          "/assets/nothing.js",
          "//check",
          "/\\check",
          "/404.html",
          "/config.json");

  @TempDir Path folder;

  @Test
  void pagesFunction_ofTheTemplate_decidesLikeTheEdge() throws Exception {
    List<String> edge = new ArrayList<>();
    for (String path : PATHS) {
      ViewerFunctions.Page page = ViewerFunctions.page(path, PAGES::contains);
      edge.add(page.redirection().map(to -> "301 " + to).orElse(page.path()));
    }

    assertThat(edge).isEqualTo(distribution());
  }

  private List<String> distribution() throws Exception {
    String code =
        functionCode("PagesFunction")
            .replaceFirst("import cf from 'cloudfront';", "")
            .replaceFirst("cf\\.kvs\\(\\)", "{exists: async key => PAGES.includes(key)}");
    String script =
        "const PAGES = "
            + json(PAGES)
            + ";\n"
            + code
            + "\nfor (const uri of "
            + json(PATHS)
            + ") {\n"
            + "  const r = await handler({request: {uri}});\n"
            + "  console.log(r.statusCode ? r.statusCode + ' ' + r.headers.location.value : r.uri);\n"
            + "}\n";
    Path file = Files.writeString(folder.resolve("pages.mjs"), script);
    Process node = new ProcessBuilder("node", file.toString()).redirectErrorStream(true).start();
    String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(node.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(node.exitValue()).as(output).isZero();
    return output.lines().toList();
  }

  private static String json(Iterable<String> texts) throws Exception {
    return new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(texts);
  }

  private static String functionCode(String id) throws Exception {
    List<String> lines = Files.readAllLines(Path.of("../../template.yaml"));
    int start = lines.indexOf("  " + id + ":");
    int code = start;
    while (!lines.get(code).strip().equals("FunctionCode: |")) {
      code++;
    }
    var text = new StringBuilder();
    for (String line : lines.subList(code + 1, lines.size())) {
      if (!line.isBlank() && !line.startsWith("        ")) {
        break;
      }
      text.append(line).append('\n');
    }
    return text.toString();
  }
}
