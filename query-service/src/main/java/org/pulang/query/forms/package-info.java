/** Forms are commands: pages that ask for what a command needs, and send it on to the command API in the name of whoever filled in. */
@NullMarked
package org.pulang.query.forms;

import org.jspecify.annotations.NullMarked;
