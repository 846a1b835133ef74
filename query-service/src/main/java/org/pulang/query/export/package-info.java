/**
 * Files to take away: sheets of rows in several formats, each with its codebook. A sheet lives with the feature whose rows it tells; what is
 * common to all, that a reason is given and the log of reads knows of it, lives here.
 */
@NullMarked
package org.pulang.query.export;

import org.jspecify.annotations.NullMarked;
