/** What a person fills in to ask for something: the commands of the API, told so that pages can make forms of them. */
@NullMarked
package org.pulang.form;

import org.jspecify.annotations.NullMarked;
