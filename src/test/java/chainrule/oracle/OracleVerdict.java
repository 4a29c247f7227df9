package chainrule.oracle;

import java.util.List;

/**
 * A case that passed.
 *
 * @param worst the worst relative error beyond the absolute tolerance
 * @param notes where a documented choice was taken instead of the stored number
 */
record OracleVerdict(double worst, List<String> notes) {}
