// Runs before a notebook's first cell. By name, so that a classpath without us costs a line, not the cell.
try {
    Class.forName("chainrule.notebook.ijava.Extension").getMethod("install").invoke(null);
} catch (ReflectiveOperationException | LinkageError e) {
    System.out.println("Chainrule is not on this kernel's classpath (IJAVA_CLASSPATH): " + e);
}
