"""Places that somebody would like others to be sent to (`security.md N05`)."""

ELSEWHERE = [
    "//evil.com", "///evil.com", "/\\evil.com", "\\\\evil.com", "https://evil.com",
    "http:evil.com", "https:/evil.com", "javascript:alert(1)", "/\t/evil.com", "\t//evil.com",
    "/%09/evil.com", " //evil.com", "/\n/evil.com", "/..//evil.com", "evil.com", "@evil.com",
    "/#//evil.com", "data:text/html,x", "/\x00/evil.com", "/\u2028/evil.com", "?x", "",
    "ftp://evil.com", "blob:https://evil.com/x", "/;//evil.com\r\nLocation: //evil.com",
    "/%0d%0aLocation:%20//evil.com", "//%65vil.com", "/\u00a0/evil.com", "/%5cevil.com",
    "https:\\evil.com", "http://localhost:3000@evil.com", "//localhost:3000.evil.com",
    "vbscript:x", "mailto:a@evil.com", "/\ufeff/evil.com", "\ufeff//evil.com",
    "HTTPS://EVIL.COM", "//evil.com@localhost:3000", "/.//evil.com", "/a/../..//evil.com",
]  # fmt: skip
