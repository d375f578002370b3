package org.mxshift.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mxshift.claims.Claims.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What the files of this house look like. Lengths are limits of what can be kept in mind. */
class SourcesTest {

  private static final int LONGEST_FILE = 300;
  private static final int LONGEST_METHOD = 40;

  /** A test may hold a long table of cases, and a table is not harder to read for being long. */
  private static final int LONGEST_TEST_FILE = 500;

  /** A folder of one person's machine, or test data that CI hands in by path. */
  private static final Pattern LOCAL =
      Pattern.compile("(?<![\\w.~-])/(home|root|Users|work)/[\\w.-]|[A-Z]:\\\\Users|\\.\\./shared");

  private static final Path KNOWS_WHERE_CI_KEEPS_DATA = Path.of(".ci", "run");

  @Test
  void filesAreShort() {
    assertThat(mainFiles()).hasSizeGreaterThan(20).filteredOn(longerThan(LONGEST_FILE)).isEmpty();
    assertThat(javaFiles()).filteredOn(longerThan(LONGEST_TEST_FILE)).isEmpty();
  }

  @Test
  void methodsAreShortAndPublicTypesSayWhatTheyAreFor() throws IOException {
    List<String> tooLong = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    new JavaWalk() {
      @Override
      public Void visitMethod(MethodTree method, Void nothing) {
        int lines = method.getBody() == null ? 0 : lines(method.getBody()) - 2;
        if (lines > LONGEST_METHOD) {
          tooLong.add(place(method) + " " + method.getName() + " has " + lines + " lines");
        }
        return super.visitMethod(method, null);
      }

      @Override
      public Void visitClass(ClassTree type, Void nothing) {
        if (type.getModifiers().getFlags().contains(Modifier.PUBLIC) && !documented()) {
          silent.add(place(type) + " " + type.getSimpleName());
        }
        return super.visitClass(type, null);
      }
    }.over(mainFiles());
    assertThat(tooLong).isEmpty();
    assertThat(silent).isEmpty();
  }

  @Test
  void everyFolderHasADoorSign() {
    List<Path> folders = new ArrayList<>(House.modules());
    Stream.of("modules", "providers", "plans", "examples")
        .map(House.ROOT::resolve)
        .forEach(folders::add);
    assertThat(folders).allSatisfy(folder -> assertThat(folder.resolve("README.md")).exists());
  }

  @Test
  void noTextNamesAFolderOfOneMachine() {
    assertThat(House.files())
        .filteredOn(file -> !file.endsWith(KNOWS_WHERE_CI_KEEPS_DATA))
        .filteredOn(file -> LOCAL.matcher(House.text(file)).find())
        .isEmpty();
  }

  /** The wide one costs the compiler a millisecond a call, and nobody would notice one by one. */
  @Test
  void claimsAreMadeByTheirNarrowDoor() {
    String wide = "static " + Assertions.class.getName() + ".assertThat;";
    assertThat(javaFiles()).filteredOn(file -> House.text(file).contains(wide)).isEmpty();
  }

  private static List<Path> javaFiles() {
    return House.files().stream().filter(file -> file.toString().endsWith(".java")).toList();
  }

  private static List<Path> mainFiles() {
    Path main = Path.of("src", "main");
    return javaFiles().stream().filter(file -> file.toString().contains(main.toString())).toList();
  }

  private static Predicate<Path> longerThan(int limit) {
    return file -> House.text(file).lines().count() > limit;
  }

  /** Walks through parsed files; what a rule wants to know about a place is asked here. */
  private abstract static class JavaWalk extends TreePathScanner<Void, Void> {

    private DocTrees docs;
    private CompilationUnitTree unit;

    void over(List<Path> files) throws IOException {
      JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
      try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, UTF_8)) {
        JavacTask task =
            (JavacTask)
                compiler.getTask(
                    null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
        docs = DocTrees.instance(task);
        for (CompilationUnitTree parsed : task.parse()) {
          unit = parsed;
          scan(new TreePath(parsed), null);
        }
      }
    }

    boolean documented() {
      return docs.getDocComment(getCurrentPath()) != null;
    }

    int lines(Tree tree) {
      LineMap map = unit.getLineMap();
      long start = docs.getSourcePositions().getStartPosition(unit, tree);
      long end = docs.getSourcePositions().getEndPosition(unit, tree);
      return (int) (map.getLineNumber(end) - map.getLineNumber(start) + 1);
    }

    String place(Tree tree) {
      long start = docs.getSourcePositions().getStartPosition(unit, tree);
      return unit.getSourceFile().getName() + ":" + unit.getLineMap().getLineNumber(start);
    }
  }
}
