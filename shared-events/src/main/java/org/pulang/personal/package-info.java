/** Personal data: the type that keeps a person's details from being seen by accident. */
@NullMarked
package org.pulang.personal;

import org.jspecify.annotations.NullMarked;
