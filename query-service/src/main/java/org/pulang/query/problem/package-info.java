/** Why a question is not answered: each reason has a stable code and a sentence in both languages. */
@NullMarked
package org.pulang.query.problem;

import org.jspecify.annotations.NullMarked;
