/** The HTTP endpoint: parses a request, makes one call of an application service, renders the answer; start from {@link dollarbill.app.http.Server}. */
@NullMarked
package dollarbill.app.http;

import org.jspecify.annotations.NullMarked;
