package org.mxshift.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the rules look at: the checkout's folders and files, and every class of the house. */
final class House {

  static final Path ROOT = root();
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.mxshift");

  private static final Set<String> NOT_OURS =
      Set.of("target", ".git", ".mxshift", ".spotless", ".idea");

  private House() {}

  /** Folders with a pom, as {@code modules/x} and {@code providers/x}. */
  static List<Path> modules() {
    List<Path> found = new ArrayList<>();
    for (String parent : List.of("modules", "providers")) {
      try (Stream<Path> folders = Files.list(ROOT.resolve(parent))) {
        folders
            .filter(folder -> Files.exists(folder.resolve("pom.xml")))
            .sorted()
            .forEach(found::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return found;
  }

  /** Names of the modules in {@code modules} or {@code providers} that have main code. */
  static Set<String> packagesBelow(String family) {
    Set<String> names = new TreeSet<>();
    for (Path module : modules()) {
      if (module.getParent().endsWith(family) && Files.exists(module.resolve("src/main/java"))) {
        names.add(module.getFileName().toString());
      }
    }
    return names;
  }

  /** Every file somebody wrote; what a build or a run leaves behind is not looked at. */
  static List<Path> files() {
    return files(ROOT);
  }

  /** The same of a folder, or of one file. */
  static List<Path> files(Path place) {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          place,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              boolean skipped = NOT_OURS.contains(folder.getFileName().toString());
              return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (!NOT_OURS.contains(file.getFileName().toString())) {
                files.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  static Stream<Path> modulesWithTests() {
    return modules().stream().filter(module -> Files.exists(module.resolve("src/test/java")));
  }

  /** Never fails on bytes that are not text: what is no letter becomes a question mark. */
  static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
