package org.selbstcheck.benchmarks.training;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// All functions of a package behind one handler, for a training run: one cache serves a whole
/// package, and a run writes only what it has seen. The event is the name of a function's class, a
/// line feed and the event for that function.
///
/// It must not lie on the class path of the run, which has to be that of the package; the runtime
/// interface client finds it in the folder in which it runs, and the cache leaves it out.
public final class AllFunctions implements RequestStreamHandler {

  private final Map<String, RequestStreamHandler> functions = new HashMap<>();

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    byte[] bytes = input.readAllBytes();
    int end = 0;
    while (bytes[end] != '\n') {
      end++;
    }
    String name = new String(bytes, 0, end, StandardCharsets.UTF_8);
    RequestStreamHandler function = functions.get(name);
    if (function == null) {
      function = function(name);
      functions.put(name, function);
    }
    byte[] event = Arrays.copyOfRange(bytes, end + 1, bytes.length);
    function.handleRequest(new ByteArrayInputStream(event), output, context);
  }

  private static RequestStreamHandler function(String name) {
    try {
      return (RequestStreamHandler) Class.forName(name).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("No function " + name, e);
    }
  }
}
