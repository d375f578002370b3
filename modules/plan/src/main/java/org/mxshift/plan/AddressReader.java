package org.mxshift.plan;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import org.mxshift.model.MailAddress;

/** Reads {@code verify.addresses}: a list, or a file with one address in a line. */
final class AddressReader {

  private final Beside beside;
  private final Complaints complaints;

  AddressReader(Beside beside, Complaints complaints) {
    this.beside = beside;
    this.complaints = complaints;
  }

  List<MailAddress> read(Fields verify) {
    if (!(verify.node("addresses").orElse(null) instanceof Node.Mapping)) {
      return verify.list("addresses", MailAddress::of).orElse(List.of());
    }
    return verify
        .object("addresses")
        .map(
            at ->
                at.only(Keys.ADDRESSES, Keys.LATER).requires("file", "file: example.com.addresses"))
        .map(this::file)
        .orElse(List.of());
  }

  private List<MailAddress> file(Fields addresses) {
    return addresses
        .text("file", AddressReader::below)
        .map(path -> open(addresses, path))
        .orElse(List.of());
  }

  /** A plan may come from a stranger's branch: it reads nothing but what lies beside it. */
  private static String below(String path) {
    if (!Scalars.isOneLine(path)
        || path.startsWith("/")
        || path.contains("\\")
        || path.contains(":")
        || List.of(path.split("/", -1)).contains("..")) {
      throw new IllegalArgumentException(
          "this is not a file beside the plan; write a relative path without ..");
    }
    return path;
  }

  private List<MailAddress> open(Fields addresses, String path) {
    Complaints inside = new Complaints(path);
    try {
      List<MailAddress> found =
          lines(Utf8.text(beside.bytes(path), TreeReader.LARGEST, inside), inside);
      inside.throwIfAny();
      return found;
    } catch (PlanException e) {
      e.complaints().forEach(complaints::add);
    } catch (IOException | InvalidPathException e) {
      addresses.complain("file", "'" + path + "' cannot be read", "put it beside the plan");
    }
    return List.of();
  }

  private static List<MailAddress> lines(String text, Complaints inside) {
    List<MailAddress> found = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        try {
          found.add(MailAddress.of(line));
        } catch (IllegalArgumentException e) {
          inside.add(
              new Place(i + 1, 1),
              "this line is not a mail address",
              "write one address in a line, such as name@example.com; # begins a comment");
        }
      }
    }
    return found;
  }
}
