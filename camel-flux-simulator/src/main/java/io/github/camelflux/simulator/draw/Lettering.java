package io.github.camelflux.simulator.draw;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether this machine can set text at all: slim Linux containers have no fonts, and there Java fails when it
 * first needs one.
 */
final class Lettering {

    private static final Logger LOG = LoggerFactory.getLogger(Lettering.class);

    private static final class Tried {
        private static final boolean WORKED = tryIt();
    }

    private Lettering() {}

    static boolean possible() {
        return Tried.WORKED;
    }

    private static boolean tryIt() {
        try {
            FontRenderContext context = new FontRenderContext(null, true, true);
            return new Font(Font.SANS_SERIF, Font.PLAIN, 12)
                            .getStringBounds("flux", context)
                            .getWidth()
                    > 0;
        } catch (RuntimeException | LinkageError | InternalError e) {
            LOG.warn("This machine has no fonts, so pictures come without captions; fontconfig and any font help", e);
            return false;
        }
    }
}
