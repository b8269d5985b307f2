/** A small system and its scenarios, on which core proves itself. Test code only. */
package dev.firedrill.toy;
