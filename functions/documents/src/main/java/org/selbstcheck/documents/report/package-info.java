/// The report as a file for people: PDF 1.7, accessible after PDF/UA-1, with all fonts embedded.
///
/// [PdfReport] renders the model of `core.report`. The way leads over XHTML and a style sheet,
/// which openhtmltopdf lays out and tags. Pictures are drawn by [ChartDrawer] with the fonts of the
/// document, so that neither an SVG library nor the fonts of the machine are needed.
@NullMarked
package org.selbstcheck.documents.report;

import org.jspecify.annotations.NullMarked;
