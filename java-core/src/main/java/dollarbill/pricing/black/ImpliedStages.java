package dollarbill.pricing.black;

/** Finds the volatilities of a block of rows; by vectors or by the scalar twin, equal to the last bit. */
interface ImpliedStages {
    /** Returns the number of rows taken at once: the rows given are a multiple of it. */
    int width();

    /**
     * Writes the volatility of each row of a block, or NaN for a row outside the domain of {@link NearMoneyVolatility}.
     *
     * @param work  columns, results and scratch
     * @param from  first row
     * @param rows  number of rows
     */
    void run(ImpliedWork work, int from, int rows);

    /** Returns the vector stages where the running JVM has the module and vectors of doubles, else the scalar twin. */
    static ImpliedStages fastest() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            ImpliedStages vectors = new VectorImpliedStages();
            if (vectors.width() > 1) {
                return vectors;
            }
        }
        return new ScalarImpliedStages();
    }
}
