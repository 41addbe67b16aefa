package dollarbill.app;

import dollarbill.backtest.run.DrawnMarkets;

/**
 * One finished study of drawn markets; everything in it follows from its request, the configuration and the program.
 *
 * @param request  what was asked
 * @param drawn  what the markets show
 */
public record MarketStudyRun(MarketStudyRequest request, DrawnMarkets drawn) {}
