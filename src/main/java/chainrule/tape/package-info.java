/** Values, the operations that made them, and the sweeps forth and back over them. */
@NullMarked
package chainrule.tape;

import org.jspecify.annotations.NullMarked;
