/** The folder that prompt files are dropped into, and the folders beside it that they are put away in. */
package io.github.camelflux.example.prompts;
