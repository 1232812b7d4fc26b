package io.github.camelflux.job.budget;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/** How often a budget begins anew. */
public enum BudgetCycle {
    /** At midnight. */
    DAY {
        @Override
        String id(LocalDate day) {
            return day.toString();
        }

        @Override
        LocalDate next(LocalDate day) {
            return day.plusDays(1);
        }
    },
    /** At midnight before the first day of a month. */
    MONTH {
        @Override
        String id(LocalDate day) {
            return YearMonth.from(day).toString();
        }

        @Override
        LocalDate next(LocalDate day) {
            return day.withDayOfMonth(1).plusMonths(1);
        }
    };

    /** Names the period that a moment lies in: {@code 2026-11-27}, or {@code 2026-11}. */
    String period(Instant now, ZoneId zone) {
        return id(LocalDate.ofInstant(now, zone));
    }

    /** When the next period begins. A midnight that a time zone leaves out is the first moment after it. */
    Instant end(Instant now, ZoneId zone) {
        return next(LocalDate.ofInstant(now, zone)).atStartOfDay(zone).toInstant();
    }

    abstract String id(LocalDate day);

    abstract LocalDate next(LocalDate day);
}
