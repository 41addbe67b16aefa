"""A forest of one hundred random trees of depth eight over twelve inputs, for measuring what a prediction costs."""

MODEL = {
    "contract": 1,
    "name": "forest",
    "inputs": [
        {"name": "x%d" % i, "unit": "none", "min": -10.0, "max": 10.0, "required": True} for i in range(12)
    ],
    "outputs": [{"name": "mean", "unit": "none", "min": 0.0, "max": 1.0}],
    "learned": False,
    "capabilities": [],
}

TREES = 100
DEPTH = 8


class Model:
    """Complete binary trees in flat lists; node ``i`` has the children ``2 i + 1`` and ``2 i + 2``."""

    def __init__(self):
        state = 42
        inner = 2**DEPTH - 1
        self.features = []
        self.thresholds = []
        self.leaves = []
        for _ in range(TREES):
            features = []
            thresholds = []
            for _ in range(inner):
                state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
                features.append((state >> 33) % 12)
                thresholds.append((state >> 40) / 2**24 * 4.0 - 2.0)
            leaves = []
            for _ in range(inner + 1):
                state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
                leaves.append((state >> 40) / 2**24)
            self.features.append(features)
            self.thresholds.append(thresholds)
            self.leaves.append(leaves)

    def predict(self, rows):
        """Return the mean leaf of all trees for each row, shape ``(n, 1)``."""
        answers = []
        inner = 2**DEPTH - 1
        for row in rows:
            total = 0.0
            for tree in range(TREES):
                features = self.features[tree]
                thresholds = self.thresholds[tree]
                node = 0
                while node < inner:
                    if row[features[node]] <= thresholds[node]:
                        node = 2 * node + 1
                    else:
                        node = 2 * node + 2
                total += self.leaves[tree][node - inner]
            answers.append([total / TREES])
        return answers
