package dollarbill.app.risk;

import dollarbill.market.Reason;

/**
 * What to know before trusting a report.
 *
 * @param reason  stable code
 * @param detail  what it is about
 */
public record RiskCaution(Reason reason, String detail) {}
