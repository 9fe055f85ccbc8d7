package org.selbstcheck.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every implementation of [Tables] does.
public interface TablesContract {

  Tables tables();

  private static Write put(TableName table, String pk, String sk, String value, long seen) {
    return new Write.Put(
        table, Item.of(new Key(pk, sk)).with("value", value), Condition.unchanged(seen));
  }

  private static Write job(String id, String kind, String state, String dueAt) {
    return new Write.Put(
        TableName.JOBS,
        Item.of(new Key(id, "JOB")).with("kind", kind).with("state", state).with("dueAt", dueAt),
        new Condition.Absent());
  }

  @Test
  default void write_ofAbsentItem_storesItWithRevisionOne() {
    assertThat(tables().write(put(TableName.CHECKS, "a", "x", "first", 0)))
        .isEqualTo(new Written.Done());

    Item stored = tables().get(TableName.CHECKS, new Key("a", "x")).orElseThrow();
    assertThat(stored.revision()).isEqualTo(1);
    assertThat(stored.text("value")).contains("first");
  }

  @Test
  default void get_ofSomeAttributes_givesNoOthers() {
    Key key = new Key("projection", "x");
    Item item = Item.of(key).with("state", "open").with("answer", "secret");
    tables().write(new Write.Put(TableName.CHECKS, item, new Condition.Absent()));

    assertThat(
            tables()
                .get(TableName.CHECKS, List.of(key), Set.of("state", "revision", "absent"))
                .get(key))
        .isEqualTo(Item.of(key).with("state", "open").with("revision", 1));
  }

  @Test
  default void write_ofItemThatIsThere_isRefusedAndGivesTheStoredOne() {
    tables().write(put(TableName.CHECKS, "b", "x", "first", 0));

    Written written = tables().write(put(TableName.CHECKS, "b", "x", "second", 0));

    assertThat(written).isInstanceOf(Written.Refused.class);
    assertThat(((Written.Refused) written).stored().orElseThrow().text("value")).contains("first");
    assertThat(tables().get(TableName.CHECKS, new Key("b", "x")).orElseThrow().text("value"))
        .contains("first");
  }

  @Test
  default void write_withTheSeenRevision_replacesTheWholeItem() {
    tables()
        .write(
            new Write.Put(
                TableName.CHECKS,
                Item.of(new Key("c", "x")).with("value", "first").with("gone", "later"),
                new Condition.Absent()));

    tables().write(put(TableName.CHECKS, "c", "x", "second", 1));

    Item stored = tables().get(TableName.CHECKS, new Key("c", "x")).orElseThrow();
    assertThat(stored.revision()).isEqualTo(2);
    assertThat(stored.text("value")).contains("second");
    assertThat(stored.text("gone")).isEmpty();
  }

  @Test
  default void write_withAnOldRevision_isRefused() {
    tables().write(put(TableName.CHECKS, "d", "x", "first", 0));
    tables().write(put(TableName.CHECKS, "d", "x", "second", 1));

    Written written = tables().write(put(TableName.CHECKS, "d", "x", "late", 1));

    assertThat(((Written.Refused) written).stored().orElseThrow().revision()).isEqualTo(2);
  }

  @Test
  default void write_withARevisionOfAnItemThatIsGone_isRefusedWithoutAnItem() {
    Written written = tables().write(put(TableName.CHECKS, "e", "x", "late", 1));

    assertThat(written).isInstanceOf(Written.Refused.class);
    assertThat(((Written.Refused) written).stored()).isEmpty();
  }

  @Test
  default void write_ofSeveral_happensWholeOrNotAtAll() {
    tables().write(put(TableName.PROGRAMME, "f", "there", "first", 0));

    Written written =
        tables()
            .write(
                List.of(
                    put(TableName.CHECKS, "f", "new", "value", 0),
                    put(TableName.PROGRAMME, "f", "there", "second", 0),
                    put(TableName.JOBS, "f", "JOB", "value", 0)));

    assertThat(written).isInstanceOf(Written.Refused.class);
    assertThat(((Written.Refused) written).index()).isEqualTo(1);
    assertThat(((Written.Refused) written).stored().orElseThrow().text("value")).contains("first");
    assertThat(tables().get(TableName.CHECKS, new Key("f", "new"))).isEmpty();
    assertThat(tables().get(TableName.JOBS, new Key("f", "JOB"))).isEmpty();
  }

