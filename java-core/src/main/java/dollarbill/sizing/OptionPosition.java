package dollarbill.sizing;

import dollarbill.market.OptionType;

/**
 * One option bought or sold at a price.
 *
 * @param side  bought or sold
 * @param type  call or put
 * @param strike  strike price
 * @param price  price per share: the ask paid or the bid received
 * @param costPerShare  commission per share and trade; it is paid at entry and at exit, also at expiry
 */
public record OptionPosition(Side side, OptionType type, double strike, double price, double costPerShare) {}
