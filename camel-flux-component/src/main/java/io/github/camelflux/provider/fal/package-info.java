/**
 * fal: {@code FalRequests} and {@code FalBody} turn a request into a call, {@code FalModel} says what each family of endpoints takes;
 * {@code FalSubmitAnswers}, {@code FalPollAnswers} and {@code FalResults} say what an answer means. {@code FalStatus} and
 * {@code FalErrorType} are the tables of states and of ends without a result. What stands here comes from fal's own clients,
 * types and documentation pages (2026), unless a comment says otherwise.
 */
package io.github.camelflux.provider.fal;
