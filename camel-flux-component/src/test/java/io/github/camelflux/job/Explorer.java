package io.github.camelflux.job;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Walks through every order of moves of a small world, depth first. The world is made anew for each path and driven to where the
 * path branches; a state that was reached before, by whatever path, is not left again.
 */
final class Explorer {

    private static final int LONGEST = 400;

    private final Set<String> seen = new HashSet<>();
    private long paths;
    private long steps;

    /** Explores until every path has ended; a broken promise is told with the moves that led there. */
    void explore(Supplier<World> worlds) {
        List<int[]> path = new ArrayList<>();
        do {
            walk(worlds.get(), path);
            paths++;
            while (!path.isEmpty() && path.get(path.size() - 1)[0] + 1 >= path.get(path.size() - 1)[1]) {
                path.remove(path.size() - 1);
            }
            if (!path.isEmpty()) {
                path.get(path.size() - 1)[0]++;
            }
        } while (!path.isEmpty());
    }

    private void walk(World world, List<int[]> path) {
        List<String> story = new ArrayList<>();
        int known = path.size() - 1;
        try {
            for (int depth = 0; ; depth++) {
                if (depth >= path.size() && !seen.add(world.describe())) {
                    return;
                }
                List<World.Move> moves = world.moves();
                if (moves.isEmpty()) {
                    world.assertPromisesKept();
                    return;
                }
                if (depth > LONGEST) {
                    throw new AssertionError("the world does not come to rest");
                }
                if (depth >= path.size()) {
                    path.add(new int[] {0, moves.size()});
                }
                World.Move move = moves.get(path.get(depth)[0]);
                story.add(move.label());
                move.run().run();
                steps++;
                if (depth >= known) {
                    world.assertNothingBroken();
                }
            }
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    e.getMessage() + "\nafter\n  " + String.join("\n  ", story) + "\nat\n" + world.describe(), e);
        }
    }

    long paths() {
        return paths;
    }

    long steps() {
        return steps;
    }

    int states() {
        return seen.size();
    }
}
