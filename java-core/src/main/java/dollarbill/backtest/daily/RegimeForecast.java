package dollarbill.backtest.daily;

import dollarbill.market.Symbol;
import java.time.LocalDate;

/**
 * What a model of hidden states said of one day, with the return that came next and its log density under the model and under two simple ones.
 *
 * @param called  the likeliest state
 * @param next  log return of the next day
 * @param model  its log density under the model
 * @param oneNormal  under the normal distribution with mean and variance of the returns of training
 * @param smoothed  under the normal distribution of mean 0 with the exponentially smoothed variance of the latest days
 */
public record RegimeForecast(
        Symbol symbol, LocalDate date, int called, double next, double model, double oneNormal, double smoothed) {}
