package io.lazyimg;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a request's Accept header says of one media type.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1">RFC 9110, 12.5.1</a>
 */
final class Accept {
    /** A quality that is not 0: RFC 9110, 12.4.2. */
    private static final Pattern SOME = Pattern.compile("0\\.(?=[0-9]*[1-9])[0-9]{1,3}|1(\\.0{0,3})?");

    private Accept() {}

    /**
     * Whether a media type is named and wanted. Ranges such as {@code image/*} do not count: browsers send them whatever
     * they can show.
     *
     * @param values of all headers of this name
     */
    static boolean names(List<String> values, String mediaType) {
        for (String value : values) {
            for (String range : value.split(",", -1)) {
                String[] parts = range.split(";", -1);
                if (parts[0].strip().equalsIgnoreCase(mediaType) && isWanted(parts)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isWanted(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
            if (parameter.startsWith("q=")) {
                return SOME.matcher(parameter.substring(2)).matches();
            }
        }
        return true;
    }
}
