package io.github.camelflux.simulator.openai;

import io.github.camelflux.simulator.draw.Beside;
import io.github.camelflux.simulator.draw.InputPicture;
import io.github.camelflux.simulator.draw.PictureFormat;
import io.github.camelflux.simulator.draw.PictureRequest;
import io.github.camelflux.simulator.draw.PictureSize;
import io.github.camelflux.simulator.draw.PictureStudio;
import io.github.camelflux.simulator.engine.Fate;
import io.github.camelflux.simulator.engine.JobRequest;
import io.github.camelflux.simulator.engine.RunPlan;
import io.github.camelflux.simulator.engine.Terms;
import io.github.camelflux.simulator.face.Fields;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request asks for. Members that are not known are overlooked, as all these servers do.
 *
 * @param dialect who is asked
 * @param model as sent; no server refuses one
 * @param prompt the prompt
 * @param size of each picture
 * @param count how many
 * @param seed the seed that was fixed, if any
 * @param format how pictures are encoded
 * @param byAddress whether addresses are wanted instead of base64
 * @param inputs pictures that came along
 */
record OpenAiOrder(
        Dialect dialect,
        String model,
        String prompt,
        PictureSize size,
        int count,
        OptionalLong seed,
        PictureFormat format,
        boolean byAddress,
        List<InputPicture> inputs) {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,4})x(\\d{1,4})");
    private static final PictureSize USUAL = new PictureSize(1024, 1024);
    /** LocalAI, image.go: what it takes for a size that it cannot read. */
    private static final PictureSize ODD = new PictureSize(512, 512);

    private static final int MOST_PICTURES = 10;
    private static final int MOST_STEPS = 200;
    private static final int MOST_GUIDANCE = 20;

    private static final Duration USUAL_RUN_TIME = Duration.ofSeconds(4);
    private static final Duration LINK_LIFETIME = Duration.ofHours(24);
    private static final BigDecimal AZURE_USD = new BigDecimal("0.04");

    static OpenAiOrder read(Dialect dialect, Fields fields, List<InputPicture> inputs) {
        fields.whole("num_inference_steps", 1, MOST_STEPS, 1);
        fields.number("guidance_scale", 0, MOST_GUIDANCE);
        fields.number("true_cfg_scale", 0, MOST_GUIDANCE);
        fields.text("negative_prompt", "");
        return new OpenAiOrder(
                dialect,
                fields.text("model", "default"),
                fields.needed("prompt"),
                size(dialect, fields),
                fields.whole("n", 1, dialect == Dialect.AZURE ? 1 : MOST_PICTURES, 1),
                fields.seed("seed"),
                format(fields),
                byAddress(dialect, fields),
                inputs);
    }

    private static PictureSize size(Dialect dialect, Fields fields) {
        String text = fields.text("size", dialect == Dialect.LOCALAI ? "" : "auto");
        Matcher size = SIZE.matcher(text);
        if (size.matches() && Integer.parseInt(size.group(1)) > 0 && Integer.parseInt(size.group(2)) > 0) {
            return new PictureSize(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
        }
        if (dialect == Dialect.LOCALAI) {
            return ODD;
        }
        if (!text.equals("auto")) {
            fields.refuse("size", "must be WIDTHxHEIGHT such as 1024x1024, not " + text);
        }
        return USUAL;
    }

    private static PictureFormat format(Fields fields) {
        PictureFormat format = PictureFormat.named(fields.oneOf("output_format", "png", "jpeg", "webp"))
                .orElse(PictureFormat.PNG);
        if (!PictureStudio.encodes(format)) {
            fields.refuse("output_format", "cannot be written on this machine");
        }
        return format;
    }

    private static boolean byAddress(Dialect dialect, Fields fields) {
        String form = fields.text("response_format", dialect.usualForm());
        if (dialect == Dialect.VLLM_OMNI && !form.equals("b64_json")) {
            fields.refuse("response_format", "must be b64_json, nothing else is supported");
        } else if (!form.equals("b64_json") && !form.equals("url")) {
            fields.refuse("response_format", "must be url or b64_json, not " + form);
        }
        return form.equals("url");
    }

    /** What follows a bar is LocalAI's negative prompt. */
    String drawnPrompt() {
        int bar = prompt.indexOf('|');
        return dialect == Dialect.LOCALAI && bar > 0 ? prompt.substring(0, bar).trim() : prompt;
    }

    /** A server of one's own takes no money; that of others takes none for what it did not make. */
    JobRequest jobFor(String key, Duration linkLifetime) {
        Fate fate = Fate.of(prompt);
        boolean free = dialect.selfHosted() || fate != Fate.PICTURE && fate != Fate.FIRST_MODERATED;
        return new JobRequest(
                dialect.selfHosted() ? Terms.of("openai").running(1) : Terms.of("openai"),
                key,
                model,
                prompt,
                fate,
                seed,
                free ? BigDecimal.ZERO : AZURE_USD,
                USUAL_RUN_TIME,
                RunPlan.SILENT,
                linkLifetime,
                drawn -> new PictureRequest(drawnPrompt(), drawn, model, size, format, new Beside(inputs), 0));
    }

    static Duration usualLinkLifetime() {
        return LINK_LIFETIME;
    }
}
