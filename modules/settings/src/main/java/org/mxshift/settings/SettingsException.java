package org.mxshift.settings;

import java.util.List;
import java.util.stream.Collectors;
import org.mxshift.plan.Complaint;

/**
 * Settings are wrong, or a secret cannot be had. The message is one line per fault, with its place.
 */
public final class SettingsException extends Exception {

  private static final long serialVersionUID = 1;

  SettingsException(String message) {
    super(message);
  }

  SettingsException(List<Complaint> complaints) {
    super(complaints.stream().map(Complaint::toString).collect(Collectors.joining("\n")));
  }
}
