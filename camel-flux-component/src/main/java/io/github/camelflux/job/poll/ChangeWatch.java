package io.github.camelflux.job.poll;

/**
 * Notices that jobs take longer, or less long, than they did: Page's test on where in the known distribution each of them ended. It
 * also says since when, so that what was learned before can be forgotten and the rest is kept.
 */
final class ChangeWatch {

    private static final double TOLERATED = 0.15;
    private static final double ENOUGH = 4;

    private double later;
    private double earlier;
    private int sinceLater;
    private int sinceEarlier;

    /**
     * Takes note of a job.
     *
     * @param share of the jobs that, for all that was known, ended before it; 0.5 in the mean as long as nothing changes
     * @return how many jobs ago the change began; 0 while there is none
     */
    int since(double share) {
        later = Math.max(0, later + share - 0.5 - TOLERATED);
        earlier = Math.max(0, earlier + 0.5 - share - TOLERATED);
        sinceLater = later > 0 ? sinceLater + 1 : 0;
        sinceEarlier = earlier > 0 ? sinceEarlier + 1 : 0;
        if (later <= ENOUGH && earlier <= ENOUGH) {
            return 0;
        }
        int since = later > ENOUGH ? sinceLater : sinceEarlier;
        later = 0;
        earlier = 0;
        sinceLater = 0;
        sinceEarlier = 0;
        return since;
    }
}
