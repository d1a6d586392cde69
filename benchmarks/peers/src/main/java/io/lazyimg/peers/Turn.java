package io.lazyimg.peers;

/**
 * What a peer says after resizing a source a number of times in a row.
 *
 * @param wall nanoseconds for one picture, the mean of them
 * @param cpu nanoseconds of processor time, of all threads of the process, for one picture
 * @param least wall nanoseconds of the quickest one
 * @param bytes size of the output
 * @param allocated bytes that one picture allocated on the heap, or -1 where that is not known
 */
record Turn(double wall, double cpu, double least, long bytes, long allocated) {}
