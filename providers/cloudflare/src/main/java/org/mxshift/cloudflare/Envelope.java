package org.mxshift.cloudflare;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What every answer of the API is wrapped in.
 *
 * @param success whether the call was carried out
 * @param errors why not
 * @param result what was asked for
 * @param info where in a list this page stands
 */
record Envelope(
    boolean success,
    List<Problem> errors,
    JsonNode result,
    @JsonProperty("result_info") JsonNode info) {

  /** Cloudflare leaves fields out, or writes null. */
  Envelope(
      boolean success,
      @Nullable List<Problem> errors,
      @Nullable JsonNode result,
      @JsonProperty("result_info") @Nullable JsonNode info) {
    this.success = success;
    this.errors = errors == null ? List.of() : List.copyOf(errors);
    this.result = result == null ? MissingNode.getInstance() : result;
    this.info = info == null ? MissingNode.getInstance() : info;
  }

  /**
   * One reason.
   *
   * @param code Cloudflare's number for it
   * @param message Cloudflare's words
   * @param chain reasons of the reason
   */
  record Problem(int code, String message, @JsonProperty("error_chain") List<Problem> chain) {

    /** Cloudflare leaves fields out, or writes null. */
    Problem(
        int code,
        @Nullable String message,
        @JsonProperty("error_chain") @Nullable List<Problem> chain) {
      this.code = code;
      this.message = message == null ? "" : message;
      this.chain = chain == null ? List.of() : List.copyOf(chain);
    }

    private Stream<Problem> all() {
      return Stream.concat(Stream.of(this), chain.stream().flatMap(Problem::all));
    }

    @Override
    public String toString() {
      return code + " " + message;
    }
  }

  /** Whether one of the reasons, or of their reasons, has one of these codes. */
  boolean has(int... codes) {
    return errors.stream()
        .flatMap(Problem::all)
        .anyMatch(problem -> Arrays.stream(codes).anyMatch(c -> c == problem.code()));
  }

  /** All reasons in one line; empty when none is given. */
  String reasons() {
    return errors.stream()
        .flatMap(Problem::all)
        .map(problem -> problem.toString().replaceAll("[^ -~]", "?"))
        .collect(Collectors.joining("; "));
  }
}
