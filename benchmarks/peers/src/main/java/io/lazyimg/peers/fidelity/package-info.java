/** The reference pictures and how near to them an output is; shares no code with any engine. */
@NullMarked
package io.lazyimg.peers.fidelity;

import org.jspecify.annotations.NullMarked;
