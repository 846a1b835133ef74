package org.pulang.command.gateway;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the container sends what it refused itself, so that this too is answered with a {@link Problem}. */
@RestController
class ErrorEndpoint implements ErrorController {

    @RequestMapping("/error")
    void refused(HttpServletRequest request) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        throw new ErrorResponseException(HttpStatusCode.valueOf(status));
    }
}
