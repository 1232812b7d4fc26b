/**
 * The Aggregator of paid jobs: {@link io.github.camelflux.job.JobAggregator} gathers everything that is said about a job by its
 * idempotency key, asks the reducer in {@code job.life} what follows, and carries that out through the ports of this package
 * ({@link io.github.camelflux.job.JobStore}, {@link io.github.camelflux.job.Exchanger},
 * {@link io.github.camelflux.job.Downloader}, {@link io.github.camelflux.job.PictureSink}). Uses the {@code provider} API and
 * {@code image}; does no I/O itself and reads no clock but the one it is given.
 */
package io.github.camelflux.job;
