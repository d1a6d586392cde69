package io.lazyimg.examples.processor;

class DiskVariantsTest extends VariantStorms {
    @Override
    String derivatives() {
        return folder.resolve("derivatives").toUri().toString();
    }
}
