"""An OpenID Connect relying party: discovery, keys, tokens, and what they say."""
