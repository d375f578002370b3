package org.mxshift.program;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.mxshift.model.Image;
import org.mxshift.model.PublicKey;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.Txt;
import org.mxshift.model.Windows;
import org.mxshift.spi.Question;
import org.mxshift.spi.Route;

/**
 * What an approval binds to: a SHA-256 over everything of a program that can matter to mail.
 *
 * <p>Values, TTLs, order, durations, gates and proofs are in; dates, comments, layout, record ids,
 * secrets and strangers' values are not part of a program and so are out. The first sixteen
 * hexadecimal digits are shown and typed.
 */
final class Fingerprint {

  private final StringBuilder text = new StringBuilder("mxshift program 1\n");

  private Fingerprint() {}

  static String of(Program program) {
    Fingerprint print = new Fingerprint();
    print.line("domain", program.domain(), program.zone(), program.direction());
    print.terms(program.terms());
    program.moves().forEach(print::move);
    print.line("onward");
    program.onward().forEach(print::move);
    if (!program.earlier().isEmpty()) {
      print.line("earlier");
      program.earlier().forEach(print::move);
    }
    return digest(print.text.toString());
  }

  private void terms(Terms terms) {
    line("recipients", terms.recipients());
    line("mail", terms.mailbox(), terms.sender(), terms.confirm(), terms.vouched(), terms.gates());
    line("clocks", terms.every(), terms.greens(), terms.hold(), terms.drain());
    line("limits", terms.margin(), terms.lag(), terms.deferred());
    line("choices", terms.retreats(), terms.lame());
    if (terms.arrives()) {
      line("arrives");
    }
    if (!terms.probers().isEmpty()) {
      line("probers", terms.probers().stream().map(PublicKey::key).toList());
    }
    windows(terms.windows());
  }

  private void windows(Windows windows) {
    if (!windows.areAlways()) {
      line("windows", windows.zone(), windows.allow(), windows.deny());
    }
  }

  private void move(Move move) {
    line("move", move.id(), move.step(), move.effect());
    move.change()
        .ifPresent(change -> line("change", image(change.before()), image(change.after())));
    move.served().forEach(image -> line("served", image(image)));
    move.opens().forEach(condition -> condition("opens", condition));
    move.settles().forEach(condition -> condition("settles", condition));
  }

  private void condition(String when, Condition condition) {
    line(when, condition.sentence());
    if (condition instanceof Condition.Proven proven) {
      questions(proven.questions());
    } else if (condition instanceof Condition.Observed observed) {
      line("every", observed.every());
      questions(observed.watch());
    } else if (condition instanceof Condition.Awaited awaited) {
      line("within", awaited.limit(), awaited.every());
      questions(awaited.questions());
    } else if (condition instanceof Condition.Waited waited) {
      line("set", waited.length(), waited.set());
    }
  }

  private void questions(List<Question> questions) {
    for (Question question : questions) {
      line("question", question.sentence());
      if (question instanceof Question.Accepts accepts) {
        line("to", accepts.recipients(), accepts.sender());
      } else if (question instanceof Question.Fit fit) {
        line("as", fit.known(), fit.sender(), fit.before());
      } else if (question instanceof Question.Delivers delivers) {
        line(
            "by",
            delivers.sender(),
            delivers.route() instanceof Route.Routed routed ? routed.hosts() : "");
      }
    }
  }

  /**
   * How a text record is cut into strings means nothing (RFC 7208 section 3.3), so it is left out.
   */
  private static String image(Image image) {
    RecordSet set = image.set();
    List<String> values = set.values().stream().map(Fingerprint::value).toList();
    return set.key() + " " + set.ttl().seconds() + " " + values + " " + image.prefix().orElse("");
  }

  private static String value(Rdata value) {
    return value instanceof Txt txt ? txt.joined() : value.text();
  }

  private void line(String word, Object... values) {
    text.append(word);
    for (Object value : values) {
      text.append('\t').append(value);
    }
    text.append('\n');
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
