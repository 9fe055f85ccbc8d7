/// Puts a season away and takes it out again: everything in the tables and the bucket goes into one
/// archive, which is read back before anything is deleted, and comes from there into the tables and
/// the bucket of a new stack. The archive's form stands in infrastructure/docs/archive.md.
@NullMarked
package org.selbstcheck.season;

import org.jspecify.annotations.NullMarked;
