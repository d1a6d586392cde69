package io.lazyimg.s3;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import software.amazon.awssdk.services.s3.model.RoutingRule;

/** Writes routing rules as XML, indented by two spaces. */
final class RoutingXml {
    private final StringWriter out = new StringWriter();
    private final XMLStreamWriter xml;
    private String indent = "";

    private RoutingXml() throws XMLStreamException {
        xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
    }

    static String write(List<RoutingRule> rules) {
        try {
            RoutingXml writer = new RoutingXml();
            writer.start("RoutingRules");
            for (RoutingRule rule : rules) {
                writer.start("RoutingRule");
                writer.fields("Condition", RuleFields.condition(rule));
                writer.fields("Redirect", RuleFields.redirect(rule));
                writer.end();
            }
            writer.end();
            writer.xml.close();
            return writer.out.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("rules cannot be written as XML", e);
        }
    }

    private void fields(String name, Map<String, Object> fields) throws XMLStreamException {
        start(name);
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            xml.writeCharacters(indent);
            xml.writeStartElement(field.getKey());
            xml.writeCharacters(field.getValue().toString());
            xml.writeEndElement();
            xml.writeCharacters("\n");
        }
        end();
    }

    private void start(String name) throws XMLStreamException {
        xml.writeCharacters(indent);
        xml.writeStartElement(name);
        xml.writeCharacters("\n");
        indent += "  ";
    }

    private void end() throws XMLStreamException {
        indent = indent.substring(2);
        xml.writeCharacters(indent);
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }
}
