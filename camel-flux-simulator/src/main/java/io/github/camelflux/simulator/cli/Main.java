package io.github.camelflux.simulator.cli;

import io.github.camelflux.simulator.FluxSimulator;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;

/** The executable jar: starts a simulator from command-line options and runs until it is told to stop. */
public final class Main {

    private Main() {}

    /** Starts; ends with status 2 if an option is wrong, 1 if a port is taken. */
    public static void main(String[] args) throws InterruptedException {
        // Before any logger exists: the HTTP server's messages go the same way as ours.
        System.setProperty("org.jboss.logging.provider", "slf4j");
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        System.setProperty("java.awt.headless", "true");
        Start start = start(args, System.out, System.err);
        if (start.simulator().isEmpty()) {
            System.exit(start.exitCode());
        }
        Runtime.getRuntime().addShutdownHook(new Thread(start.simulator().get()::close, "flux-simulator-stop"));
        new CountDownLatch(1).await();
    }

    /**
     * What became of a start.
     *
     * @param simulator the running simulator, if there is one
     * @param exitCode the status to end with if there is none
     */
    record Start(Optional<FluxSimulator> simulator, int exitCode) {}

    static Start start(String[] args, PrintStream out, PrintStream err) {
        Options options = new Options();
        CommandLine line = new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true);
        try {
            CommandLine.ParseResult parsed = line.parseArgs(args);
            if (parsed.isUsageHelpRequested()) {
                line.usage(out);
                return new Start(Optional.empty(), 0);
            }
            if (parsed.isVersionHelpRequested()) {
                line.printVersionHelp(out);
                return new Start(Optional.empty(), 0);
            }
            FluxSimulator simulator = options.start();
            out.print(Addresses.table(simulator));
            return new Start(Optional.of(simulator), 0);
        } catch (CommandLine.ParameterException e) {
            err.println(e.getMessage());
            line.usage(err);
            return new Start(Optional.empty(), 2);
        } catch (RuntimeException e) {
            err.println("Cannot start: " + e.getMessage());
            return new Start(Optional.empty(), 1);
        }
    }
}
