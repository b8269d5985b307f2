/**
 * Drives the official clients of model providers against our providers, in virtual time through their own hooks and over
 * sockets. Nobody calls it: it is the proof that what our providers do reaches real clients as the real ones would.
 */
@NullMarked
package dev.firedrill.clients;

import org.jspecify.annotations.NullMarked;
