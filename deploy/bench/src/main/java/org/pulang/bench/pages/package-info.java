/** A running Pulang with many cases, and people who open its pages. */
@NullMarked
package org.pulang.bench.pages;

import org.jspecify.annotations.NullMarked;
