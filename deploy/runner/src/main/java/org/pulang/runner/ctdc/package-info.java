/** Import of the CTDC global dataset (k-anonymised release), each row a case. */
@NullMarked
package org.pulang.runner.ctdc;

import org.jspecify.annotations.NullMarked;
