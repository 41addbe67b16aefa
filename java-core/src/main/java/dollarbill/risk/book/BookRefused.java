package dollarbill.risk.book;

import java.util.List;
import java.util.stream.Collectors;

/** A book that cannot be read, with everything that is wrong in it. */
public final class BookRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    private final transient List<BookFault> faults;

    /**
     * Creates a refusal.
     *
     * @param source  name of the file
     * @param faults  at least one
     */
    public BookRefused(String source, List<BookFault> faults) {
        super(faults.stream().limit(SHOWN).map(fault -> source + ":" + fault).collect(Collectors.joining("\n"))
                + (faults.size() > SHOWN ? "\nand " + (faults.size() - SHOWN) + " more" : ""));
        this.faults = List.copyOf(faults);
    }

    /** Returns everything wrong, in the order of the file. */
    public List<BookFault> faults() {
        return faults;
    }
}
