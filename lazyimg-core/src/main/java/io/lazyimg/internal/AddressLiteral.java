package io.lazyimg.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads addresses as they are written out; never looks a name up. An address is given as limits count it: an IPv4 address
 * whole, {@code 203.0.113.7}, and of an IPv6 address the network of its subscriber, {@code 2001:db8:0:1::/64}, in which he
 * has as many addresses as he likes (RFC 4291 section 2.5.1, RFC 6177). IPv4 inside IPv6 ({@code ::ffff:203.0.113.7}) is IPv4.
 */
final class AddressLiteral {
    /** The longest: an IPv6 address with an IPv4 tail, brackets, a zone and a port. */
    private static final int MAX_LENGTH = 100;

    private static final int GROUPS = 8;
    private static final Pattern BRACKETED = Pattern.compile("\\[([^\\[\\]]*)](?::[0-9A-Za-z._-]+)?");
    private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
    private static final Pattern ZONE = Pattern.compile("%[0-9A-Za-z._~-]+$");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

    private AddressLiteral() {}

    /**
     * Reads a node as proxies write it: an address, of IPv6 with or without brackets, and of either perhaps with a port
     * ({@code 203.0.113.7:4711}, {@code [2001:db8::1]:4711}).
     *
     * @return the address, or {@code null} if this is none
     */
    static @Nullable String node(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        Matcher bracketed = BRACKETED.matcher(text);
        if (bracketed.matches()) {
            return v6(bracketed.group(1));
        }
        int colon = text.indexOf(':');
        boolean one = colon >= 0 && colon == text.lastIndexOf(':');
        return one ? v4(text.substring(0, colon)) : address(text);
    }

    /** Reads an address with a port behind its last colon, of IPv6 without brackets too: {@code 2001:db8::1:4711}. */
    static @Nullable String withPort(String text) {
        int colon = text.lastIndexOf(':');
        if (colon > 0
                && text.length() <= MAX_LENGTH
                && PORT.matcher(text.substring(colon + 1)).matches()) {
            String address = address(text.substring(0, colon));
            if (address != null) {
                return address;
            }
        }
        return node(text);
    }

    private static @Nullable String address(String text) {
        return text.indexOf(':') >= 0 ? v6(text) : v4(text);
    }

    private static @Nullable String v4(String text) {
        String[] octets = text.split("\\.", -1);
        if (octets.length != 4) {
            return null;
        }
        for (String octet : octets) {
            if (!OCTET.matcher(octet).matches() || Integer.parseInt(octet) > 255) {
                return null;
            }
        }
        return text;
    }

    private static @Nullable String v6(String zoned) {
        String text = ZONE.matcher(zoned).replaceFirst("");
        String v4 = null;
        int tail = text.lastIndexOf(':') + 1;
        if (text.indexOf('.', tail) >= 0) {
            v4 = v4(text.substring(tail));
            if (v4 == null) {
                return null;
            }
            text = text.substring(0, tail) + "0:0";
        }
        int[] groups = groups(text);
        if (groups == null) {
            return null;
        }
        boolean mapped = (groups[0] | groups[1] | groups[2] | groups[3] | groups[4]) == 0 && groups[5] == 0xFFFF;
        if (mapped) {
            return v4 != null ? v4 : dotted(groups[6]) + "." + dotted(groups[7]);
        }
        return String.format("%x:%x:%x:%x::/64", groups[0], groups[1], groups[2], groups[3]);
    }

    private static String dotted(int group) {
        return (group >> 8) + "." + (group & 0xFF);
    }

    /** The eight groups, with zeros for {@code ::}, or {@code null}. */
    private static int @Nullable [] groups(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            int[] all = new int[GROUPS];
            return read(text, all) == GROUPS ? all : null;
        }
        int[] head = new int[GROUPS];
        int[] rest = new int[GROUPS];
        int before = read(text.substring(0, gap), head);
        int after = read(text.substring(gap + 2), rest);
        if (before < 0 || after < 0 || before + after >= GROUPS) {
            return null;
        }
        System.arraycopy(rest, 0, head, GROUPS - after, after);
        return head;
    }

    /** How many groups there are, none in an empty text; -1 if there are other things or too many. */
    private static int read(String text, int[] groups) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] parts = text.split(":", -1);
        if (parts.length > groups.length) {
            return -1;
        }
        for (int i = 0; i < parts.length; i++) {
            if (!GROUP.matcher(parts[i]).matches()) {
                return -1;
            }
            groups[i] = Integer.parseInt(parts[i], 16);
        }
        return parts.length;
    }
}
