package org.mxshift.cli;

import java.time.Duration;
import org.mxshift.model.Name;
import org.mxshift.model.TimeText;
import org.mxshift.program.Effect;
import org.mxshift.program.Step;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How words on the command line become values, and values words on the screen. */
final class Words {

  private Words() {}

  static void register(CommandLine line) {
    line.registerConverter(Name.class, typed(Name::of));
    line.registerConverter(Duration.class, typed(TimeText::parse));
    line.registerConverter(Effect.class, typed(Words::effect));
    line.registerConverter(Step.class, typed(Words::step));
  }

  /** What a person typed where one line is asked for; control characters are gone. */
  static String oneLine(String typed) {
    return typed.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  /**
   * What the log says of a run, with commands as they can be typed: 'replan' takes a plan, where
   * older sentences name the domain. The log itself keeps its words.
   */
  static String typeable(String told, Name domain) {
    return told.replace("'mxshift replan " + domain + "'", "'mxshift replan PLAN'");
  }

  private static <T> ITypeConverter<T> typed(java.util.function.Function<String, T> reader) {
    return text -> {
      try {
        return reader.apply(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    };
  }

  private static Effect effect(String word) {
    return Effect.of(word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + word + "' is not a gate; gates are move, retire and narrow"));
  }

  private static Step step(String word) {
    return Step.of(word)
        .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is not a step"));
  }
}
