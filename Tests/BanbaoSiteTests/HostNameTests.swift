import Testing

@testable import BanbaoSite

struct HostNameTests {
    @Test(arguments: [
        "example.org", "localhost:8080", "xn--fsq.com", "1.example.org", "10.0.0.1", "127.0.0.1:80", "[::1]",
        "[fe80::1]:443",
        "a_b.example.org", "1.2.3.4a",
    ])
    func `a host`(_ host: String) { #expect(hostProblem(host) == nil) }

    @Test(arguments: [
        "", ".", "a..b", "-a.org", "a-.org", "a b", "a:x", "a:0", "a:65536", "[1]", "[::1]a", "1.2.3.4.5", "1.2.3",
        "256.1.1.1",
        "01.2.3.4", "example.1",
    ])
    func `no host`(_ host: String) { #expect(hostProblem(host) != nil) }
}
