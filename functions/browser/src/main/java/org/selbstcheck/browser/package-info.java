/// The scoring of core for the browser: reads an instrument and a self-check as JavaScript holds
/// them, and writes the result as the contract has it. Compiled to JavaScript (ADR 0019); nothing
/// of it runs on a server.
@NullMarked
package org.selbstcheck.browser;

import org.jspecify.annotations.NullMarked;
