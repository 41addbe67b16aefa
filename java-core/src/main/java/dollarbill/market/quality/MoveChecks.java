package dollarbill.market.quality;

import dollarbill.market.quality.DailyRows.Column;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Checks that look at moves: bad ticks, jumps and spikes within a day.
 *
 * <p>A move is measured in the scale of those around it: 1.4826 times the median absolute move of the 30 rows before and
 * the 30 after, which a few wild rows cannot widen (P. J. Huber, Robust Statistics, 1981, section 5.1). Moves are
 * logarithmic, of macro series plain differences.
 */
final class MoveChecks {
    private static final int SIDE = 30;
    private static final double TO_DEVIATION = 1.4826;
    private static final double LEAST_SCALE = 1e-4;

    /** A move of as many scales, and of at least this size, is beyond all others. */
    private static final double JUMP_SCALES = 12.0;

    private static final double LEAST_JUMP = 0.08;

    /** The same for a macro series, in its own unit: a rate in percent. */
    private static final double LEAST_POINTS = 1.0;

    /** A jump is a bad tick where the next move takes back all of it but this part. */
    private static final double LEFT_OVER = 0.25;

    /** A low or high as many scales, and at least this far, beyond open and both closes is a spike. */
    private static final double SPIKE_SCALES = 15.0;

    private static final double LEAST_SPIKE = 0.1;

    private static final int[][] SPLITS = {{2, 1}, {3, 1}, {3, 2}, {4, 1}, {5, 1}, {7, 1}, {10, 1}, {20, 1}};
    private static final double SPLIT_TOLERANCE = 0.06;

    private final DailyRows rows;
    private final SeriesKind kind;
    private final double[] moves;
    private final boolean ranged;
    private final double leastJump;
    private final List<DefectFound> found = new ArrayList<>();

    private MoveChecks(DailyRows rows, SeriesKind kind) {
        this.rows = rows;
        this.kind = kind;
        moves = moves(rows, kind);
        ranged = kind != SeriesKind.MACRO && rows.has(Column.LOW);
        leastJump = kind == SeriesKind.MACRO ? LEAST_POINTS : LEAST_JUMP;
    }

    static List<DefectFound> of(DailyRows rows, SeriesKind kind) {
        MoveChecks checks = new MoveChecks(rows, kind);
        for (int row = 1; row < rows.size(); row++) {
            checks.check(row);
        }
        return checks.found;
    }

    private static double[] moves(DailyRows rows, SeriesKind kind) {
        double[] moves = new double[rows.size()];
        double before = Double.NaN;
        for (int row = 0; row < moves.length; row++) {
            double close = rows.cell(Column.CLOSE, row);
            double move = kind == SeriesKind.MACRO ? close - before : Math.log(close / before);
            moves[row] = Double.isFinite(move) ? move : 0.0;
            before = Double.isNaN(close) ? before : close;
        }
        return moves;
    }

    private void check(int row) {
        double scale = scale(row);
        double move = moves[row];
        double next = row + 1 < moves.length ? moves[row + 1] : 0.0;
        if (ranged) {
            spike(row, scale);
        }
        if (Math.abs(move) < Math.max(leastJump, JUMP_SCALES * scale)) {
            return;
        }
        if (Math.abs(move + next) < LEFT_OVER * Math.abs(move)) {
            add(Defect.BAD_TICK, row, "close moves by " + figure(move) + " and back by " + figure(next));
        } else if (kind != SeriesKind.MACRO && Math.abs(moves[row - 1] + move) >= LEFT_OVER * Math.abs(move)) {
            add(Defect.JUMP, row, "close moves by " + figure(move) + ", " + figure(Math.abs(move) / scale)
                    + " times the usual" + splitNote(move));
        }
    }

    private void spike(int row, double scale) {
        double close = rows.cell(Column.CLOSE, row);
        double open = rows.cell(Column.OPEN, row);
        double before = rows.cell(Column.CLOSE, row - 1);
        double limit = Math.max(LEAST_SPIKE, SPIKE_SCALES * scale);
        double above = Math.log(rows.cell(Column.HIGH, row) / Math.max(open, Math.max(close, before)));
        double below = Math.log(Math.min(open, Math.min(close, before)) / rows.cell(Column.LOW, row));
        if (above > limit) {
            add(Defect.BAD_TICK, row, "high " + rows.cell(Column.HIGH, row) + " far above open " + open + " and close "
                    + close);
        }
        if (below > limit) {
            add(Defect.BAD_TICK, row, "low " + rows.cell(Column.LOW, row) + " far below open " + open + " and close "
                    + close);
        }
    }

    private double scale(int row) {
        int from = Math.max(1, row - SIDE);
        int to = Math.min(moves.length, row + SIDE + 1);
        double[] sizes = new double[Math.max(0, to - from - 1)];
        int n = 0;
        for (int i = from; i < to; i++) {
            if (i != row) {
                sizes[n++] = Math.abs(moves[i]);
            }
        }
        Arrays.sort(sizes);
        return n == 0 ? LEAST_SCALE : TO_DEVIATION * sizes[n / 2] + LEAST_SCALE;
    }

    private static String splitNote(double move) {
        for (int[] ratio : SPLITS) {
            if (Math.abs(Math.abs(move) - Math.log((double) ratio[0] / ratio[1])) < SPLIT_TOLERANCE) {
                return move < 0.0
                        ? "; near a split of " + ratio[0] + ":" + ratio[1]
                        : "; near a reverse split of " + ratio[1] + ":" + ratio[0];
            }
        }
        return "";
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private void add(Defect defect, int row, String detail) {
        LocalDate date = rows.date(row);
        found.add(new DefectFound(defect, date, detail));
    }
}
