package dollarbill.app.report;

/** Writes HTML; every text and attribute value that comes from outside is escaped. */
final class Markup {
    private final StringBuilder html = new StringBuilder();

    /** Appends markup that is written in this program. */
    Markup raw(String markup) {
        html.append(markup);
        return this;
    }

    /** Appends a text. */
    Markup text(String text) {
        html.append(escape(text));
        return this;
    }

    /** Appends an element that holds one text. */
    Markup element(String tag, String text) {
        return raw("<" + tag + ">").text(text).raw("</" + tag + ">\n");
    }

    /** Appends an element of a class that holds one text. */
    Markup element(String tag, String cssClass, String text) {
        return raw("<" + tag + " class=\"" + cssClass + "\">").text(text).raw("</" + tag + ">\n");
    }

    /** Appends a table cell whose value sorts as a number or text. */
    Markup cell(String cssClass, String sortKey, String text) {
        raw("<td class=\"" + cssClass + "\" data-sort=\"").text(sortKey).raw("\">").text(text);
        return raw("</td>");
    }

    /** Appends a tile of a list of figures: name, value, remark. */
    Markup tile(String name, String value, String note) {
        return raw("<div class=\"tile\">").element("dt", name)
                .element("dd", "value", value)
                .element("dd", "muted", note)
                .raw("</div>\n");
    }

    /** Appends a chart's place with its title and what it shows in words. */
    Markup chart(String id, String label, String cssClass) {
        raw("<div class=\"chart " + cssClass + "\" id=\"" + id + "\" role=\"img\" aria-label=\"").text(label);
        return raw("\"></div>\n");
    }

    @Override
    public String toString() {
        return html.toString();
    }

    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
