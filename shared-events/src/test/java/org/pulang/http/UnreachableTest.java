package org.pulang.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pulang.personal.KeysUnavailable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class UnreachableTest {

    static Stream<Throwable> nobodysFault() {
        return Stream.of(
                new DataAccessResourceFailureException("x"),
                new CannotAcquireLockException("x"),
                new CannotCreateTransactionException("x"),
                // What a read gets whose connection is ended: undoing its transaction fails, and hides why.
                new TransactionSystemException("x", new SQLException("Connection is closed")),
                new KeysUnavailable("x", new IllegalStateException()),
                new IllegalStateException(new SQLException("x", "57P01")),
                new SQLException("x", "08006"));
    }

    @ParameterizedTest
    @MethodSource("nobodysFault")
    void aDatabaseThatCannotBeAskedIsWorthAnotherTry(Throwable failure) {
        assertThat(Unreachable.is(failure)).isTrue();
    }

    @Test
    void whatTheRequestOrTheCodeDidWrongIsNot() {
        assertThat(Unreachable.is(new IllegalStateException("x"))).isFalse();
        assertThat(Unreachable.is(new SQLException("no state"))).isFalse();
        assertThat(Unreachable.is(new DataIntegrityViolationException("x", new SQLException("x", "23505"))))
                .isFalse();
    }
}
