package io.github.camelflux.component;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options that say what is to be made. What is not set is null and is not sent. Not safe for use by several threads. */
@UriParams
public abstract class PictureOptions extends ModelOptions {

    @UriParam(
            label = "producer",
            description = "What the picture shows. May hold Simple functions such as ${header.subject}. The header "
                    + "CamelFluxPrompt comes before it. With a Simple function it comes before a prompt in the body, "
                    + "without one it is a default that comes after it. For edit, what is to change.")
    private String prompt;

    @UriParam(
            label = "producer",
            description = "The size of the picture as width x height in pixels, such as 1024x768, or as a name: "
                    + "square_hd (1024x1024), square (512x512), portrait_4_3 (768x1024), portrait_16_9 (576x1024), "
                    + "landscape_4_3 (1024x768), landscape_16_9 (1024x576). Another way to set width and height; not "
                    + "both.")
    private String size;

    @UriParam(
            label = "producer",
            description = "The width of the picture in pixels. Not sent when not set: the model decides.")
    private Integer width;

    @UriParam(
            label = "producer",
            description = "The height of the picture in pixels. Not sent when not set: the model decides.")
    private Integer height;

    @UriParam(
            label = "producer",
            description = "The shape of the picture, such as 16:9, for models that choose the size by it.")
    private String aspectRatio;

    @UriParam(label = "producer", description = "The size class of the picture as the model names it, such as 2k.")
    private String resolution;

    @UriParam(
            label = "producer",
            description =
                    "Makes the picture repeatable, an integer: the same seed with the same request gives the same "
                            + "picture. Without it the provider draws one, which is in the header CamelFluxJobSeed.")
    private Long seed;

    @UriParam(
            label = "producer",
            description =
                    "How many pictures are bought for one message, each by a job of its own at the price of one. Above "
                            + "1 the body becomes a list of messages, one a picture, for a splitter; without it, and with 1, it "
                            + "is the picture. At most the component's maxCount. Not together with a seed, which would buy the "
                            + "same picture several times.")
    private Integer count;

    @UriParam(
            label = "producer",
            enums = "jpeg,png,webp",
            description = "How the picture is encoded. Not sent when not set: the model decides.")
    private String outputFormat;

    @UriParam(
            label = "producer",
            description =
                    "How much the provider's content rules let through, a level that each model counts in its own "
                            + "way: 0 is the strictest.")
    private Integer safetyTolerance;

    @UriParam(
            label = "producer",
            description = "Whether the provider may rewrite the prompt. Not sent when not set: the model decides.")
    private Boolean promptUpsampling;

    @UriParam(
            label = "producer,advanced",
            description = "How many steps the model takes, for models that let it be chosen.")
    private Integer steps;

    @UriParam(
            label = "producer,advanced",
            description = "How closely the picture follows the prompt, a decimal number, for models that let it be "
                    + "chosen.")
    private Double guidance;

    @UriParam(
            label = "producer",
            description = "The pictures that go in, as http or https URLs separated by commas; the provider fetches "
                    + "them. With it the body of an edit may be the prompt.")
    private String inputImages;

    @UriParam(
            label = "producer",
            description = "The mask of fill or erase, as an http or https URL, which the provider fetches. The header "
                    + "CamelFluxMask comes before it, and so does a mask in the body or an attachment.")
    private String mask;

    @UriParam(
            label = "producer,advanced",
            prefix = "input.",
            multiValue = true,
            description = "Further fields of the request by the provider's own names, such as input.raw=true. A value "
                    + "is read as JSON if it is JSON, else as text.")
    private Map<String, Object> input = new LinkedHashMap<>();

    @UriParam(
            label = "producer",
            defaultValue = "auto",
            enums = "auto,prompt,request,image",
            description = "What the message body is: a prompt, a request (a Map or a JSON object), or a picture. With "
                    + "auto the body's type, its Content-Type and the operation decide.")
    private BodyFormat bodyFormat = BodyFormat.AUTO;

    @UriParam(
            label = "producer,advanced",
            description = "Names of further fields that a request in the body may set, separated by commas, by the "
                    + "provider's own names. Other fields are refused.")
    private String bodyFields;

    @UriParam(
            label = "producer",
            description = "The name of the picture in the header CamelFileName. May hold Simple functions. Without it "
                    + "the incoming file name with the picture's extension, or else the job id.")
    private String fileName;

    public String getPrompt() {
        return prompt;
    }

    public void setPrompt(String prompt) {
        this.prompt = prompt;
    }

    public String getSize() {
        return size;
    }

    public void setSize(String size) {
        this.size = size;
    }

    public Integer getWidth() {
        return width;
    }

    public void setWidth(Integer width) {
        this.width = width;
    }

    public Integer getHeight() {
        return height;
    }

    public void setHeight(Integer height) {
        this.height = height;
    }

    public String getAspectRatio() {
        return aspectRatio;
    }

    public void setAspectRatio(String aspectRatio) {
        this.aspectRatio = aspectRatio;
    }

    public String getResolution() {
        return resolution;
    }

    public void setResolution(String resolution) {
        this.resolution = resolution;
    }

    public Long getSeed() {
        return seed;
    }

    public void setSeed(Long seed) {
        this.seed = seed;
    }

    public Integer getCount() {
        return count;
    }

    public void setCount(Integer count) {
        this.count = count;
    }

    public String getOutputFormat() {
        return outputFormat;
    }

    public void setOutputFormat(String outputFormat) {
        this.outputFormat = outputFormat;
    }

    public Integer getSafetyTolerance() {
        return safetyTolerance;
    }

    public void setSafetyTolerance(Integer safetyTolerance) {
        this.safetyTolerance = safetyTolerance;
    }

    public Boolean getPromptUpsampling() {
        return promptUpsampling;
    }

    public void setPromptUpsampling(Boolean promptUpsampling) {
        this.promptUpsampling = promptUpsampling;
    }

    public Integer getSteps() {
        return steps;
    }

    public void setSteps(Integer steps) {
        this.steps = steps;
    }

    public Double getGuidance() {
        return guidance;
    }

    public void setGuidance(Double guidance) {
        this.guidance = guidance;
    }

    public String getInputImages() {
        return inputImages;
    }

    public void setInputImages(String inputImages) {
        this.inputImages = inputImages;
    }

    public String getMask() {
        return mask;
    }

    public void setMask(String mask) {
        this.mask = mask;
    }

    public Map<String, Object> getInput() {
        return input;
    }

    public void setInput(Map<String, Object> input) {
        this.input = input;
    }

    public BodyFormat getBodyFormat() {
        return bodyFormat;
    }

    public void setBodyFormat(BodyFormat bodyFormat) {
        this.bodyFormat = bodyFormat;
    }

    public String getBodyFields() {
        return bodyFields;
    }

    public void setBodyFields(String bodyFields) {
        this.bodyFields = bodyFields;
    }

    public String getFileName() {
        return fileName;
    }

    public void setFileName(String fileName) {
        this.fileName = fileName;
    }
}
