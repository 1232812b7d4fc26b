package io.github.camelflux.job;

import io.github.camelflux.job.life.JobId;
import io.github.camelflux.provider.MadePicture;
import io.github.camelflux.provider.PollAnswer;
import java.util.function.Consumer;

/**
 * Keeps pictures that came with an answer before anybody hears of them: there is no link from which they could be had again, so that
 * an outcome without its bytes would be a picture lost.
 */
final class InlinePictures {

    private final PictureKeeper keeper;

    InlinePictures(PictureKeeper keeper) {
        this.keeper = keeper;
    }

    /**
     * Keeps what came, if it is a picture, and gives the answer up.
     *
     * @param group that delivers the picture; null if the job is not alive on this node
     * @param then told once whether the picture is kept: false if the first try failed, true at once when there is none
     */
    void keep(JobGroup group, JobId id, Said said, Consumer<Boolean> then) {
        if (!(said.answer() instanceof PollAnswer.Ready ready)
                || !(ready.pictures().get(0) instanceof MadePicture.Inline made)) {
            said.release();
            then.accept(true);
            return;
        }
        PictureSink.KeptPicture picture = new PictureSink.KeptPicture(made.bytes(), made.contentType());
        made.bytes().retain();
        keeper.keep(id, 0, picture, kept -> {
            said.release();
            if (group == null || !group.brought(picture)) {
                made.bytes().release();
            }
            then.accept(kept);
        });
    }
}
