/// Reports as files of Office programs, after ECMA-376, transitional: text documents and slides.
///
/// [OfficeFile] is the container, [WordDocument] and [SlideDeck] write the model of `core.report`
/// into it with real headings, lists, header rows and placeholders, so that a screen reader finds
/// its way. Charts stand in them as pictures with their text as alternative.
@NullMarked
package org.selbstcheck.documents.office;

import org.jspecify.annotations.NullMarked;
