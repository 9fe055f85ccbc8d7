/// The result as files for people and for other programs.
///
/// [ReportFiles] knows every kind of document and what makes it, from the model of `core.report`:
/// [PdfReport] over XHTML and a style sheet, `documents.office` as text document and slides,
/// [DataFiles] as workbook and CSV. [ReportWorker] makes what was ordered.
@NullMarked
package org.selbstcheck.documents.report;

import org.jspecify.annotations.NullMarked;
