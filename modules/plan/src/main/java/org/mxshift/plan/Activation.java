package org.mxshift.plan;

import java.time.Duration;

/**
 * That hosts are published before they are proven, behind those that take the mail, since their
 * platform takes mail for a domain only once it sees its MX records.
 *
 * @param reason why there is no other way, in one line
 * @param within how long they may refuse mail meanwhile; after that they leave DNS again
 */
public record Activation(String reason, Duration within) {}
