package org.selbstcheck.app.jobs;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.function.aws.MicronautRequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.selbstcheck.app.http.Contexts;
import org.selbstcheck.app.http.Events;
import org.selbstcheck.app.store.Jobs;

/// A consumer of the Jobs stream. The record only names the job; its state is read anew, because
/// records may come late, twice, or in a bundle with others. If the outcome cannot be written, the
/// exception makes the platform deliver the batch again.
public abstract class JobFunction extends MicronautRequestStreamHandler {

  private final JobRunner runner;

  /// For the Lambda runtime.
  protected JobFunction(Function<ApplicationContext, JobRunner> runner) {
    this.runner = runner.apply(applicationContext);
  }

  /// For tests and the local system.
  protected JobFunction(
      ApplicationContext context, Function<ApplicationContext, JobRunner> runner) {
    super(context);
    this.runner = runner.apply(context);
  }

  @Override
  protected ApplicationContextBuilder newApplicationContextBuilder() {
    return Contexts.builder();
  }

  @Override
  protected void execute(InputStream input, OutputStream output, Context context)
      throws IOException {
    for (JsonNode record : Events.read(input).path("Records")) {
      String pk = record.path("dynamodb").path("Keys").path("pk").path("S").asText("");
      runner.run(Jobs.idOf(pk));
    }
    output.write("{}".getBytes(StandardCharsets.UTF_8));
  }
}
