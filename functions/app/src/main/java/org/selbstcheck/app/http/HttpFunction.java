package org.selbstcheck.app.http;

import com.amazonaws.services.lambda.runtime.Context;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.function.aws.MicronautRequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A function behind the HTTP API: looks the route up, lets it answer, and catches once what nobody
/// expects.
///
/// The stream form of Micronaut's handlers is used so that the event is read as a tree: the class
/// form maps it by reflection, which costs a cold start far more than the few members that are
/// needed.
///
/// @param <R> what the routes work with, made once
public abstract class HttpFunction<R> extends MicronautRequestStreamHandler {

  private final R routes;
  private final Map<String, BiFunction<R, Request, Response>> byKey;

  /// For the Lambda runtime.
  protected HttpFunction(
      Function<ApplicationContext, R> routes, Map<String, BiFunction<R, Request, Response>> byKey) {
    this.routes = routes.apply(applicationContext);
    this.byKey = Map.copyOf(byKey);
  }

  /// For tests and the local system.
  protected HttpFunction(
      ApplicationContext context,
      Function<ApplicationContext, R> routes,
      Map<String, BiFunction<R, Request, Response>> byKey) {
    super(context);
    this.routes = routes.apply(context);
    this.byKey = Map.copyOf(byKey);
  }

  @Override
  protected ApplicationContextBuilder newApplicationContextBuilder() {
    return Contexts.builder();
  }

  @Override
  protected void execute(InputStream input, OutputStream output, Context context)
      throws IOException {
    Request request = Request.of(Events.read(input));
    output.write(answer(request, context.getAwsRequestId()).toEvent());
  }

  private Response answer(Request request, String requestId) {
    try {
      BiFunction<R, Request, Response> route = byKey.get(request.routeKey());
      return route == null ? Response.problem(Problem.notFound()) : route.apply(routes, request);
    } catch (Refused refused) {
      return Response.problem(refused.problem());
    } catch (RuntimeException e) {
      Log.failure(requestId, request.routeKey(), e);
      return Response.problem(Problem.internal(requestId));
    }
  }
}
