package io.github.camelflux.benchmarks;

/**
 * What waiting jobs took.
 *
 * @param jobs where they waited
 * @param count how many they were
 * @param delivered how many got their picture; those in line are not waited for
 * @param threads beyond an idle context
 * @param bytesPerJob retained heap beyond the exchange
 * @param submitSeconds until all waited
 * @param deliverSeconds from the end of all jobs to the last picture
 */
record InFlightRow(
        String jobs,
        int count,
        int delivered,
        int threads,
        double bytesPerJob,
        double submitSeconds,
        Double deliverSeconds) {}
