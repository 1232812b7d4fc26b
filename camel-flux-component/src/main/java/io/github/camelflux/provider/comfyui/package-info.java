/**
 * ComfyUI: graphs of the user's own on a server of his own. {@code ComfyUiGraph} is the graph, {@code ComfyUiInputs} puts a
 * request into it, {@code ComfyUiRequests} makes the calls, {@code ComfyUiSubmitAnswers}, {@code ComfyUiHistory} and
 * {@code ComfyUiJobs} say what answers mean.
 */
package io.github.camelflux.provider.comfyui;
