package dollarbill.bridge;

/**
 * One column a model reads.
 *
 * @param name  name, unique within the contract
 * @param unit  unit in words, such as {@code "percent"} or {@code "contracts"}
 * @param min  least value allowed
 * @param max  greatest value allowed
 * @param required  whether a row must have it; an absent optional value crosses as NaN and is the model's to treat
 */
public record ModelInput(String name, String unit, double min, double max, boolean required) {}
