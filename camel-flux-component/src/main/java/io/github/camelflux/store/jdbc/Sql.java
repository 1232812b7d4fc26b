package io.github.camelflux.store.jdbc;

/**
 * Completes statements with what differs between databases: <code>{now}</code> is the database's clock, <code>{in}</code> that clock
 * plus a parameter in milliseconds (null without it).
 *
 * @param product the database
 * @param now its clock, as an expression
 */
record Sql(Product product, String now) {

    /** With the database's own clock. */
    static Sql of(Product product) {
        return new Sql(product, product.now());
    }

    String complete(String statement) {
        return statement
                .replace("{in}", "{now} + CAST(? AS BIGINT) * INTERVAL '0.001' SECOND")
                .replace("{now}", now);
    }
}
