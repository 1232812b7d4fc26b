/**
 * The exceptions that a route names in {@code onException}: one leaf for each thing that an operator would do next. Each says
 * which job and provider it is about, whether the provider charged, and whether a retry may end differently. This package uses
 * no other.
 */
package io.github.camelflux;
