package io.github.camelflux.example.folders;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The folders that the routes read. One that is not listed here does not get its files back that a killed application had in work. */
@Configuration(proxyBeanMethods = false)
class DropFolders {

    @Bean
    DropFolder inbox(@Value("${example.inbox}") Path folder) {
        return new DropFolder(folder);
    }

    @Bean
    DropFolder catalogs(@Value("${example.catalogs}") Path folder) {
        return new DropFolder(folder);
    }

    @Bean
    DropFolder photos(@Value("${example.photos}") Path folder) {
        return new DropFolder(folder);
    }

    @Bean
    DropFolder drafts(@Value("${example.drafts}") Path folder) {
        return new DropFolder(folder);
    }
}
