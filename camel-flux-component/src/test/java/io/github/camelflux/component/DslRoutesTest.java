package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;

/** The same step in YAML and in a plain Camel XML context; the other tests have it in Java. */
class DslRoutesTest extends SimulatedRoutes {

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        load(context, "route.yaml", """
                - from:
                    uri: direct:yaml
                    steps:
                      - to:
                          uri: flux:generate
                          parameters:
                            model: flux-2-pro
                            width: 512
                            height: 256
                            seed: 7
                            outputFormat: png
                            prompt: a lighthouse for ${body}
                """);
        load(context, "route.xml", """
                <routes xmlns="http://camel.apache.org/schema/spring">
                  <route>
                    <from uri="direct:xml"/>
                    <to uri="flux:generate?model=flux-2-pro&amp;size=256x512&amp;outputFormat=jpeg"/>
                  </route>
                  <route>
                    <from uri="direct:xml-several"/>
                    <to uri="flux:generate?count=2&amp;size=256x256"/>
                    <split>
                      <simple>${body}</simple>
                      <to uri="mock:xml-several"/>
                    </split>
                  </route>
                </routes>
                """);
        return context;
    }

    @Test
    void makes_a_picture_in_yaml() throws Exception {
        byte[] picture = template.requestBody("direct:yaml", "sailors", byte[].class);

        assertThat(size(picture)).isEqualTo("512x256");
        assertThat(simulator.bill().count("a lighthouse for sailors")).isOne();
    }

    @Test
    void makes_a_picture_in_xml() throws Exception {
        byte[] picture = template.requestBody("direct:xml", "a harbour", byte[].class);

        assertThat(size(picture)).isEqualTo("256x512");
        assertThat(picture).startsWith(new byte[] {(byte) 0xFF, (byte) 0xD8});
    }

    @Test
    void makes_several_pictures_in_xml() throws Exception {
        MockEndpoint several = getMockEndpoint("mock:xml-several");
        several.expectedMessageCount(2);

        template.sendBodyAndHeader("direct:xml-several", "a harbour", Exchange.FILE_NAME, "harbour.txt");

        several.assertIsSatisfied();
        for (int i = 0; i < 2; i++) {
            Message picture = several.getExchanges().get(i).getMessage();
            assertThat(size(picture.getBody(byte[].class))).isEqualTo("256x256");
            assertThat(picture.getHeader(Exchange.FILE_NAME)).isEqualTo("harbour-" + (i + 1) + ".jpg");
        }
        assertThat(simulator.bill().count("a harbour")).isEqualTo(2);
    }

    private static String size(byte[] picture) throws Exception {
        var image = javax.imageio.ImageIO.read(new ByteArrayInputStream(picture));
        return image.getWidth() + "x" + image.getHeight();
    }

    private static void load(CamelContext context, String name, String text) throws Exception {
        Resource resource = ResourceHelper.fromBytes(name, text.getBytes(StandardCharsets.UTF_8));
        PluginHelper.getRoutesLoader(context).loadRoutes(resource);
    }
}
