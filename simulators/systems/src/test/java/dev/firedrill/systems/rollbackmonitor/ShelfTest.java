package dev.firedrill.systems.rollbackmonitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShelfTest {

    private final Disk disk = new Disk();
    private final Shelf shelf = new Shelf(disk);

    @Test
    void neverWritesOverAFileThatIsThere() {
        shelf.put(Shelf.fileOfItsOwn("rollback_1", "first"));
        shelf.put(Shelf.fileOfItsOwn("rollback_1", "second"));
        shelf.put(Shelf.fileOfItsOwn("rollback_1", "third"));

        assertThat(disk.list()).containsExactly("rollback_1-2.json", "rollback_1-3.json", "rollback_1.json");
        assertThat(disk.read("rollback_1-2.json")).hasValue("second");
    }

    @Test
    void addsLinesAtTheEnd() {
        shelf.put(Shelf.line("audit.log", "one\n"));
        shelf.put(Shelf.line("audit.log", "two\n"));

        assertThat(disk.read("audit.log")).hasValue("one\ntwo\n");
    }
}
