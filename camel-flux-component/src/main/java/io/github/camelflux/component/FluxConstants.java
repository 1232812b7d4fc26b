package io.github.camelflux.component;

import org.apache.camel.spi.Metadata;

/**
 * The headers of {@code flux:} endpoints. Those that a caller sets are named {@code CamelFlux...} after the option that they
 * override; those that the component sets are named {@code CamelFluxJob...}. A header counts for every {@code flux:} step after
 * it, except where its description says that it is removed after use: it goes when the step succeeded, and stays when it failed, so
 * that a redelivery, a fail-over or a fallback asks for the same.
 */
public final class FluxConstants {

    // What a caller may set

    @Metadata(
            label = "producer",
            description = "The prompt. Wins over a prompt in the body and over the option prompt. No default.",
            javaType = "String",
            important = true)
    public static final String PROMPT = "CamelFluxPrompt";

    @Metadata(
            label = "producer",
            description =
                    "The model by its catalogue name, such as flux-2-pro. Wins over the option model; must be one of allowedModels"
                            + " where the operator set them.",
            javaType = "String",
            important = true)
    public static final String MODEL = "CamelFluxModel";

    @Metadata(
            label = "producer",
            description =
                    "A tier in the place of a model: draft, standard, final, or one that the component option tiers"
                            + " defines. In one group with the model: set by header, it hides the endpoint's model. Not both.",
            javaType = "String")
    public static final String TIER = "CamelFluxTier";

    @Metadata(
            label = "producer",
            description =
                    "The size of the picture as width x height in pixels, such as 1024x768, or a name such as landscape_16_9. Belongs to one group with width,"
                            + " height, aspect ratio and resolution: setting one of them by header hides all of them elsewhere."
                            + " Default: the provider's.",
            javaType = "String")
    public static final String SIZE = "CamelFluxSize";

    @Metadata(
            label = "producer",
            description =
                    "The width of the picture in pixels. In one group with size, height, aspect ratio and resolution. Default:"
                            + " the provider's.",
            javaType = "Integer")
    public static final String WIDTH = "CamelFluxWidth";

    @Metadata(
            label = "producer",
            description =
                    "The height of the picture in pixels. In one group with size, width, aspect ratio and resolution. Default:"
                            + " the provider's.",
            javaType = "Integer")
    public static final String HEIGHT = "CamelFluxHeight";

    @Metadata(
            label = "producer",
            description =
                    "The aspect ratio of the picture, such as 16:9, for models that take one. In one group with size, width,"
                            + " height and resolution. Default: the provider's.",
            javaType = "String")
    public static final String ASPECT_RATIO = "CamelFluxAspectRatio";

    @Metadata(
            label = "producer",
            description =
                    "The provider's size class, such as 2k, for models that take one. In one group with size, width, height and"
                            + " aspect ratio. Default: the provider's.",
            javaType = "String")
    public static final String RESOLUTION = "CamelFluxResolution";

    @Metadata(
            label = "producer",
            description =
                    "The seed, an integer of any size: the same seed and request give the same picture, where the model keeps"
                            + " that promise. Removed after use. Default: the provider draws one.",
            javaType = "java.math.BigInteger")
    public static final String SEED = "CamelFluxSeed";

    @Metadata(
            label = "producer",
            description =
                    "How many pictures are bought for this message, from 1 to the component's maxCount, each by a job of its own."
                            + " Above 1 the body becomes a List of Messages for a splitter. Never sent to the provider. Removed"
                            + " after use, so that it does not multiply the next step. Default: 1.",
            javaType = "Integer")
    public static final String COUNT = "CamelFluxCount";

    @Metadata(
            label = "producer",
            description = "The format of the picture. Default: the provider's, which depends on the model.",
            javaType = "String",
            enums = "jpeg,png,webp")
    public static final String OUTPUT_FORMAT = "CamelFluxOutputFormat";

