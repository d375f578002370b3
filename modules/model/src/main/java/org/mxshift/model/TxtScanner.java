package org.mxshift.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts the master-file form of a TXT record into its strings (RFC 1035 section 5.1). */
final class TxtScanner {

  private static final Pattern OCTET = Pattern.compile("[0-2]\\d\\d");

  private final String text;
  private int at;

  TxtScanner(String text) {
    this.text = text;
  }

  List<String> strings() {
    List<String> found = new ArrayList<>();
    while (skipBlanks()) {
      found.add(text.charAt(at) == '"' ? quoted() : word());
    }
    return found;
  }

  private boolean skipBlanks() {
    while (at < text.length() && blank(text.charAt(at))) {
      at++;
    }
    return at < text.length();
  }

  private String quoted() {
    StringBuilder out = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      out.append(next());
    }
    if (at >= text.length()) {
      throw new IllegalArgumentException("a string of a TXT record has no closing quote");
    }
    at++;
    return out.toString();
  }

  private String word() {
    StringBuilder out = new StringBuilder();
    while (at < text.length() && !blank(text.charAt(at))) {
      out.append(next());
    }
    return out.toString();
  }

  private char next() {
    char c = text.charAt(at++);
    if (c != '\\') {
      return c;
    }
    if (at + 3 <= text.length() && OCTET.matcher(text.substring(at, at + 3)).matches()) {
      int octet = Integer.parseInt(text.substring(at, at + 3));
      at += 3;
      return (char) octet;
    }
    if (at >= text.length()) {
      throw new IllegalArgumentException("a TXT record ends in the middle of an escape");
    }
    return text.charAt(at++);
  }

  private static boolean blank(char c) {
    return c == ' ' || c == '\t';
  }
}
