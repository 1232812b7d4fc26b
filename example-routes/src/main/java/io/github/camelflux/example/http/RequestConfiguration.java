package io.github.camelflux.example.http;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.handler.MappedInterceptor;

/** How requests reach the routes. */
@Configuration(proxyBeanMethods = false)
class RequestConfiguration {

    /** Leaves multipart forms to the route. */
    @Bean(DispatcherServlet.MULTIPART_RESOLVER_BEAN_NAME)
    MultipartResolver formsAreReadByTheRoute() {
        return new StandardServletMultipartResolver() {
            @Override
            public MultipartHttpServletRequest resolveMultipart(HttpServletRequest request) {
                return new UnreadForm(request);
            }

            @Override
            public void cleanupMultipart(MultipartHttpServletRequest request) {
                // The web server removes the files itself when the request is over.
            }
        };
    }

    @Bean
    MappedInterceptor bodyCheck(@Value("${example.http.max-body}") DataSize most) {
        return new MappedInterceptor(new String[] {"/api/**"}, new BodyCheck(most));
    }
}
