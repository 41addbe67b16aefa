package dollarbill.structure;

import dollarbill.market.OptionChain;
import dollarbill.market.OptionQuote;
import dollarbill.market.OptionType;
import dollarbill.market.Reason;
import dollarbill.structure.LegShape.Place;
import dollarbill.structure.LegShape.Side;
import dollarbill.surface.SurfaceFit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Finds the listed contracts of a structure on a chain and prices it at bid and ask; shares trade at the price of the underlying.
 *
 * <p>Strikes by delta are those whose delta on the fitted smile is nearest, at most {@value #DELTA_SLACK} away; a common strike without a
 * delta is the one nearest the forward; wings are the strikes nearest a width away, on their side.
 */
public final class StructureFinder {
    /** How far the delta of a listed strike may lie from the one asked for. */
    public static final double DELTA_SLACK = 0.15;

    private static final double WIDTH_SHARE = 0.025;
    private static final int NAMED_STRIKES = 4;

    private final OptionChain chain;
    private final SurfaceFit surface;

    /**
     * Creates a finder.
     *
     * @param chain  quotes that passed the quality check
     * @param surface  the surface fitted to them
     */
    public StructureFinder(OptionChain chain, SurfaceFit surface) {
        this.chain = chain;
        this.surface = surface;
    }

    /** Returns the structure, or why there is none. */
    public StructureChoice find(StructureOrder order) {
        try {
            return switch (order) {
                case StructureOrder.Named named -> new Draft(named).found();
                case StructureOrder.Custom custom -> custom(custom.legs());
            };
        } catch (Missing missing) {
            return new StructureChoice.Refused(missing.reason, missing.detail);
        }
    }

    /** Ends a search that cannot succeed. */
    private static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Reason reason;
        private final String detail;

        Missing(Reason reason, String detail) {
            super(detail, null, false, false);
            this.reason = reason;
            this.detail = detail;
        }
    }

    private StructureChoice custom(List<LegOrder> orders) {
        List<Leg> legs = new ArrayList<>();
        List<OptionQuote> quotes = new ArrayList<>();
        for (LegOrder order : orders) {
            switch (order) {
                case LegOrder.Shares shares ->
                    legs.add(new ShareLeg(shares.shares(), chain.underlying(), chain.spot()));
                case LegOrder.Option option -> {
                    OptionQuote quote = listed(option);
                    quotes.add(quote);
                    legs.add(OptionLeg.atQuote(option.quantity(), quote));
                }
            }
        }
        return together(legs, quotes);
    }

    private OptionQuote listed(LegOrder.Option order) {
        ChainExpiry expiry = ChainExpiry.of(chain, surface, order.expiry())
                .orElseThrow(() -> new Missing(Reason.STRUCTURE_NO_EXPIRY, "no smile at " + order.expiry()
                        + "; fitted: " + surface.surface()
                                .slices()
                                .stream()
                                .map(slice -> slice.expiry().toString())
                                .collect(Collectors.joining(", "))));
        return expiry.quote(order.type(), order.strike())
                .orElseThrow(() -> new Missing(Reason.STRUCTURE_NO_QUOTE, "no usable quote of " + order.type() + " "
                        + text(order.strike()) + " at " + order.expiry() + "; nearest: "
                        + expiry.quotes(order.type())
                                .stream()
                                .map(quote -> quote.contract().strike())
                                .sorted(Comparator.comparingDouble(strike -> Math.abs(strike - order.strike())))
                                .limit(NAMED_STRIKES)
                                .sorted()
                                .map(StructureFinder::text)
                                .collect(Collectors.joining(", "))));
    }

    private static String text(double strike) {
        return strike == Math.rint(strike) ? Long.toString((long) strike) : Double.toString(strike);
    }

    private static StructureChoice together(List<Leg> legs, List<OptionQuote> quotes) {
        if (quotes.isEmpty()) {
            throw new Missing(Reason.STRUCTURE_NO_QUOTE, "a structure needs at least one option");
        }
        Set<OptionQuote> different = new HashSet<>(quotes);
        if (different.size() < quotes.size() || legs.size() - quotes.size() > 1) {
            throw new Missing(Reason.STRUCTURE_LEG_TWICE, legs.stream()
                    .map(StructureFinder::text)
                    .collect(Collectors.joining(", ")));
        }
        return new StructureChoice.Found(new Structure(legs), quotes);
    }

    private static String text(Leg leg) {
        return switch (leg) {
            case ShareLeg shares -> shares.shares() + " shares";
            case OptionLeg option -> option.contract().code();
        };
    }

    /** One named structure while it is made. */
    private final class Draft {
        private final StructureOrder.Named order;
        private final ChainExpiry near;
        private final Optional<ChainExpiry> far;
        private final OptionalDouble delta;
        private final double width;

        Draft(StructureOrder.Named order) {
            this.order = order;
            this.near = ChainExpiry.nearest(chain, surface, order.days(), chain.quoteDate())
                    .orElseThrow(() -> new Missing(Reason.STRUCTURE_NO_EXPIRY,
                            "no smile after " + chain.quoteDate()));
            this.far = order.structure().twoExpiries()
                    ? Optional.of(ChainExpiry.nearest(
                            chain, surface,
                            order.farDays().orElse(order.days() + StructureOrder.Named.DAYS_BETWEEN), near.date())
                            .orElseThrow(() -> new Missing(
                                    Reason.STRUCTURE_NO_EXPIRY, "no smile after " + near.date())))
                    : Optional.empty();
            this.delta = order.delta().isPresent() ? order.delta() : order.structure().delta();
            this.width = order.width().orElse(WIDTH_SHARE * chain.spot());
        }

        StructureChoice found() {
            OptionalDouble common = order.structure().legs().stream().anyMatch(leg -> leg.place() == Place.COMMON)
                    ? OptionalDouble.of(common())
                    : OptionalDouble.empty();
            List<Leg> legs = new ArrayList<>();
            List<OptionQuote> quotes = new ArrayList<>();
            for (LegShape shape : order.structure().legs()) {
                if (shape.type().isEmpty()) {
                    legs.add(new ShareLeg(shape.quantity(), chain.underlying(), chain.spot()));
                } else {
                    OptionQuote quote = quote(shape, shape.type().get(), common);
                    quotes.add(quote);
                    legs.add(OptionLeg.atQuote(shape.quantity(), quote));
                }
            }
            return together(legs, quotes);
        }

        private ChainExpiry expiry(LegShape shape) {
            return shape.far() ? far.orElseThrow() : near;
        }

        private OptionQuote quote(LegShape shape, OptionType type, OptionalDouble common) {
            return switch (shape.place()) {
                case OWN -> byDelta(type);
                case COMMON -> expiry(shape).quote(type, common.orElseThrow()).orElseThrow();
                case WING -> wing(shape, type, common);
                case NONE -> throw new IllegalStateException("shares have no quote");
            };
        }

        private OptionQuote byDelta(OptionType type) {
            double target = delta.orElseThrow();
            OptionQuote found = nearest(near.quotes(type), quote -> Math.abs(Math.abs(near.delta(quote)) - target))
                    .orElseThrow(() -> new Missing(
                            Reason.STRUCTURE_NO_QUOTE, "no usable quote of a " + type + " at " + near.date()));
            requireNear(found, target);
            return found;
        }

        private void requireNear(OptionQuote quote, double target) {
            double found = Math.abs(near.delta(quote));
            if (Math.abs(found - target) > DELTA_SLACK) {
                throw new Missing(Reason.STRUCTURE_NO_STRIKE, String.format(Locale.ROOT,
                        "no %s of delta %s within %s at %s; the nearest, %s, has %.2f", quote.contract().type(),
                        target, DELTA_SLACK, near.date(), text(quote.contract().strike()), found));
            }
        }

        private OptionQuote wing(LegShape shape, OptionType type, OptionalDouble common) {
            double centre = common.isPresent() ? common.getAsDouble() : byDelta(type).contract().strike();
            double target = shape.side() == Side.UP ? centre + width : centre - width;
            List<OptionQuote> beyond = expiry(shape).quotes(type)
                    .stream()
                    .filter(quote -> shape.side() == Side.UP
                            ? quote.contract().strike() > centre
                            : quote.contract().strike() < centre)
                    .toList();
            return nearest(beyond, quote -> Math.abs(quote.contract().strike() - target))
                    .orElseThrow(() -> new Missing(Reason.STRUCTURE_NO_STRIKE, "no " + type
                            + (shape.side() == Side.UP ? " above " : " below ") + text(centre) + " at "
                            + expiry(shape).date()));
        }

        /** The strike that all common legs are quoted at: by delta of the first one, or nearest the forward. */
        private double common() {
            List<LegShape> shapes = order.structure()
                    .legs()
                    .stream()
                    .filter(leg -> leg.place() == Place.COMMON)
                    .toList();
            OptionType first = shapes.getFirst().type().orElseThrow();
            List<OptionQuote> all = near.quotes(first)
                    .stream()
                    .filter(quote -> shapes.stream()
                            .allMatch(shape -> expiry(shape)
                                    .quote(shape.type().orElseThrow(), quote.contract().strike())
                                    .isPresent()))
                    .toList();
            ToDoubleFunction<OptionQuote> miss = delta.isPresent()
                    ? quote -> Math.abs(Math.abs(near.delta(quote)) - delta.getAsDouble())
                    : quote -> Math.abs(quote.contract().strike() - near.slice().forward());
            OptionQuote found = nearest(all, miss).orElseThrow(() -> new Missing(
                    Reason.STRUCTURE_NO_STRIKE, "no strike at " + near.date() + " that all legs are quoted at"));
            delta.ifPresent(target -> requireNear(found, target));
            return found.contract().strike();
        }

        private static Optional<OptionQuote> nearest(List<OptionQuote> quotes, ToDoubleFunction<OptionQuote> miss) {
            return quotes.stream()
                    .min(Comparator.comparingDouble(miss)
                            .thenComparingDouble(quote -> quote.contract().strike()));
        }
    }
}
