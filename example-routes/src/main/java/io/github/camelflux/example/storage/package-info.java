/** The object storage that pictures and receipts go to. */
package io.github.camelflux.example.storage;
