package org.pulang.production;

/** Something that must not be so where real people's data are. Outside the profile {@code local} a service does not start with it. */
public enum Finding {
    ISSUER_MISSING("No issuer is named. Set PULANG_ISSUER to the address of your sign-in service."),
    ISSUER_NOT_HTTPS("The issuer is not reached by https://. Give it a certificate and name it so in PULANG_ISSUER."),
    ISSUER_LOOPBACK(
            "The issuer is on this machine's loopback address, like the one made for trying things out. Name a real"
                    + " one in PULANG_ISSUER."),
    DEMO_STAFF(
            "Staff made for demonstration (id or organisation ending in -demo) are in the database. Use a fresh database."),
    DATABASE_SUPERUSER(
            "The database user is a superuser. Give the service the users made for it; the log says which setting is meant."),
    DATABASE_OWNER(
            "A database user of the service owns tables that it only works with and could change what is written. Give the"
                    + " service the users made for it; the log says which setting is meant."),
    DATABASE_ROLE_TOO_STRONG(
            "A database user of the service may pass by row-level security, create roles or databases, or replicate. Give"
                    + " the service the users made for it; the log says which setting is meant."),
    DATABASE_ROLE_OF_OTHERS(
            "A database user of the service is a member of another role and may do what that one may. Take it back (REVOKE"
                    + " … FROM …); the log says which setting is meant."),
    GRANTS_OTHER_THAN_THE_FILE(
            "Rights in the database are other than the service's file of grants says; the log lists them. Run the migrations"
                    + " as the owner of the schema, and take back what somebody gave by hand."),
    POLICIES_OTHER_THAN_THE_MIGRATIONS(
            "Row-level security is other than the migrations make it; the log lists the differences. Put the policies back,"
                    + " and drop what somebody made by hand."),
    HISTORIES_UNREADABLE(
            "The database user who tells histories may not read events, so that no case could be shown. Name the one made"
                    + " for it in PULANG_REPLAY_USER."),
    DATABASE_UNVERIFIED("The database's certificate is not verified. Add sslmode=verify-full to PULANG_DATABASE_URL."),
    KEK_NOT_IN_A_FILE(
            "The key-encryption keys come as text in the environment. Put them into a file that only the service may read"
                    + " and name it in PULANG_KEK_FILE."),
    VAULT_NOT_HTTPS(
            "The holder of the key-encryption keys is not reached by https://, and opened keys would cross the network. Give"
                    + " it a certificate and name it so in PULANG_VAULT_TRANSIT."),
    KEY_STORE_WITH_THE_EVENTS(
            "The key store is in the same cluster as the events. Give it one of its own (PULANG_KEYSTORE_URL)."),
    KEY_STORE_UNVERIFIED(
            "The key store's certificate is not verified. Add sslmode=verify-full to PULANG_KEYSTORE_URL."),
    DESTROYED_KEYS_UNLISTED(
            "No list of destroyed keys is kept: a restored key store would bring them back. Name its file in"
                    + " PULANG_DESTROYED_KEYS_FILE."),
    CLOCK_MOVED("The clock is moved, and with it every deadline. Leave PULANG_CLOCK_OFFSET away."),
    FSYNC_OFF("The database runs with fsync = off and can lose what was acknowledged. Turn it on."),
    SYNCHRONOUS_COMMIT_OFF(
            "The database runs with synchronous_commit = off and can lose what was acknowledged. Turn it on."),
    LOCAL_NOT_LOOPBACK(
            "The profile local is for one machine, but the service would listen to others. Leave PULANG_ADDRESS and"
                    + " PULANG_QUERY_ADDRESS at 127.0.0.1, or start without the profile local.");

    private final String sentence;

    Finding(String sentence) {
        this.sentence = sentence;
    }

    /** What is wrong and what to do. */
    public String sentence() {
        return sentence;
    }
}
