package io.github.camelflux.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A process with nodes in it, which does as it is told on its input and says on its output what happens, until it is killed. See
 * {@link RemoteNodes}, which is its other end.
 */
public final class NodeProcess {

    /** Begins a line that is not of the log. */
    static final String MARK = "@ ";

    private final Map<String, Node> nodes = new ConcurrentHashMap<>();
    private final Pools pools = new Pools();
    private final ExecutorService senders = Executors.newCachedThreadPool();
    private final PrintStream out = System.out;

    private NodeProcess() {}

    public static void main(String[] arguments) throws Exception {
        new NodeProcess().serve();
    }

    private void serve() throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", 3);
            try {
                carryOut(words[0], words[1], words.length > 2 ? words[2] : "");
            } catch (Exception e) {
                // As a process does that does not come up, because its database is away.
                e.printStackTrace(out);
                Runtime.getRuntime().halt(2);
            }
        }
        // Whoever started it has gone.
        Runtime.getRuntime().halt(1);
    }

    private void carryOut(String verb, String node, String rest) throws Exception {
        switch (verb) {
            case "open" -> {
                NodeOptions options = NodeOptions.parse(rest);
                nodes.put(node, new Node(options, pools.pool(options.store()), () -> say("reached", node)));
                say("opened", node);
            }
            case "send" -> {
                String[] words = rest.split(" ");
                Message message = new Message(words[1], Integer.parseInt(words[2]));
                // A node may stand still before it takes the message.
                senders.execute(() -> nodes.get(node).send(message, ending -> say("done", node, words[0], ending)));
            }
            case "go" -> nodes.get(node).go();
            default -> throw new IOException("What is " + verb + "?");
        }
    }

    private void say(String... words) {
        String line = MARK + String.join(" ", words);
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }
}
