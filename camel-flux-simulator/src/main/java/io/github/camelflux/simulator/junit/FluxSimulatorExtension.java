package io.github.camelflux.simulator.junit;

import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Starts and closes simulators around JUnit 5 tests: by {@link FluxSimulation} on the class, or as a field.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final FluxSimulatorExtension FLUX =
 *         FluxSimulatorExtension.of(() -> FluxSimulator.builder().activeLimit(2).start());
 * }</pre>
 *
 * <p>A static field gives all tests of the class one simulator, any other field one to each. It is reached by {@link
 * #simulator()} or as a parameter.
 */
public final class FluxSimulatorExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(FluxSimulatorExtension.class);

    private final Optional<Supplier<FluxSimulator>> supplier;
    private FluxSimulator current;

    /** Used by JUnit for {@link FluxSimulation}. */
    public FluxSimulatorExtension() {
        this.supplier = Optional.empty();
    }

    private FluxSimulatorExtension(Supplier<FluxSimulator> supplier) {
        this.supplier = Optional.of(supplier);
    }

    /** An extension for a field, with simulators as the supplier starts them. */
    public static FluxSimulatorExtension of(Supplier<FluxSimulator> supplier) {
        return new FluxSimulatorExtension(supplier);
    }

    /**
     * The simulator of the running test.
     *
     * @throws IllegalStateException if no test runs, or if this extension was not made by {@link #of}
     */
    public FluxSimulator simulator() {
        if (current == null) {
            throw new IllegalStateException("No test is running that this extension has a simulator for");
        }
        return current;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        startForField(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        startForField(context);
    }

    private void startForField(ExtensionContext context) {
        if (supplier.isPresent()) {
            current = simulatorIn(context);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        closeIn(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        closeIn(context);
        current = null;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == FluxSimulator.class;
    }

    @Override
    public FluxSimulator resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return simulatorIn(context);
    }

    /** A store looks in those of the enclosing contexts first, which is how tests come to share a simulator. */
    private FluxSimulator simulatorIn(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(FluxSimulator.class, type -> start(context), FluxSimulator.class);
    }

    private FluxSimulator start(ExtensionContext context) {
        return supplier.map(Supplier::get)
                .orElseGet(() -> AnnotationSupport.findAnnotation(context.getRequiredTestClass(), FluxSimulation.class)
                        .map(FluxSimulatorExtension::configured)
                        .orElseGet(() -> FluxSimulator.builder()
                                .runTimeScale(0)
                                .render(Render.FLAT)
                                .start()));
    }

    private static FluxSimulator configured(FluxSimulation choices) {
        FluxSimulator.Builder builder = FluxSimulator.builder()
                .runTimeScale(choices.runTimeScale())
                .render(choices.render())
                .activeLimit(choices.activeLimit())
                .withdrawnModels(choices.withdrawnModels())
                .randomSeed(choices.randomSeed());
        for (String key : choices.keys()) {
            builder.key(key);
        }
        return builder.start();
    }

    private static void closeIn(ExtensionContext context) {
        FluxSimulator simulator = context.getStore(NAMESPACE).remove(FluxSimulator.class, FluxSimulator.class);
        if (simulator != null) {
            simulator.close();
        }
    }
}
