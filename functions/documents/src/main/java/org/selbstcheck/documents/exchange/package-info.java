/// The function `exchange`: blank forms, and what comes from outside into a check or goes out of
/// it.
///
/// A file is read into what it says ([FormReader], [CheckFileReader]), that is laid beside what is
/// stored ([Laying]), and what differs is the [Plan]: shown first, then applied ([Importing]). What
/// is wrong with a file is named with its cell or JSON pointer, and nothing of it is applied.
@NullMarked
package org.selbstcheck.documents.exchange;

import org.jspecify.annotations.NullMarked;
