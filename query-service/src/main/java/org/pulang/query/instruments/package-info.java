/** What people are asked with: instruments that come with the software, and those that organisations published. */
@NullMarked
package org.pulang.query.instruments;

import org.jspecify.annotations.NullMarked;
