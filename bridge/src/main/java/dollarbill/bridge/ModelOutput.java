package dollarbill.bridge;

/**
 * One column a model answers.
 *
 * @param name  name, unique within the contract
 * @param unit  unit in words
 * @param min  least value allowed
 * @param max  greatest value allowed; an answer outside the range, or not finite, is refused
 */
public record ModelOutput(String name, String unit, double min, double max) {}
