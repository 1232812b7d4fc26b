package io.github.camelflux.example.folders;

import java.nio.file.Path;

/**
 * A folder that files are dropped into. Files in work and files put away are in folders inside it, so that moving one is a rename
 * and never half done.
 *
 * @param path where it is; made absolute
 */
public record DropFolder(Path path) {

    /** Where files are while their picture is being made. The routes name it as well, and the pattern of the names there. */
    private static final String WORKING = ".working";

    public DropFolder {
        path = path.toAbsolutePath().normalize();
    }

    Path working() {
        return path.resolve(WORKING);
    }
}
