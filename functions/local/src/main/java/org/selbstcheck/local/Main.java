package org.selbstcheck.local;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.selbstcheck.local.demo.DemoData;
import org.selbstcheck.local.demo.DemoLink;
import org.selbstcheck.local.template.TemplateException;

/// Starts the system and keeps it running until Ctrl-C. Started by ./run, which builds before.
public final class Main {
  private Main() {}

  /// Starts; on a foreseeable fault one line on standard error and exit code 1.
  public static void main(String[] arguments) throws InterruptedException {
    LocalSystem system;
    Options options;
    try {
      options = Options.parse(arguments);
      system = LocalSystem.start(options);
    } catch (StartFailure | TemplateException | IllegalArgumentException | IOException e) {
      System.err.println("run: " + e.getMessage());
      // The database leaves threads behind.
      Runtime.getRuntime().halt(1);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(system::close, "shutdown"));
    List<DemoLink> links = demo(options, system);
    say(system, links);
    new CountDownLatch(1).await();
  }

  private static List<DemoLink> demo(Options options, LocalSystem system)
      throws InterruptedException {
    Path file = system.data().resolve("demo.json");
    try {
      if (options.demo() && system.isFresh()) {
        System.out.println("Making demo data …");
        return DemoData.make(
            system.address(),
            system.administratorToken(),
            file,
            LocalDate.now(),
            new SecureRandom());
      }
      return DemoData.kept(file);
    } catch (IOException e) {
      System.err.println("run: the demo data is not complete: " + e.getMessage());
      return List.of();
    }
  }

  private static void say(LocalSystem system, List<DemoLink> links) {
    var text = new StringBuilder("\nReady: " + system.address() + "\n\n");
    line(text, system, "public pages", "/");
    line(text, system, "questionnaire to read", "/fragebogen/");
    line(text, system, "administration (choose the demo administrator)", "/verwaltung/");
    links.forEach(link -> line(text, system, link.what(), link.path()));
    text.append("\nEverything is kept in ").append(system.data()).append("; Ctrl-C ends.\n");
    System.out.println(text);
  }

  private static void line(StringBuilder text, LocalSystem system, String what, String path) {
    text.append("  ")
        .append(system.address())
        .append(path)
        .append("\n      ")
        .append(what)
        .append('\n');
  }
}
