package io.lazyimg.s3;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Looks at a live installation and tells what is wrong with it and how to mend it.
 *
 * <p>It asks S3 as the one whose clients it is given, and the website and the processor as any visitor. It puts a few
 * objects below {@code lazyimg-doctor/} into originals and derivatives, under names that nobody can guess, and takes
 * them away again whatever it finds. Nothing else is changed.
 */
public final class Doctor {
    private static final String CLEAN_UP = "clean-up";
    private static final int PATIENCES = 4;

    private final Installation installation;
    private final S3Client originals;
    private final S3Client derivatives;

    /**
     * A doctor for one installation.
     *
     * @param originals asks the server of the originals; the caller closes it
     * @param derivatives asks the server of the derivatives, may be the same; the caller closes it
     */
    public Doctor(Installation installation, S3Client originals, S3Client derivatives) {
        this.installation = installation;
        this.originals = originals;
        this.derivatives = derivatives;
    }

    /** Makes all checks, one after the other. What fails is a finding and never an exception. */
    public Findings examine() {
        return examine(finding -> {});
    }

    /**
     * The same.
     *
     * @param told hears of each finding as soon as there is one
     */
    public Findings examine(Consumer<Finding> told) {
        Examination examination = new Examination(installation, originals, derivatives);
        List<Finding> findings = new ArrayList<>();
        Map<String, Finding> known = new HashMap<>();
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "lazyimg-doctor");
            thread.setDaemon(true);
            return thread;
        });
        try {
            for (Check check : Checks.of(examination)) {
                Finding finding = make(check, known, threads);
                known.put(check.name(), finding);
                findings.add(finding);
                told.accept(finding);
            }
        } finally {
            threads.shutdownNow();
            Finding cleaned = cleanUp(examination);
            findings.add(cleaned);
            told.accept(cleaned);
        }
        return new Findings(findings);
    }

    private Finding make(Check check, Map<String, Finding> known, ExecutorService threads) {
        for (String need : check.needs()) {
            Finding needed = known.get(need);
            if (needed == null || !needed.isPassable()) {
                return Finding.skipped(check.name(), need);
            }
        }
        Duration longest = installation.patience().multipliedBy(PATIENCES);
        Future<Finding> running = threads.submit(check::make);
        try {
            return running.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            running.cancel(true);
            return Finding.problem(
                    check.name(), "did not end within " + longest.toSeconds() + " s", "see what does not answer");
        } catch (ExecutionException e) {
            return Finding.problem(check.name(), "failed: " + e.getCause(), "");
        } catch (InterruptedException e) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            return Finding.problem(check.name(), "was interrupted", "");
        }
    }

    /** The original first: a processor that is still storing looks for it afterwards and takes its derivative back. */
    private static Finding cleanUp(Examination examination) {
        List<String> left = new ArrayList<>(examination.inOriginals.remove());
        left.addAll(examination.inDerivatives.remove());
        return left.isEmpty()
                ? Finding.ok(CLEAN_UP, "the doctor's test objects are gone")
                : Finding.problem(
                        CLEAN_UP,
                        "could not be deleted: " + String.join(", ", left),
                        "delete them by hand, and allow s3:DeleteObject on them");
    }
}
