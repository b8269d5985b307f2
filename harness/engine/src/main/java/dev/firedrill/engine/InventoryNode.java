package dev.firedrill.engine;

import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/**
 * One test for all that the lock file lists.
 *
 * <p>Problem: a scenario file that is deleted or renamed takes its tests with it, and a build of what is left is green.
 *
 * <p>Decision: an anchor of the whole folder of scenarios has a test that fails then.
 */
final class InventoryNode extends AbstractTestDescriptor implements Node<Session> {

    private final Inventory inventory;

    InventoryNode(UniqueId uniqueId, @Nullable TestSource source, Inventory inventory) {
        super(uniqueId, Inventory.TITLE, source);
        this.inventory = inventory;
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }

    @Override
    public Session execute(Session session, DynamicTestExecutor dynamicTestExecutor) {
        inventory.defect().ifPresent(defect -> {
            throw Failures.of(defect, "is not met");
        });
        return session;
    }
}
