"""Where the pages of the login service are."""

CHOOSE = "login-service/choose"
REFUSED = "login-service/refused"
ADMIN = "admin/login-service"
