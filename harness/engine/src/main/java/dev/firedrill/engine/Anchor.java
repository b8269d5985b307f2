package dev.firedrill.engine;

import java.lang.reflect.Modifier;
import java.nio.file.Path;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.hierarchical.Node;

/** A class that stands for a directory of scenarios. */
final class Anchor extends AbstractTestDescriptor implements Node<Session> {

    Anchor(UniqueId uniqueId, Class<?> anchored) {
        // The full name: Surefire 3.5.4 and later report the display name of the class as its name.
        super(uniqueId, anchored.getName(), ClassSource.from(anchored));
    }

    static boolean isAnchor(Class<?> candidate) {
        return AnnotationSupport.isAnnotated(candidate, Drills.class) && !Modifier.isAbstract(candidate.getModifiers());
    }

    /** Give the directory, relative to the project root. */
    static Path folder(Class<?> anchored) {
        return AnnotationSupport.findAnnotation(anchored, Drills.class)
                .map(Drills::value)
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .orElse(Path.of(Project.SCENARIOS));
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }
}
