package org.selbstcheck.documents.pdf;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/// Asks veraPDF whether a file keeps the rules of PDF/UA-1 and PDF/A-3a that a machine can check.
public final class PdfUa {

  static {
    VeraGreenfieldFoundryProvider.initialise();
  }

  private PdfUa() {}

  /// What is broken, empty if nothing is.
  public static List<String> violations(byte[] pdf) throws Exception {
    List<String> violations = new ArrayList<>();
    for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_3_A)) {
      violations(pdf, flavour).forEach(found -> violations.add(flavour.getId() + ": " + found));
    }
    return violations;
  }

  private static List<String> violations(byte[] pdf, PDFAFlavour flavour) throws Exception {
    try (PDFAParser parser =
            Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      List<String> failed =
          result.getTestAssertions().stream()
              .filter(assertion -> assertion.getStatus() != TestAssertion.Status.PASSED)
              .map(
                  assertion ->
                      assertion.getRuleId().getClause()
                          + "-"
                          + assertion.getRuleId().getTestNumber()
                          + " "
                          + assertion.getMessage()
                          + " at "
                          + assertion.getLocation().getContext())
              .distinct()
              .limit(20)
              .toList();
      if (failed.isEmpty() && !result.isCompliant()) {
        return List.of("not compliant, and veraPDF does not say why");
      }
      return failed;
    }
  }
}
