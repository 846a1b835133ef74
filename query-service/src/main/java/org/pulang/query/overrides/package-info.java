/** What was done although a rule stood against it: by whom, and why (ADR 50). */
@NullMarked
package org.pulang.query.overrides;

import org.jspecify.annotations.NullMarked;
