//! Style sheets and the script, built into the binary by `build.rs` and served under names that contain their
//! content, so that a browser keeps them for a year and a new release is seen at once.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};

/// One built file, plain and compressed.
pub struct Asset {
    /// Its address: name, hash of the content, ending.
    pub url: &'static str,
    /// Its content type.
    pub mime: &'static str,
    /// The hash again, quoted, for `If-None-Match`.
    pub etag: &'static str,
    /// The content.
    pub plain: &'static [u8],
    /// The content, gzipped at build time at the best level.
    pub packed: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The content never changes under one name.
const FOR_A_YEAR: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// The asset at this address.
pub fn find(url: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.url == url)
}

/// The sheet of message HTML as text: it is written into the document of the sandboxed frame, whose origin may
/// load nothing.
pub fn mail_css() -> &'static str {
    find(MAIL_CSS).and_then(|asset| std::str::from_utf8(asset.plain).ok()).unwrap_or_default()
}

/// The sheet of a conversation that is kept as a file: it is written into the file, which may load nothing.
pub fn whole_css() -> &'static str {
    find(WHOLE_CSS).and_then(|asset| std::str::from_utf8(asset.plain).ok()).unwrap_or_default()
}

/// Answers a request for an asset: 304 if the browser has it, compressed if it may be, 404 if there is none.
pub fn serve(url: &str, request: &HeaderMap) -> Response<Body> {
    let Some(asset) = find(url) else {
        return with_status(StatusCode::NOT_FOUND, Body::empty());
    };
    let known = request.get(header::IF_NONE_MATCH).is_some_and(|seen| seen.as_bytes() == asset.etag.as_bytes());
    let zipped = accepts_gzip(request);
    let mut response = match (known, zipped) {
        (true, _) => with_status(StatusCode::NOT_MODIFIED, Body::empty()),
        (false, true) => with_status(StatusCode::OK, Body::from(asset.packed)),
        (false, false) => with_status(StatusCode::OK, Body::from(asset.plain)),
    };
    let headers = response.headers_mut();
    headers.insert(header::ETAG, HeaderValue::from_static(asset.etag));
    headers.insert(header::CACHE_CONTROL, FOR_A_YEAR);
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if !known {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.mime));
        if zipped {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
    }
    response
}

fn accepts_gzip(request: &HeaderMap) -> bool {
    let accepted = request.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted.split(',').any(|one| {
        let (name, weight) = one.split_once(';').unwrap_or((one, ""));
        name.trim().eq_ignore_ascii_case("gzip") && !matches!(weight.trim(), "q=0" | "q=0.0")
    })
}

fn with_status(status: StatusCode, body: Body) -> Response<Body> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asking(name: header::HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    #[test]
    fn a_browser_that_has_it_gets_304() {
        let etag = ASSETS[0].etag;
        assert_eq!(serve(APP_CSS, &asking(header::IF_NONE_MATCH, etag)).status(), StatusCode::NOT_MODIFIED);
    }

    #[test]
    fn gzip_only_for_those_who_take_it() {
        let zipped = serve(APP_JS, &asking(header::ACCEPT_ENCODING, "br, gzip;q=0.8"));
        assert_eq!(zipped.headers()[header::CONTENT_ENCODING], "gzip");
        let plain = serve(APP_JS, &asking(header::ACCEPT_ENCODING, "gzip;q=0"));
        assert!(!plain.headers().contains_key(header::CONTENT_ENCODING));
    }

    #[test]
    fn an_old_name_is_not_found() {
        assert_eq!(serve("/assets/app.000000000000.css", &HeaderMap::new()).status(), StatusCode::NOT_FOUND);
    }
}
