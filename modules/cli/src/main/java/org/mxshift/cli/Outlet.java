package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Where results go. Unlike the stream of the JDK it knows why it could not take them: a full disk
 * is a failure to tell of, a pipe whose reader has left is not.
 */
final class Outlet extends PrintStream {

  /** The bits of a file's mode that say what it is, and pipes and sockets in them (POSIX). */
  private static final int KIND = 0170000;

  private static final List<Integer> READ_BY_SOMEBODY = List.of(0010000, 0140000);

  private final Remembering bytes;
  private final BooleanSupplier pipe;

  private Outlet(Remembering bytes, BooleanSupplier pipe, Charset charset) {
    super(bytes, true, charset);
    this.bytes = bytes;
    this.pipe = pipe;
  }

  /**
   * An outlet into a stream.
   *
   * @param pipe whether somebody reads along, who may leave; asked for when nothing more is taken
   */
  static Outlet into(OutputStream out, BooleanSupplier pipe, Charset charset) {
    return new Outlet(new Remembering(out), pipe, charset);
  }

  /** What becomes of this is nobody's business. */
  static Outlet nowhere() {
    return into(OutputStream.nullOutputStream(), () -> false, UTF_8);
  }

  /** The standard output of the process, in the letters that the JVM has found there. */
  static Outlet standard() {
    String usual = System.getProperty("file.encoding", UTF_8.name());
    String letters =
        System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding", usual));
    Charset charset = Charset.isSupported(letters) ? Charset.forName(letters) : UTF_8;
    OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
    return into(out, Outlet::isPipe, charset);
  }

  private static boolean isPipe() {
    try {
      int mode = (int) Files.getAttribute(Path.of("/dev/stdout"), "unix:mode");
      return READ_BY_SOMEBODY.contains(mode & KIND);
    } catch (IOException | UnsupportedOperationException e) {
      return false; // then a pipe that was left is told of, too
    }
  }

  /** Why results are lost that somebody wants; empty while all is well, or nobody reads on. */
  Optional<String> lost() {
    flush();
    return bytes.failure.isEmpty() || pipe.getAsBoolean()
        ? Optional.empty()
        : Optional.of(String.valueOf(bytes.failure.get().getMessage()));
  }

  /**
   * How a command ends that has told its result here.
   *
   * @param err for talk
   */
  ExitCode told(ExitCode code, PrintStream err) {
    Optional<String> lost = lost();
    if (lost.isEmpty()) {
      return code;
    }
    err.println("mxshift: the result cannot be written: " + Visible.line(lost.get()));
    err.println("what was done is done; 'mxshift status' shows how runs stand");
    err.flush();
    return ExitCode.worst(List.of(code, ExitCode.UNREACHABLE));
  }

  /** Keeps the first failure, which {@link PrintStream} only counts. */
  private static final class Remembering extends FilterOutputStream {

    private Optional<IOException> failure = Optional.empty();

    Remembering(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int octet) throws IOException {
      try {
        out.write(octet);
      } catch (IOException e) {
        throw first(e);
      }
    }

    @Override
    public void write(byte[] octets, int from, int count) throws IOException {
      try {
        out.write(octets, from, count);
      } catch (IOException e) {
        throw first(e);
      }
    }

    @Override
    public void flush() throws IOException {
      try {
        out.flush();
      } catch (IOException e) {
        throw first(e);
      }
    }

    private IOException first(IOException e) {
      failure = Optional.of(failure.orElse(e));
      return e;
    }
  }
}
