/**
 * Together AI: one call that answers with its picture. {@code TogetherRequests} turns a request into a call; answers are in the shape
 * of OpenAI's and are read by {@link io.github.camelflux.provider.openai.OpenAiAnswers}.
 *
 * <p>Certain are the members of a submission and the shapes of answers and errors (Together, OpenAPI document). Not documented are
 * how long addresses of pictures live, what refused content looks like (users report a 422) and whether a 503, which comes at or
 * below the rate of the moment, bought anything: unless its {@code error_type} says that it was the rate, that stays open.
 */
package io.github.camelflux.provider.together;
