/// The report as a file for people.
///
/// [PdfReport] renders the model of `core.report`: the way leads over XHTML and a style sheet.
@NullMarked
package org.selbstcheck.documents.report;

import org.jspecify.annotations.NullMarked;
