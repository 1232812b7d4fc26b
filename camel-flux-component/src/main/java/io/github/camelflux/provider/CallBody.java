package io.github.camelflux.provider;

/** What an {@link HttpCall} sends. Its blobs are read while it is sent and must stay retained until then. */
public sealed interface CallBody permits JsonBody, FormBody {}
