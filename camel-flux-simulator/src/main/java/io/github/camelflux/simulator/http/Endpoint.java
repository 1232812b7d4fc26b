package io.github.camelflux.simulator.http;

/** What a request is for, whichever provider it speaks to. Faults are scripted and requests are counted by it. */
public enum Endpoint {
    /** Asks for a job; the only kind that costs money. */
    SUBMIT,
    /** Asks how a job is. */
    POLL,
    /** Follows a job over one connection until it ends. */
    STREAM,
    /** Asks for the result of a job, where that is not part of the answer to a poll. */
    RESULT,
    /** Asks for the end of a job. */
    CANCEL,
    /** Fetches a picture. */
    DOWNLOAD,
    /** Hands in a picture before the job that needs it. */
    UPLOAD,
    /** Asks for the balance. */
    CREDITS,
    /** Asks about finetunes, licences, models, or keys of signatures. */
    UTILITY,
    /** Not a request that arrives, but one that the service sends: the push at the end of a job. */
    CALLBACK,
    /** Anything else; always refused. */
    OTHER
}
