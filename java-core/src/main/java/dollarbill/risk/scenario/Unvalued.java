package dollarbill.risk.scenario;

import dollarbill.market.Reason;

/**
 * A position that has no value.
 *
 * @param id  the position
 * @param reason  why
 * @param detail  what is missing
 */
public record Unvalued(String id, Reason reason, String detail) {}
