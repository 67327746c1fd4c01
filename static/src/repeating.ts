// A button that goes on while it is held down.

const FIRST_MS = 400;
const NEXT_MS = 60;

/** Act when the button is pressed, and again and again until it is let go. */
export function repeating(button: HTMLButtonElement, act: () => void): void {
  let timer = 0;
  const stop = () => clearTimeout(timer);
  const again = () => {
    if (button.disabled || !button.isConnected) return;
    act();
    timer = setTimeout(again, NEXT_MS);
  };
  let held = false;
  button.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    // A mouse leaves the focus where it is; a finger shall not bring up the keyboard.
    event.preventDefault();
    held = true;
    act();
    timer = setTimeout(again, FIRST_MS);
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) button.addEventListener(end, stop);
  // Assistive technology clicks without a pointer.
  button.addEventListener("click", () => {
    if (!held) act();
    held = false;
  });
}
