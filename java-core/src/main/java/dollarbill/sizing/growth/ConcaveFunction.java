package dollarbill.sizing.growth;

/** A twice differentiable concave function of weights. */
interface ConcaveFunction {
    /** Returns the number of weights. */
    int size();

    /** Returns the value; minus infinity outside the domain. */
    double value(double[] weights);

    /** Returns the derivatives by each weight. */
    double[] gradient(double[] weights);

    /** Returns the matrix of second derivatives with its sign turned: symmetric, positive semidefinite. */
    double[][] curvature(double[] weights);
}
