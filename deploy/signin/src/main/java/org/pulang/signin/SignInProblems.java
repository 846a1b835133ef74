package org.pulang.signin;

/** What a service answers with where somebody is not let in. */
@FunctionalInterface
public interface SignInProblems {

    /** The service's exception for a failure, answered as everywhere else in it. */
    Exception of(SignInFailure failure);
}