  @Test
  default void write_ofSeveralWhoseConditionsHold_storesAll() {
    assertThat(
            tables()
                .write(
                    List.of(
                        put(TableName.CHECKS, "g", "x", "one", 0),
                        put(TableName.PROGRAMME, "g", "x", "two", 0))))
        .isEqualTo(new Written.Done());

    assertThat(tables().get(TableName.CHECKS, new Key("g", "x"))).isPresent();
    assertThat(tables().get(TableName.PROGRAMME, new Key("g", "x"))).isPresent();
  }

  @Test
  default void dating_changesTheEndAndNothingElse_theRevisionStays() {
    tables().write(put(TableName.CHECKS, "dated", "x", "first", 0));
    tables().write(put(TableName.CHECKS, "dated", "y", "first", 0));
    Item x = tables().get(TableName.CHECKS, new Key("dated", "x")).orElseThrow();
    Item y = tables().get(TableName.CHECKS, new Key("dated", "y")).orElseThrow();
    Instant end = Instant.ofEpochSecond(2_000_000_000);

    Write one = Write.dating(TableName.CHECKS, x, end).orElseThrow();
    Write other = Write.dating(TableName.CHECKS, y, end).orElseThrow();
    assertThat(tables().write(one)).isEqualTo(new Written.Done());
    assertThat(tables().write(List.of(one, other))).isEqualTo(new Written.Done());

    Item dated = tables().get(TableName.CHECKS, new Key("dated", "x")).orElseThrow();
    assertThat(dated).isEqualTo(x.with("expiresAt", 2_000_000_000));
    assertThat(tables().get(TableName.CHECKS, new Key("dated", "y")).orElseThrow().expiresAt())
        .isEqualTo(end);
    assertThat(Write.dating(TableName.CHECKS, dated, end)).isEmpty();
  }

  @Test
  default void dating_ofAnItemThatWasChangedMeanwhile_isRefused() {
    tables().write(put(TableName.CHECKS, "dated", "z", "first", 0));
    Item seen = tables().get(TableName.CHECKS, new Key("dated", "z")).orElseThrow();
    tables().write(put(TableName.CHECKS, "dated", "z", "second", 1));

    Write late = Write.dating(TableName.CHECKS, seen, Instant.EPOCH.plusSeconds(9)).orElseThrow();

    assertThat(tables().write(late)).isInstanceOf(Written.Refused.class);
    assertThat(tables().get(TableName.CHECKS, new Key("dated", "z")).orElseThrow().text("value"))
        .contains("second");
  }

  @Test
  default void removal_ofTheSeenRevision_takesTheItemAway() {
    Key key = new Key("n", "x");
    tables().write(put(TableName.CHECKS, "n", "x", "first", 0));

    assertThat(tables().write(Write.removal(TableName.CHECKS, key, 1)))
        .isEqualTo(new Written.Done());

    assertThat(tables().get(TableName.CHECKS, key)).isEmpty();
    assertThat(tables().write(put(TableName.CHECKS, "n", "x", "again", 0)))
        .as("its place is free")
        .isEqualTo(new Written.Done());
  }

  @Test
  default void removal_ofAnOldRevision_isRefusedAndGivesTheStoredOne() {
    Key key = new Key("o", "x");
    tables().write(put(TableName.CHECKS, "o", "x", "first", 0));
    tables().write(put(TableName.CHECKS, "o", "x", "second", 1));

    Written written = tables().write(Write.removal(TableName.CHECKS, key, 1));

    assertThat(((Written.Refused) written).stored().orElseThrow().text("value")).contains("second");
    assertThat(tables().get(TableName.CHECKS, key)).isPresent();
  }

