/** What a command's record says about how it is requested: which ids are made for it, and whether it is requested at all. */
@NullMarked
package org.pulang.command.request;

import org.jspecify.annotations.NullMarked;
