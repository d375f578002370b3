package org.mxshift.manual;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mxshift.model.Name;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Server;
import org.mxshift.wire.Records;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Who serves a zone: as the settings say, or as resolvers tell. Looked up once. */
final class NameServers {
  private static final int DNS = 53;

  private final Settings settings;
  private final Client client;
  private final Name zone;
  private Map<String, List<Server>> found = Map.of();

  NameServers(Settings settings, Client client, Name zone) {
    this.settings = settings;
    this.client = client;
    this.zone = zone;
  }

  /** Every address of each server, by the server's name. */
  Map<String, List<Server>> all() throws ProviderException {
    if (found.isEmpty()) {
      Map<String, List<Server>> servers = new LinkedHashMap<>();
      settings.servers().forEach(server -> servers.put(server.toString(), every(server)));
      if (servers.isEmpty()) {
        for (Name name : delegated()) {
          servers.put(name.toString(), addresses(name));
        }
      }
      found = servers;
    }
    return found;
  }

  private static List<Server> every(Server server) {
    return server.addresses().stream()
        .map(at -> new Server(at.getAddress().getHostAddress(), at.getPort()))
        .toList();
  }

  private List<Name> delegated() throws ProviderException {
    List<Name> names = new ArrayList<>();
    for (Record record : told(zone, Type.NS)) {
      if (record instanceof NSRecord ns && record.getName().equals(Records.name(zone))) {
        names.add(name(ns.getTarget()));
      }
    }
    if (names.isEmpty()) {
      throw ProviderException.refused(
          zone + " has no name servers of its own; write the apex of its zone under 'zone.name'");
    }
    return names.stream().sorted().toList();
  }

  private List<Server> addresses(Name host) throws ProviderException {
    List<Server> addresses = new ArrayList<>();
    for (int type : new int[] {Type.A, Type.AAAA}) {
      for (Record record : told(host, type)) {
        if (record instanceof ARecord a) {
          addresses.add(new Server(a.getAddress().getHostAddress(), DNS));
        } else if (record instanceof AAAARecord aaaa) {
          addresses.add(new Server(aaaa.getAddress().getHostAddress(), DNS));
        }
      }
    }
    return addresses;
  }

  /** What the first resolver says that knows. */
  private List<Record> told(Name owner, int type) throws ProviderException {
    List<String> tried = new ArrayList<>();
    for (Server resolver : settings.resolvers()) {
      try {
        Message answer = client.answer(client.ask(resolver, owner, type, true));
        int rcode = answer.getRcode();
        if (rcode == Rcode.NOERROR || rcode == Rcode.NXDOMAIN) {
          return answer.getSection(Section.ANSWER);
        }
        tried.add(resolver + " answered " + Rcode.string(rcode));
      } catch (IOException e) {
        tried.add(resolver + " " + e.getMessage());
      }
    }
    throw new ProviderException(
        Failure.BUSY,
        "asked resolvers for " + owner + " " + Type.string(type) + ": " + String.join("; ", tried));
  }

  private static Name name(org.xbill.DNS.Name name) throws ProviderException {
    try {
      return Name.of(name.toString());
    } catch (IllegalArgumentException e) {
      throw ProviderException.refused(
          "a name server is called " + name + ", which is no host name");
    }
  }
}
