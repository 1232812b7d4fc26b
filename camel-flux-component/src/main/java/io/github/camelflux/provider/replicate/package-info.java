/**
 * Replicate: {@code ReplicateRequests} and {@code ReplicateInput} turn a request into a call, {@code ReplicateModel} says what each family
 * of models takes; {@code ReplicateSubmitAnswers} and {@code ReplicatePredictions} say what an answer means. {@code ReplicateStatus} is
 * the table of states. One object, the prediction, is the answer to everything: a submission, a question, a cancellation, and the body of
 * a callback. What stands here comes from Replicate's own clients, model code and documentation pages (2025, 2026), unless a comment says
 * otherwise.
 */
package io.github.camelflux.provider.replicate;
