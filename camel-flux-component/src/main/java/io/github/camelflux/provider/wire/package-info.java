/** What several providers' mappers share: lenient JSON, the words of errors, addresses of results. Knows no provider. */
package io.github.camelflux.provider.wire;
