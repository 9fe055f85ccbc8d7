package org.selbstcheck.local.standin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.PutOptions2;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobProviderMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.domain.Blob;
import org.jclouds.blobstore.domain.BlobMetadata;
import org.jclouds.blobstore.options.PutOptions;
import org.jclouds.blobstore.util.ForwardingBlobStore;
import org.jclouds.http.HttpResponse;
import org.jclouds.http.HttpResponseException;
import org.jclouds.io.MutableContentMetadata;
import org.jclouds.io.payloads.ByteArrayPayload;
import org.jspecify.annotations.Nullable;
import org.selbstcheck.local.StartFailure;

/// An S3 server that keeps each object as a file of the data folder and checks signatures, so that
/// a presigned link ends here as it does in the cloud.
public final class Buckets implements AutoCloseable {
  /// Which pages may call a bucket from a browser.
  ///
  /// @param origins such as `http://localhost:8080`
  /// @param methods such as `PUT`
  /// @param headers allowed request headers, `*` for all
  /// @param exposed response headers that a page may read
  public record Cors(
      List<String> origins, List<String> methods, List<String> headers, List<String> exposed) {
    /// Copies the lists.
    public Cors {
      origins = List.copyOf(origins);
      methods = List.copyOf(methods);
      headers = List.copyOf(headers);
      exposed = List.copyOf(exposed);
    }

    /// No page may.
    public static Cors none() {
      return new Cors(List.of(), List.of(), List.of(), List.of());
    }
  }

  private final BlobStoreContext context;
  private final S3Proxy proxy;

  private Buckets(BlobStoreContext context, S3Proxy proxy) {
    this.context = context;
    this.proxy = proxy;
  }

  /// Opens the server over `folder`, which exists.
  ///
  /// @param port on the loopback address; 0 takes a free one
  /// @throws StartFailure if the folder cannot be used or the port is taken
  public static Buckets open(Path folder, int port, Credentials credentials, Cors cors) {
    var overrides = new Properties();
    overrides.setProperty("jclouds.filesystem.basedir", folder.toString());
    BlobStoreContext context =
        ContextBuilder.newBuilder(new FilesystemNio2BlobProviderMetadata())
            .credentials("unused", "unused")
            .overrides(overrides)
            .build(BlobStoreContext.class);
    try {
      // The address and not the name "localhost": for an address the SDK puts the bucket into the
      // path.
      S3Proxy proxy =
          S3Proxy.builder()
              .blobStore(new LikeS3(context.getBlobStore()))
              .endpoint(URI.create("http://127.0.0.1:" + port))
              .awsAuthentication(
                  AuthenticationType.AWS_V4,
                  credentials.accessKeyId(),
                  credentials.secretAccessKey())
              .corsRules(
                  new CrossOriginResourceSharing(
                      cors.origins(), cors.methods(), cors.headers(), cors.exposed(), ""))
              .ignoreUnknownHeaders(true)
              .jettyMaxThreads(24)
              .build();
      proxy.start();
      return new Buckets(context, proxy);
    } catch (Exception e) {
      context.close();
      throw new StartFailure(
          "The object store in " + folder + " does not start: " + e.getMessage(), e);
    }
  }

  /// The address for `aws.endpointUrlS3`.
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + proxy.getPort());
  }

  /// Creates the bucket's folder where it is missing.
  public static void create(Path folder, String bucket) throws IOException {
    Files.createDirectories(folder.resolve(bucket));
  }

  @Override
  public void close() {
    try {
      proxy.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The object store did not stop", e);
    } finally {
      context.close();
    }
  }

  /// What S3 does and the server in front does not.
  ///
  /// The SDK marks how it sends a body over plain HTTP as if that were an encoding of the object;
  /// S3 takes the mark off before it stores the object. And S3 decides whether an object may be
  /// written once it has the body, and lets one of several writers through; the server looks first,
  /// which is too early for the writers beside it, and hangs up before the body has come, which the
  /// client takes for a broken connection.
  private static final class LikeS3 extends ForwardingBlobStore {
    private static final String MARK = "aws-chunked";
    private static final int PRECONDITION_FAILED = 412;

    private final Object writing = new Object();

    LikeS3(BlobStore store) {
      super(store);
    }

    @Override
    public String putBlob(String container, Blob blob) {
      return super.putBlob(container, unmarked(blob));
    }

    @Override
    public String putBlob(String container, Blob blob, PutOptions options) {
      if (!(options instanceof PutOptions2 conditional)
          || !"*".equals(conditional.getIfNoneMatch())) {
        return super.putBlob(container, unmarked(blob), options);
      }
      Blob whole = unmarked(blob);
      try (InputStream body = whole.getPayload().openStream()) {
        // The stream sometimes gives no byte before it ends, where readAllBytes would stop.
        var bytes = new ByteArrayOutputStream();
        body.transferTo(bytes);
        var read = new ByteArrayPayload(bytes.toByteArray());
        read.setContentMetadata(whole.getMetadata().getContentMetadata());
        whole.setPayload(read);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      synchronized (writing) {
        if (super.blobMetadata(container, blob.getMetadata().getName()) != null) {
          throw new HttpResponseException(
              "The object is there",
              null,
              HttpResponse.builder().statusCode(PRECONDITION_FAILED).build());
        }
        return super.putBlob(container, whole, options);
      }
    }

    /// Nothing while the server handles a PUT: whether the object is there is decided above.
    @Override
    public @Nullable BlobMetadata blobMetadata(String container, String name) {
      boolean putting =
          StackWalker.getInstance()
              .walk(frames -> frames.anyMatch(f -> f.getMethodName().equals("handlePutBlob")));
      return putting ? null : super.blobMetadata(container, name);
    }

    private static Blob unmarked(Blob blob) {
      MutableContentMetadata content = blob.getMetadata().getContentMetadata();
      if (MARK.equals(content.getContentEncoding())) {
        content.setContentEncoding(null);
      }
      return blob;
    }
  }
}
