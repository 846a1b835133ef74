/** Content of documents: received and sealed before any event names it, kept outside the events, erased with its keys. */
@NullMarked
package org.pulang.command.attachment;

import org.jspecify.annotations.NullMarked;
