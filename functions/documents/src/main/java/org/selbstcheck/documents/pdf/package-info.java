/// XHTML as a file for people: PDF 1.7, accessible after PDF/UA-1 and archivable after PDF/A-3a,
/// with all fonts embedded.
///
/// [AccessiblePdf] lays out and tags by openhtmltopdf. Pictures are drawn by [ChartDrawer] with the
/// fonts of the document, so that neither an SVG library nor the fonts of the machine are needed;
/// [ChartPicture] draws the same pictures for files that are not PDF.
@NullMarked
package org.selbstcheck.documents.pdf;

import org.jspecify.annotations.NullMarked;
