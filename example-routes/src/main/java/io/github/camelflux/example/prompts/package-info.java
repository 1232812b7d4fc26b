/** Prompt files: the samples of the first start, and where they go. */
package io.github.camelflux.example.prompts;
