package dollarbill.market.provider;

import dollarbill.market.Reason;

/**
 * Why a live source gave no data.
 *
 * @param provider  name of the provider, such as Yahoo Finance
 * @param reason  class of the failure
 * @param field  path of the field that is not as expected, or empty
 * @param message  what was asked for, what came and what was expected; never a key
 */
public record SourceFailure(String provider, Reason reason, String field, String message) {
    @Override
    public String toString() {
        return reason + " " + provider + (field.isEmpty() ? "" : " [" + field + "]") + ": " + message;
    }
}
