package dollarbill.backtest.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * When a structure is opened, on which strikes, and when it is closed before its time.
 *
 * @param template  the structure
 * @param days  calendar days to expiry at the opening, at the most
 * @param sold  absolute delta of the legs sold, inside 0 to 1
 * @param bought  absolute delta of the legs bought, at most that of the legs sold; of a structure that buys no option the same
 * @param target  share of a premium received at which it is closed, above 0; 1 where it is held to its time
 */
public record StructureRules(Template template, int days, double sold, double bought, double target) {
    /** Days by which an expiry may be nearer than asked. */
    static final int REACH = 4;

    /** Days before expiry at which every structure is closed. */
    static final int BEFORE_EXPIRY = 2;

    private static final int[] DAYS = {14, 21, 30, 45, 60};
    private static final double[] STRANGLES_SOLD = {0.16, 0.20, 0.25, 0.30};
    private static final double[] WINGS_BOUGHT = {0.05, 0.10};
    private static final double[] TARGETS = {0.25, 0.5, 0.75};
    private static final double[] CALLS_SOLD = {0.10, 0.15, 0.20, 0.30, 0.40, 0.50};

    public StructureRules {
        if (days <= BEFORE_EXPIRY + REACH) {
            throw new IllegalArgumentException("days " + days + " must be more than " + (BEFORE_EXPIRY + REACH));
        }
        if (!(sold > 0.0 && sold < 1.0 && bought > 0.0 && bought <= sold)) {
            throw new IllegalArgumentException(
                    "sold " + sold + " must be inside 0 to 1 and bought " + bought + " above 0 and at most sold");
        }
        if (!(target > 0.0 && target <= 1.0)) {
            throw new IllegalArgumentException("target " + target + " must be above 0 and at most 1");
        }
    }

    /** Returns the usual rules: condors sold at .16 with wings at .05 and closed at half of the premium, calls sold at .30. */
    public static StructureRules usual(Template template, int days) {
        return switch (template) {
            case IRON_CONDOR -> new StructureRules(template, days, 0.16, 0.05, 0.5);
            case COVERED_CALL -> new StructureRules(template, days, 0.30, 0.30, 1.0);
        };
    }

    /**
     * Returns the grid that a search of a structure goes through, at expiries of 14, 21, 30, 45 and 60 days: of a condor legs sold at .16 to .30, legs bought at
     * .05 and .10 and targets of a quarter, a half and three quarters, 120 sets; of a covered call calls sold at .10 to .50, 30 sets.
     */
    public static List<StructureRules> grid(Template template) {
        List<StructureRules> grid = new ArrayList<>();
        for (int days : DAYS) {
            switch (template) {
                case IRON_CONDOR -> condors(days, grid);
                case COVERED_CALL -> {
                    for (double sold : CALLS_SOLD) {
                        grid.add(new StructureRules(template, days, sold, sold, 1.0));
                    }
                }
            }
        }
        return List.copyOf(grid);
    }

    private static void condors(int days, List<StructureRules> grid) {
        for (double sold : STRANGLES_SOLD) {
            for (double bought : WINGS_BOUGHT) {
                for (double target : TARGETS) {
                    grid.add(new StructureRules(Template.IRON_CONDOR, days, sold, bought, target));
                }
            }
        }
    }

    /** Returns the rules in words. */
    public String label() {
        StringBuilder label = new StringBuilder(String.format(Locale.ROOT, "%d days, sold at %.2f", days, sold));
        if (bought < sold) {
            label.append(String.format(Locale.ROOT, ", bought at %.2f", bought));
        }
        if (target < 1.0) {
            label.append(String.format(Locale.ROOT, ", closed at %.0f %% of the premium", 100.0 * target));
        }
        return label.toString();
    }
}
