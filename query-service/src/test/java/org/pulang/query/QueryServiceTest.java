package org.pulang.query;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.pulang.query.access.Readers;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.UseMainMethod;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * Runs a test against the whole service on real PostgreSQL. All such tests share one service: clear the {@link History} before
 * each.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = QueryService.class, useMainMethod = UseMainMethod.ALWAYS)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestDatabase.class)
@Import({History.class, Readers.class, TestKeys.class})
public @interface QueryServiceTest {}
