/** Folders that files are dropped into: what is in work, where it is put away, and the texts that lie beside pictures. */
package io.github.camelflux.example.folders;
