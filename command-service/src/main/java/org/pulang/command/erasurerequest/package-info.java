/** Requests to erase what is kept of a person: verified, held, approved by two, and carried out by destroying keys. */
@NullMarked
package org.pulang.command.erasurerequest;

import org.jspecify.annotations.NullMarked;
