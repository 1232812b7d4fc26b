/** What the component is measured by: each class with a {@code main} measures it beside a peer in the same run. */
package io.github.camelflux.benchmarks;
