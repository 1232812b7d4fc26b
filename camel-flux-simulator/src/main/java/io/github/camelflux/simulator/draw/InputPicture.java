package io.github.camelflux.simulator.draw;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A picture that came with a request, kept small so that it can be shown in the result.
 *
 * @param size its size as sent
 * @param thumbnail a file with a small copy; empty when the picture was named by an address, which the simulator does
 *     not fetch
 * @param label what tells it from others: the digest of its bytes, or its address
 */
public record InputPicture(PictureSize size, Optional<Path> thumbnail, String label) {}
