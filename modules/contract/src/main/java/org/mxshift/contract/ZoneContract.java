package org.mxshift.contract;

/**
 * All that a zone reader and a zone writer owe us. A provider joins with one small test class:
 *
 * <pre>{@code
 * class MyProviderTest implements ZoneContract {
 *   @Override
 *   public ZoneUnderTest zone() {
 *     return new MyZone();
 *   }
 * }
 * }</pre>
 */
public interface ZoneContract extends ChangeFacts, ValueFacts, ConflictFacts, FaultFacts {}
