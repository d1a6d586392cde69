package io.lazyimg.jpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Codes one scan of a progressive file: ITU-T T.81, G.1.2. */
final class ProgressiveCoder {
    /** The most blocks that a code for ends can stand for. */
    private static final int MOST_ENDS = 32_767;

    private final ScanPlan scan;
    private final int restart;
    private final List<Token> tokens = new ArrayList<>();

    /** Blocks whose ends are not yet coded, and the corrections that come behind them. */
    private int ends;

    private final List<Token> corrections = new ArrayList<>();

    ProgressiveCoder(ScanPlan scan, int restart) {
        this.scan = scan;
        this.restart = restart;
    }

    List<Token> tokens(List<List<CodedPicture.Block>> units, int[] dcTables, int[] acTables) {
        int[] before = new int[dcTables.length];
        for (int i = 0; i < units.size(); i++) {
            if (restart > 0 && i > 0 && i % restart == 0) {
                flush(acTables[0]);
                tokens.add(Token.restart(i / restart - 1));
                Arrays.fill(before, 0);
            }
            for (CodedPicture.Block block : units.get(i)) {
                if (scan.first() > 0 && scan.high() == 0) {
                    first(block.coefficients(), acTables[0]);
                } else if (scan.first() > 0) {
                    refine(block.coefficients(), acTables[0]);
                } else if (scan.high() > 0) {
                    tokens.add(Token.bit(block.coefficients()[0] >> scan.low() & 1));
                } else {
                    int value = block.coefficients()[0] >> scan.low();
                    tokens.add(Token.difference(dcTables[block.place()], value - before[block.place()]));
                    before[block.place()] = value;
                }
            }
        }
        flush(acTables[0]);
        return tokens;
    }

    private void first(int[] block, int table) {
        int zeros = 0;
        for (int k = scan.first(); k <= scan.last(); k++) {
            int magnitude = Math.abs(block[k]) >> scan.low();
            if (magnitude == 0) {
                zeros++;
                continue;
            }
            flush(table);
            for (; zeros > 15; zeros -= 16) {
                tokens.add(Token.zeros(table));
            }
            tokens.add(Token.value(table, zeros, block[k] < 0 ? -magnitude : magnitude));
            zeros = 0;
        }
        if (zeros > 0) {
            end(table, List.of());
        }
    }

    private void refine(int[] block, int table) {
        int lastNew = 0;
        for (int k = scan.first(); k <= scan.last(); k++) {
            lastNew = Math.abs(block[k]) >> scan.low() == 1 ? k : lastNew;
        }
        int zeros = 0;
        List<Token> bits = new ArrayList<>();
        for (int k = scan.first(); k <= scan.last(); k++) {
            int magnitude = Math.abs(block[k]) >> scan.low();
            if (magnitude > 1) {
                bits.add(Token.bit(magnitude & 1));
            } else if (magnitude == 1) {
                flush(table);
                tokens.add(Token.value(table, zeros, block[k] < 0 ? -1 : 1));
                tokens.addAll(bits);
                bits.clear();
                zeros = 0;
            } else if (zeros == 15 && k < lastNew) { // a sixteenth zero, which its code stands for
                flush(table);
                tokens.add(Token.zeros(table));
                tokens.addAll(bits);
                bits.clear();
                zeros = 0;
            } else {
                zeros++;
            }
        }
        if (zeros > 0 || !bits.isEmpty()) {
            end(table, bits);
        }
    }

    private void end(int table, List<Token> bits) {
        ends++;
        corrections.addAll(bits);
        if (ends == MOST_ENDS) {
            flush(table);
        }
    }

    private void flush(int table) {
        if (ends > 0) {
            tokens.add(Token.ends(table, ends));
            tokens.addAll(corrections);
            ends = 0;
            corrections.clear();
        }
    }
}
