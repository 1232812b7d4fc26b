package io.github.camelflux.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flux-2-pro",
                "flux-pro-1.1",
                "flux-tools/vto-v2",
                "black-forest-labs/flux-2-pro:5c7d5dc6",
                "owner@flux_1",
                "credits-model",
                "my/credits"
            })
    void a_models_name_is_given_back(String name) {
        assertThat(ModelName.check(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "flux 2",
                "../credits",
                "a/../credits",
                "a..b",
                "flux?id=1",
                "flux#x",
                "flux%2e",
                "flux\\x",
                "flux\n",
                "flüx"
            })
    void what_could_leave_the_path_is_refused_and_quoted(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelName.check(name))
                .withMessageContaining("'" + name + "' is not a model name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/credits", "./credits", "a//b", "credits/", "a/./b"})
    void what_a_server_could_read_as_another_path_is_refused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelName.check(name))
                .withMessageContaining("'" + name + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "credits",
                "get_result",
                "my_finetunes",
                "finetune_details",
                "delete_finetune",
                "Delete_Finetune",
                "licenses",
                "licenses/models/flux-1-dev/usage"
            })
    void utility_routes_are_refused_and_quoted(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelName.check(name))
                .withMessageContaining("'" + name + "' is a utility route");
    }
}
