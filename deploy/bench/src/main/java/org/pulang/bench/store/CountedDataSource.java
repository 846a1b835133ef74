package org.pulang.bench.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts the statements sent through it. */
final class CountedDataSource extends DelegatingDataSource {

    private final AtomicLong count;

    CountedDataSource(DataSource target, AtomicLong count) {
        super(target);
        this.count = count;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return counted(super.getConnection(), Connection.class);
    }

    private <T> T counted(Object target, Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        count.incrementAndGet();
                    }
                    try {
                        var result = method.invoke(target, arguments);
                        if (result instanceof Statement && Statement.class.isAssignableFrom(method.getReturnType())) {
                            return counted(result, method.getReturnType());
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
