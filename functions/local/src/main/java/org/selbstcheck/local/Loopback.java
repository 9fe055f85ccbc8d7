package org.selbstcheck.local;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/// Resolves names of this machine and no other in the whole process. Nothing in it has a reason to
/// call anybody else, and a library that tries to (telemetry, a metadata service, a font) finds
/// nobody.
public final class Loopback extends InetAddressResolverProvider {
  private static final List<String> REFUSED = new CopyOnWriteArrayList<>();

  /// Names that somebody asked for and did not get.
  public static List<String> refused() {
    return List.copyOf(REFUSED);
  }

  /// The same, and forgets them.
  static List<String> takeRefused() {
    List<String> refused = refused();
    REFUSED.removeAll(refused);
    return refused;
  }

  @Override
  public InetAddressResolver get(Configuration configuration) {
    String own = configuration.lookupLocalHostName();
    return new InetAddressResolver() {
      @Override
      public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
          throws UnknownHostException {
        if (!host.equalsIgnoreCase("localhost") && !host.equalsIgnoreCase(own)) {
          REFUSED.add(host);
          throw new UnknownHostException(host + " is not this machine");
        }
        var addresses = Stream.<InetAddress>builder();
        if ((policy.characteristics() & LookupPolicy.IPV4) != 0) {
          addresses.add(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}));
        }
        if ((policy.characteristics() & LookupPolicy.IPV6) != 0) {
          byte[] six = new byte[16];
          six[15] = 1;
          addresses.add(InetAddress.getByAddress(host, six));
        }
        return addresses.build();
      }

      @Override
      public String lookupByAddress(byte[] address) throws UnknownHostException {
        if (InetAddress.getByAddress(address).isLoopbackAddress()) {
          return "localhost";
        }
        throw new UnknownHostException("Not this machine");
      }
    };
  }

  @Override
  public String name() {
    return "loopback";
  }
}
