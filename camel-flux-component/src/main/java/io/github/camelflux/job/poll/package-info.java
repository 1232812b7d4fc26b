/**
 * When to ask for the state of a job: learned from the jobs before it. Values and arithmetic only, without I/O, clock or threads.
 *
 * <p>What is learned from are sightings: a job was still running at one look and had ended at the next, so its run time lies between
 * the two. {@link io.github.camelflux.job.poll.PollSchedule} is the way in.
 */
package io.github.camelflux.job.poll;
