package dollarbill.backtest.engine;

/** Interest on cash, fees for borrowed shares and the carry of hedges since the day before. */
final class Accruals {
    private static final double INTEREST_YEAR = 365.0;
    private static final double BORROW_YEAR = 360.0;

    private final EngineSettings settings;
    private final Books books;
    private final MarketView market;

    Accruals(EngineSettings settings, Books books, MarketView market) {
        this.settings = settings;
        this.books = books;
        this.market = market;
    }

    /** Books both, on cash and closes of the day before. */
    void book() {
        long days = market.daysSince();
        if (settings.interest().paid()) {
            long cash = books.ledger().cash();
            double rate = settings.interest().rate(cash, market.rateBefore());
            books.postAccount(
                    market.date(), EntryKind.INTEREST, rate,
                    Cents.of(Cents.dollars(cash) * rate * days / INTEREST_YEAR));
        }
        boolean carried = settings.hedges() && !settings.interest().paid();
        for (Trade trade : books.openNow()) {
            for (Lot lot : trade.lots) {
                if (lot.instrument instanceof Instrument.Shares) {
                    if (lot.quantity < 0) {
                        borrow(trade, lot, days);
                    }
                    if (carried && trade.hasOptionLegs()) {
                        carry(trade, lot, days);
                    }
                }
            }
        }
        books.check();
    }

    private void borrow(Trade trade, Lot lot, long days) {
        double fee = settings.costs().borrowPerYear();
        long cents = Cents.of(Cents.dollars(lot.markCents()) * fee * days / BORROW_YEAR);
        trade.commissionCents -= cents;
        books.postCash(market.date(), EntryKind.BORROW_FEE, trade, lot.instrument.code(), lot.mark, cents);
    }

    private void carry(Trade trade, Lot lot, long days) {
        double rate = market.rateBefore();
        long cents = -Cents.of(Cents.dollars(lot.markCents()) * rate * days / INTEREST_YEAR);
        books.postCash(market.date(), EntryKind.INTEREST, trade, lot.instrument.code(), rate, cents);
    }
}
