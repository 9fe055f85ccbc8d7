package org.selbstcheck.local.triggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventPatternTest {
  private static final String EVENT =
      """
      {"eventName": "INSERT", "n": 5, "none": null,
       "dynamodb": {"NewImage": {"kind": {"S": "report"}, "tags": {"SS": ["a", "b"]}}}}""";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true  | {'eventName':['INSERT','MODIFY']}",
        "false | {'eventName':['REMOVE']}",
        "true  | {'dynamodb':{'NewImage':{'kind':{'S':['report']}}}}",
        "false | {'eventName':['INSERT'],'dynamodb':{'NewImage':{'kind':{'S':['scoring']}}}}",
        "true  | {'eventName':[{'prefix':'INS'}]}",
        "false | {'eventName':[{'prefix':'SERT'}]}",
        "true  | {'eventName':[{'suffix':'SERT'}]}",
        "true  | {'eventName':[{'equals-ignore-case':'insert'}]}",
        "true  | {'eventName':[{'exists':true}]}",
        "false | {'other':[{'exists':true}]}",
        "true  | {'other':[{'exists':false}]}",
        "false | {'dynamodb':[{'exists':true}]}",
        "true  | {'eventName':[{'anything-but':['REMOVE','MODIFY']}]}",
        "false | {'eventName':[{'anything-but':'INSERT'}]}",
        "false | {'eventName':[{'anything-but':{'prefix':'INS'}}]}",
        "false | {'other':[{'anything-but':'x'}]}",
        "true  | {'n':[{'numeric':['>',4,'<=',5]}]}",
        "false | {'n':[{'numeric':['<',5]}]}",
        "true  | {'n':[5.0]}",
        "false | {'n':['5']}",
        "true  | {'none':[null]}",
        "false | {'other':[null]}",
      })
  void event_comparedWithAPattern_matchesAsOnThePlatform(boolean expected, String pattern)
      throws Exception {
    JsonNode event = new ObjectMapper().readTree(EVENT);

    assertThat(EventPattern.parse(pattern.replace('\'', '"')).matches(event)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'a':[{'wildcard':'x*'}]}",
        "{'$or':[{'a':['x']}]}",
        "{'a':[]}",
        "{'a':'x'}",
        "{}",
        "[]",
        "{'a':[{'numeric':['~',4]}]}",
        "{'a':[{'prefix':4}]}",
        "{"
      })
  void pattern_notUnderstood_failsWhenRead(String pattern) {
    assertThatThrownBy(() -> EventPattern.parse(pattern.replace('\'', '"')))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
