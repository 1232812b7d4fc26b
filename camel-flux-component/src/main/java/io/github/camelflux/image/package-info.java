/**
 * Values: what is asked for ({@link io.github.camelflux.image.ImageRequest}), the bytes that go in and out
 * ({@link io.github.camelflux.image.Blob}) and what is known of each model
 * ({@link io.github.camelflux.image.ModelCatalog}). Uses no other package of the component.
 */
package io.github.camelflux.image;
