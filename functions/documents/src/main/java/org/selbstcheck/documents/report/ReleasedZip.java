package org.selbstcheck.documents.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.selbstcheck.app.orders.ReleasedDocuments.Released;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.core.answers.MunicipalityName;
import org.selbstcheck.core.report.DataTable;
import org.selbstcheck.core.report.FileName;

/// A ZIP file of documents, a folder for each municipality, with a list of what is in it. The same
/// documents give the same bytes.
final class ReleasedZip implements AutoCloseable {

  private static final LocalDateTime DAY = LocalDateTime.of(2000, 1, 1, 0, 0);

  private final Released released;
  private final Map<String, String> paths = new HashMap<>();
  private final ZipOutputStream zip;
  private long size;

  /// Begins with the list.
  ///
  /// @param file to be written
  /// @param released everything that will be added
  ReleasedZip(Path file, Released released) throws IOException {
    this.released = released;
    giveNames();
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
    this.zip = new ZipOutputStream(out);
    // What it holds is compressed already.
    zip.setLevel(Deflater.BEST_SPEED);
    write("inhalt.csv", DataFiles.csv(contents()));
  }

  /// Names every document: a file that differs from another only in what no name says takes its id
  /// into its own.
  private void giveNames() {
    Set<String> taken = new HashSet<>();
    for (Document document : released.documents()) {
      String name = document.fileName().orElseGet(document::id);
      String path = folder(document) + "/" + name;
      if (!taken.add(path)) {
        path = folder(document) + "/" + document.id() + "-" + name;
        taken.add(path);
      }
      paths.put(key(document), path);
    }
  }

  private static String key(Document document) {
    return document.checkId() + " " + document.id();
  }

  private String folder(Document document) {
    MunicipalityName municipality = check(document).municipality();
    return FileName.slug(municipality.key()) + "-" + FileName.slug(municipality.name());
  }

  private Check check(Document document) {
    return Objects.requireNonNull(released.checks().get(document.checkId()));
  }

  private DataTable contents() {
    List<DataTable.Column> columns =
        Stream.of("Schlüssel", "Kommune", "Abgabe", "Fassung", "Erstellt am", "Datei")
            .map(title -> new DataTable.Column(title, false))
            .toList();
    return new DataTable(
        List.of(),
        columns,
        released.documents().stream()
            .sorted(Comparator.comparing(this::path))
            .map(this::row)
            .toList());
  }

  private List<DataTable.Cell> row(Document document) {
    MunicipalityName municipality = check(document).municipality();
    return Stream.of(
            municipality.key(),
            municipality.name(),
            Integer.toString(document.submission()),
            document.edition().label(),
            document.on().toString(),
            path(document))
        .<DataTable.Cell>map(DataTable.Cell.Text::new)
        .toList();
  }

  private String path(Document document) {
    return Objects.requireNonNull(paths.get(key(document)));
  }

  /// Adds one of the documents.
  void add(Document document, byte[] bytes) throws IOException {
    write(path(document), bytes);
  }

  /// So many bytes went in so far.
  long size() {
    return size;
  }

  private void write(String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    // The time of making would make the same archive another one.
    entry.setTimeLocal(DAY);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
    size += bytes.length;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
