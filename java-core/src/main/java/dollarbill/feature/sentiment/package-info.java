/** Daily features of news and forums: start from {@code SentimentFamily}. */
@NullMarked
package dollarbill.feature.sentiment;

import org.jspecify.annotations.NullMarked;
