/** CSV as bytes: records cut from a stream, their cells, and files written aside; start from {@code CsvRecords}. */
@NullMarked
package dollarbill.app.csv;

import org.jspecify.annotations.NullMarked;
