/** Drafts that wait for somebody's approval. */
package io.github.camelflux.example.drafts;
