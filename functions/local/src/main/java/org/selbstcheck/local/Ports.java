package org.selbstcheck.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Chooses ports before anything heavy starts, so that a taken one is said at once.
///
/// @param site at which people use the site
/// @param signIn of the sign-in provider
/// @param buckets of the object store
/// @param database of DynamoDB Local
/// @param mail of the mail service
record Ports(int site, int signIn, int buckets, int database, int mail) {

  /// The wanted port for the site, and the four behind it for the others, or free ones where those
  /// are taken: they stay the same from start to start if they can, so that a page that is still
  /// open goes on working.
  ///
  /// @throws StartFailure if the wanted port is taken
  static Ports choose(int wanted) {
    if (wanted != 0 && !isFree(wanted)) {
      throw new StartFailure("Port " + wanted + " is taken; choose another one by --port N");
    }
    int site = wanted == 0 ? free() : wanted;
    return new Ports(site, near(site + 1), near(site + 2), near(site + 3), near(site + 4));
  }

  private static int near(int wanted) {
    return wanted <= 65_535 && isFree(wanted) ? wanted : free();
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int free() {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new StartFailure("No free port on the loopback address", e);
    }
  }
}
