package org.mxshift.audit;

import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.transport.PackParser;

/** Says what an object would be called, and writes none. */
final class IdsOnly extends ObjectInserter {

  @Override
  public ObjectId insert(int type, long length, InputStream in) throws IOException {
    return idFor(type, length, in);
  }

  @Override
  public ObjectId insert(int type, byte[] data, int offset, int length) {
    return idFor(type, data, offset, length);
  }

  @Override
  public PackParser newPackParser(InputStream in) {
    throw new UnsupportedOperationException("nothing is written");
  }

  @Override
  public ObjectReader newReader() {
    throw new UnsupportedOperationException("nothing was written");
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
