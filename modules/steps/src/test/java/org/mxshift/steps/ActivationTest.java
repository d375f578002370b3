package org.mxshift.steps;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mxshift.program.Condition;
import org.mxshift.program.Effect;
import org.mxshift.program.Move;
import org.mxshift.program.Program;
import org.mxshift.spi.Question;

/** Hosts whose platform takes mail for a domain only once it sees its MX records. */
class ActivationTest {

  private static Program program(String from, String more) throws Exception {
    String text =
        """
        mxshift: 1
        domain: example.com
        zone: {provider: rfc2136}
        from: {mx: [%s]}
        to: {preset: namecheap-pe, activation: {reason: it looks for its MX first, within: 4h}}
        introduce: standby
        verify: {addresses: [info@example.com], mailbox: probe@example.com%s}
        """
            .formatted(from, more);
    Plans plans = new Plans();
    plans.live = Plans.mx(from.replace("'", ""));
    return Compiler.compile(
        org.mxshift.plan.Plans.read("p.yaml", text.getBytes(UTF_8)), plans.zone());
  }

  private static List<String> asked(List<Condition> conditions) {
    return conditions.stream()
        .flatMap(condition -> condition.questions().stream())
        .map(Question::sentence)
        .toList();
  }

  @Test
  void theyArePublishedBehindTheOldOnesAndMustTakeMailInTime() throws Exception {
    Program program = program("10 mail.old.example.", "");
    Move introduce = program.move("introduce/mx");
    assertThat(introduce.effect()).isEqualTo(Effect.NONE);
    assertThat(introduce.change().orElseThrow().after().set().mx().toString())
        .isEqualTo("[10 mail.old.example., 20 mx1.privateemail.com., 20 mx2.privateemail.com.]");
    assertThat(introduce.why()).contains("it looks for its MX first", "Within 4h");
    assertThat(asked(introduce.opens()))
        .noneMatch(sentence -> sentence.contains("accepts") || sentence.contains("message"))
        .anyMatch(sentence -> sentence.startsWith("mx1.privateemail.com shows the key"));
    assertThat(introduce.settles())
        .filteredOn(Condition.Awaited.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Condition.Awaited.class,
            awaited -> {
              assertThat(awaited.limit()).isEqualTo(Duration.ofHours(4));
              assertThat(awaited.questions())
                  .extracting(Question::sentence)
                  .contains("every address of mx1.privateemail.com accepts 1 recipient")
                  .contains("every address of mx2.privateemail.com accepts 1 recipient");
            });
  }

  @Test
  void theyAreProvenByMessagesBeforeTheMailMoves() throws Exception {
    Program program = program("10 mail.old.example.", ", arrival: confirm");
    assertThat(asked(program.move("preflight/hosts").opens()))
        .noneMatch(sentence -> sentence.contains("directly by mx1.privateemail.com"))
        .anyMatch(sentence -> sentence.contains("through the old host mail.old.example"));
    assertThat(program.move("preflight/hosts").settles()).isEmpty();
    Move verify = program.move("verify/hosts");
    assertThat(asked(verify.settles()))
        .anyMatch(sentence -> sentence.contains("directly by mx1.privateemail.com"))
        .anyMatch(sentence -> sentence.contains("directly by mx2.privateemail.com"));
    assertThat(verify.settles()).contains(new Condition.Confirmed(2));
    Move swap = program.move("swap/mx");
    assertThat(swap.effect()).isEqualTo(Effect.MOVE);
    assertThat(program.indexOf(swap.id())).isGreaterThan(program.indexOf(verify.id()));
  }

  @Test
  void theLimitIsInTheFingerprint() throws Exception {
    Program four = program("10 mail.old.example.", "");
    Plans plans = new Plans();
    plans.live = Plans.mx("10 mail.old.example.");
    assertThat(four.fingerprint())
        .isEqualTo(program("10 mail.old.example.", "").fingerprint())
        .isNotEqualTo(program("10 mail.old.example.", ", every: 5m").fingerprint());
  }

  @Test
  void whereNobodyTakesTheMailMeanwhileItIsRefused() {
    assertThatThrownBy(() -> program("'0 .'", ""))
        .isInstanceOf(CompileException.class)
        .hasMessageContaining("to.activation: there is no old host that takes the mail until");
  }

  /** Nobody can ask a host that never took mail to go on taking it. */
  @Test
  void theWayBackFromThereAsksNothingOfHostsThatNeverTookMail() throws Exception {
    Program program = program("10 mail.old.example.", "");
    Program back = program.reversed(program.indexOf("introduce/mx") + 1);
    assertThat(asked(back.move("back/drain").settles())).isEmpty();
    assertThat(asked(back.move("back/mx").opens()))
        .contains("every address of mail.old.example accepts 1 recipient");
    Program later = program.reversed(program.indexOf("hold/green") + 1);
    assertThat(asked(later.move("back/drain").settles()))
        .anyMatch(sentence -> sentence.contains("mx1.privateemail.com"));
  }
}
