package io.github.camelflux.store.jdbc;

import io.github.camelflux.job.Groups;
import io.github.camelflux.job.JobFilter;
import io.github.camelflux.job.JobStore;
import io.github.camelflux.job.budget.BudgetPeriod;
import io.github.camelflux.job.budget.BudgetUse;
import io.github.camelflux.job.budget.LedgerLine;
import io.github.camelflux.job.life.IdempotencyKey;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.NodeId;
import io.github.camelflux.job.life.Outcome;
import io.github.camelflux.provider.RemoteJob;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The job store in a database: it keeps its promises across processes, as far as the database keeps its own. Two statements are
 * made before a provider's work and two after it. Safe for use by several threads; stages complete on the store's threads.
 */
final class JdbcJobStore implements JobStore {

    private final Connections connections;
    private final String application;
    private final Leases leases;
    private final Intents intents;
    private final Facts facts;
    private final ResultsTake results;
    private final Adoptions adoptions;
    private final Shares shares;
    private final Housekeeping housekeeping;
    private final Books books;

    /** Jobs of other applications on the same tables are left alone. */
    JdbcJobStore(Connections connections, Sql sql, JdbcSettings settings) {
        this.connections = connections;
        this.application = settings.application();
        this.leases = new Leases(sql, application);
        this.books = new Books(sql, application, settings.zone());
        this.intents = new Intents(sql, application, books);
        this.facts = new Facts(sql, settings.storePrompts(), books);
        this.results = new ResultsTake(sql, application);
        this.adoptions = new Adoptions(sql, application, settings.accounts());
        this.shares = new Shares(sql);
        this.housekeeping = new Housekeeping(sql, application);
    }

    @Override
    public CompletionStage<Void> register(NodeId node, Duration length) {
        return connections.run("register", session -> leases.register(session, node, length));
    }

    @Override
    public CompletionStage<Lease> renew(NodeId node, Duration length) {
        return connections.run("renew", session -> leases.renew(session, node, length));
    }

    @Override
    public CompletionStage<Void> leave(NodeId node) {
        return connections.run("leave", session -> leases.leave(session, node));
    }

    @Override
    public CompletionStage<Reservation> reserve(Intent intent) {
        return connections.run("reserve", session -> intents.reserve(session, intent));
    }

    @Override
    public CompletionStage<Void> withdraw(JobId id) {
        return connections.run("withdraw", session -> intents.withdraw(session, id));
    }

    @Override
    public CompletionStage<FactResult> accepted(JobId id, RemoteJob remote) {
        return connections.run("accepted", session -> facts.accepted(session, id, remote));
    }

    @Override
    public CompletionStage<FactResult> unknown(JobId id) {
        return connections.run("unknown", session -> facts.unknown(session, id));
    }

    @Override
    public CompletionStage<FactResult> settled(JobId id, Outcome outcome, int polls, Duration availableIn) {
        return connections.run("settled", session -> facts.settled(session, id, outcome, polls, availableIn));
    }

    @Override
    public CompletionStage<FactResult> delivered(JobId id) {
        return connections.run("delivered", session -> facts.delivered(session, id));
    }

    @Override
    public CompletionStage<FactResult> release(JobId id, Duration availableIn) {
        return connections.run("release", session -> facts.release(session, id, availableIn));
    }

    @Override
    public CompletionStage<FactResult> await(JobId id, NodeId node) {
        return connections.run("await", session -> facts.await(session, id, node));
    }

    @Override
    public CompletionStage<List<JobRow>> take(Groups groups, NodeId node, int most) {
        return connections.run("take", session -> results.take(session, groups, node, most));
    }

    @Override
    public CompletionStage<Optional<JobRow>> find(JobId id) {
        return connections.run("find", session -> Facts.find(session, id));
    }

    @Override
    public CompletionStage<Optional<JobRow>> find(IdempotencyKey key) {
        return connections.run("find", session -> Intents.holder(session, key));
    }

    @Override
    public CompletionStage<Optional<JobRow>> findByCallback(String digest) {
        return connections.run("find", session -> Lookups.findByCallback(session, application, digest));
    }

    @Override
    public CompletionStage<List<JobRow>> find(Collection<JobId> ids) {
        return connections.run("find", session -> Lookups.find(session, ids));
    }

    @Override
    public CompletionStage<List<JobRow>> list(JobFilter filter) {
        return connections.run("list", session -> Lookups.list(session, application, filter));
    }

    @Override
    public CompletionStage<List<Unclaimed>> unclaimed(Duration since) {
        return connections.run("unclaimed", session -> results.unclaimed(session, since));
    }

    @Override
    public CompletionStage<List<Adoption>> adopt(NodeId node, Duration orphanGrace) {
        return connections.run("adopt", session -> adoptions.adopt(session, node, orphanGrace));
    }

    @Override
    public CompletionStage<List<JobRow>> forget(JobFilter filter) {
        return connections.run("forget", session -> housekeeping.forget(session, filter));
    }

    @Override
    public CompletionStage<Map<String, Integer>> share(NodeId node, List<Claim> claims) {
        return connections.run("share", session -> shares.share(session, node, claims, adoptions.inDoubt()));
    }

    @Override
    public CompletionStage<List<BudgetUse>> budgets(List<BudgetPeriod> periods) {
        return connections.run("budgets", session -> books.uses(session, periods));
    }

    @Override
    public CompletionStage<List<LedgerLine>> ledger(LocalDate since, LocalDate until) {
        return connections.run("ledger", session -> books.lines(session, since, until));
    }

    @Override
    public CompletionStage<Integer> expire() {
        return connections.run("expire", housekeeping::expire);
    }
}
