package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.mxshift.model.PublicKey;

/**
 * A new pair of keys, as ssh-keygen writes them without a passphrase (PROTOCOL.key of OpenSSH).
 *
 * @param text of the private file
 * @param shown the public half
 */
record KeyFile(String text, PublicKey shown) {

  static KeyFile of(String name) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      byte[] raw = last32(pair.getPublic().getEncoded());
      byte[] seed = last32(pair.getPrivate().getEncoded());
      byte[] line = strings("ssh-ed25519".getBytes(US_ASCII), raw);
      PublicKey key = new PublicKey(Base64.getEncoder().encodeToString(line), name);
      return new KeyFile(file(line, hidden(raw, seed)), key);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String file(byte[] line, byte[] hidden) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes("openssh-key-v1\0".getBytes(US_ASCII));
    byte[] none = "none".getBytes(US_ASCII);
    all.writeBytes(strings(none, none, new byte[0]));
    all.writeBytes(new byte[] {0, 0, 0, 1});
    all.writeBytes(strings(line, hidden));
    String body = Base64.getMimeEncoder(70, new byte[] {'\n'}).encodeToString(all.toByteArray());
    return "-----BEGIN OPENSSH PRIVATE KEY-----\n" + body + "\n-----END OPENSSH PRIVATE KEY-----\n";
  }

  private static byte[] hidden(byte[] raw, byte[] seed) {
    byte[] both = ByteBuffer.allocate(64).put(seed).put(raw).array();
    byte[] key = strings("ssh-ed25519".getBytes(US_ASCII), raw, both, new byte[0]);
    return ByteBuffer.allocate(8 + key.length).putLong(0).put(key).array();
  }

  private static byte[] strings(byte[]... all) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] one : all) {
      out.writeBytes(ByteBuffer.allocate(4).putInt(one.length).array());
      out.writeBytes(one);
    }
    return out.toByteArray();
  }

  private static byte[] last32(byte[] encoded) {
    return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
  }
}
