package org.mxshift.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mxshift.model.Mx;

/**
 * What is known of a mail platform: a proposal for the side that mail moves to, and how to tell
 * that a domain is there. Read from {@code plans/presets}; a plan may override all of it.
 *
 * @param name what a plan writes after {@code preset:}
 * @param title the platform's own name
 * @param kind what it does with mail
 * @param mx its records as templates: {@code <word>} stands for the input of that name
 * @param fixed whether the preferences must be published as they are
 * @param spf terms of its senders, as templates
 * @param dkim how it signs
 * @param clients records by which mail programs find it; empty when none are needed
 * @param exclusive why no other MX may stand beside it; empty when others may
 * @param verifyByMx why it takes no mail before its MX records are published; empty when it does
 * @param leaveOnly why nobody should move to it any more; empty when people may
 * @param inputs what only the customer knows, by name, in the order of the file
 * @param detect patterns of exchanges: the last labels, {@code *} stands for one
 * @param notes what to mind, each one sentence or two
 * @param facts where all this comes from
 */
public record Preset(
    String name,
    String title,
    Kind kind,
    List<String> mx,
    boolean fixed,
    List<String> spf,
    Dkim dkim,
    List<String> clients,
    Optional<String> exclusive,
    Optional<String> verifyByMx,
    Optional<String> leaveOnly,
    Map<String, Input> inputs,
    List<String> detect,
    List<String> notes,
    Facts facts) {

  private static final Pattern PLACE = Pattern.compile("<([a-z][a-z0-9_]*)>");

  /** Copies the collections. */
  public Preset {
    mx = List.copyOf(mx);
    spf = List.copyOf(spf);
    clients = List.copyOf(clients);
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    detect = List.copyOf(detect);
    notes = List.copyOf(notes);
  }

  /** What a platform does with mail. */
  public enum Kind {
    /** It keeps mailboxes. */
    MAILBOX,
    /** It filters mail and passes it to the mailboxes behind it. */
    GATEWAY,
    /** It passes mail on to addresses elsewhere. */
    FORWARDING,
    /** It hands mail to programs. */
    RECEIVING
  }

  /** How a platform signs: the type of its key records, and their names and targets. */
  public record Dkim(String type, List<String> records) {
    /** Copies the list. */
    public Dkim {
      records = List.copyOf(records);
    }
  }

  /**
   * A value that differs from customer to customer.
   *
   * @param means what it is
   * @param where the customer finds it
   * @param form what it looks like, as a whole: a regular expression
   * @param example one of that form
   */
  public record Input(String means, String where, String form, String example) {}

  /**
   * Where knowledge comes from.
   *
   * @param date when it was so: a year, month or day
   * @param confidence high or medium
   * @param sources at least one
   */
  public record Facts(String date, String confidence, List<String> sources) {
    /** Copies the list. */
    public Facts {
      sources = List.copyOf(sources);
    }
  }

  /** The names of the inputs that stand in these templates. */
  public static List<String> placesIn(List<String> templates) {
    return PLACE
        .matcher(String.join(" ", templates))
        .results()
        .map(match -> match.group(1))
        .distinct()
        .toList();
  }

  /** The templates with these inputs put in; one that is not there stays as it is. */
  public static List<String> filled(List<String> templates, Map<String, String> inputs) {
    return templates.stream()
        .map(
            template ->
                PLACE
                    .matcher(template)
                    .replaceAll(
                        match ->
                            Matcher.quoteReplacement(
                                inputs.getOrDefault(match.group(1), match.group()))))
        .toList();
  }

  /** The records with these inputs put in, which must be all and of the right form. */
  public List<Mx> mx(Map<String, String> inputs) {
    return filled(mx, inputs).stream().map(Mx::parse).toList();
  }
}
