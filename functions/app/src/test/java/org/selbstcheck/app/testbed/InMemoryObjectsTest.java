package org.selbstcheck.app.testbed;

import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.objects.ObjectsContract;

/// Its links lead nowhere, so it holds to what is stored only.
class InMemoryObjectsTest implements ObjectsContract {

  private final InMemoryObjects objects = new InMemoryObjects();

  @Override
  public Objects objects() {
    return objects;
  }
}
