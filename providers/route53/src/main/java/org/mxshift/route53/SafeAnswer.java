package org.mxshift.route53;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.mxshift.spi.WholeAnswer;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * What the SDK gets to see of an answer: none that is larger than any of Route 53's, of which it
 * would keep all, and none of our keys, which AWS repeats and the SDK logs.
 */
record SafeAnswer(Keys keys) implements ExecutionInterceptor {

  @Override
  public SdkHttpResponse modifyHttpResponse(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    SdkHttpResponse answer = context.httpResponse();
    SdkHttpResponse.Builder concealed = answer.toBuilder();
    answer
        .headers()
        .forEach(
            (name, values) ->
                concealed.putHeader(name, values.stream().map(keys::conceal).toList()));
    return concealed.build();
  }

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    return context.responseBody().map(body -> new Concealed(body, keys));
  }

  /** Read when it is first asked for, within the time of the call. */
  private static final class Concealed extends InputStream {

    private final InputStream body;
    private final Keys keys;
    private Optional<InputStream> whole = Optional.empty();

    Concealed(InputStream body, Keys keys) {
      this.body = body;
      this.keys = keys;
    }

    private InputStream whole() throws IOException {
      if (whole.isEmpty()) {
        byte[] octets = body.readNBytes(WholeAnswer.LARGEST + 1);
        if (octets.length > WholeAnswer.LARGEST) {
          throw new IOException("the answer is larger than " + WholeAnswer.LARGEST + " octets");
        }
        String text = keys.conceal(new String(octets, ISO_8859_1));
        whole = Optional.of(new ByteArrayInputStream(text.getBytes(ISO_8859_1)));
      }
      return whole.get();
    }

    @Override
    public int read() throws IOException {
      return whole().read();
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      return whole().read(buffer, from, length);
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }
}
