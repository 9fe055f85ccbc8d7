/// Results as pictures: pure functions from a result to SVG.
///
/// Every picture has a title and a description in words, keeps its text as text, says nothing by
/// colour alone and uses presentation attributes only, so that it can stand inline in a page whose
/// policy forbids style attributes, and in a PDF. It draws with `rect`, `line` and `text` alone: no
/// groups, paths or transforms, so that another renderer needs forty lines to follow it.
@NullMarked
package org.selbstcheck.core.charts;

import org.jspecify.annotations.NullMarked;
