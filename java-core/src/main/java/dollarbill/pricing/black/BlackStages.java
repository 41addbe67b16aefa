package dollarbill.pricing.black;

/** The stages of each kind of batch; by vectors and as their scalar twin, equal to the last bit. */
interface BlackStages {
    /** Returns the stages in order. */
    BlackStage[] of(BatchKind kind);

    /** Returns the number of rows a stage takes at once: the rows it is given are a multiple of it. */
    int width();

    /** Returns the vector stages where the running JVM has the module and vectors of doubles, else the scalar twin. */
    static BlackStages fastest() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            BlackStages vectors = new VectorStages();
            if (vectors.width() > 1) {
                return vectors;
            }
        }
        return new ScalarStages();
    }
}
