package org.mxshift.cli;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import org.mxshift.model.Nearest;
import org.mxshift.spi.Provider;

/** The providers on the class path; nothing is loaded before somebody asks. */
final class Providers {

  private final ClassLoader loader;

  Providers(ClassLoader loader) {
    this.loader = loader;
  }

  List<Provider> all() {
    return ServiceLoader.load(Provider.class, loader).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(Provider::name))
        .toList();
  }

  Provider named(String word) throws FailedException {
    List<Provider> all = all();
    return all.stream()
        .filter(provider -> provider.name().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new FailedException(
                    ExitCode.INVALID,
                    "there is no DNS provider '" + word + "'",
                    Nearest.of(word, all.stream().map(Provider::name).toList())));
  }
}
