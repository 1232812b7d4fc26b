package io.github.camelflux.provider;

/** Where a provider may work on jobs and keep their results. */
public enum Region {
    /** Anywhere. */
    GLOBAL,
    /** The European Union. */
    EU,
    /** The United States. */
    US;

    /** As it is spelled in options and aliases. */
    public String optionName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
