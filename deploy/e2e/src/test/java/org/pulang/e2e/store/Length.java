package org.pulang.e2e.store;

/** How long the torture lasts: a little in every build, long with {@code -Dpulang.torture=long}. */
public final class Length {

    public static final boolean LONG = "long".equals(System.getProperty("pulang.torture"));

    private Length() {}

    public static int pick(int inEveryBuild, int whenLong) {
        return LONG ? whenLong : inEveryBuild;
    }
}
