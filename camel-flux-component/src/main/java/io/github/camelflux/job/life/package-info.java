/**
 * What a job is and how it lives: the values that name and describe it, the ways it can end, and the pure reducer
 * ({@link io.github.camelflux.job.life.JobState#on}) that turns (state, event) into (state, actions). No I/O, no clock, no
 * threads: whatever depends on time arrives as an event.
 */
package io.github.camelflux.job.life;
