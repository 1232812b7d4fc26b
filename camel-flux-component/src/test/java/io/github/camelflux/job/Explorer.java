package io.github.camelflux.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountedCompleter;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Walks through every order of moves of a small world, depth first, on all processors. The world is made anew for each path and
 * driven to where the path branches; a state that was reached before, by whatever path, is not left again.
 */
final class Explorer {

    private static final int LONGEST = 400;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final LongAdder paths = new LongAdder();
    private final LongAdder steps = new LongAdder();
    private final AtomicReference<AssertionError> broken = new AtomicReference<>();

    /** Explores until every path has ended; a broken promise is told with the moves that led there. */
    void explore(Supplier<World> worlds) {
        ForkJoinPool walkers = new ForkJoinPool(Runtime.getRuntime().availableProcessors());
        try {
            walkers.invoke(new Path(null, worlds, new int[0]));
        } finally {
            walkers.shutdownNow();
        }
        if (broken.get() != null) {
            throw broken.get();
        }
    }

    long paths() {
        return paths.sum();
    }

    long steps() {
        return steps.sum();
    }

    int states() {
        return seen.size();
    }

    /**
     * The moves that lead to a state by their numbers, and from there on always the first one. Nobody waits for a branch: the walk
     * of one begins on an empty stack, since failures that are part of a world note all of theirs.
     */
    private final class Path extends CountedCompleter<Void> {

        private static final long serialVersionUID = 1;

        private final transient Supplier<World> worlds;
        private final transient int[] known;

        Path(Path from, Supplier<World> worlds, int[] known) {
            super(from);
            this.worlds = worlds;
            this.known = known;
        }

        @Override
        public void compute() {
            if (broken.get() == null) {
                List<Path> branches = new ArrayList<>();
                walk(worlds.get(), branches);
                paths.increment();
                // Whoever is free takes the first ones; the last ones come next here, so that few are ever waiting.
                setPendingCount(branches.size());
                branches.forEach(Path::fork);
            }
            tryComplete();
        }

        private void walk(World world, List<Path> branches) {
            List<String> story = new ArrayList<>();
            int[] taken = Arrays.copyOf(known, LONGEST + 1);
            try {
                for (int depth = 0; ; depth++) {
                    if (depth >= known.length && !seen.add(world.describe())) {
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
                    if (depth >= known.length) {
                        for (int other = 1; other < moves.size(); other++) {
                            int[] branch = Arrays.copyOf(taken, depth + 1);
                            branch[depth] = other;
                            branches.add(new Path(this, worlds, branch));
                        }
                    }
                    World.Move move = moves.get(taken[depth]);
                    story.add(move.label());
                    move.run().run();
                    steps.increment();
                    if (depth >= known.length - 1) {
                        world.assertNothingBroken();
                    }
                }
            } catch (AssertionError | RuntimeException e) {
                broken.compareAndSet(
                        null,
                        new AssertionError(
                                e.getMessage() + "\nafter\n  " + String.join("\n  ", story) + "\nat\n"
                                        + world.describe(),
                                e));
            }
        }
    }
}
