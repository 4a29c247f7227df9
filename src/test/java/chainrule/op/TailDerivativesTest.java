package chainrule.op;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.diff.Gradients;
import chainrule.tape.Op;
import chainrule.tape.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a function saturates, its derivatives of any order are tiny, not zero, and keep their digits. */
class TailDerivativesTest {

    /** By differences of the definition in 700 digits. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            Erf, -9.5, 7.2007555455399766e-40, 1.3681435536525955e-38, 2.5850712408488513e-37
            Erf, 20.25, 9.216670761348598e-179, -3.732751658346182e-177, 1.509921087477934e-175
            NormalCdf, -20.25, 3.6055338157275847e-90, 7.30120597684836e-89, 1.4748886764960652e-87
            NormalCdf, 9.5, 1.007793539430001e-20, -9.574038624585009e-20, 8.994557339412758e-19
            Gelu, -20.25, -7.283443978198863e-89, -1.4712831426803375e-87, -2.9647459519739867e-86
            Gelu, 9.5, 1.0, -8.89377798546976e-19, 8.257608313704571e-18
            GeluTanh, -7.75, -1.7760592788049262e-18, -2.5026772888294784e-17, -3.466905506832773e-16
            GeluTanh, 7.75, 1.0, -2.5026772888294784e-17, 3.466905506832773e-16
            Softplus, -650.0, 5.111951948651156e-283, 5.111951948651156e-283, 5.111951948651156e-283
            Softplus, -36.5, 1.4068617124461467e-16, 1.4068617124461464e-16, 1.406861712446146e-16
            Softplus, 36.5, 0.9999999999999999, 1.4068617124461464e-16, -1.406861712446146e-16
            Swish, -650.0, -3.3176568146746004e-280, -3.3125448627259492e-280, -3.307432910777298e-280
            Swish, -36.5, -4.9943590791838196e-15, -4.8536729079392035e-15, -4.712986736694586e-15
            Swish, 36.5, 1.0000000000000049, -4.8536729079392035e-15, 4.712986736694586e-15
            Mish, -650.0, -3.3176568146746004e-280, -3.3125448627259492e-280, -3.307432910777298e-280
            Mish, -36.5, -4.99435907918382e-15, -4.853672907939205e-15, -4.712986736694589e-15
            Mish, 36.5, 1.0, -5.6210980533692054e-30, 1.1083855316502654e-29
            LogSigmoid, -650.0, 1.0, -5.111951948651156e-283, -5.111951948651156e-283
            LogSigmoid, -36.5, 0.9999999999999999, -1.4068617124461464e-16, -1.406861712446146e-16
            LogSigmoid, 36.5, 1.4068617124461467e-16, -1.4068617124461464e-16, 1.406861712446146e-16
            Atan, -300.0, 1.1110987655692714e-05, 7.407242801097353e-08, 7.407133065386252e-10
            Atan, 1e150, 1e-300, 0.0, 0.0
            Atan, 100000.0, 9.999999999e-11, -1.9999999996e-15, 5.999999998e-20
            Softsign, -300.0, 1.1037405768148255e-05, 7.333824430663292e-08, 7.309459565445141e-10
            Softsign, 100000.0, 9.99980000299996e-11, -1.99994000119998e-15, 5.99976000599988e-20
            """)
    void keepTheirDigits(String type, double at, double first, double second, double third) throws ReflectiveOperationException {
        Op op = (Op) Class.forName("chainrule.op." + type).getDeclaredConstructor().newInstance();
        Value x = Value.scalar("x", at);
        Value y = op.on(x);
        for (double expected : new double[] {first, second, third}) {
            y = Gradients.gradients(y, x).of(x);
            // Below the normal doubles there are fewer digits to keep.
            double allowed = Math.max(1e-14 * Math.abs(expected), 4 * Double.MIN_VALUE);
            assertThat(Math.abs(y.asScalar() - expected)).as("%s instead of %s", y, expected).isLessThanOrEqualTo(allowed);
        }
    }
}
