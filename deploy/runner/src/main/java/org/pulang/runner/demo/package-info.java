/** Simulated cases, labelled as such, calibrated on the published figures named in {@link org.pulang.runner.demo.Survivor}. */
@NullMarked
package org.pulang.runner.demo;

import org.jspecify.annotations.NullMarked;
