/**
 * Wireflow: workflows that were drawn there are run. {@code WireflowRequests} turns a request into a call,
 * {@code WireflowSubmitAnswers} and {@code WireflowPollAnswers} say what an answer means. All that is known of the service comes
 * from one text of a third party: what that leaves open is read leniently or is an option.
 */
package io.github.camelflux.provider.wireflow;
