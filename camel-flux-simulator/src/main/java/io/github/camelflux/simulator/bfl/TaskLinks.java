package io.github.camelflux.simulator.bfl;

/**
 * The addresses in the result of a task.
 *
 * @param sample of the picture or video
 * @param draftCache of the bundle of a draft; null for all others
 */
record TaskLinks(String sample, String draftCache) {}