  @Test
  default void removal_ofAnItemThatIsGone_isRefusedWithoutAnItem() {
    Written written = tables().write(Write.removal(TableName.CHECKS, new Key("p", "x"), 1));

    assertThat(written).isEqualTo(new Written.Refused(0, Optional.empty()));
  }

  @Test
  default void write_ofPutsAndRemovals_happensWholeOrNotAtAll() {
    tables().write(put(TableName.CHECKS, "q", "goes", "first", 0));
    tables().write(put(TableName.CHECKS, "q", "stays", "first", 0));
    Write goes = Write.removal(TableName.CHECKS, new Key("q", "goes"), 1);

    Written refused =
        tables()
            .write(
                List.of(
                    put(TableName.CHECKS, "q", "comes", "value", 0),
                    goes,
                    Write.removal(TableName.CHECKS, new Key("q", "stays"), 7)));

    assertThat(((Written.Refused) refused).index()).isEqualTo(2);
    assertThat(((Written.Refused) refused).stored().orElseThrow().text("value")).contains("first");
    assertThat(tables().query(TableName.CHECKS, "q", ""))
        .extracting(item -> item.key().sk())
        .containsExactly("goes", "stays");

    assertThat(
            tables()
                .write(
                    List.of(
                        put(TableName.CHECKS, "q", "comes", "value", 0),
                        goes,
                        put(TableName.CHECKS, "q", "stays", "second", 1))))
        .isEqualTo(new Written.Done());
    assertThat(tables().query(TableName.CHECKS, "q", ""))
        .extracting(item -> item.key().sk())
        .containsExactly("comes", "stays");
  }

  @Test
  default void unchanged_letsTheOthersHappen_andChangesNothing() {
    Key key = new Key("held", "x");
    tables().write(put(TableName.CHECKS, "held", "x", "first", 0));
    Write unchanged = new Write.Unchanged(TableName.CHECKS, key, 1);

    assertThat(
            tables().write(List.of(put(TableName.PROGRAMME, "held", "y", "beside", 0), unchanged)))
        .isEqualTo(new Written.Done());
    assertThat(tables().write(unchanged)).as("by itself").isEqualTo(new Written.Done());

    assertThat(tables().get(TableName.PROGRAMME, new Key("held", "y"))).isPresent();
    Item stored = tables().get(TableName.CHECKS, key).orElseThrow();
    assertThat(stored.revision()).isEqualTo(1);
    assertThat(stored.text("value")).contains("first");
  }

  @Test
  default void unchanged_ofWhatWasChangedOrIsGone_refusesAll() {
    tables().write(put(TableName.CHECKS, "moved", "x", "first", 0));
    tables().write(put(TableName.CHECKS, "moved", "x", "second", 1));

    Written changed =
        tables()
            .write(
                List.of(
                    put(TableName.PROGRAMME, "moved", "y", "beside", 0),
                    new Write.Unchanged(TableName.CHECKS, new Key("moved", "x"), 1)));
    Written gone = tables().write(new Write.Unchanged(TableName.CHECKS, new Key("gone", "x"), 1));

    assertThat(((Written.Refused) changed).index()).isEqualTo(1);
    assertThat(((Written.Refused) changed).stored().orElseThrow().text("value")).contains("second");
    assertThat(gone).isEqualTo(new Written.Refused(0, Optional.empty()));
    assertThat(tables().get(TableName.PROGRAMME, new Key("moved", "y"))).isEmpty();
  }

  @Test
  default void get_ofSeveral_leavesOutWhatIsNotThere() {
    tables().write(put(TableName.CHECKS, "h", "1", "one", 0));
    tables().write(put(TableName.CHECKS, "h", "3", "three", 0));

    assertThat(
            tables()
                .get(
                    TableName.CHECKS,
                    List.of(new Key("h", "1"), new Key("h", "2"), new Key("h", "3")))
                .keySet())
        .containsExactlyInAnyOrder(new Key("h", "1"), new Key("h", "3"));
  }

