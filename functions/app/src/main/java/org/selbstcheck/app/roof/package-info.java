/// A Kreis or Verband as the roof over the municipalities of its phase that lie in it: what their
/// coordinators release to it, and nothing else; see `infrastructure/docs/adr/0035`.
@NullMarked
package org.selbstcheck.app.roof;

import org.jspecify.annotations.NullMarked;
