package org.mxshift.manual;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Server;
import org.mxshift.wire.Answer;
import org.mxshift.wire.Records;
import org.mxshift.wire.Wildcards;
import org.xbill.DNS.Message;

/**
 * The record sets of one zone as all its name servers answer them now. Each server must be heard at
 * one address at least, and whoever is heard must say the same: serial numbers are not believed,
 * since hosts with many edges number each one by itself.
 */
final class LiveSets {

  private final Client client;
  private final NameServers servers;
  private final Name zone;

  LiveSets(Settings settings, Name zone) {
    this.client = new Client(settings.timeout());
    this.servers = new NameServers(settings, client, zone);
    this.zone = zone;
  }

  /** The apex. */
  Name zone() {
    return zone;
  }

  /** The set as it stands, absent or not. */
  RecordSet look(SetKey key) throws ProviderException {
    if (!key.owner().within(zone)) {
      throw ProviderException.outside(key.owner(), zone);
    }
    int type = Records.type(key.type());
    RecordSet set = agreed(key, type);
    if (!set.isAbsent()) {
      Wildcards.refuse(set, zone, other -> agreed(other, type));
    }
    return set;
  }

  private RecordSet agreed(SetKey key, int type) throws ProviderException {
    Heard heard = ask(key, type);
    if (heard.sets().isEmpty() && !heard.strangers().isEmpty()) {
      throw ProviderException.refused(
          "no server has authority over "
              + key.owner()
              + ": "
              + String.join("; ", heard.strangers())
              + "; 'server' names the name servers of "
              + zone);
    }
    if (!heard.unheard().isEmpty()) {
      throw new ProviderException(
          Failure.BUSY,
          "asked for "
              + key
              + ": "
              + String.join("; ", heard.unheard())
              + "; a server that is known to be gone is left out by naming the others under"
              + " 'server'");
    }
    List<RecordSet> different = heard.sets().values().stream().distinct().toList();
    if (different.size() > 1) {
      throw new ProviderException(Failure.UNSURE, disagreement(key, heard.sets()));
    }
    return different.get(0);
  }

  private static String disagreement(SetKey key, Map<String, RecordSet> sets) {
    return "name servers do not agree on "
        + key
        + ": "
        + sets.entrySet().stream()
            .map(each -> each.getKey() + " answers '" + each.getValue() + "'")
            .collect(Collectors.joining(", "))
        + "; ask again when all have caught up, or leave one that never will out by naming the"
        + " others under 'server'";
  }

  /**
   * What came back.
   *
   * @param sets by server and address
   * @param unheard servers of which no address answered with authority, and why
   * @param strangers who answered and has no authority
   */
  private record Heard(Map<String, RecordSet> sets, List<String> unheard, List<String> strangers) {}

  private Heard ask(SetKey key, int type) throws ProviderException {
    Map<String, List<Client.Call>> calls = new LinkedHashMap<>();
    for (Map.Entry<String, List<Server>> server : servers.all().entrySet()) {
      calls.put(
          server.getKey(),
          server.getValue().stream().map(s -> client.ask(s, key.owner(), type, false)).toList());
    }
    Heard heard = new Heard(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
    for (Map.Entry<String, List<Client.Call>> server : calls.entrySet()) {
      List<String> tried = new ArrayList<>();
      boolean known = false;
      for (Client.Call call : server.getValue()) {
        known |= take(key, type, server.getKey(), call, heard, tried);
      }
      if (!known) {
        String why = tried.isEmpty() ? "has no address" : String.join(", ", tried);
        heard.unheard().add(server.getKey() + " " + why);
      }
    }
    return heard;
  }

  /** Whether this address answered with authority. */
  private boolean take(
      SetKey key, int type, String name, Client.Call call, Heard heard, List<String> tried)
      throws ProviderException {
    String at = call.server().toString();
    String shown = at.equals(name) ? name : name + " (" + at + ")";
    try {
      Message message = client.answer(call);
      Answer answer = new Answer(message, zone, key, type);
      if (answer.isDefinite()) {
        heard.sets().put(shown, answer.set());
        return true;
      }
      if (answer.isStrange()) {
        heard.strangers().add(shown + " " + answer.said());
      }
      tried.add(answer.said());
    } catch (IOException e) {
      tried.add(String.valueOf(e.getMessage()));
    }
    return false;
  }
}
