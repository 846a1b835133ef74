/** Is this person known already, here or elsewhere? A blind index of numbers and names that tells of other organisations' cases only whom to ask. */
@NullMarked
package org.pulang.query.duplicates;

import org.jspecify.annotations.NullMarked;
