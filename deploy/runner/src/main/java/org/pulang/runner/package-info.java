/** One command: embedded PostgreSQL, both services in processes of their own; and the import of real data. */
@NullMarked
package org.pulang.runner;

import org.jspecify.annotations.NullMarked;
