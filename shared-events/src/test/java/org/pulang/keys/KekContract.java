package org.pulang.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.pulang.personal.KeysUnavailable;

/** What every holder of key-encryption keys does, whatever it is: the same tests for each. */
abstract class KekContract {

    private static final byte[] KEY = "thirty-two bytes of a data key!!".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CONTEXT = "dek|1|first".getBytes(StandardCharsets.UTF_8);

    /** The holder with one key, {@code first}. */
    abstract Kek first() throws Exception;

    /** The same holder after a second key was added, which wraps from now on; the first still unwraps. */
    abstract Kek second() throws Exception;

    /** The same holder after its first key was destroyed. */
    abstract Kek withoutFirst() throws Exception;

    /** Takes the holder away; those made before are used on. */
    abstract void takeAway() throws Exception;

    @Test
    void givesBackWhatItWrapped() throws Exception {
        var kek = first();
        assertThat(kek.current()).isEqualTo("first");
        assertThat(kek.unwrap("first", kek.wrap(KEY, CONTEXT), CONTEXT)).isEqualTo(KEY);
    }

    @Test
    void wrapsTheSameDifferentlyEachTimeAndShowsNothingOfIt() throws Exception {
        var kek = first();
        var seen = new HashSet<String>();
        for (int i = 0; i < 50; i++) {
            var wrapped = new String(kek.wrap(KEY, CONTEXT), StandardCharsets.ISO_8859_1);
            assertThat(wrapped).doesNotContain(new String(KEY, StandardCharsets.ISO_8859_1));
            seen.add(wrapped);
        }
        assertThat(seen).hasSize(50);
    }

    @Test
    void refusesAnotherContextAndWhatWasAltered() throws Exception {
        var kek = first();
        var wrapped = kek.wrap(KEY, CONTEXT);
        unavailable(() -> kek.unwrap("first", wrapped, "dek|2|first".getBytes(StandardCharsets.UTF_8)));
        // And again, as nothing may be remembered of a refusal.
        assertThat(kek.unwrap("first", wrapped, CONTEXT)).isEqualTo(KEY);
        var altered = wrapped.clone();
        altered[altered.length - 3] = (byte) (altered[altered.length - 3] == 'A' ? 'B' : 'A');
        unavailable(() -> kek.unwrap("first", altered, CONTEXT));
        unavailable(() -> kek.unwrap("first", new byte[0], CONTEXT));
        unavailable(() -> kek.unwrap("unknown", wrapped, CONTEXT));
    }

    @Test
    void isRotatedWithoutLosingWhatTheOldOneWrapped() throws Exception {
        var before = first();
        var old = before.wrap(KEY, CONTEXT);
        var during = second();
        assertThat(during.current()).isEqualTo("second");
        assertThat(during.unwrap("first", old, CONTEXT)).isEqualTo(KEY);
        var anew = during.wrap(KEY, CONTEXT);
        unavailable(() -> during.unwrap("first", anew, CONTEXT));

        var after = withoutFirst();
        assertThat(after.unwrap("second", anew, CONTEXT)).isEqualTo(KEY);
        unavailable(() -> after.unwrap("first", old, CONTEXT));
    }

    @Test
    void saysThatItIsAwayAndNeverThatThereIsNothing() throws Exception {
        var kek = first();
        var wrapped = kek.wrap(KEY, CONTEXT);
        takeAway();
        unavailable(() -> kek.unwrap("first", wrapped, CONTEXT));
        unavailable(() -> kek.wrap(KEY, CONTEXT));
    }

    private static void unavailable(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(KeysUnavailable.class).hasMessageNotContaining("thirty-two");
    }
}
