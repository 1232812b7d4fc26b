package io.github.camelflux.simulator.http;

/** What a request is for, whichever provider it speaks to. Faults are scripted and requests are counted by it. */
public enum Endpoint {
    /** Asks for a job; the only kind that costs money. */
    SUBMIT,
    /** Asks how a job is. */
    POLL,
    /** Fetches a picture. */
    DOWNLOAD,
    /** Asks for the balance. */
    CREDITS,
    /** Asks about finetunes or licences. */
    UTILITY,
    /** Anything else; always refused. */
    OTHER
}
