package io.github.camelflux.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/**
 * What stands before several nodes: a message is delivered, to whichever node, until one says that it is done with it. It is
 * delivered again when its exchange failed, when its node was killed, and when there was no answer for long; and at random without
 * need. Safe for use by several threads.
 */
final class Broker {

    private static final Duration REDELIVERY_DELAY = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final Random random;
    private final Map<String, Letter> letters = new LinkedHashMap<>();
    private final Map<String, Delivery> underWay = new LinkedHashMap<>();
    private int deliveries;

    private static final class Letter {
        private final Message message;
        private String answer = "";
        private long due = System.nanoTime();

        private Letter(Message message) {
            this.message = message;
        }
    }

    private record Delivery(Letter letter, ClusterNode node) {}

    /** @param random decides who gets what, and what comes twice */
    Broker(Random random) {
        this.random = random;
    }

    synchronized void publish(Message message) {
        letters.put(message.key(), new Letter(message));
    }

    /** Delivers what is due. */
    synchronized void deliver(List<ClusterNode> nodes) {
        List<ClusterNode> ready = nodes.stream().filter(ClusterNode::isReady).toList();
        if (ready.isEmpty()) {
            return;
        }
        for (Letter letter : letters.values()) {
            if (letter.answer.isEmpty() && System.nanoTime() - letter.due >= 0) {
                deliver(letter, ready);
                if (random.nextInt(3) == 0) {
                    deliver(letter, ready);
                }
            }
        }
    }

    private void deliver(Letter letter, List<ClusterNode> ready) {
        ClusterNode node = ready.get(random.nextInt(ready.size()));
        String name = "d" + deliveries++;
        underWay.put(name, new Delivery(letter, node));
        letter.due = System.nanoTime() + PATIENCE.toNanos();
        node.send(name, letter.message);
    }

    /** A node says what became of a delivery. */
    synchronized void ended(String name, String ending) {
        Delivery delivery = underWay.remove(name);
        if (delivery == null) {
            return;
        }
        Letter letter = delivery.letter();
        if (ending.equals("picture")) {
            letter.answer = ending;
        } else if (letter.answer.isEmpty()) {
            if (ending.equals("FluxUnknownOutcomeException")) {
                letter.answer = "unknown";
            }
            letter.due = System.nanoTime() + REDELIVERY_DELAY.toNanos();
        }
    }

    /** A node was killed: what it had is delivered again. */
    synchronized void lost(ClusterNode node) {
        underWay.values().removeIf(delivery -> {
            boolean had = delivery.node() == node;
            if (had) {
                delivery.letter().due = System.nanoTime();
            }
            return had;
        });
    }

    /** Delivers once more what ended in doubt: a fact may have come. */
    synchronized void askAgain() {
        letters.values().stream()
                .filter(letter -> letter.answer.equals("unknown"))
                .forEach(letter -> {
                    letter.answer = "";
                    letter.due = System.nanoTime();
                });
    }

    synchronized int undecided() {
        return answered(String::isEmpty).size();
    }

    /** Those that somebody said to have a picture of. */
    synchronized List<Message> done() {
        return answered("picture"::equals);
    }

    /** Those of which nobody can say what happened. */
    synchronized List<Message> unknown() {
        return answered("unknown"::equals);
    }

    private List<Message> answered(Predicate<String> answer) {
        List<Message> all = new ArrayList<>();
        letters.values().stream()
                .filter(letter -> answer.test(letter.answer))
                .forEach(letter -> all.add(letter.message));
        return all;
    }
}
