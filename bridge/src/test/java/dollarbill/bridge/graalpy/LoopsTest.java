package dollarbill.bridge.graalpy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The builtins that a deadline can stop answer as those of the language do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoopsTest {
    private static final String JUDGE = """
            import itertools
            _names = ("all", "any", "max", "min", "sorted", "sum")
            class _Broken:
                def __init__(self, good): self.good = good
                def __iter__(self): return self
                def __next__(self):
                    self.good -= 1
                    if self.good < 0: raise KeyError("broken")
                    return self.good
            class _Odd(list):
                def __iter__(self): return iter((7, 5, 9))
            def _outcome(text, names):
                names = dict(names, itertools=itertools, Broken=_Broken, Odd=_Odd)
                try:
                    answer = eval(text, names)
                    return type(answer).__name__ + " " + repr(answer)
                except Exception as error:
                    return "raises " + type(error).__name__ + " " + str(error)
            def outcomes(text):
                return [_outcome(text, {}), _outcome(text, {name: globals()["_real_" + name] for name in _names})]
            """;

    private final Context context = Sandbox.context(Engine.create("python"), new FolderFileSystem(Path.of(".")));
    private Value outcomes = context.getBindings("python");

    @BeforeAll
    void defineJudge() {
        context.eval("python", JUDGE);
        outcomes = outcomes.getMember("outcomes");
    }

    @AfterAll
    void close() {
        context.close(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "sum([])", "sum([1, 2.5])", "sum(range(10))", "sum(range(0, 10**6, 7))", "sum(range(10**5, 0, -1))",
        "sum(map(float, range(5)), 10)", "sum(iter([1, 2]), start=3)", "sum([[1], [2]], [])",
        "sum(map(list, ['ab']), [])",
        "sum([0.1] * 10)", "sum(iter([0.1] * 10))", "sum(['a'])", "sum(iter('ab'))", "sum(iter('ab'), '')",
        "sum(5)", "sum()", "sum([1], 2, 3)", "sum(Odd([1]))", "sum(Broken(3))",
        "sum({1: 2, 3: 4})", "sum({1: 2, 3: 4}.values())", "sum(itertools.islice(itertools.count(), 5))",
        "sum(x * x for x in range(4))", "sum([True, True])", "sum(b'ab')", "sum(iter([10**30, 1]))",
        "all([])", "all(iter([]))", "all([1, 0])", "all(map(bool, [1, 2]))", "all(None)", "all(Broken(2))",
        "all(iter([1, 'x']))",
        "any([])", "any(iter([]))", "any([0, 3])", "any(map(bool, [0, 2]))", "any(itertools.count())", "any(3.0)",
        "any(Broken(2))", "any([], [])",
        "max(1, 2)", "max(2.0, 2)", "max(2, 2.0)", "max([2, 2.0])", "max(iter([2, 2.0]))", "max()", "max([])",
        "max(iter([]))", "max(iter([]), default=None)", "max([], default=4)", "max(iter('abc'), key=lambda c: -ord(c))",
        "max(1, 2, default=3)", "max(1, 'a')", "max(iter([1, 'a']))", "max(5)", "max(1, 2, key=None)",
        "max(map(float, ['nan', '1']))", "max(1.0, float('nan'))", "max(Odd())", "max([1], kei=2)",
        "min(1, 2)", "min(2.0, 2)", "min(iter([3, 1, 2]))", "min([], default='x')", "min(iter([]))", "min()",
        "min(range(10**9, 0, -10**6))", "min(-0.0, 0.0)", "min(iter([0.0, -0.0]))", "min([[2], [1]])", "min(Broken(3))",
        "min(zip([2, 1], 'ab'), key=lambda pair: pair[1])",
        "sorted([3, 1, 2])", "sorted(iter([3, 1, 2]), reverse=True)", "sorted('cab', key=ord)",
        "sorted(iter('cab'), key=None)",
        "sorted([1, 'a'])", "sorted(map(abs, [-2, 1]), key=lambda x: -x)", "sorted(4)", "sorted()",
        "sorted([2, 1], None)",
        "sorted({2: 1, 1: 2}.items())", "sorted(Odd())", "sorted(Broken(2))",
        "(lambda it: (any(it), list(it)))(iter([0, 1, 2, 3]))", "(lambda it: (all(it), next(it)))(iter([1, 0, 5]))",
        "(lambda it: (sum(itertools.islice(it, 2)), next(it)))(iter([1, 2, 3]))",
        "(lambda box: max(iter([box])) is box)([1])", "(lambda box: sum(iter([]), box) is box)([1])",
    })
    void anExpressionHasTheOutcomeOfThePlainBuiltins(String expression) {
        Value found = outcomes.execute(expression);
        String plain = found.getArrayElement(1).asString();
        if (plain.startsWith("raises TypeError")) {
            assertThat(found.getArrayElement(0).asString()).startsWith("raises TypeError");
        } else {
            assertThat(found.getArrayElement(0).asString()).isEqualTo(plain);
        }
    }
}
