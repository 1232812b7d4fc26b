/**
 * DeepInfra: its own API, which tells seed, flags and cost, unless {@code api=openai} chooses the one in the shape of OpenAI's, which
 * pictures are changed with in any case. {@code DeepInfraRequests} turns a request into a call, {@code DeepInfraAnswers} says what an
 * answer or a callback means, {@code DeepInfraStatus} is the table of states.
 *
 * <p>Certain are members, answers and errors of both (DeepInfra, documentation and client). A callback is documented in two ways,
 * with its output at the top or under {@code results}, and is not signed; nothing can be asked for afterwards, so that a lost one is
 * a lost picture. How content is refused by the API in the shape of OpenAI's is not known.
 */
package io.github.camelflux.provider.deepinfra;
