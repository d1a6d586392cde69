package io.lazyimg.jpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Codes whole blocks: ITU-T T.81, F.1.2. */
final class SequentialCoder {
    private SequentialCoder() {}

    static List<Token> tokens(List<List<CodedPicture.Block>> units, int[] dcTables, int[] acTables, int restart) {
        List<Token> tokens = new ArrayList<>();
        int[] before = new int[dcTables.length];
        for (int i = 0; i < units.size(); i++) {
            if (restart > 0 && i > 0 && i % restart == 0) {
                tokens.add(Token.restart(i / restart - 1));
                Arrays.fill(before, 0);
            }
            for (CodedPicture.Block block : units.get(i)) {
                int value = block.coefficients()[0];
                tokens.add(Token.difference(dcTables[block.place()], value - before[block.place()]));
                before[block.place()] = value;
                others(block.coefficients(), acTables[block.place()], tokens);
            }
        }
        return tokens;
    }

    private static void others(int[] block, int table, List<Token> tokens) {
        int zeros = 0;
        for (int k = 1; k < 64; k++) {
            if (block[k] == 0) {
                zeros++;
                continue;
            }
            for (; zeros > 15; zeros -= 16) {
                tokens.add(Token.zeros(table));
            }
            tokens.add(Token.value(table, zeros, block[k]));
            zeros = 0;
        }
        if (zeros > 0) {
            tokens.add(Token.ends(table, 1));
        }
    }
}
