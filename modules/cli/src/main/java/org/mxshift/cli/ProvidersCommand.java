package org.mxshift.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mxshift.spi.Provider;
import picocli.CommandLine.Command;

/** The DNS providers on the class path, and what a plan may say to each. */
@Command(name = "providers", description = "Lists DNS providers and the keys a plan gives them.")
final class ProvidersCommand implements Task {

  private final Wiring wiring;

  ProvidersCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Answer run() {
    List<Provider> all = wiring.providers().all();
    List<Map<String, Object>> json = new ArrayList<>();
    for (Provider provider : all) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", provider.name());
      one.put("keys", new TreeMap<>(provider.keys()));
      json.add(one);
    }
    return Answer.ok(Map.of("providers", json), page -> all.forEach(one -> show(page, one)));
  }

  private static void show(Page page, Provider provider) {
    page.styled(Style.BOLD, provider.name());
    Table table = new Table("KEY", "MEANING");
    new TreeMap<>(provider.keys()).forEach(table::row);
    page.indented(table);
  }
}
