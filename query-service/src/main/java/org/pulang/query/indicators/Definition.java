package org.pulang.query.indicators;

/** How a figure is made, in words. */
record Definition(String title, String numerator, String denominator) {}
