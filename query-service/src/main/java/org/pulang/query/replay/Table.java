package org.pulang.query.replay;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A class whose fields are the columns of a table in schema {@code readmodel}, in camel case; generated columns are left out, and
 * so is one of type {@code xid8}: its default tells the transaction that wrote the row last. It
 * has a constructor without parameters. The first column of the table's primary key is the stream a row belongs to.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Table {

    /** The table's name. */
    String value();

    /** Rows are only ever added: they are never read back, and their key need not begin with the case. */
    boolean appendOnly() default false;
}
