package dollarbill.app.cli;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * The process's standard input and output as bytes, for verbs that pass files through.
 *
 * @param in  standard input
 * @param out  standard output; shared with the text written there, which is flushed first
 */
public record BytePipes(InputStream in, OutputStream out) {}
