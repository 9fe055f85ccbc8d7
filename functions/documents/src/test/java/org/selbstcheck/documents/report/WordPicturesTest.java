package org.selbstcheck.documents.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Edition;
import org.selbstcheck.documents.office.WordDocument;
import org.selbstcheck.documents.pdf.ChartPicture;
import org.selbstcheck.documents.workbook.Parts;

/// The long report as a text document: what the shorter ones do not have.
class WordPicturesTest {

  @Test
  void of_reportWithPictures_holdsEachWithItsAlternative() throws Exception {
    ChartPicture pictures = new ChartPicture();

    byte[] docx =
        WordDocument.of(
            Samples.report(Samples.filled(), Tone.BALANCED, Edition.PUBLIC),
            figure -> pictures.png(figure.svg(), figure.width(), figure.height()));

    Files.write(
        Files.createDirectories(Path.of("target", "preview")).resolve("bericht.docx"), docx);
    String document = new String(DocumentText.part(docx, "word/document.xml"), UTF_8);
    String relations = new String(DocumentText.part(docx, "word/_rels/document.xml.rels"), UTF_8);
    Matcher picture =
        Pattern.compile("<wp:docPr id=\"(\\d+)\" name=\"[^\"]+\" descr=\"([^\"]+)\"/>")
            .matcher(document);
    Set<String> ids = new HashSet<>();
    while (picture.find()) {
      assertThat(ids.add(picture.group(1))).isTrue();
      assertThat(picture.group(2)).contains("Management und Steuerung");
      String name = "media/figure%s.png".formatted(picture.group(1));
      assertThat(relations).contains(name);
      assertThat(
              ImageIO.read(new ByteArrayInputStream(Parts.of(docx).bytes("word/" + name)))
                  .getWidth())
          .isEqualTo(3 * 720);
    }
    assertThat(ids).isNotEmpty();
  }
}
