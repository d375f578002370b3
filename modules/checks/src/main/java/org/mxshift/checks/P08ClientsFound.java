package org.mxshift.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.plan.Plan;
import org.mxshift.plan.Preset;
import org.mxshift.plan.Presets;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.Published;

/** People's mail programs find the new side, where it is known how they look for it. */
final class P08ClientsFound implements Check {

  private static final About ABOUT =
      About.of("P08", "mail programs find the new side", Severity.WARN, Phase.AFTER);

  /** As presets write it: {@code CNAME mail, autodiscover and autoconfig -> target}. */
  private static final Pattern ALIASES = Pattern.compile("CNAME ([a-z, ]+) -> ([a-z0-9.-]+)");

  @Override
  public About about() {
    return ABOUT;
  }

  private record Alias(Name owner, Name target) {}

  @Override
  public Finding judge(Subject subject, Sights sights) {
    Optional<Preset> preset =
        subject
            .plan()
            .map(Plan::to)
            .flatMap(to -> to.preset())
            .flatMap(choice -> Presets.named(choice.name()));
    List<Alias> aliases =
        preset.stream()
            .flatMap(known -> known.clients().stream())
            .flatMap(line -> aliases(subject.domain(), line))
            .toList();
    if (preset.isEmpty() || preset.get().clients().isEmpty()) {
      return Finding.notApplicable("nobody says how mail programs find the new side");
    }
    if (aliases.isEmpty()) {
      return Finding.inconclusive(
          preset.get().title() + " shows each customer which records mail programs need",
          "publish them: " + Words.and(preset.get().clients()));
    }
    aliases.forEach(alias -> sights.of(inquiry(alias)));
    List<DnsReply> replies = new ArrayList<>();
    List<Alias> wrong = new ArrayList<>();
    for (Alias alias : aliases) {
      DnsReply reply = sights.see(inquiry(alias));
      replies.add(reply);
      if (!reply.alias().equals(Optional.of(alias.target()))) {
        wrong.add(alias);
      }
    }
    return (wrong.isEmpty()
            ? Finding.pass("mail programs find " + preset.get().title())
            : Finding.warn(
                wrong.get(0).owner() + " does not lead to " + wrong.get(0).target(),
                "publish it as CNAME once the mailboxes are there, or mail programs stay with the"
                    + " old side"))
        .because(replies);
  }

  private static Published inquiry(Alias alias) {
    return Published.of(alias.owner(), RecordType.A);
  }

  private static Stream<Alias> aliases(Name domain, String line) {
    Matcher matcher = ALIASES.matcher(line);
    return matcher.matches()
        ? Stream.of(matcher.group(1).split(",\\s*|\\s+and\\s+"))
            .map(label -> new Alias(domain.child(label.strip()), Name.of(matcher.group(2))))
        : Stream.empty();
  }
}
