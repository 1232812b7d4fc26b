package io.github.camelflux.simulator.draw;

import java.nio.file.Path;

/**
 * A finished picture.
 *
 * @param file where it lies until the studio closes or needs the room
 * @param length its size in bytes
 */
public record DrawnPicture(Path file, long length) {}
