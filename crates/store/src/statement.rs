//! SQL statements as named constants, so that every one of them can be prepared on both engines by a test, and the
//! hot ones checked for the index they rely on.
//!
//! The text uses `$1, $2 …`. SQLite reads `$3` as a *name* numbered by first appearance, so it gets `?3`: the
//! rewriting happens while compiling.

/// One statement in the words of both engines.
#[derive(Debug)]
pub struct Statement {
    /// Its name in the source.
    pub name: &'static str,
    /// For SQLite, with `?1, ?2 …`.
    pub sqlite: &'static str,
    /// For PostgreSQL, with `$1, $2 …`.
    pub postgres: &'static str,
    /// The index that its plan must use on SQLite; a test looks.
    pub uses: Option<&'static str>,
}

/// Rewrites `$1` to `?1`. Both are one byte, so the length stays.
pub const fn numbered<const LENGTH: usize>(text: &str) -> [u8; LENGTH] {
    let bytes = text.as_bytes();
    let mut out = [0; LENGTH];
    let mut i = 0;
    while i < LENGTH {
        out[i] = if bytes[i] == b'$' { b'?' } else { bytes[i] };
        i += 1;
    }
    out
}

/// The bytes as text; they differ from valid text only in ASCII characters.
pub const fn text(bytes: &'static [u8]) -> &'static str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => panic!("a statement is text"),
    }
}

/// Declares the statements of one noun and lists them in `ALL`.
///
/// `NAME = "…";` for portable SQL, `NAME = "…", postgres "…";` where the engines differ, `NAME uses "index" = "…";`
/// for a statement that must be served by that index.
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident $(uses $index:literal)? = $sql:expr $(, postgres $pg:expr)?;)*) => {
        $(
            $(#[$doc])*
            static $name: $crate::statement::Statement = {
                const PORTABLE: &str = $sql;
                static SQLITE: [u8; PORTABLE.len()] = $crate::statement::numbered(PORTABLE);
                #[allow(unused_mut, unused_assignments)]
                const POSTGRES: &str = {
                    let mut text = PORTABLE;
                    $(text = $pg;)?
                    text
                };
                #[allow(unused_mut, unused_assignments)]
                const INDEX: Option<&str> = {
                    let mut index = None;
                    $(index = Some($index);)?
                    index
                };
                $crate::statement::Statement {
                    name: stringify!($name),
                    sqlite: $crate::statement::text(&SQLITE),
                    postgres: POSTGRES,
                    uses: INDEX,
                }
            };
        )*
        /// Every statement of this file.
        pub(crate) static ALL: &[&$crate::statement::Statement] = &[$(&$name),*];
    };
}
pub(crate) use statements;
