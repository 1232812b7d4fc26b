package io.github.camelflux.store.jdbc;

import io.github.camelflux.job.JobFilter;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Finds rows without changing them. */
final class Lookups {

    private static final int MOST_AT_ONCE = 500;

    private Lookups() {}

    /** One query, however many attempts there are, up to some hundreds. */
    static List<JobRow> find(Session session, Collection<JobId> ids) throws SQLException {
        List<String> wanted = ids.stream().map(JobId::value).toList();
        List<JobRow> found = new ArrayList<>();
        for (int from = 0; from < wanted.size(); from += MOST_AT_ONCE) {
            List<String> part = wanted.subList(from, Math.min(from + MOST_AT_ONCE, wanted.size()));
            found.addAll(session.query(
                    JobRows.SELECT + " WHERE job_id IN (" + marks(part.size()) + ")", JobRows::read, part.toArray()));
        }
        return found;
    }

    static Optional<JobRow> findByCallback(Session session, String application, String digest) throws SQLException {
        return session
                .query(
                        JobRows.SELECT + " WHERE callback_digest = ? AND application = ?",
                        JobRows::read,
                        digest,
                        application)
                .stream()
                .findFirst();
    }

    static List<JobRow> list(Session session, String application, JobFilter filter) throws SQLException {
        return list(session, application, filter, "");
    }

    /** @param also a further condition, beginning with AND; empty for none */
    static List<JobRow> list(Session session, String application, JobFilter filter, String also) throws SQLException {
        List<Object> parameters = new ArrayList<>();
        StringBuilder where = new StringBuilder(" WHERE application = ?");
        parameters.add(application);
        if (filter.id() != null) {
            where.append(" AND job_id = ?");
            parameters.add(filter.id().value());
        }
        if (filter.key() != null) {
            where.append(" AND namespace = ? AND key_digest = ?");
            parameters.add(filter.key().namespace());
            parameters.add(filter.key().digest());
        }
        if (!filter.states().isEmpty()) {
            where.append(" AND state IN (")
                    .append(marks(filter.states().size()))
                    .append(')');
            filter.states().forEach(state -> parameters.add(state.name()));
        }
        if (filter.group() != null) {
            where.append(" AND results_group = ?");
            parameters.add(filter.group());
        }
        parameters.add(filter.limit());
        return session.query(
                JobRows.SELECT + where + also + " ORDER BY created_at DESC LIMIT ?",
                JobRows::read,
                parameters.toArray());
    }

    private static String marks(int number) {
        return String.join(", ", Collections.nCopies(number, "?"));
    }
}
