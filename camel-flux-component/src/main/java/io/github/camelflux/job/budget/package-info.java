/** What may be spent and what was: budgets with their periods, and lines of the ledger. Values; no I/O, no clock. */
package io.github.camelflux.job.budget;
