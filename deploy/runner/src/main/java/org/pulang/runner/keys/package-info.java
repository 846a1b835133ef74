/** Looking after the keys of personal details: how they are wrapped, and by which key-encryption key. */
@NullMarked
package org.pulang.runner.keys;

import org.jspecify.annotations.NullMarked;
