/** Tests of served systems, on real time. */
@NullMarked
package dev.firedrill.hosted;

import org.jspecify.annotations.NullMarked;
