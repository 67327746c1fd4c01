"""Pages that are about whoever looks at them."""

from nago.auth.subject import Subject
from nago.errors import PermissionDenied
from nago.presentation.window import Window


def logged_in(wnd: Window) -> Subject:
    """Raises PermissionDenied for an anonymous visitor: the page is about his own account."""
    subject = wnd.subject()
    if not subject.valid:
        raise PermissionDenied("this page is about your own account: log in first", login=True)
    return subject
