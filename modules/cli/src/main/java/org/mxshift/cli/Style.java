package org.mxshift.cli;

/** How a word looks on a terminal. */
enum Style {
  PLAIN(""),
  BOLD("1"),
  FAINT("2"),
  RED("31"),
  GREEN("32"),
  YELLOW("33");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  String paint(String text, boolean colours) {
    boolean bare = !colours || this == PLAIN || text.isBlank();
    return bare ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
