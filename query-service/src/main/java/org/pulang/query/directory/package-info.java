/** Which organisations help, with what, where, whom and on which terms; and whether anybody has made sure of it lately. */
@NullMarked
package org.pulang.query.directory;

import org.jspecify.annotations.NullMarked;
