package dollarbill.sizing.allocation;

import dollarbill.market.Symbol;

/**
 * An asset that may enter a portfolio.
 *
 * @param symbol  its ticker
 * @param price  price of one unit in dollars, positive
 * @param rawFraction  closed-form Kelly fraction of its returns
 * @param confidence  factor on its mean return for what a sample does not tell, 0 to 1
 * @param score  by which candidates are ranked, higher first
 * @param returns  simple returns of equal periods, the same periods as those of the other candidates
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, never compared
public record Candidate(
        Symbol symbol, double price, double rawFraction, double confidence, double score, double[] returns) {
    public Candidate {
        if (!(price > 0.0) || Double.isInfinite(price)) {
            throw new IllegalArgumentException("price " + price + " of " + symbol + " must be positive and finite");
        }
        if (!(confidence >= 0.0 && confidence <= 1.0)) {
            throw new IllegalArgumentException("confidence " + confidence + " of " + symbol + " must be 0 to 1");
        }
        if (!Double.isFinite(rawFraction) || !Double.isFinite(score)) {
            throw new IllegalArgumentException(
                    "fraction " + rawFraction + " and score " + score + " of " + symbol + " must be finite");
        }
        for (double r : returns) {
            if (!(r >= -1.0) || Double.isInfinite(r)) {
                throw new IllegalArgumentException(
                        "return " + r + " of " + symbol + " must be finite and at least -1");
            }
        }
        returns = returns.clone();
    }

    @Override
    public double[] returns() {
        return returns.clone();
    }
}
