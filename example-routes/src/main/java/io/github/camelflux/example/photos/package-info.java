/** Photos that are dropped to be changed. */
package io.github.camelflux.example.photos;
