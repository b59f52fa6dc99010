//! Two macros: one runs an expression on either engine, the other names and registers statements.

/// Runs one expression against whichever connection `$tx` holds.
///
/// The body is compiled once an engine, with native column types in each: no trait bounds, no type that is
/// discovered at run time. `$c` is a `&mut` connection.
macro_rules! on {
    ($tx:expr, |$c:ident| $body:expr) => {
        match $tx {
            $crate::Tx::Sqlite(t) => {
                let $c = &mut **t;
                $body
            }
            $crate::Tx::Postgres(t) => {
                let $c = &mut **t;
                $body
            }
        }
    };
}

/// Declares statements as constants and registers them in the module's `STATEMENTS`.
macro_rules! statements {
    ($($(#[$meta:meta])* $name:ident = $sql:expr;)+) => {
        $($(#[$meta])* const $name: &str = $sql;)+

        /// This module's statements, by name, for the test that prepares each on both engines.
        pub(crate) const STATEMENTS: &[(&str, &str)] = &[$((stringify!($name), $name)),+];
    };
}
