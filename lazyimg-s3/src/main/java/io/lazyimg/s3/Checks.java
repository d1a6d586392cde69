package io.lazyimg.s3;

import java.util.List;

/** All checks, in their order. */
final class Checks {
    private Checks() {}

    static List<Check> of(Examination examination) {
        S3Location from = examination.at.originals();
        S3Location to = examination.at.derivatives();
        StoreChecks stores = new StoreChecks(examination);
        ConditionChecks conditions = new ConditionChecks(examination);
        LifecycleChecks lifecycles = new LifecycleChecks(examination);
        WebsiteChecks website = new WebsiteChecks(examination);
        RedirectChecks redirects = new RedirectChecks(examination);
        ProcessorChecks processor = new ProcessorChecks(examination);
        RoundTripChecks trip = new RoundTripChecks(examination);
        String read = "s3:GetObject and s3:ListBucket";
        String write = "s3:PutObject and s3:DeleteObject";
        return List.of(
                Check.of("separate stores", List.of(), stores::separate),
                Check.of("originals", List.of(), stores::originals).permissions(read, from),
                Check.of("originals private", List.of("originals"), stores::originalsPrivate)
                        .permissions(write, from)
                        .optional(),
                Check.of("originals lifecycle", List.of("originals"), lifecycles::originals)
                        .permissions("s3:GetLifecycleConfiguration", from)
                        .optional(),
                Check.of("derivatives", List.of(), stores::derivatives).permissions(read, to),
                Check.of("derivatives lifecycle", List.of("derivatives"), lifecycles::derivatives)
                        .permissions("s3:GetLifecycleConfiguration", to)
                        .optional(),
                Check.of("conditional writes", List.of("derivatives"), conditions::writes)
                        .permissions(write, to),
                Check.of("conditional deletes", List.of("conditional writes"), conditions::deletes)
                        .permissions(write, to),
                Check.of("website hosting", List.of("derivatives"), website::hosting)
                        .permissions("s3:GetBucketWebsite", to)
                        .optional(),
                Check.of("routing rule", List.of("website hosting"), website::rule)
                        .permissions("s3:GetBucketWebsite", to)
                        .optional(),
                Check.of("public read", List.of("website hosting", "conditional writes"), website::publicRead),
                Check.of("missing keys", List.of("website hosting"), website::missingKeys)
                        .permissions("s3:GetBucketWebsite", to)
                        .optional(),
                Check.of("redirect", List.of("routing rule", "missing keys"), redirects::redirect),
                Check.of("awkward names", List.of("redirect"), redirects::awkwardNames),
                Check.of("percent signs", List.of("redirect"), redirects::percentSigns),
                Check.of("line breaks", List.of("redirect"), redirects::lineBreaks),
                Check.of("redirect caching", List.of("redirect"), redirects::caching),
                Check.of("processor", List.of(), processor::mount),
                Check.of("signatures", List.of("processor"), processor::signatures),
                Check.of("redirect loop", List.of("redirect"), redirects::loop),
                Check.of(
                                "round trip",
                                List.of("separate stores", "originals", "redirect", "signatures", "redirect loop"),
                                trip::roundTrip)
                        .permissions(write, from)
                        .optional(),
                Check.of("save-back", List.of("round trip"), trip::saved).permissions(read, to),
                Check.of("website hit", List.of("save-back", "public read"), trip::hit),
                Check.of("image caching", List.of("website hit"), trip::caching));
    }
}
