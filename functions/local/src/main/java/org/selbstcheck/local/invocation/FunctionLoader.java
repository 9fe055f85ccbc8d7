package org.selbstcheck.local.invocation;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import java.lang.reflect.InvocationTargetException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.selbstcheck.app.http.Contexts;
import org.selbstcheck.local.template.LambdaFunction;

/// Builds instances of the handler classes that the template names.
///
/// All instances of a function share one application context, which is built with the first of them
/// and holds the function's own variables and nothing of this process's environment. The platform
/// would build one for each instance; sharing is stricter, since a bean that is not safe for
/// several requests at once shows here.
public final class FunctionLoader implements AutoCloseable {
  private final Deque<ApplicationContext> contexts = new ArrayDeque<>();
  private final Clock clock;

  /// @param clock what the functions take for the present
  public FunctionLoader(Clock clock) {
    this.clock = clock;
  }

  /// The class of a function's handler.
  ///
  /// @throws IllegalArgumentException if there is no such class, or it lacks one of the two
  ///   constructors that the platform and this system need
  public static Class<? extends RequestStreamHandler> handler(LambdaFunction function) {
    try {
      var handler = Class.forName(function.handler()).asSubclass(RequestStreamHandler.class);
      Set<List<Class<?>>> constructors =
          Arrays.stream(handler.getConstructors())
              .map(constructor -> List.of(constructor.getParameterTypes()))
              .collect(Collectors.toSet());
      if (constructors.contains(List.of())
          && constructors.contains(List.of(ApplicationContext.class))) {
        return handler;
      }
      throw unusable(function, "it lacks a constructor", null);
    } catch (ClassNotFoundException | ClassCastException | LinkageError e) {
      throw unusable(function, e.toString(), e);
    }
  }

  private static IllegalArgumentException unusable(
      LambdaFunction function, String why, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "The handler of " + function.id() + ", " + function.handler() + ": " + why, cause);
  }

  /// What builds instances of a function.
  public Callable<RequestStreamHandler> instances(LambdaFunction function) {
    Class<? extends RequestStreamHandler> handler = handler(function);
    var context = new Shared(function.environment());
    return () -> {
      try {
        return handler.getConstructor(ApplicationContext.class).newInstance(context.get());
      } catch (InvocationTargetException e) {
        throw e.getCause() instanceof Exception cause ? cause : e;
      }
    };
  }

  @Override
  public void close() {
    List<ApplicationContext> open;
    synchronized (contexts) {
      open = new ArrayList<>(contexts);
      contexts.clear();
    }
    open.forEach(ApplicationContext::close);
  }

  private final class Shared {
    private final Map<String, Object> environment;
    private @Nullable ApplicationContext context;

    Shared(Map<String, String> environment) {
      this.environment = new HashMap<>(environment);
    }

    synchronized ApplicationContext get() {
      if (context == null) {
        context =
            Contexts.builder()
                .environmentPropertySource(false)
                .propertySources(
                    PropertySource.of(
                        "template",
                        environment,
                        PropertySource.PropertyConvention.ENVIRONMENT_VARIABLE))
                .start();
        // Of the function's own, before anything is built with it.
        context.registerSingleton(Clock.class, clock);
        synchronized (contexts) {
          contexts.push(context);
        }
      }
      return context;
    }
  }
}