    @Metadata(
            label = "producer",
            description =
                    "How much the provider's moderation lets pass, a level: 0 is strictest, the upper end depends on the model (4 to 7)."
                            + " Default: the provider's.",
            javaType = "Integer")
    public static final String SAFETY_TOLERANCE = "CamelFluxSafetyTolerance";

    @Metadata(
            label = "producer",
            description =
                    "Whether the provider may rewrite the prompt. Default: the provider's, which depends on the model.",
            javaType = "Boolean")
    public static final String PROMPT_UPSAMPLING = "CamelFluxPromptUpsampling";

    @Metadata(
            label = "producer",
            description = "The number of sampling steps, for models that take one. Default: the provider's.",
            javaType = "Integer")
    public static final String STEPS = "CamelFluxSteps";

    @Metadata(
            label = "producer",
            description =
                    "How closely the picture follows the prompt, a decimal number, for models that take one. Default: the"
                            + " provider's.",
            javaType = "java.math.BigDecimal")
    public static final String GUIDANCE = "CamelFluxGuidance";

    @Metadata(
            label = "producer",
            description =
                    "The pictures that go in: one or a List of byte[], InputStream, File, Path, a Camel file, a base64 text or an"
                            + " http(s) URL, which the provider fetches. With it, a text body of edit is the prompt. Removed after"
                            + " use.",
            javaType = "Object")
    public static final String INPUT_IMAGES = "CamelFluxInputImages";

    @Metadata(
            label = "producer",
            description =
                    "The mask, in the forms of CamelFluxInputImages, for models that take one. Removed after use.",
            javaType = "Object")
    public static final String MASK = "CamelFluxMask";

    @Metadata(
            label = "producer",
            description =
                    "The garment that try-on puts on a person, in the forms of CamelFluxInputImages. Removed after use.",
            javaType = "Object")
    public static final String GARMENT = "CamelFluxGarment";

    @Metadata(
            label = "producer",
            description =
                    "The video that goes in (mp4), in the forms of CamelFluxInputImages: for video the one to go on from. Removed after"
                            + " use.",
            javaType = "Object")
    public static final String VIDEO = "CamelFluxVideo";

    @Metadata(
            label = "producer",
            description =
                    "What CamelFluxJobDraftCache said of a draft: video then makes it in full, and reads neither body nor prompt."
                            + " Removed after use.",
            javaType = "Object")
    public static final String DRAFT_CACHE = "CamelFluxDraftCache";

    @Metadata(
            label = "producer",
            description =
                    "Picture fields by name, in camelCase or snake_case, as in a request body. A header of its own wins over the"
                            + " same field here. Removed after use.",
            javaType = "java.util.Map")
    public static final String REQUEST_FIELDS = "CamelFluxRequestFields";

    @Metadata(
            label = "producer",
            description =
                    "The place in line while the exchange waits for a permit, an integer: higher goes first. Default: 0.",
            javaType = "Integer")
    public static final String PRIORITY = "CamelFluxPriority";

    @Metadata(
            label = "producer",
            description =
                    "The cost centre that the ledger (flux:ledger) books the job under: a label of at most 64 characters. It chooses"
                            + " no budget. Default: none.",
            javaType = "String")
    public static final String COST_CENTRE = "CamelFluxCostCentre";

    @Metadata(
            label = "producer",
            description =
                    "The idempotency key, taken literally: messages with the same key share one job. Wins over the option"
                            + " idempotencyKey. Also names the job of await, status, cancel and forget. Removed after use.",
            javaType = "String",
            important = true)
    public static final String IDEMPOTENCY_KEY = "CamelFluxIdempotencyKey";

    // What the component sets, on success and, as far as known, on failure

    @Metadata(
            description =
                    "The id of the job, made by the component and not guessable. Set on every message that leaves a flux: step."
                            + " On the way in it names the job of await, status, cancel and forget.",
            javaType = "String",
            important = true)
    public static final String JOB_ID = "CamelFluxJobId";

