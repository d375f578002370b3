package org.mxshift.probe;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * A resolver that knows the zone {@code test}, with one TLSA set in it, signed for two days, and
 * addresses that nobody signed.
 */
final class SignedZone implements AutoCloseable {

  private static final long TTL = 300;

  private final DatagramSocket socket;
  private final Map<String, List<Record>> answers = new HashMap<>();
  private final String anchor;

  private SignedZone(DatagramSocket socket, Instant now, String data) throws Exception {
    this.socket = socket;
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair pair = generator.generateKeyPair();
    Name zone = Name.fromString("test.");
    DNSKEYRecord key =
        new DNSKEYRecord(
            zone,
            DClass.IN,
            TTL,
            DNSKEYRecord.Flags.ZONE_KEY | DNSKEYRecord.Flags.SEP_KEY,
            DNSKEYRecord.Protocol.DNSSEC,
            DNSSEC.Algorithm.ECDSAP256SHA256,
            pair.getPublic());
    this.anchor = key.toString();
    Record tlsa =
        Record.fromString(
            Name.fromString("_25._tcp.mx.test."), Type.TLSA, DClass.IN, TTL, data, zone);
    for (Record record : List.of(key, tlsa)) {
      Record signature =
          DNSSEC.sign(
              new RRset(record),
              key,
              pair.getPrivate(),
              now.minus(Duration.ofDays(1)),
              now.plus(Duration.ofDays(1)));
      answers.put(question(record), List.of(record, signature));
    }
  }

  static SignedZone start(Instant now) throws Exception {
    return start(now, "3 1 1 00ff", Map.of());
  }

  /**
   * A zone that has this TLSA record.
   *
   * @param addresses IPv4 addresses of names, with blanks between
   */
  static SignedZone start(Instant now, String data, Map<String, String> addresses)
      throws Exception {
    DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    SignedZone zone = new SignedZone(socket, now, data);
    for (Map.Entry<String, String> each : addresses.entrySet()) {
      Name owner = Name.fromString(each.getKey());
      List<Record> records = new ArrayList<>();
      for (String address : each.getValue().split(" ")) {
        records.add(Record.fromString(owner, Type.A, DClass.IN, TTL, address, owner));
      }
      zone.answers.put(question(records.get(0)), records);
    }
    Thread thread = new Thread(zone::serve, "signed-zone");
    thread.setDaemon(true);
    thread.start();
    return zone;
  }

  InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /** Its key. */
  List<String> anchors() throws TextParseException {
    return List.of(anchor);
  }

  @Override
  public void close() {
    socket.close();
  }

  private static String question(Record record) {
    return record.getName() + " " + Type.string(record.getType());
  }

  private void serve() {
    byte[] buffer = new byte[4096];
    while (!socket.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        Message query = new Message(Arrays.copyOf(buffer, packet.getLength()));
        byte[] answer = answer(query).toWire();
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private Message answer(Message query) {
    Message answer = new Message(query.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.RA);
    answer.addRecord(query.getQuestion(), Section.QUESTION);
    answers
        .getOrDefault(question(query.getQuestion()), List.of())
        .forEach(record -> answer.addRecord(record, Section.ANSWER));
    return answer;
  }
}
