//! Where anybody can have a mailbox: what two people there have in common is their provider, nothing else.

/// Domains of the large providers for the public.
const PROVIDERS: [&str; 66] = [
    "126.com",
    "163.com",
    "abv.bg",
    "alice.it",
    "arcor.de",
    "att.net",
    "bigpond.com",
    "bluewin.ch",
    "bol.com.br",
    "btinternet.com",
    "comcast.net",
    "daum.net",
    "docomo.ne.jp",
    "ezweb.ne.jp",
    "fastmail.com",
    "free.fr",
    "freenet.de",
    "gmail.com",
    "googlemail.com",
    "hanmail.net",
    "hetnet.nl",
    "hushmail.com",
    "icloud.com",
    "inbox.lv",
    "interia.pl",
    "kpnmail.nl",
    "laposte.net",
    "libero.it",
    "mac.com",
    "mail.com",
    "mail.ru",
    "mailbox.org",
    "me.com",
    "msn.com",
    "naver.com",
    "ntlworld.com",
    "o2.pl",
    "onet.pl",
    "online.no",
    "orange.fr",
    "planet.nl",
    "posteo.de",
    "proton.me",
    "protonmail.com",
    "qq.com",
    "rediffmail.com",
    "rogers.com",
    "seznam.cz",
    "sfr.fr",
    "shaw.ca",
    "sina.com",
    "sky.com",
    "skynet.be",
    "softbank.ne.jp",
    "t-online.de",
    "telenet.be",
    "terra.com.br",
    "tiscali.it",
    "tutanota.com",
    "ukr.net",
    "uol.com.br",
    "verizon.net",
    "virgilio.it",
    "wanadoo.fr",
    "web.de",
    "wp.pl",
];
/// Providers with a domain in many countries: `yahoo.com`, `yahoo.co.uk`.
const IN_MANY_COUNTRIES: [&str; 9] = ["aol", "gmx", "hotmail", "live", "outlook", "yahoo", "yandex", "ymail", "ziggo"];

/// Whether the domain, in lower case, belongs to a provider for the public.
pub fn is_public_mail_provider(domain: &str) -> bool {
    /// Bytes of the longest ending, `co.uk` and its like.
    const COUNTRY_BYTES_MAX: usize = 6;
    let in_many = domain.split_once('.').is_some_and(|(name, country)| {
        (2..=COUNTRY_BYTES_MAX).contains(&country.len()) && IN_MANY_COUNTRIES.contains(&name)
    });
    in_many || PROVIDERS.contains(&domain)
}

/// The part of a domain that somebody registered, near enough for comparing: the last two names, or three under the
/// endings of a country that sorts its names (`co.uk`, `com.au`). Who needs it exactly wants the Public Suffix List.
pub fn registered_domain(domain: &str) -> &str {
    /// Bytes of the names that countries sort by.
    const SORTED_BY_MAX: usize = 3;
    let mut names = domain.rmatch_indices('.').map(|(at, _)| at);
    let (Some(last), Some(second)) = (names.next(), names.next()) else { return domain };
    let is_sorted = domain.len() - last - 1 == 2 && last - second - 1 <= SORTED_BY_MAX;
    let begins = if is_sorted { names.next().map_or(0, |at| at + 1) } else { second + 1 };
    domain.get(begins..).unwrap_or(domain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_below_a_domain_belong_to_it() {
        for (domain, expected) in [
            ("t17.robots.example", "robots.example"),
            ("a.b.c.robots.example", "robots.example"),
            ("robots.example", "robots.example"),
            ("shop.co.uk", "shop.co.uk"),
            ("mail.shop.co.uk", "shop.co.uk"),
            ("mail.birch.de", "birch.de"),
            ("localhost", "localhost"),
            ("", ""),
        ] {
            assert_eq!(registered_domain(domain), expected, "{domain}");
        }
    }

    #[test]
    fn providers_are_known_in_every_country() {
        for domain in ["gmail.com", "yahoo.co.uk", "gmx.at", "web.de"] {
            assert!(is_public_mail_provider(domain), "{domain}");
        }
        for domain in ["birch.example", "live.stagecompany.example", "mygmail.com", "outlook.", ""] {
            assert!(!is_public_mail_provider(domain), "{domain}");
        }
    }
}
