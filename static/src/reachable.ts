// A region that scrolls is reached by the keyboard as long as there is more than fits.

/** Watch a region and what it holds; returns what ends the watch. */
export function reachable(region: HTMLElement, content: HTMLElement): () => void {
  const measure = () => {
    const more =
      region.scrollHeight > region.clientHeight + 1 || region.scrollWidth > region.clientWidth + 1;
    // One that has the focus keeps it, so that nobody is thrown out of where they read.
    if (more) region.tabIndex = 0;
    else if (document.activeElement !== region) region.removeAttribute("tabindex");
  };
  region.addEventListener("blur", measure);
  const observer = new ResizeObserver(measure);
  observer.observe(region);
  observer.observe(content);
  return () => observer.disconnect();
}
