package org.mxshift.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * A folder for one test, in memory where Linux has room for it: a log is thousands of small files,
 * each of which would be waited for until the disk has it.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@TempDir(factory = Scratch.InMemory.class)
public @interface Scratch {

  /** Where the folder is made. */
  final class InMemory implements TempDirFactory {

    private static final Path MEMORY = Path.of("/dev/shm");

    /** Containers often have no more than 64 MB there. */
    private static final long ROOM = 1L << 30;

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test)
        throws Exception {
      boolean roomy =
          Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() >= ROOM;
      return roomy
          ? Files.createTempDirectory(MEMORY, "mxshift")
          : TempDirFactory.Standard.INSTANCE.createTempDirectory(element, test);
    }
  }
}
