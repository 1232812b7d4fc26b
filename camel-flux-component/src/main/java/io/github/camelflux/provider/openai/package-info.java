/**
 * Any server with OpenAI's images API: vLLM-Omni, SGLang, LocalAI, NIM, Azure, OpenAI itself. {@code OpenAiRequests} turns a request
 * into a call, {@code OpenAiAnswers} says what an answer means, {@code ErrorCode} is the table of the words of errors.
 *
 * <p>What is certain: the members and answers of OpenAI's own document, and the routes, errors and extra members of vLLM-Omni,
 * SGLang and LocalAI (their code or documentation). What is not is an option: which header has the key, path and version (Azure),
 * in what form pictures come, under which name the steps go, what a 503 means. Servers read a mask as they like, OpenAI's its
 * transparent part.
 */
package io.github.camelflux.provider.openai;
