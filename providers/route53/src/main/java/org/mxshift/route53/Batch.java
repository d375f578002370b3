package org.mxshift.route53;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeBatch;

/**
 * Compare and swap: {@code DELETE} of exactly what was read, then {@code CREATE}, carried out both
 * or neither. Never {@code UPSERT}, which overwrites whatever it finds.
 *
 * @param live what is replaced; absent when nothing is there
 * @param next what replaces it; absent when nothing is to be there
 * @param comment kept by Route 53 with the change, as far as it takes it; empty for none
 */
record Batch(Held live, Held next, String comment) {

  /** Of a longer one Route 53 would refuse the whole batch. */
  private static final int LONGEST_COMMENT = 256;

  ChangeBatch changes() {
    List<Change> changes = new ArrayList<>();
    if (!live.set().isAbsent()) {
      changes.add(change(ChangeAction.DELETE, live));
    }
    if (!next.set().isAbsent()) {
      changes.add(change(ChangeAction.CREATE, next));
    }
    ChangeBatch.Builder batch = ChangeBatch.builder().changes(changes);
    String kept = comment.substring(0, Math.min(LONGEST_COMMENT, comment.length()));
    return (kept.isEmpty() ? batch : batch.comment(kept)).build();
  }

  private static Change change(ChangeAction action, Held held) {
    return Change.builder().action(action).resourceRecordSet(held.resourceRecordSet()).build();
  }
}
