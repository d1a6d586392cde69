package io.lazyimg.jpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Makes up orders of scans that tell everything, each as strange as ITU-T T.81, G.1.1.1 allows. */
final class Script {
    /** Scans before bands are cut no more into pieces, so that an end is reached. */
    private static final int FREE_SCANS = 14;

    private final CodedPicture picture;
    private final Random random;

    /** For each component and coefficient the bit down to which it is told, or -1. */
    private final int[][] told;

    private final List<ScanPlan> scans = new ArrayList<>();

    private Script(CodedPicture picture, Random random) {
        this.picture = picture;
        this.random = random;
        this.told = new int[picture.parts().size()][64];
        for (int[] one : told) {
            Arrays.fill(one, -1);
        }
    }

    /** All components in one scan, or some together, or each by itself. */
    static List<ScanPlan> sequential(CodedPicture picture, Random random) {
        return groups(picture, random, all(picture)).stream()
                .map(group -> new ScanPlan(group, 0, 63, 0, 0))
                .toList();
    }

    static List<ScanPlan> progressive(CodedPicture picture, Random random) {
        Script script = new Script(picture, random);
        script.firstCoefficients();
        boolean more = true;
        while (more) {
            more = script.step();
        }
        return script.scans;
    }

    private static List<Integer> all(CodedPicture picture) {
        return IntStream.range(0, picture.parts().size()).boxed().toList();
    }

    /** Components that may be in a scan together: in any order that keeps theirs in the frame, and of ten blocks at most. */
    private static List<List<Integer>> groups(CodedPicture picture, Random random, List<Integer> components) {
        List<List<Integer>> groups = new ArrayList<>();
        for (int component : components) {
            List<Integer> group = groups.isEmpty() ? List.of() : groups.get(random.nextInt(groups.size()));
            List<Integer> joined = new ArrayList<>(group);
            joined.add(component);
            int blocks = joined.stream()
                    .map(picture.parts()::get)
                    .mapToInt(part -> part.across() * part.down())
                    .sum();
            if (!group.isEmpty() && blocks <= 10 && random.nextInt(4) > 0) {
                groups.set(groups.indexOf(group), joined);
            } else {
                groups.add(List.of(component));
            }
        }
        Collections.shuffle(groups, random);
        return groups;
    }

    private void firstCoefficients() {
        for (List<Integer> group : groups(picture, random, all(picture))) {
            tell(group, 0, 0, 0, random.nextInt(4));
        }
    }

    private void tell(List<Integer> group, int first, int last, int high, int low) {
        scans.add(new ScanPlan(group, first, last, high, low));
        for (int component : group) {
            Arrays.fill(told[component], first, last + 1, low);
        }
    }

    /** Any next scan; false if there is nothing left to tell. */
    private boolean step() {
        List<Integer> open = all(picture).stream()
                .filter(component -> Arrays.stream(told[component]).anyMatch(bit -> bit != 0))
                .toList();
        if (open.isEmpty()) {
            return false;
        }
        int component = open.get(random.nextInt(open.size()));
        int[] bits = told[component];
        if (bits[0] > 0 && (random.nextInt(4) == 0 || Arrays.stream(bits, 1, 64).allMatch(bit -> bit == 0))) {
            List<Integer> equal =
                    open.stream().filter(one -> told[one][0] == bits[0]).toList();
            List<List<Integer>> groups = groups(picture, random, equal);
            tell(groups.get(0), 0, 0, bits[0], bits[0] - 1);
            return true;
        }
        List<Integer> missing =
                IntStream.range(1, 64).filter(k -> bits[k] != 0).boxed().toList();
        if (!missing.isEmpty()) {
            boolean anywhere = scans.size() < FREE_SCANS && random.nextBoolean();
            band(component, missing.get(anywhere ? random.nextInt(missing.size()) : 0));
        }
        return true;
    }

    private void band(int component, int first) {
        int[] bits = told[component];
        int end = first;
        while (end < 64 && bits[end] == bits[first] && end - first < 50) {
            end++;
        }
        boolean part = scans.size() < FREE_SCANS && random.nextInt(3) == 0;
        int last = part ? first + random.nextInt(end - first) : end - 1;
        boolean refines = bits[first] > 0;
        int low = refines ? bits[first] - 1 : random.nextInt(scans.size() < FREE_SCANS ? 4 : 1);
        tell(List.of(component), first, last, refines ? bits[first] : 0, low);
    }
}
