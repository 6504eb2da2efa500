//! Where a request comes from, as far as it can be believed.

use axum::extract::ConnectInfo;
use axum::http::request::Parts;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

/// The network of a request: an IPv4 address, or the /64 of an IPv6 one (a home or a phone has a whole /64).
pub fn of(parts: &Parts, trusted_proxies: usize) -> String {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let forwarded = forwarded(parts, trusted_proxies);
    match forwarded.or(peer) {
        Some(IpAddr::V4(address)) => address.to_string(),
        Some(IpAddr::V6(address)) => prefix(address),
        None => "unknown".to_owned(),
    }
}

fn prefix(address: Ipv6Addr) -> String {
    if let Some(v4) = address.to_ipv4_mapped() {
        return v4.to_string();
    }
    let [a, b, c, d, ..] = address.segments();
    format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
}

/// The hop that the outermost trusted proxy saw, counted from the right: what stands further left is the client's word.
fn forwarded(parts: &Parts, trusted_proxies: usize) -> Option<IpAddr> {
    let header = parts.headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let hops: Vec<&str> = header.flat_map(|value| value.split(',')).map(str::trim).collect();
    let from_right = trusted_proxies.checked_sub(1)?;
    hops.iter().rev().nth(from_right)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Request;

    fn network(forwarded: &str, trusted: usize) -> String {
        let mut request = Request::builder().header("x-forwarded-for", forwarded).body(()).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 1))));
        of(&request.into_parts().0, trusted)
    }

    #[test]
    fn a_spoofed_forwarded_header_is_not_believed() {
        assert_eq!(network("203.0.113.9", 0), "127.0.0.1");
        assert_eq!(network("203.0.113.9, 198.51.100.7", 1), "198.51.100.7");
        assert_eq!(network("203.0.113.9, 198.51.100.7, 192.0.2.1", 2), "198.51.100.7");
        assert_eq!(network("nonsense", 1), "127.0.0.1");
    }

    #[test]
    fn an_ipv6_phone_is_one_network() {
        assert_eq!(network("2001:db8:1:2:3:4:5:6", 1), "2001:db8:1:2::/64");
        assert_eq!(network("::ffff:203.0.113.9", 1), "203.0.113.9");
    }
}
