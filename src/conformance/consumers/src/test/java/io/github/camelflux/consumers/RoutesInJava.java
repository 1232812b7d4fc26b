package io.github.camelflux.consumers;

import org.apache.camel.builder.RouteBuilder;

/** The routes of the page in Java, as it has them. */
final class RoutesInJava extends RouteBuilder {

    @Override
    public void configure() {
        // Folders
        from("file:{{inbox}}?move=done&moveFailed=failed")
                .routeId("file-when-full")
                .to("flux:generate?model=flux-2-pro")
                .to("file:{{pictures}}");
        from("file:{{inbox}}?move=done&moveFailed=failed")
                .routeId("file")
                .to("flux:generate?model=flux-2-pro")
                .to("file:{{pictures}}");
        from("file:{{inbox}}?move=done&moveFailed=failed&maxMessagesPerPoll=2")
                .routeId("file-per-poll")
                .to("flux:generate?model=flux-2-pro")
                .to("file:{{pictures}}");
        from("file:{{inbox}}?move=done&moveFailed=failed&readLock=changed&readLockMinAge=1s")
                .routeId("file-read-lock")
                .to("flux:generate?model=flux-2-pro")
                .to("file:{{pictures}}");
        from("file:{{inbox}}")
                .routeId("file-unguarded")
                .to("flux:generate?model=flux-2-pro")
                .to("file:{{pictures}}");

        // JMS
        from("jms:queue:{{queue}}?transacted=true")
                .routeId("jms-transacted")
                .to("flux:generate?model=flux-2-pro")
                .to("file:{{pictures}}");
        from("jms:queue:{{queue}}?acknowledgementModeName=CLIENT_ACKNOWLEDGE")
                .routeId("jms-client-ack")
                .to("flux:generate?model=flux-2-pro")
                .to("file:{{pictures}}");
        from("jms:queue:{{queue}}?transacted=true&lazyCreateTransactionManager=false&cacheLevelName=CACHE_CONSUMER")
                .routeId("jms-at-acceptance")
                .to("flux:generate?model=flux-2-pro&waitForResult=false&resultsGroup=queue");
        from("flux:results?group=queue").routeId("jms-results").to("file:{{pictures}}");
        from("jms:queue:{{queue}}")
                .routeId("jms")
                .to("flux:generate?model=flux-2-pro")
                .to("file:{{pictures}}");
        from("jms:queue:{{queue}}?asyncConsumer=true")
                .routeId("jms-async")
                .to("flux:generate?model=flux-2-pro")
                .to("file:{{pictures}}");

        // Kafka
        String kafka = "kafka:{{topic}}?groupId={{group}}&autoOffsetReset=earliest";
        String committedByHand =
                "&autoCommitEnable=false&allowManualCommit=true&breakOnFirstError=true&maxPollRecords=1";
        from(kafka + committedByHand)
                .routeId("kafka-manual-commit")
                .to("flux:generate?model=flux-2-pro")
                .to("file:{{pictures}}")
                .script(simple("${header.CamelKafkaManualCommit.commit()}"));
        from(kafka + committedByHand)
                .routeId("kafka-at-acceptance")
                .to("flux:generate?model=flux-2-pro&waitForResult=false&resultsGroup=kafka")
                .script(simple("${header.CamelKafkaManualCommit.commit()}"));
        from("flux:results?group=kafka").routeId("kafka-results").to("file:{{pictures}}");
        from(kafka).routeId("kafka").to("flux:generate?model=flux-2-pro").to("file:{{pictures}}");
        from(kafka + "&breakOnFirstError=true")
                .routeId("kafka-break")
                .to("flux:generate?model=flux-2-pro")
                .to("file:{{pictures}}");

        // HTTP
        from("netty-http:http://127.0.0.1:{{port}}/pictures")
                .routeId("netty-http")
                .to("flux:generate?model=flux-2-pro&idempotencyKey=${header.Idempotency-Key}");
        from("platform-http:/pictures")
                .routeId("platform-http")
                .to("flux:generate?model=flux-2-pro&idempotencyKey=${header.Idempotency-Key}");
        from("platform-http:/pictures")
                .routeId("platform-http-at-acceptance")
                .to(
                        "flux:generate?model=flux-2-pro&idempotencyKey=${header.Idempotency-Key}&waitForResult=false&resultsGroup=http")
                .setBody(simple("${header.CamelFluxJobId}"))
                .setHeader("CamelHttpResponseCode", constant("202"));
        from("flux:results?group=http").routeId("http-results").to("file:{{pictures}}");

        // Lists
        from("file:{{inbox}}?move=done&moveFailed=failed")
                .routeId("split-when-full")
                .split()
                .tokenize("\n")
                .parallelProcessing()
                .to("flux:generate?model=flux-2-pro")
                .to("file:{{pictures}}");
        from("file:{{inbox}}?move=done&moveFailed=failed")
                .routeId("split-parallel")
                .split()
                .tokenize("\n")
                .parallelProcessing()
                .to("flux:generate?model=flux-2-pro")
                .to("file:{{pictures}}");
        from("file:{{inbox}}?move=done&moveFailed=failed")
                .routeId("split")
                .split()
                .tokenize("\n")
                .to("flux:generate?model=flux-2-pro")
                .to("file:{{pictures}}");

        // Within the application
        from("direct:prompts").routeId("direct").to("flux:generate?model=flux-2-pro");
        from("file:{{inbox}}?move=done&moveFailed=failed")
                .routeId("direct-files")
                .to("direct:prompts")
                .to("file:{{pictures}}");
        from("seda:prompts")
                .routeId("seda")
                .to("flux:generate?model=flux-2-pro")
                .to("file:{{pictures}}");
        from("file:{{inbox}}?move=done&moveFailed=failed").routeId("seda-files").to("seda:prompts");
    }
}
