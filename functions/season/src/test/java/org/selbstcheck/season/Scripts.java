package org.selbstcheck.season;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// `season-close --remove` and `season-open --archive` as they are, with stand-ins for what only
/// the cloud has: the aws command, and the deployment. What lies beside them is the command line of
/// this module as it was just built.
final class Scripts {

  static final String STACK = "selbstcheck";

  private final Path folder;

  /// @param bin where the scripts are
  /// @param folder empty
  Scripts(Path bin, Path folder) throws IOException {
    this.folder = folder;
    for (String name : List.of("season-close", "season-open", ".stack", ".toolchain")) {
      Files.copy(bin.resolve(name), folder.resolve(name));
    }
    try (InputStream aws = Objects.requireNonNull(Scripts.class.getResourceAsStream("aws"))) {
      executable("aws", new String(aws.readAllBytes(), StandardCharsets.UTF_8));
    }
    executable("deploy", "#!/usr/bin/env bash\necho still >\"$(dirname \"$0\")/stack\"\n");
    executable(
        "season",
        """
        #!/usr/bin/env bash
        while [[ ${1:-} == --stack || ${1:-} == --region ]]; do shift 2; done
        exec "%s" -cp "%s" -Dslf4j.internal.verbosity=ERROR org.selbstcheck.season.Season "$@"
        """
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path")));
    Files.writeString(folder.resolve("stack"), "awake");
  }

  private void executable(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  /// Puts the season away.
  ///
  /// @param environment as the functions have it
  /// @return what was said
  String close(Path archive, Map<String, String> environment) throws Exception {
    return run(
        environment, STACK + "\n", "season-close", "--remove", "--archive", archive.toString());
  }

  /// Takes the season out again.
  ///
  /// @param fingerprint that closing said
  /// @return what was said
  String open(Path archive, String fingerprint, Map<String, String> environment) throws Exception {
    return run(
        environment,
        "",
        "season-open",
        "--archive",
        archive.toString(),
        "--fingerprint",
        fingerprint);
  }

  /// All that was asked of the cloud, in order.
  List<String> calls() throws IOException {
    return Files.readAllLines(folder.resolve("calls"));
  }

  private String run(Map<String, String> environment, String typed, String... command)
      throws Exception {
    Path said = folder.resolve("said");
    ProcessBuilder process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    process.command().set(0, folder.resolve(command[0]).toString());
    Map<String, String> variables = process.environment();
    variables.putAll(environment);
    variables.put("PATH", folder + ":" + variables.get("PATH"));
    // Nothing runs that would have to come to its end first.
    variables.put("SEASON_SETTLE_SECONDS", "0");
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", System.getProperty("aws.endpointUrlDynamoDb"));
    variables.put("AWS_ENDPOINT_URL_S3", System.getProperty("aws.endpointUrlS3"));
    variables.put("AWS_REGION", System.getProperty("aws.region"));
    variables.put("AWS_ACCESS_KEY_ID", System.getProperty("aws.accessKeyId"));
    variables.put("AWS_SECRET_ACCESS_KEY", System.getProperty("aws.secretAccessKey"));
    variables.put("AWS_REQUEST_CHECKSUM_CALCULATION", "when_required");
    Process running = process.start();
    try (var in = running.getOutputStream()) {
      in.write(typed.getBytes(StandardCharsets.UTF_8));
    }
    int code = running.waitFor();
    String output = Files.readString(said);
    assertThat(code).as(output).isZero();
    return output;
  }
}
