package org.mxshift.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * Signs with an Ed25519 key of OpenSSH, without OpenSSH: the key's file as ssh-keygen writes it
 * (openssh-key-v1, in PROTOCOL.key), the signature as {@code ssh-keygen -Y sign} makes it
 * (PROTOCOL.sshsig), the mathematics by the JDK. The key is read again for each signature, never
 * kept.
 */
public final class SshSigner implements Signer {

  private static final String BEGIN = "-----BEGIN OPENSSH PRIVATE KEY-----";
  private static final String END = "-----END OPENSSH PRIVATE KEY-----";
  private static final String MAGIC = "openssh-key-v1\0";
  private static final int SEED = 32;

  private final Path file;
  private final SshPurpose purpose;

  /** Signs commits with the private key in this file; nothing is read yet. */
  public SshSigner(Path file) {
    this(file, SshPurpose.COMMIT);
  }

  /** As above, for this purpose. */
  public SshSigner(Path file, SshPurpose purpose) {
    this.file = file;
    this.purpose = purpose;
  }

  @Override
  public String sign(byte[] payload) throws IOException {
    ByteBuffer key = ByteBuffer.wrap(keyFile());
    try {
      byte[] magic = new byte[MAGIC.length()];
      key.get(magic);
      String cipher = SshWire.text(key);
      SshWire.bytes(key); // how the cipher's key is made
      SshWire.bytes(key); // and from what
      key.getInt(); // one key; there never are more
      byte[] shown = SshWire.bytes(key);
      if (!new String(magic, US_ASCII).equals(MAGIC)) {
        throw unusable("is no key of OpenSSH");
      }
      if (!cipher.equals("none")) {
        throw unusable("needs a passphrase, and nobody is here to type it");
      }
      return SshSignature.armoured(purpose, shown, signature(shown, SshWire.bytes(key), payload));
    } catch (RuntimeException e) {
      throw new IOException("the key " + file + " cannot be read: it is damaged", e);
    }
  }

  /** Two equal words, the type, the public key, then seed and public key once more. */
  private byte[] signature(byte[] shown, byte[] hidden, byte[] payload) throws IOException {
    ByteBuffer inner = ByteBuffer.wrap(hidden);
    inner.getLong();
    String type = SshWire.text(inner);
    if (!type.equals(SshSignature.ED25519)) {
      throw unusable("is of type " + type);
    }
    SshWire.bytes(inner);
    byte[] seed = Arrays.copyOf(SshWire.bytes(inner), SEED);
    try {
      PrivateKey key =
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(SshSignature.signed(purpose, payload));
      byte[] made = signature.sign();
      if (SshSignature.of(purpose, SshSignature.armoured(purpose, shown, made)).fits(payload)) {
        return made;
      }
      throw unusable("is damaged: what it signs, it does not verify");
    } catch (GeneralSecurityException e) {
      throw new IOException("the key " + file + " does not sign: " + e.getMessage(), e);
    } finally {
      Arrays.fill(seed, (byte) 0);
      Arrays.fill(hidden, (byte) 0);
    }
  }

  private byte[] keyFile() throws IOException {
    String text;
    try {
      text = Files.readString(file, US_ASCII);
    } catch (IOException e) {
      throw new IOException("the key " + file + " cannot be read; name it " + purpose.where(), e);
    }
    int from = text.indexOf(BEGIN);
    int to = text.indexOf(END);
    if (from < 0 || to < 0) {
      throw unusable(
          text.startsWith("ssh-")
              ? "is a public key; name the private one"
              : "is no key of OpenSSH");
    }
    try {
      return Base64.getMimeDecoder().decode(text.substring(from + BEGIN.length(), to));
    } catch (IllegalArgumentException e) {
      throw new IOException("the key " + file + " is damaged", e);
    }
  }

  private IOException unusable(String why) {
    return new IOException(
        "the key "
            + file
            + " "
            + why
            + "; 'ssh-keygen -t ed25519 -N \"\" -f KEY' makes one that signs here");
  }
}
