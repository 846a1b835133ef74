package org.pulang.query.forms;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** The settings of forms. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FormsSettings.class)
class FormsConfiguration {}
