package org.mxshift.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.GpgSignature;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/** The bare repository: commits and the refs that name them; knows nothing of events. */
final class Store implements AutoCloseable {

  static final String BRANCH = "mxshift/audit";
  static final String TIP = Constants.R_HEADS + BRANCH;

  /** What the remote was last seen to have. */
  static final String PUBLISHED = "refs/mxshift/published";

  /** What a folder holds while its layout is not finished. */
  private static final Set<String> LAID_OUT =
      Set.of(WriterLock.FILE, "objects", "refs", "config", "config.new", "HEAD", "HEAD.new");

  private static final String CONFIG =
      "[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = true\n[gc]\n\tauto = 0\n";

  private final Path folder;
  private final Repository repository;
  private final Consumer<String> passing;

  private Store(Path folder, Repository repository, Consumer<String> passing) {
    this.folder = folder;
    this.repository = repository;
    this.passing = passing;
  }

  /** Opens the repository that is there. */
  static Store open(Path folder, Consumer<String> passing) throws IOException {
    Hermetic.install();
    Repository repository =
        new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().setMustExist(true).build();
    return new Store(folder, repository, passing);
  }

  static boolean isLaidOut(Path folder) {
    return Files.exists(folder.resolve(Constants.HEAD));
  }

  /** Makes an empty repository; HEAD, which makes it one, is written last. */
  static void layOut(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      if (files.anyMatch(file -> !LAID_OUT.contains(file.getFileName().toString()))) {
        throw new IOException(folder + " holds something else; name an empty or a new folder");
      }
    }
    Files.createDirectories(folder.resolve("objects/pack"));
    Files.createDirectories(folder.resolve("refs/heads"));
    replace(folder.resolve("config"), CONFIG);
    replace(folder.resolve(Constants.HEAD), "ref: " + TIP + "\n");
    sync(folder);
  }

  private static void replace(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  Path folder() {
    return folder;
  }

  Repository repository() {
    return repository;
  }

  Trees trees() {
    return new Trees(repository.newObjectReader());
  }

  RevWalk walk() {
    return new RevWalk(repository);
  }

  Optional<ObjectId> ref(String name) throws IOException {
    Optional<ObjectId> id = Optional.ofNullable(repository.exactRef(name)).map(Ref::getObjectId);
    Path file = folder.resolve(name);
    if (id.isEmpty() && Files.isRegularFile(file)) {
      throw new IOException(
          file
              + " is empty, as after a power cut; 'git -C "
              + folder
              + " fsck --lost-found' names the commits that nothing names any more, and 'git -C "
              + folder
              + " update-ref "
              + name
              + " COMMIT' puts the last of them back");
    }
    return id;
  }

  Optional<ObjectId> tip() throws IOException {
    return ref(TIP);
  }

  /** The tree of the latest commit, or of the one given. */
  Optional<ObjectId> tree(Optional<ObjectId> commit) throws IOException {
    return commit.isEmpty() ? Optional.empty() : Optional.of(commit(commit.get()).getTree());
  }

  RevCommit commit(ObjectId id) throws IOException {
    try (RevWalk walk = walk()) {
      return walk.parseCommit(id);
    }
  }

  byte[] bytes(ObjectId commit) throws IOException {
    return repository.open(commit, Constants.OBJ_COMMIT).getBytes();
  }

  String text(ObjectId blob) throws IOException {
    return new String(repository.open(blob, Constants.OBJ_BLOB).getBytes(), UTF_8);
  }

  /** Writes what the writer makes, and waits until the disk has it. */
  ObjectId insert(Writing writing) throws IOException {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId id = writing.write(inserter);
      inserter.flush();
      passing.accept("objects written");
      return id;
    }
  }

  static ObjectId blob(ObjectInserter inserter, String text) throws IOException {
    return inserter.insert(Constants.OBJ_BLOB, text.getBytes(UTF_8));
  }

  /** The same commit with a signature, where there is somebody to sign. */
  static CommitBuilder signed(CommitBuilder commit, Optional<Signer> signer) throws IOException {
    if (signer.isPresent()) {
      String signature = signer.get().sign(commit.build());
      commit.setGpgSignature(new GpgSignature(signature.getBytes(UTF_8)));
    }
    return commit;
  }

  static ObjectId commit(ObjectInserter inserter, CommitBuilder commit, Optional<ObjectId> parent)
      throws IOException {
    parent.ifPresent(commit::setParentId);
    return inserter.insert(commit);
  }

  /** Moves a ref from what it was to what it is to be; false when it is no longer what it was. */
  boolean move(String name, Optional<ObjectId> from, ObjectId to) throws IOException {
    RefUpdate update = repository.updateRef(name);
    update.setExpectedOldObjectId(from.orElse(ObjectId.zeroId()));
    update.setNewObjectId(to);
    update.disableRefLog();
    passing.accept("about to move " + name);
    RefUpdate.Result result = update.forceUpdate();
    passing.accept("moved " + name);
    switch (result) {
      case NEW, FAST_FORWARD, FORCED, NO_CHANGE -> {
        if (repository.getConfig().getBoolean("core", "fsyncRefFiles", true)) {
          sync(folder.resolve(name).getParent());
        }
        return true;
      }
      case LOCK_FAILURE -> {
        return false;
      }
      default -> throw new IOException("moving " + name + " ended with " + result);
    }
  }

  /**
   * Removes locks on our own refs that a killed process left behind. Only whoever holds the
   * writer's lock may call this: then nobody alive holds them.
   */
  void removeStaleLocks() throws IOException {
    for (String name : List.of("refs/heads/mxshift", "refs/mxshift")) {
      Path refs = folder.resolve(name);
      if (Files.isDirectory(refs)) {
        try (Stream<Path> files = Files.walk(refs)) {
          for (Path file : files.filter(f -> f.toString().endsWith(".lock")).toList()) {
            Files.deleteIfExists(file);
          }
        }
      }
    }
  }

  /** Why a write failed: JGit does not always say, but the disk does when it is asked again. */
  String reason(IOException failed) {
    String said = String.valueOf(failed.getMessage());
    try {
      Files.delete(Files.createTempFile(folder, "mxshift", null));
      return said;
    } catch (FileSystemException e) {
      String why = String.valueOf(e.getReason());
      return said.contains(why) ? said : said + " (" + why + ")";
    } catch (IOException e) {
      return said;
    }
  }

  @Override
  public void close() {
    repository.close();
  }

  /** A rename is only safe when its folder is on the disk; not every system can be told. */
  private static void sync(@Nullable Path folder) {
    if (folder == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folders; there the rename itself is written through.
      return;
    }
  }

  /** Writes objects, and names the one that counts. */
  interface Writing {
    ObjectId write(ObjectInserter inserter) throws IOException;
  }
}
