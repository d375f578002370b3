package org.mxshift.steps;

import java.util.List;
import org.mxshift.model.RecordSet;

/** What is published is not what the plan says under {@code from}; its message shows both. */
public final class NotAsPlannedException extends CompileException {

  private static final long serialVersionUID = 1;

  NotAsPlannedException(RecordSet planned, RecordSet live, boolean done) {
    super(
        List.of(
            "from.mx: the plan moves away from "
                + shown(planned)
                + ", but published is "
                + shown(live)
                + (done
                    ? ", which is what the plan wants; nothing is left to do"
                    : "; write what is published under from.mx, or find out who changed it")));
  }

  private static String shown(RecordSet set) {
    return set.isAbsent()
        ? "no MX records"
        : "[" + String.join(", ", set.mx().stream().map(Object::toString).toList()) + "]";
  }
}
