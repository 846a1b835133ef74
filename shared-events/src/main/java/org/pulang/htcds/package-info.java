/** The Human Trafficking Case Data Standard (HTCDS) 2.0: its fields, and what each is in a case. */
@NullMarked
package org.pulang.htcds;

import org.jspecify.annotations.NullMarked;
