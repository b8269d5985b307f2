/**
 * From JSON files to the model: strict parsing with positions, defaults of a suite, examples, and one clear error for
 * each defect. The only package that knows how the files are spelt.
 */
@NullMarked
package dev.firedrill.reading;

import org.jspecify.annotations.NullMarked;