  @Test
  default void query_givesAPartitionInOrderOfItsSortKeys() {
    for (String sk : List.of("ANSWER#b", "META", "ANSWER#a", "NOTE#a")) {
      tables().write(put(TableName.CHECKS, "i", sk, sk, 0));
    }
    tables().write(put(TableName.CHECKS, "i2", "ANSWER#c", "foreign", 0));

    assertThat(tables().query(TableName.CHECKS, "i", "ANSWER#"))
        .extracting(item -> item.key().sk())
        .containsExactly("ANSWER#a", "ANSWER#b");
    assertThat(tables().query(TableName.CHECKS, "i", ""))
        .extracting(item -> item.key().sk())
        .containsExactly("ANSWER#a", "ANSWER#b", "META", "NOTE#a");
  }

  @Test
  default void query_ofMoreThanAPage_givesAll() {
    // The platform pages at 1 MB.
    String large = "x".repeat(100_000);
    IntStream.range(0, 15)
        .forEach(i -> tables().write(put(TableName.CHECKS, "j", "NOTE#" + (10 + i), large, 0)));

    assertThat(tables().query(TableName.CHECKS, "j", "NOTE#")).hasSize(15);
  }

  @Test
  default void byState_givesJobsOfThatStateAndKindByDueTime() {
    tables().write(job("JOB#k1", "report", "waiting-k", "2026-01-02T00:00:00Z"));
    tables().write(job("JOB#k2", "scoring", "waiting-k", "2026-01-01T00:00:00Z"));
    tables().write(job("JOB#k3", "report", "done-k", "2026-01-01T00:00:00Z"));
    tables().write(job("JOB#k4", "report", "waiting-k", "2026-01-03T00:00:00Z"));

    assertThat(tables().byState("waiting-k", Set.of("report", "scoring"), false, 10))
        .extracting(item -> item.key().pk())
        .containsExactly("JOB#k2", "JOB#k1", "JOB#k4");
    assertThat(tables().byState("waiting-k", Set.of("report", "scoring"), true, 2))
        .extracting(item -> item.key().pk())
        .containsExactly("JOB#k4", "JOB#k1");
    assertThat(tables().byState("waiting-k", Set.of("report"), false, 1))
        .extracting(item -> item.key().pk())
        .containsExactly("JOB#k1");
  }

  @Test
  default void get_underAKeyThatThePlatformCannotHold_findsNothing() {
    for (Key key :
        List.of(
            new Key("m", "x".repeat(1025)),
            new Key("ä".repeat(1025), "x"),
            new Key("", "x"),
            new Key("m", ""))) {
      assertThat(tables().get(TableName.CHECKS, key)).isEmpty();
      assertThat(tables().get(TableName.CHECKS, List.of(key))).isEmpty();
      assertThatThrownBy(
              () ->
                  tables()
                      .write(new Write.Put(TableName.CHECKS, Item.of(key), new Condition.Absent())))
          .isInstanceOf(RuntimeException.class);
    }
    assertThat(tables().query(TableName.CHECKS, "x".repeat(2049), "")).isEmpty();
  }

  @Test
  default void get_underTheLongestKeys_findsWhatIsThere() {
    String pk = "p".repeat(2048);
    String sk = "s".repeat(1024);
    tables().write(put(TableName.CHECKS, pk, sk, "long", 0));

    assertThat(tables().get(TableName.CHECKS, new Key(pk, sk))).isPresent();
    assertThat(tables().query(TableName.CHECKS, pk, "s")).hasSize(1);
  }

  @Test
  default void item_ofEveryKindOfAttribute_comesBackAsItWas() {
    Item item =
        Item.of(new Key("l", "x"))
            .with("text", "Grüße <b>&amp;</b> \u202e 🎈")
            .with("empty", "")
            .with("number", 4_102_444_800L)
            .with("flag", true)
            .with("list", List.of("a", "", "c"));
    tables().write(new Write.Put(TableName.CHECKS, item, new Condition.Absent()));

    Item stored = tables().get(TableName.CHECKS, new Key("l", "x")).orElseThrow();
    assertThat(stored.without(Item.REVISION)).isEqualTo(item);
  }
}
