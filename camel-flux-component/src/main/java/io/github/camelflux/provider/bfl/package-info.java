/**
 * Black Forest Labs: {@code BflRequests} turns a request into a call, {@code BflSubmitAnswers} and {@code BflPollAnswers} say
 * what an answer means, {@code BflStatus} is the table of the states of a task.
 */
package io.github.camelflux.provider.bfl;