    @Metadata(
            label = "producer",
            description =
                    "The ids of the jobs of a message with a count above 1, by the order of its pictures, in the place of"
                            + " CamelFluxJobId. A picture for which no job was made has none.",
            javaType = "java.util.List<String>")
    public static final String JOB_IDS = "CamelFluxJobIds";

    @Metadata(
            description =
                    "Which picture of a message with a count above 1 it is, an integer from 1. Absent for any other picture.",
            javaType = "Integer")
    public static final String JOB_INDEX = "CamelFluxJobIndex";

    @Metadata(
            label = "producer",
            description = "The ids of the jobs whose keys flux:forget freed, perhaps none.",
            javaType = "java.util.List<String>")
    public static final String FORGOTTEN = "CamelFluxForgotten";

    @Metadata(
            label = "producer",
            description =
                    "Set by flux:status for a job that is kept and not asked for, because it or its picture lies outside of the region"
                            + " that its account keeps to: why, in words for a person. Absent otherwise.",
            javaType = "String")
    public static final String JOB_OUTSIDE_REGION = "CamelFluxJobOutsideRegion";

    @Metadata(
            label = "producer",
            description =
                    "For flux:callback, the token of the attempt that is reported. Without it the last part of the path that"
                            + " the HTTP consumer tells.",
            javaType = "String")
    public static final String CALLBACK_TOKEN = "CamelFluxCallbackToken";

    @Metadata(
            label = "producer",
            description =
                    "Whether flux:cancel cancelled the job: before it was sent, so that nothing was bought, or at its provider,"
                            + " which decides what it charges. False if the job goes on or had ended already;"
                            + " CamelFluxJobCancelReason says which.",
            javaType = "Boolean")
    public static final String JOB_CANCELLED = "CamelFluxJobCancelled";

    @Metadata(
            label = "producer",
            description = "Why flux:cancel did not cancel the job, in words for a person. Absent when it did.",
            javaType = "String")
    public static final String JOB_CANCEL_REASON = "CamelFluxJobCancelReason";

    @Metadata(
            label = "producer",
            description =
                    "What flux:estimate says that the message would cost, in US dollars, for all the pictures of its count. Absent when it"
                            + " is not known. Never 0 for that.",
            javaType = "java.math.BigDecimal")
    public static final String ESTIMATE_USD = "CamelFluxEstimateUsd";

    @Metadata(
            label = "producer",
            description =
                    "What is left under the API key as flux:credits was told, in the provider's unit: for bfl credits of 0.01 US"
                            + " dollars. Of several keys the least. Absent when it could not be learned.",
            javaType = "java.math.BigDecimal")
    public static final String CREDITS = "CamelFluxCredits";

    @Metadata(
            label = "producer",
            description =
                    "How many pictures were made with licensed weights since the last report: what flux:usage reports. A whole"
                            + " number from 1 on.",
            javaType = "Long")
    public static final String GENERATIONS = "CamelFluxGenerations";

    @Metadata(
            label = "producer",
            description =
                    "The size that was asked of the provider in the place of one that the model does not make, such as 1920x1088, or"
                            + " width=1920 where one side was set. Only with sizePolicy=nearest, and absent when nothing was rounded.",
            javaType = "String")
    public static final String ROUNDED_SIZE = "CamelFluxRoundedSize";

    @Metadata(description = "The id that the provider gave the job.", javaType = "String")
    public static final String JOB_REMOTE_ID = "CamelFluxJobRemoteId";

    @Metadata(
            description = "The id of the submission that the provider's support asks for. Absent when it gave none.",
            javaType = "String")
    public static final String JOB_REQUEST_ID = "CamelFluxJobRequestId";

    @Metadata(description = "The provider that ran the job, such as bfl.", javaType = "String")
    public static final String JOB_PROVIDER = "CamelFluxJobProvider";

