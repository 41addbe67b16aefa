package dollarbill.app.cli;

import dollarbill.app.RunDocument;
import dollarbill.app.sizing.AssetReport;
import dollarbill.app.sizing.CryptoDocument;
import dollarbill.app.sizing.KellyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Coins as text for a terminal: the market, then risk, odds and stake of each coin. */
final class CryptoText {
    private static final String ABSENT = "–";

    private CryptoText() {}

    static List<String> lines(CryptoDocument d) {
        List<String> lines = new ArrayList<>();
        lines.add(d.coins().size() + (d.coins().size() == 1 ? " coin to " : " coins to ") + d.asOf() + ", "
                + d.lookback() + " daily returns looked at");
        if (d.synthetic()) {
            lines.add(RunDocument.SYNTHETIC);
        }
        lines.add(market(d.market()));
        lines.add("");
        lines.add("Market");
        lines.addAll(coins(d.coins()));
        List<AssetReport> risks = d.coins().stream().map(CryptoDocument.Coin::risk).filter(Objects::nonNull).toList();
        lines.add("");
        lines.add("Risk and reward of a year");
        lines.addAll(PortfolioText.risk(risks));
        lines.add("");
        lines.add("Kelly by daily returns, score and holding");
        lines.addAll(PortfolioText.odds(risks));
        lines.add("");
        lines.add("Stakes");
        lines.addAll(stakes(d.coins()));
        return lines;
    }

    private static String market(CryptoDocument.Market m) {
        StringBuilder text = new StringBuilder();
        text.append(m.coins())
                .append(" with the newest day: ")
                .append(m.rising())
                .append(" rose, ")
                .append(m.falling())
                .append(" fell");
        if (m.marketCap() != null) {
            text.append(String.format(Locale.ROOT, ", worth %.1f billion $", m.marketCap() / 1e9));
        }
        if (m.change() != null) {
            text.append(String.format(Locale.ROOT, ", %+.2f %% by market value", 100 * m.change()));
        }
        if (m.best() != null && m.worst() != null) {
            text.append("; best ").append(m.best()).append(", worst ").append(m.worst());
        }
        return text.toString();
    }

    private static List<String> coins(List<CryptoDocument.Coin> coins) {
        TextTable table = TextTable.of("coin", "day", ">price", ">1 day %", ">7 days %", ">30 days %", ">bn $",
                ">of all %");
        for (CryptoDocument.Coin c : coins) {
            table.add(c.symbol(), c.asOf() + (c.stale() ? " stale" : ""), PortfolioText.price(c.price()),
                    change(c.changeDay()), change(c.changeWeek()), change(c.changeMonth()),
                    c.marketCap() == null ? ABSENT : String.format(Locale.ROOT, "%.1f", c.marketCap() / 1e9),
                    c.dominance() == null ? ABSENT : PortfolioText.percent(c.dominance()));
        }
        return table.lines();
    }

    private static List<String> stakes(List<CryptoDocument.Coin> coins) {
        TextTable table = TextTable.of("coin", ">Kelly %", ">shrunk %", ">share %", ">amount", "bound by");
        for (CryptoDocument.Coin c : coins) {
            KellyDocument s = c.stake();
            if (s == null || s.rawFraction() == null) {
                table.add(c.symbol(), ABSENT, ABSENT, ABSENT, ABSENT,
                        String.valueOf(s == null ? c.reason() : s.reason()));
            } else {
                table.add(c.symbol(), PortfolioText.percent(s.rawFraction()), PortfolioText.percent(s.shrunkFraction()),
                        PortfolioText.percent(s.finalFraction()), PortfolioText.money(s.allocation()),
                        s.reason() == null ? PortfolioText.bound(s.boundBy()) : s.reason().name());
            }
        }
        return table.lines();
    }

    private static String change(@Nullable Double share) {
        return share == null ? ABSENT : String.format(Locale.ROOT, "%+.1f", 100 * share);
    }
}
