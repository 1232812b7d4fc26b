package io.github.camelflux.store.jdbc;

import io.github.camelflux.job.JobStore.Claim;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a claim comes to, given what the store counts.
 *
 * @param answer how many are the node's own from now on
 * @param granted how many the store is to count for it
 * @param wanted how many it would like to have
 * @param filed whether that is what the store counts already
 */
record Allotment(int answer, int granted, int wanted, boolean filed) {

    /** How long what cannot be divided evenly stays with one node. */
    private static final long TURN_SECONDS = 10;

    /**
     * @param rows of the account, this node's among them
     * @param keep whether the store goes on to count what it counts for this node, because jobs of the node may be running that
     *     it does not know of; then it gets no more
     */
    static Allotment of(String node, Claim claim, List<PermitRow> rows, boolean keep) {
        Map<String, Integer> wanted = new HashMap<>();
        rows.forEach(row -> wanted.put(row.node(), row.wanted()));
        PermitRow own = rows.stream()
                .filter(row -> row.node().equals(node))
                .findFirst()
                .orElse(new PermitRow(claim.account(), node, 0, 0, null));
        wanted.put(node, claim.wanted());
        int others = rows.stream().mapToInt(PermitRow::granted).sum() - own.granted();
        long turn = rows.isEmpty() ? 0 : rows.get(0).now().getEpochSecond() / TURN_SECONDS;
        int fair = FairShare.of(node, wanted, claim.limit(), turn);
        int most = keep ? Math.min(claim.held(), claim.limit() - others) : claim.limit() - others;
        int answer = Math.max(0, Math.min(fair, most));
        int granted = Math.max(Math.max(claim.held(), answer), keep ? own.granted() : 0);
        return new Allotment(
                answer, granted, claim.wanted(), own.granted() == granted && own.wanted() == claim.wanted());
    }
}
