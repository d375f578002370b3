package org.mxshift.audit;

import java.io.File;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * What JGit sees of the machine: nothing but our own settings.
 *
 * <p>Left alone, JGit reads the user's and the system's Git settings (a {@code commit.gpgsign} of
 * one developer would stop every run), starts a {@code git} to find them, probes the file system
 * for three seconds and writes what it found into the home directory, and never calls fsync.
 */
final class Hermetic extends SystemReader {

  private final SystemReader machine;

  private Hermetic(SystemReader machine) {
    this.machine = machine;
  }

  /** JGit knows one reader per process; ours stays once it is there. */
  static synchronized void install() {
    SystemReader present = SystemReader.getInstance();
    if (!(present instanceof Hermetic)) {
      SystemReader.setInstance(new Hermetic(present));
    }
  }

  /** Has JGit read the settings that it reads first. */
  static void load() {
    try {
      SystemReader.getInstance().getUserConfig();
    } catch (ConfigInvalidException | IOException e) {
      throw new IllegalStateException("settings without a file cannot fail to be read", e);
    }
  }

  @Override
  public String getHostname() {
    return "localhost";
  }

  @Override
  public @Nullable String getenv(String variable) {
    return null;
  }

  @Override
  public String getProperty(String key) {
    return machine.getProperty(key);
  }

  /** JGit calls it deprecated and leaves it abstract. */
  @Override
  @SuppressWarnings("deprecation")
  public long getCurrentTime() {
    return machine.getCurrentTime();
  }

  /** JGit calls it deprecated and leaves it abstract. */
  @Override
  @SuppressWarnings("deprecation")
  public int getTimezone(long when) {
    return 0;
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new Settings(parent, fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new Settings(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new Settings(parent, fs);
  }

  /** Settings without a file. */
  private static final class Settings extends FileBasedConfig {

    Settings(Config parent, FS fs) {
      super(parent, new File("no-git-settings"), fs);
      setBoolean("core", null, "fsyncObjectFiles", true);
      setBoolean("core", null, "fsyncRefFiles", true);
      setBoolean("core", null, "supportsatomicfilecreation", true);
      setString("core", null, "logAllRefUpdates", "false");
      setInt("gc", null, "auto", 0);
      setInt("gc", null, "autoPackLimit", 0);
      setBoolean("receive", null, "autogc", false);
      setBoolean("fetch", null, "autogc", false);
    }

    /**
     * For any file system: a file that changed within the last second may have changed again. Being
     * told spares the probing; being told too much only costs a second look at a small file.
     */
    @Override
    public long getTimeUnit(
        String section, String subsection, String name, long defaultValue, TimeUnit unit) {
      return section.equals("filesystem")
          ? unit.convert(1, TimeUnit.SECONDS)
          : super.getTimeUnit(section, subsection, name, defaultValue, unit);
    }

    @Override
    public void load() {}

    @Override
    public void save() {}

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
