/**
 * The JUnit Platform engine: scenario files as tests, by anchor class, directory, file or unique id. Build tools and IDEs
 * call it through the platform, the command line through {@link dev.firedrill.engine.Project} as well.
 */
@NullMarked
package dev.firedrill.engine;

import org.jspecify.annotations.NullMarked;
