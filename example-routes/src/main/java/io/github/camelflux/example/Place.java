package io.github.camelflux.example;

/**
 * Something that a person may want to find once the application runs.
 *
 * @param what in a few words
 * @param where a folder, an address, a queue
 * @param remark what else is good to know, such as the user; empty for nothing
 */
public record Place(String what, String where, String remark) {

    public Place(String what, String where) {
        this(what, where, "");
    }
}
