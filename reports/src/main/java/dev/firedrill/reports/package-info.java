/**
 * From results to what people read: the release-gate page and its Markdown. Whoever holds results may call it; it reads
 * results and event logs, and runs nothing.
 */
@NullMarked
package dev.firedrill.reports;

import org.jspecify.annotations.NullMarked;
