/// The bucket: immutable objects and links to download or upload them. The S3 client is known here
/// and nowhere else.
@NullMarked
package org.selbstcheck.app.objects;

import org.jspecify.annotations.NullMarked;
