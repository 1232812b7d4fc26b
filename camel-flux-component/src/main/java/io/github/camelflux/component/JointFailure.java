package io.github.camelflux.component;

import io.github.camelflux.Charged;
import io.github.camelflux.FailureContext;
import io.github.camelflux.FluxException;
import io.github.camelflux.FluxNotAcceptedException;
import io.github.camelflux.FluxPartialException;
import io.github.camelflux.job.Ending;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * What a route sees when pictures of one message did not come.
 *
 * @param provider that was asked
 * @param endings of all the jobs
 * @param pictures those that came
 * @param failed why the others did not, by the number of the picture; at least one
 */
record JointFailure(
        String provider, List<Ending> endings, PictureMessages pictures, SortedMap<Integer, FluxException> failed) {

    /**
     * Where all failed alike, or nothing was bought and another provider may be asked, the first failure itself: what is to be done
     * about it is the same as for one picture, and so are the clauses of the route.
     */
    FluxException exception() {
        Collection<FluxException> failures = failed.values();
        FluxException first = failures.iterator().next();
        boolean nothing = failures.size() == endings.size();
        boolean alike = nothing
                && (failures.stream().allMatch(FluxNotAcceptedException.class::isInstance)
                        || failures.stream().allMatch(failure -> isLike(failure, first)));
        return alike
                ? first
                : new FluxPartialException(
                        words(nothing), new FailureContext(null, provider), charged(), pictures, failed);
    }

    private static boolean isLike(FluxException failure, FluxException other) {
        return failure.getClass() == other.getClass()
                && failure.getCharged() == other.getCharged()
                && failure.isRetryable() == other.isRetryable();
    }

    private Charged charged() {
        boolean paid = !pictures.isEmpty() || any(Charged.YES);
        if (paid) {
            return Charged.YES;
        }
        boolean accepted = endings.stream().anyMatch(Ending.Accepted.class::isInstance);
        return accepted || any(Charged.UNKNOWN) ? Charged.UNKNOWN : Charged.NO;
    }

    private boolean any(Charged charged) {
        return failed.values().stream().anyMatch(failure -> failure.getCharged() == charged);
    }

    private String words(boolean nothing) {
        String others = pictures.isEmpty()
                ? ". The other jobs were accepted and go on; the same message does not buy them again"
                : ". The others are paid for and in getPictures(); the same message gets them without another purchase";
        return failed.size() + " of " + endings.size() + " pictures did not come: "
                + failed.entrySet().stream().map(JointFailure::words).collect(Collectors.joining("; "))
                + (nothing ? "" : others);
    }

    private static String words(Map.Entry<Integer, FluxException> failure) {
        return "picture " + failure.getKey() + ": " + failure.getValue().getMessage();
    }
}
