//! Content-Security-Policy: one strict policy for every page, and one for the mail of customers in its frame.

/// Pages of ours: own script and sheets only, no inline anything, and HTML enters the document through the single
/// Trusted Types policy `ans`; `ans-worker` names one script of ours and nothing else.
pub const PAGE: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
require-trusted-types-for 'script'; trusted-types ans ans-worker";

/// Pages of customers: they need no script at all.
pub const CUSTOMER: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; \
base-uri 'none'; frame-ancestors 'none'";

/// A message's own HTML: its inline styles, pictures that came with it or that the desk fetches, nothing from elsewhere,
/// and no script even if it is opened outside its frame.
pub const MAIL: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; form-action 'none'; \
base-uri 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

/// Attachments and originals: shown or saved, never able to do anything.
pub const FILE: &str = "default-src 'none'; frame-ancestors 'none'; sandbox";

#[cfg(test)]
mod tests {
    #[test]
    fn no_page_of_ours_allows_inline_or_eval() {
        for policy in [super::PAGE, super::CUSTOMER, super::FILE] {
            assert!(!policy.contains("unsafe"), "{policy}");
        }
        assert!(!super::MAIL.contains("script-src") && super::MAIL.starts_with("default-src 'none'"));
    }
}
