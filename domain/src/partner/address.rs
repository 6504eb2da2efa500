//! Which addresses of the internet the service may call because a partner says so: public ones, of hosts. Anything else might be a
//! machine of the institution that answers whoever stands inside (SSRF).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Networks of no public host (IANA, special-purpose address registries): address, bits.
const NEVER_V4: &[([u8; 4], u32)] = &[
    ([0, 0, 0, 0], 8),
    ([10, 0, 0, 0], 8),
    ([100, 64, 0, 0], 10),
    ([127, 0, 0, 0], 8),
    // Link-local, and with it the metadata of cloud machines.
    ([169, 254, 0, 0], 16),
    ([172, 16, 0, 0], 12),
    ([192, 0, 0, 0], 24),
    ([192, 0, 2, 0], 24),
    ([192, 88, 99, 0], 24),
    ([192, 168, 0, 0], 16),
    ([198, 18, 0, 0], 15),
    ([198, 51, 100, 0], 24),
    ([203, 0, 113, 0], 24),
    // The metadata address of one cloud, public by its number alone.
    ([168, 63, 129, 16], 32),
    ([224, 0, 0, 0], 3),
];

/// Within 2000::/3, the only part of IPv6 that is given to hosts: first two groups, bits.
const NEVER_V6: &[([u16; 2], u32)] = &[
    // Teredo and other protocols, documentation, 6to4 (which holds an IPv4 address), documentation again.
    ([0x2001, 0x0000], 23),
    ([0x2001, 0x0db8], 32),
    ([0x2002, 0x0000], 16),
    ([0x3fff, 0x0000], 20),
];

/// May the service call that address? `loopback` is for tests and demonstrations: this machine may be called too.
pub fn may_call(address: IpAddr, loopback: bool) -> bool {
    match address.to_canonical() {
        address if address.is_loopback() => loopback,
        IpAddr::V4(v4) => !NEVER_V4.iter().any(|(net, bits)| within(v4, Ipv4Addr::from(*net), *bits)),
        IpAddr::V6(v6) => is_public(v6),
    }
}

/// Is that the address of a page on a public host, as the document of the API writes one: https, a name of at least two labels, maybe a
/// port, a plain path and query?
pub fn is_public_address(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://") else { return false };
    let (host, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    let (name, port) = host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
    is_name(name)
        && port.is_none_or(is_port)
        && path.bytes().all(|b| b.is_ascii_alphanumeric() || b"/._~?=&-".contains(&b))
}

fn is_name(name: &str) -> bool {
    let Some((labels, last)) = name.rsplit_once('.') else { return false };
    let is_last = (2..=20).contains(&last.len()) && last.bytes().all(|b| b.is_ascii_lowercase());
    is_last && labels.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let ends = label.bytes().next().zip(label.bytes().last());
    label.len() <= 63
        && ends.is_some_and(|(first, last)| plain(first) && plain(last))
        && label.bytes().all(|b| plain(b) || b == b'-')
}

/// As the document says it, which has no way to say "up to 65,535".
fn is_port(port: &str) -> bool {
    port.bytes().all(|b| b.is_ascii_digit())
        && !port.starts_with('0')
        && port.parse::<u16>().is_ok_and(|port| port < 60_000)
}

fn within(address: Ipv4Addr, network: Ipv4Addr, bits: u32) -> bool {
    (address.to_bits() ^ network.to_bits()) >> (32 - bits) == 0
}

fn is_public(address: Ipv6Addr) -> bool {
    let head = |[a, b]: [u16; 2]| (u32::from(a) << 16) | u32::from(b);
    let [a, b, ..] = address.segments();
    let never = |(net, bits): &([u16; 2], u32)| (head([a, b]) ^ head(*net)) >> (32 - bits) == 0;
    a >> 13 == 0b001 && !NEVER_V6.iter().any(never)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn may(address: &str) -> bool {
        may_call(address.parse().unwrap(), false)
    }

    #[test]
    fn only_public_hosts_are_called() {
        for public in ["8.8.8.8", "192.0.1.1", "172.32.0.1", "100.128.0.1", "223.255.255.255", "2a01:e00::1"]
        {
            assert!(may(public), "{public}");
        }
        for inside in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.0.1",
            "169.254.169.254",
            "168.63.129.16",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.168.1.1",
            "198.19.0.1",
            "203.0.113.5",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "fe80::1",
            "fc00::1",
            "fd00:ec2::254",
            "ff02::1",
            "2001:db8::1",
            "2001::1",
            "2002:7f00:1::",
            "3fff::1",
            "64:ff9b::7f00:1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::ffff:169.254.169.254",
            "::127.0.0.1",
            "fec0::1",
        ] {
            assert!(!may(inside), "{inside}");
        }
    }

    #[test]
    fn an_address_is_written_as_the_document_says() {
        for good in ["https://paie.example", "https://a-b.paie.example:8443/abri/v1?x=1", "https://1.aa/"] {
            assert!(is_public_address(good), "{good}");
        }
        for bad in [
            "http://paie.example",
            "https://intranet/",
            "https://localhost./",
            "https://me:word@partner.example/",
            "https://0.aa*",
            "https://-a.example",
            "https://a..example",
            "https://paie.example:0/",
            "https://paie.example:65536/",
            "https://paie.example/#x",
            "https://10.0.0.1/",
        ] {
            assert!(!is_public_address(bad), "{bad}");
        }
    }

    #[test]
    fn this_machine_is_called_by_tests_alone_and_nothing_else_inside() {
        for mine in ["127.0.0.1", "::1", "::ffff:127.0.0.1"] {
            assert!(may_call(mine.parse().unwrap(), true), "{mine}");
        }
        assert!(!may_call("10.0.0.1".parse().unwrap(), true));
    }
}
