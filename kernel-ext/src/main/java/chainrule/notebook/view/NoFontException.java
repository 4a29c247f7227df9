package chainrule.notebook.view;

/** The Java platform cannot draw text on this machine. The message says what to install. */
final class NoFontException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoFontException(Throwable cause) {
        super("Java cannot draw text here. On Debian or Ubuntu install its fonts with"
                + " \"apt-get install fontconfig fonts-dejavu-core\" and restart the kernel.", cause);
    }
}
