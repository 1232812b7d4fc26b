package io.github.camelflux.job;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Puts a switch before a store: while it is off, every verb fails without being carried out, or a single one. */
final class SwitchableStore {

    private final JobStore proxy;
    volatile boolean off;
    volatile String offFor;
    /** Until this completes, reservations that begin now are not carried out. */
    volatile CompletableFuture<Void> reserveAfter = CompletableFuture.completedFuture(null);

    SwitchableStore(JobStore store) {
        proxy = (JobStore) Proxy.newProxyInstance(
                JobStore.class.getClassLoader(), new Class<?>[] {JobStore.class}, (self, verb, arguments) -> {
                    if (off || verb.getName().equals(offFor)) {
                        return failed();
                    }
                    return verb.getName().equals("reserve")
                            ? reserveAfter.thenCompose(open -> (CompletionStage<?>) carryOut(store, verb, arguments))
                            : carryOut(store, verb, arguments);
                });
    }

    JobStore store() {
        return proxy;
    }

    private static Object carryOut(JobStore store, Method verb, Object[] arguments) {
        try {
            return verb.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CompletionStage<Object> failed() {
        return CompletableFuture.failedFuture(new JobStoreException("switched off"));
    }
}
