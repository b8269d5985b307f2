package dev.firedrill.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.platform.commons.annotation.Testable;

/**
 * Anchor the scenarios of a directory to a class, so that build tools that know only classes run them. The class needs no
 * content; its name decides which plugin picks it up ({@code …Test} or {@code …IT}).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Testable
public @interface Drills {

    /** Name the directory, relative to the project root; default {@code scenarios}. */
    String value() default "";
}
