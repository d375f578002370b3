package org.mxshift.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mxshift.spi.Provider;
import org.mxshift.spi.Vocabulary;
import picocli.CommandLine.Command;

/** The DNS providers on the class path, and what a plan may say to each. */
@Command(
    name = "providers",
    description = "Lists DNS providers and the keys that plans and accounts give them.")
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
      one.put("keys", provider.words().zone());
      one.put("account", provider.words().account());
      one.put("secrets", provider.words().secrets());
      json.add(one);
    }
    return Answer.ok(Map.of("providers", json), page -> all.forEach(one -> show(page, one)));
  }

  private static void show(Page page, Provider provider) {
    page.styled(Style.BOLD, provider.name());
    Table table = new Table("KEY", "WHERE", "MEANING");
    Vocabulary words = provider.words();
    words
        .zone()
        .forEach(
            (key, meaning) ->
                table.row(
                    key, words.account().containsKey(key) ? "plan, account" : "plan", meaning));
    words.account().entrySet().stream()
        .filter(entry -> !words.zone().containsKey(entry.getKey()))
        .forEach(entry -> table.row(entry.getKey(), "account", entry.getValue()));
    words.secrets().forEach((key, meaning) -> table.row(key, "secret", meaning));
    page.indented(table);
  }
}
