package org.mxshift.adapter;

import org.mxshift.spi.Secret;

/**
 * What goes with every call, in a header.
 *
 * @param header its name
 * @param scheme what stands before the secret, such as {@code Bearer} and a blank
 * @param secret printable, as {@link org.mxshift.spi.Options#token} gives it
 */
public record Credential(String header, String scheme, Secret secret) {}
