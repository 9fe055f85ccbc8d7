package org.selbstcheck.season;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.selbstcheck.app.store.ArchivedItem;
import org.selbstcheck.app.store.TableName;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/// The command line:
///
/// ```
/// season status                                      what is still under way
/// season export FILE [--stack NAME] [--software VERSION] [--with-open-work]
/// season verify FILE [--fingerprint HEX] [--against-stack]
/// season erase  FILE (--check ID | --phase ID --municipality KEY)
/// season open   FILE [--fingerprint HEX]
/// ```
///
/// Tables and bucket come from the environment, as the functions get them (`TABLE_CHECKS`, …,
/// `BUCKET`); account and region from the SDK's own configuration. Exit code 0; 1 something failed;
/// 2 refused, for a reason that is said in one line.
public final class Season {

  /// Writes at once: the work is waiting for answers, and new tables take 4,000 a second.
  private static final int TOGETHER = 32;

  private final Supplier<Stock> stock;
  private final Clock clock;
  private final PrintStream out;

  /// @param stock asked for only by commands that need a stack
  /// @param out what is said to whoever called
  public Season(Supplier<Stock> stock, Clock clock, PrintStream out) {
    this.stock = stock;
    this.clock = clock;
    this.out = out;
  }

  public static void main(String[] args) {
    // Otherwise the JVM keeps five connections to a server and opens the others anew each time.
    System.setProperty("http.maxConnections", Integer.toString(TOGETHER));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      new Season(() -> configured(System.getenv()), Clock.systemUTC(), out).run(List.of(args));
      System.exit(0);
    } catch (Refused e) {
      System.err.println("season: " + e.getMessage());
      System.exit(2);
    } catch (IOException | SdkException | IllegalArgumentException e) {
      System.err.println("season: " + e);
      System.exit(1);
    }
  }

  /// The stack that the environment names.
  ///
  /// @throws IllegalArgumentException if it does not name all
  public static Stock configured(Map<String, String> environment) {
    Map<TableName, String> names = new EnumMap<>(TableName.class);
    for (TableName table : TableName.values()) {
      String name = environment.getOrDefault("TABLE_" + table.name(), "");
      if (name.isBlank()) {
        throw new IllegalArgumentException("TABLE_" + table.name() + " is not set");
      }
      names.put(table, name);
    }
    String bucket = environment.getOrDefault("BUCKET", "");
    if (bucket.isBlank()) {
      throw new IllegalArgumentException("BUCKET is not set");
    }
    return new Stock(
        DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build(),
        names,
        S3Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build(),
        bucket);
  }

  /// Runs one command.
  ///
  /// @throws Refused if it cannot be done or is not understood
  public void run(List<String> arguments) throws IOException, Refused {
    if (arguments.isEmpty()) {
      throw new Refused("Which command? status, export, verify, erase or open");
    }
    List<String> rest = new ArrayList<>(arguments.subList(1, arguments.size()));
    switch (arguments.getFirst()) {
      case "status" -> {
        done(Options.of(rest, List.of(), List.of()), 0);
        status();
      }
      case "export" -> {
        Options options =
            Options.of(rest, List.of("--stack", "--software"), List.of("--with-open-work"));
        export(file(options), options);
      }
      case "verify" -> {
        Options options = Options.of(rest, List.of("--fingerprint"), List.of("--against-stack"));
        verify(file(options), options);
      }
      case "erase" -> {
        Options options =
            Options.of(rest, List.of("--check", "--phase", "--municipality"), List.of());
        erase(file(options), options);
      }
      case "open" -> {
        Options options = Options.of(rest, List.of("--fingerprint"), List.of());
        open(file(options), options);
      }
      default -> throw new Refused("Unknown command " + arguments.getFirst());
    }
  }

  private record Options(List<String> words, Map<String, String> values) {

    static Options of(List<String> arguments, List<String> valued, List<String> flags)
        throws Refused {
      List<String> words = new ArrayList<>();
      Map<String, String> values = new HashMap<>();
      for (int at = 0; at < arguments.size(); at++) {
        String argument = arguments.get(at);
        if (valued.contains(argument)) {
          if (++at == arguments.size()) {
            throw new Refused(argument + " needs a value");
          }
          values.put(argument, arguments.get(at));
        } else if (flags.contains(argument)) {
          values.put(argument, "");
        } else if (argument.startsWith("--")) {
          throw new Refused("Unknown option " + argument);
        } else {
          words.add(argument);
        }
      }
      return new Options(words, values);
    }

    boolean has(String name) {
      return values.containsKey(name);
    }

    String value(String name) {
      return values.getOrDefault(name, "");
    }
  }

  private static void done(Options options, int words) throws Refused {
    if (options.words().size() != words) {
      throw new Refused("Expected " + (words == 0 ? "no file" : "the archive's file and no more"));
    }
  }

  private static Path file(Options options) throws Refused {
    done(options, 1);
    return Path.of(options.words().getFirst());
  }

  private Progress progress() {
    return new Progress(out, clock);
  }

  private void status() throws IOException, Refused {
    Stock here = stock.get();
    List<Manifest.PhaseEnd> phases = new ArrayList<>();
    Exporting.learn(
        here, new Omission(clock.instant(), ErasureList.none("")), clock.instant(), phases);
    for (Manifest.PhaseEnd phase : phases) {
      out.println("phase " + phase.id() + " retention-ends " + phase.retentionEndsOn());
    }
    out.println("open-work " + new Exporting(here, clock, progress()).openWork());
  }

  private void export(Path file, Options options) throws IOException, Refused {
    Exporting exporting = new Exporting(stock.get(), clock, progress());
    if (!options.has("--with-open-work")) {
      long open = exporting.openWork();
      if (open > 0) {
        throw new Refused(
            open
                + " jobs are still under way. Wait until they are done; or give --with-open-work:"
                + " they come back as failed, to be started anew by hand, mails not at all");
      }
    }
    Manifest manifest =
        exporting.export(
            file,
            options.value("--stack"),
            options.has("--software") ? options.value("--software") : "unknown");
    try (Archive archive = Archive.open(file)) {
      out.println("archive " + file + " bytes " + Files.size(file));
      out.println("fingerprint " + archive.fingerprint());
      out.println("ends-on " + manifest.endsOn());
    }
  }

  private void verify(Path file, Options options) throws IOException, Refused {
    try (Archive archive = verified(file, options)) {
      out.println("The archive is whole and unaltered.");
      out.println("fingerprint " + archive.fingerprint());
      if (options.has("--against-stack")) {
        new Comparing(stock.get(), progress()).compare(archive.manifest());
        out.println("Everything that is in the stack is in the archive.");
      }
    }
  }

  /// Opens an archive and holds it to its hashes.
  private Archive verified(Path file, Options options) throws IOException, Refused {
    Archive archive = Archive.open(file);
    try {
      if (options.has("--fingerprint")
          && !options
              .value("--fingerprint")
              .toLowerCase(Locale.ROOT)
              .equals(archive.fingerprint())) {
        throw new Refused("The archive has another fingerprint: it was altered, or is another one");
      }
      archive.verify(progress());
      return archive;
    } catch (IOException | Refused | RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  private void erase(Path file, Options options) throws IOException, Refused {
    ErasureList.Erasure erasure = erasure(options);
    try (Archive archive = verified(file, options)) {
      ErasureList list = ErasureList.read(file, archive.fingerprint());
      // A slip of the pen would be an erasure that never happens.
      if (!knows(archive, erasure)) {
        throw new Refused("There is none such in the archive");
      }
      list.plus(erasure).write(file);
      out.println("Will not come back. The list lies in " + ErasureList.beside(file));
    }
  }

  private static ErasureList.Erasure erasure(Options options) throws Refused {
    boolean check = options.has("--check");
    boolean municipality = options.has("--phase") && options.has("--municipality");
    if (check == municipality || options.values().size() != (check ? 1 : 2)) {
      throw new Refused("Give --check, or --phase and --municipality");
    }
    return check
        ? new ErasureList.OfCheck(ErasureList.word(options.value("--check")))
        : new ErasureList.OfMunicipality(
            ErasureList.word(options.value("--phase")),
            ErasureList.word(options.value("--municipality")));
  }

  private static boolean knows(Archive archive, ErasureList.Erasure erasure)
      throws IOException, Refused {
    AtomicBoolean found = new AtomicBoolean();
    Stock.Each<ArchivedItem> look =
        item -> {
          boolean meant =
              switch (erasure) {
                case ErasureList.OfCheck(String checkId) ->
                    item.checkId().filter(checkId::equals).isPresent();
                case ErasureList.OfMunicipality(String phaseId, String key) ->
                    item.phaseId().filter(phaseId::equals).isPresent()
                        && item.municipalityKey().filter(key::equals).isPresent();
              };
          if (meant) {
            found.set(true);
          }
        };
    archive.items(TableName.PROGRAMME, look);
    archive.items(TableName.CHECKS, look);
    return found.get();
  }

  private void open(Path file, Options options) throws IOException, Refused {
    try (Archive archive = verified(file, options)) {
      ErasureList list = ErasureList.read(file, archive.fingerprint());
      archive.checkEnd(clock.instant());
      Opening.Outcome outcome =
          new Opening(stock.get(), clock, progress(), TOGETHER).open(archive, list);
      out.println(
          "items "
              + Progress.number(outcome.items())
              + " objects "
              + Progress.number(outcome.objects())
              + " there-already "
              + Progress.number(outcome.there())
              + " left-out "
              + Progress.number(outcome.omitted()));
    }
  }
}
