/**
 * A client for models behind an openai-chat endpoint, as the reference systems use it. It belongs to the systems: the
 * harness does not know it.
 */
@NullMarked
package dev.firedrill.systems.chat;

import org.jspecify.annotations.NullMarked;