    @Metadata(description = "The model that was asked for, by its catalogue name.", javaType = "String")
    public static final String JOB_MODEL = "CamelFluxJobModel";

    @Metadata(
            description = "The seed that the picture was made with, an integer. Absent when the provider did not say.",
            javaType = "java.math.BigInteger")
    public static final String JOB_SEED = "CamelFluxJobSeed";

    @Metadata(description = "The prompt as the provider changed it. Absent when it did not say.", javaType = "String")
    public static final String JOB_PROMPT = "CamelFluxJobPrompt";

    @Metadata(
            description =
                    "The link to the picture at the provider: signed, so whoever has it can fetch the picture, and short-lived"
                            + " (minutes).",
            javaType = "String")
    public static final String JOB_URL = "CamelFluxJobUrl";

    @Metadata(description = "When the link expires. Absent when not known.", javaType = "java.time.Instant")
    public static final String JOB_URL_EXPIRES = "CamelFluxJobUrlExpires";

    @Metadata(
            description =
                    "Where the provider keeps what it needs to make a draft of a video in full, as CamelFluxDraftCache takes it: a"
                            + " signed link that lives about as long as CamelFluxJobUrl. Absent for what is no draft.",
            javaType = "String")
    public static final String JOB_DRAFT_CACHE = "CamelFluxJobDraftCache";

    @Metadata(
            description =
                    "True for a picture that its provider flagged by its content rules and made all the same; see allowFlagged. "
                            + "Absent for others.",
            javaType = "Boolean")
    public static final String JOB_FLAGGED = "CamelFluxJobFlagged";

    @Metadata(
            description =
                    "What the provider charged, in US dollars; as long as the job runs, what it said that it will charge. On a"
                            + " message with several jobs their sum. Absent when not known.",
            javaType = "java.math.BigDecimal",
            important = true)
    public static final String JOB_COST_USD = "CamelFluxJobCostUsd";

    @Metadata(
            description =
                    "Whether CamelFluxJobCostUsd is the settled charge (true) or what was announced (false). Absent without a"
                            + " cost.",
            javaType = "Boolean")
    public static final String JOB_COST_SETTLED = "CamelFluxJobCostSettled";

    @Metadata(
            description =
                    "How the job ended (picture, moderated, failed, lost, cancelled, refused), or how far it is (intent: about to be"
                            + " sent; accepted: it runs; unknown: nobody can say whether it was bought; forgotten: an operator freed"
                            + " its key).",
            javaType = "String",
            enums = "picture,moderated,failed,lost,cancelled,refused,intent,accepted,unknown,forgotten",
            important = true)
    public static final String JOB_OUTCOME = "CamelFluxJobOutcome";

    @Metadata(description = "How often the provider was asked for the state of the job.", javaType = "Integer")
    public static final String JOB_POLLS = "CamelFluxJobPolls";

    @Metadata(description = "From acceptance by the provider to the outcome, in milliseconds.", javaType = "Long")
    public static final String JOB_RUN_MILLIS = "CamelFluxJobRunMillis";

    @Metadata(
            description = "From the stored intent to the outcome, in milliseconds: with retries before acceptance.",
            javaType = "Long")
    public static final String JOB_TOTAL_MILLIS = "CamelFluxJobTotalMillis";

    @Metadata(
            description = "Whether the outcome was bought for an earlier message with the same idempotency key.",
            javaType = "Boolean")
    public static final String JOB_REPLAYED = "CamelFluxJobReplayed";

    @Metadata(
            description =
                    "What was bought, as a Map of texts, numbers and booleans, ready to be written as JSON: job id, provider,"
                            + " model, outcome, seed, cost, times, polls. Holds no link and no key.",
            javaType = "java.util.Map<String, Object>",
            important = true)
    public static final String JOB_RECEIPT = "CamelFluxJobReceipt";

    private FluxConstants() {}
}
