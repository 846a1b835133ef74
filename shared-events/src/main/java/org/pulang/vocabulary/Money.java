package org.pulang.vocabulary;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of money, in Indonesia rupiah: {@code {"amount": 1500000, "currency": "IDR"}}. Equal amounts are equal
 * however
 * they were written (1.50 and 1.5).
 *
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, Currency currency) {

    private static final Currency RUPIAH = Currency.getInstance("IDR");
    private static final int DIGITS = 15;

    /**
     * @throws IllegalArgumentException if the amount is below zero, has over 15 digits, or more decimals than the
     * currency
     */
    public Money {
        if (amount.signum() < 0 || amount.precision() > DIGITS || Math.abs((long) amount.scale()) > DIGITS) {
            throw new IllegalArgumentException("not an amount of money");
        }
        amount = amount.stripTrailingZeros();
        amount = amount.setScale(Math.max(amount.scale(), 0));
        if (amount.precision() > DIGITS || amount.scale() > currency.getDefaultFractionDigits()) {
            throw new IllegalArgumentException("not an amount of money");
        }
    }

    public static Money rupiah(long amount) {
        return new Money(BigDecimal.valueOf(amount), RUPIAH);
    }
}
