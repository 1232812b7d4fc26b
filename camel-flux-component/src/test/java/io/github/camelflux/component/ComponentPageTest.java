package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelflux.component.ComponentPage.Example;
import io.github.camelflux.image.FieldRule;
import io.github.camelflux.image.ModelCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What holds of the component's page as a whole. Its examples are run by {@link ComponentPageExamplesTest}, {@link
 * ComponentPageDrawingsTest} and {@link ComponentPagePropertiesTest}.
 */
class ComponentPageTest {

    private final ComponentPage page = ComponentPage.read();

    @Test
    void every_example_has_a_name_and_is_run() {
        assertThat(page.examples()).hasSize((int) page.blocks());
        Set<String> run = new TreeSet<>(PageScenes.ALL.keySet());
        run.addAll(PageScenes.PROPERTIES.keySet());
        // Held against the POM below.
        run.add("dependency");
        assertThat(names(page.examples())).isEqualTo(run);
    }

    @Test
    void every_route_stands_there_in_yaml_java_and_xml() {
        List<Example> routes = page.examples().stream().filter(Example::isRoute).toList();
        assertThat(names(routes)).allSatisfy(name -> assertThat(routes)
                .filteredOn(route -> route.name().equals(name))
                .extracting(Example::language)
                .containsExactly("yaml", "java", "xml"));
    }

    @Test
    void every_operation_has_a_section() {
        List<String> operations = Arrays.stream(FluxOperation.values())
                .map(FluxOperation::toString)
                .toList();
        assertThat(page.operations()).containsExactlyInAnyOrderElementsOf(operations);
    }

    @Test
    void every_section_of_an_operation_says_what_comes_out_how_it_fails_and_what_it_costs() {
        String[] sections = page.text().split("\n(?===+ )");
        assertThat(sections)
                .filteredOn(section -> section.matches("(?s)==+ [^\n]*`flux:.*"))
                .allSatisfy(section -> {
                    String consumed = section.contains("`flux:results`\n") ? "You get::" : "You send::";
                    assertThat(section).contains(consumed, "You get::", "How it fails::", "What it costs::");
                });
    }

    @Test
    void the_head_says_what_the_catalogue_says() throws Exception {
        JsonNode component = new ObjectMapper()
                .readTree(getClass().getResourceAsStream("/META-INF/io/github/camelflux/component/flux.json"))
                .path("component");
        assertThat(page.attribute("doctitle")).isEqualTo(component.path("title").textValue());
        assertThat(page.attribute("shortname"))
                .isEqualTo(component.path("scheme").textValue());
        assertThat(page.attribute("artifactid"))
                .isEqualTo(component.path("artifactId").textValue());
        assertThat(page.attribute("description"))
                .isEqualTo(component.path("description").textValue());
        assertThat(page.attribute("since"))
                .isEqualTo(component.path("firstVersion").textValue());
        assertThat(page.attribute("supportlevel"))
                .isEqualTo(component.path("supportLevel").textValue());
        assertThat(component.path("producerOnly").booleanValue()).isFalse();
        assertThat(component.path("consumerOnly").booleanValue()).isFalse();
    }

    @Test
    void every_link_to_a_file_leads_to_one() {
        assertThat(page.links()).isNotEmpty().allSatisfy(link -> assertThat(link.normalize())
                .exists());
    }

    @Test
    void what_may_be_in_a_request_is_listed() {
        for (PictureField field : PictureField.values()) {
            assertThat(page.text()).contains("`" + field.fieldName() + "`");
        }
    }

    /** Ranges are of the catalogue; the page repeats those that a reader needs at once. */
    @Test
    void ranges_on_the_page_are_those_of_the_catalogue() {
        assertThat(range("flux-tools/erase-v1", "dilate_pixels")).isEqualTo("0 to 25");
        assertThat(range("flux-pro-1.0-expand", "left")).isEqualTo("0 to 2048");
        assertThat(range("flux-tools/video-upscale-v1", "upscale_factor")).isEqualTo("1.5 to 3");
        assertThat(range("flux-3-video", "duration")).isEqualTo("5 to 20");
        assertThat(page.text())
                .contains("(0 to 25) takes", "each 0 to 2048 pixels", "is 1.5 to 3.", "is 5 to 20 seconds");
    }

    private static String range(String model, String field) {
        FieldRule rule = ModelCatalog.shipped().find(model).fields().get(field);
        return rule.min().toPlainString() + " to " + rule.max().toPlainString();
    }

    private static Set<String> names(List<Example> examples) {
        return examples.stream().map(Example::name).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void the_dependency_is_the_one_that_is_built() throws Exception {
        String pom = Files.readString(Path.of("pom.xml"));
        String dependency = page.examples().stream()
                .filter(example -> example.name().equals("dependency"))
                .findFirst()
                .orElseThrow()
                .text();
        assertThat(pom).contains("<artifactId>camel-flux</artifactId>");
        for (String member : List.of("groupId", "version")) {
            String value = dependency.replaceAll("(?s).*<" + member + ">(.*?)</" + member + ">.*", "$1");
            assertThat(pom).contains("<" + member + ">" + value + "</" + member + ">");
        }
        assertThat(dependency).contains("<artifactId>camel-flux</artifactId>");
    }
}
